/** Where a proposal stands, in sentences: what came of it and why, or what happens now and what comes next. */
import { awaitsSentence } from '../awaits';
import { day, hour } from '../format';
import { t, title, words } from '../i18n.svelte';
import type { Result } from '../protocol';
import { latestResult } from '../select';
import { moment, ownZone } from './notices';
import { reasons, resultWord } from '../outcome';
import { hasOwnName } from './ends';
import type { ProposalPage } from './proposal';

type Standing = Pick<ProposalPage, 'proposal' | 'meeting' | 'stage_about'>;

/** A proposal without a meeting is told in the reader's own time. */
export function zoneOf(page: Pick<ProposalPage, 'meeting'>): string {
  return page.meeting?.time_zone ?? ownZone();
}

export function standing(page: Standing): string[] {
  const { proposal } = page;
  if (proposal.outcome) return [...ended(page), ...secret(page)];
  return [...goingOn(page), ...lasting(page)];
}

/** The page was just read: what the server says of its stage is still so. */
function lasting(page: Standing): string[] {
  const { deadline } = page.proposal;
  return deadline ? [t('deadline.until_then', { until: moment(deadline, zoneOf(page)) })] : [];
}

function goingOn(page: Standing): string[] {
  const { proposal } = page;
  if (proposal.ballot) return voting(page);
  const waits = proposal.awaits ? [awaitsSentence(proposal.awaits)] : [];
  const [, result] = latestResult(proposal) ?? [];
  if (result) {
    const on = t('result.goes_on', { stage: title(proposal.stage_title) });
    return [...voted(page, result), on, ...waits, ...secret(page)];
  }
  if (waits.length) return [...waits, ...planned(page)];
  const asked = proposal.asks_advice;
  const usual = asked ? t(`advice.asked.${asked.by}`) : t(`stage.${proposal.activity ?? 'waiting'}`);
  // What the workflow itself says is nearer to what is asked here.
  return [page.stage_about ? title(page.stage_about) : usual, ...planned(page)];
}

function ended(page: Standing): string[] {
  const { outcome = '', since, stage_title, results } = page.proposal;
  const on = day(since, zoneOf(page), words.language);
  const stage = title(stage_title);
  const own = hasOwnName(outcome, stage_title);
  const word = t(`proposal_page.ended.${own ? 'other' : outcome}`, { day: on, stage });
  const [, result] = latestResult({ ...page.proposal, results }) ?? [];
  if (!result) return own ? [word] : [word, t('proposal_page.never_voted')];
  // A withdrawn proposal may have been voted on before, with another end.
  return outcome === 'withdrawn' ? [word, ...voted(page, result)] : [word, ...reasons(result).why];
}

function voted(page: Standing, result: Result): string[] {
  const on = day(result.closed_at, zoneOf(page), words.language);
  return [t('proposal_page.voted_on', { day: on, word: resultWord(result).toLowerCase() }), ...reasons(result).why];
}

function voting(page: Standing): string[] {
  const closes = page.proposal.ballot?.closes_at;
  const told = [t('proposal_page.voting')];
  if (closes) told.push(t('proposal_page.voting_until', { hour: hour(closes, zoneOf(page), words.language) }));
  if (page.proposal.ballot?.secret) told.push(t('rules.secrecy.secret'));
  return told;
}

function secret(page: Standing): string[] {
  return latestResult(page.proposal)?.[1].secret ? [t('proposal_page.secret')] : [];
}

function planned({ meeting }: Standing): string[] {
  if (!meeting) return [t('proposal_page.no_meeting')];
  if (meeting.phase === 'ended') return [t('proposal_page.meeting_over', { meeting: meeting.title })];
  const on = day(meeting.starts_at, meeting.time_zone, words.language);
  return [t('proposal_page.meeting', { meeting: meeting.title, day: on })];
}
