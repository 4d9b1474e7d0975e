/** What the layer over a video call says of where the meeting is: one kick, one line, one sentence. Pure but for words. */
import { shortOf } from '../screens/now/short';
import { pointedAt } from './feelings';
import { clock, hour } from './format';
import { t, title as worded, words } from './i18n.svelte';
import type { Live, MeetingView, Result } from './protocol';
import { expectedStarts } from './run_sheet';
import { cardInHall, type Scene } from './scene';
import {
  closestQuestion,
  currentItem,
  currentRound,
  itemProposal,
  latestResult,
  nextItem,
  openBallot,
  sorted,
} from './select';
import { reasons, resultWord } from './outcome';
import { ballotTitle } from './sentences';
import { hallTurnout } from './hall_turnout';
import { given, share } from './shares';

export interface Caption {
  kick: string;
  /** A number that is large, where there is one. */
  count?: number;
  line: string;
  says?: string;
  /** Until when, for a countdown. */
  until?: string | undefined;
}

export function captionOf(view: MeetingView, live: Live | undefined, scene: Scene, now: number): Caption {
  const title = view.meeting.title;
  const zone = view.meeting.time_zone;
  const voting = openBallot(view);
  const result = latestResult(itemProposal(view)?.[1])?.[1];
  if (scene === 'ballot' && voting) {
    const { count, says, part } = hallTurnout(voting.ballot, live);
    const kick = `${t(voting.ballot.secret ? 'screen.secret_open' : 'screen.open')}: ${ballotTitle(voting.proposal, voting.ballot)}`;
    const line = [says, part].filter(Boolean).join(', ');
    return { kick, ...(count === undefined ? {} : { count }), line, until: voting.ballot.closes_at };
  }
  if (scene === 'result' && result) {
    const why = [...reasons(result).why, shortOf(result), forIt(result)].filter(Boolean).join(' ');
    return { kick: itemProposal(view)?.[1].title ?? title, line: resultWord(result), says: why };
  }
  if (scene === 'pause') {
    const until = view.meeting.shown?.until;
    const says = until ? t('pause.until', { hour: hour(until, zone, words.language) }) : t('pause.soon');
    return { kick: title, line: t('pause.title'), says, until };
  }
  const pointed = scene === 'point' && pointedAt(view);
  if (pointed) {
    return {
      kick: `${t('temperature.point', { n: pointed.facts.n })}: ${pointed.proposal.title}`,
      line: pointed.facts.text,
    };
  }
  const card = scene === 'card' && view.board?.cards[cardInHall(view) ?? ''];
  if (card) return { kick: title, line: card.text };
  const asked = (scene === 'ideas' || scene === 'turns') && itemProposal(view)?.[1];
  if (asked) return { kick: asked.title, line: worded(asked.brainstorm?.prompt ?? asked.turns?.question, asked.title) };
  if (scene === 'groups') return { kick: t('screen.groups'), line: currentRound(view)?.[1].question ?? title };
  if (scene === 'ended') return { kick: title, line: t('ended.kick') };
  const item = currentItem(view)?.[1];
  return item && scene !== 'welcome'
    ? { kick: title, line: item.title, ...coming(view, now) }
    : { kick: title, line: t('screen.welcome') };
}

/** How much of the votes was for it; of several points, for the closest. */
function forIt(result: Result): string {
  const asked = result.questions[closestQuestion(result) ?? ''];
  if (asked?.counts['yes'] === undefined || result.result === 'no_quorum') return '';
  const part = share(asked.counts['yes'] ?? 0, given(asked.counts));
  const one = Object.keys(result.questions).length === 1;
  return part && t(one ? 'share.for' : 'share.for_point', { number: asked.n ?? asked.order, share: part });
}

function coming(view: MeetingView, now: number): Pick<Caption, 'says'> {
  const next = nextItem(view);
  const id = sorted(view.agenda).find(([, each]) => each === next)?.[0] ?? '';
  const at = expectedStarts(view, now)[id] ?? '';
  if (!next) return {};
  return { says: `${t('moment.next', { time: clock(at, view.meeting.time_zone, words.language) })} *${next.title}*` };
}
