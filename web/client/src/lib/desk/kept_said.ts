/** What is kept about me, as sentences. */
import { chosenSentence } from './chosen';
import { day } from '../format';
import { t, words } from '../i18n.svelte';
import { sorted } from '../select';
import type { Kept } from './kept';

export interface KeptPart {
  /** The message that names it. */
  code: string;
  lines: string[];
}

/** The parts that hold something, in the order of the page. */
export function keptParts(kept: Kept): KeptPart[] {
  const parts: [string, string[]][] = [
    ['person', person(kept)],
    ['memberships', lines(kept.memberships, (each) => t('me.line.membership', { ...each }) + ended(each.ended))],
    ['teams', lines(kept.teams, (each) => t('me.line.team', { ...each }) + ended(each.ended))],
    ['meetings', lines(kept.meetings, meeting)],
    ['votes', lines(kept.votes, vote)],
    ['secret_ballots', lines(kept.secret_ballots, ({ title }) => t('me.line.secret_ballot', { title }))],
    ['notes', lines(kept.notes, note)],
    ['cards', lines(kept.cards, note)],
    ['suggestions', lines(kept.suggestions, suggestion)],
    ['ideas', lines(kept.ideas, written)],
    ['advice', lines(kept.advice, written)],
    ['feelings', lines(kept.feelings, feeling)],
    ['notices', kept.notices_read.n ? [t('me.line.notices', { count: kept.notices_read.n })] : []],
    ['tasks', lines(kept.tasks, (each) => t('me.line.task', { ...each, day: dayOf(each.at) }))],
  ];
  return parts.filter(([, said]) => said.length).map(([name, said]) => ({ code: `me.kept.${name}`, lines: said }));
}

function lines<T extends { order: number }>(map: Record<string, T>, say: (each: T) => string): string[] {
  return sorted(map).map(([, each]) => say(each));
}

function person({ person: who, sign_in, links, acts }: Kept): string[] {
  return [
    t('me.line.name', { name: who.name, language: t(`me.language.${who.language}`) }),
    who.email ? t('me.line.email', { email: who.email }) : '',
    who.says_from ? t('me.line.says_from', { from: who.says_from }) : '',
    sign_in ? t('me.line.sign_in', { email: sign_in }) : '',
    t('me.line.links', { count: links }),
    t('me.line.acts', { count: acts }),
  ].filter(Boolean);
}

function ended(over: true | undefined): string {
  return over ? ` ${t('me.line.ended')}` : '';
}

function meeting(each: Kept['meetings'][string]): string {
  return t('me.line.meeting', { title: each.title, day: dayOf(each.starts_at), mode: each.mode, rank: each.rank });
}

function vote(each: Kept['votes'][string]): string {
  const said = chosenSentence(each.choice, each);
  const line = t('me.line.vote', { title: each.title, seat: each.seat, said });
  return each.replaced ? `${line} ${t('me.line.replaced')}` : line;
}

function note(each: Kept['notes' | 'cards'][string]): string {
  const line = t('me.line.note', { text: each.text, meeting: each.meeting });
  return each.removed ? `${line} ${t('me.line.removed')}` : line;
}

function suggestion({ kind, state, text, reason, proposal_title: title }: Kept['suggestions'][string]): string {
  return `${t(`me.line.suggested.${kind}`, { text, title, reason })} ${t(`me.suggested.${state}`)}`;
}

function written({ text, proposal_title: title, removed }: Kept['ideas' | 'advice'][string]): string {
  const line = t('me.line.written', { text, title });
  return removed ? `${line} ${t('me.line.removed')}` : line;
}

function feeling({ about, value, text, meeting: title }: Kept['feelings'][string]): string {
  const felt = about === 'clause' ? t(`temperature.${value}`) : t(value > 0 ? 'me.felt.for' : 'me.felt.against');
  return t('me.line.feeling', { felt, text, meeting: title });
}

function dayOf(at: string): string {
  return day(at, Intl.DateTimeFormat().resolvedOptions().timeZone, words.language);
}
