/** What a meeting may ask of a phone. Each is fetched when the meeting comes to it; the rest come once the phone has
 *  nothing else to do, so that a hall's bad network is not needed in the middle of a ballot. */
import { words, type Part as Words } from '../../lib/i18n.svelte';
import { rest } from '../../lib/rest';
import { board, onScreen } from '../board/parts';

export const STAGES = {
  'check-in': () => saying(import('./CheckIn.svelte'), 'door'),
  moment: () => saying(import('./Moment.svelte'), 'moment'),
  ballot: () => saying(import('./Ballot.svelte'), 'ballot'),
  group: () => saying(import('./GroupTable.svelte'), 'groups'),
  ideas: () => saying(import('./AskedOfAll.svelte'), 'ideas'),
  result: () => saying(import('./OutcomePage.svelte'), 'result'),
  stopped: () => saying(import('./Stopped.svelte'), 'moment'),
  ended: () => saying(import('./Ended.svelte'), 'result', 'moment'),
};

/** A part of the page, once it has the words that it says. */
async function saying<Part>(part: Promise<Part>, ...said: Words[]): Promise<Part> {
  return (await Promise.all([part, words.with(...said)]))[0];
}

/** Where one may sit, and what one may talk about: said in a moment only while groups are chosen. */
export const GROUP_CHOICE = () => saying(import('./GroupChoice.svelte'), 'groups');
export const TOPICS = () => saying(import('./Topics.svelte'), 'groups');

/** Choosing on a ballot: yes or no per point, or a paper with options. */
export const POINTS = () => import('./ChooseVote.svelte');
export const PAPER = () => saying(import('../paper/ChoosePaper.svelte'), 'form');
export const FIXED = () => saying(PAPER(), 'fixed');
/** Whoever may share out the weight of their vote chooses on one of these, or on this. */
export const SPLIT = () => saying(import('./SplitVote.svelte'), 'tally', 'form', 'fixed');
/** What was chosen on such a paper, in words. */
export const ANSWER = () => saying(import('./Answer.svelte'), 'form');
export const FIXED_ANSWER = () => saying(ANSWER(), 'fixed');
const forms = () => import('../paper/forms').then(({ fetchForms }) => fetchForms());

/** A vote that has not arrived yet, with what tells it: fetched as soon as the words of the ballot stand there. */
export const WAITS = async () =>
  (await Promise.all([saying(import('./VoteWaits.svelte'), 'voted'), FIXED_ANSWER()]))[0];
/** Of a ballot, what has the land in it: after the vote, and for who has none. */
export const ELSEWHERE = () => saying(import('./VotedElsewhere.svelte'), 'voted');
export const STRIP = () => import('../../lib/field/Strip.svelte');
export const LOOKS_ON = () => saying(import('./LooksOn.svelte'), 'voted');
export const RECORDED = () => saying(import('./Recorded.svelte'), 'voted');
export const RESULT_KEY = () => import('./ResultKey.svelte');
export const TALLY = () => saying(import('../tally/TallyView.svelte'), 'tally', 'form', 'fixed');
/** How the room and online voted, apart, where that is told. */
export const APART = () => saying(import('../tally/Apart.svelte'), 'tally', 'fixed');
/** How an open ballot stands, where its rules show that. */
export const LIVE_COUNTS = () => saying(import('../tally/LiveCounts.svelte'), 'tally', 'form', 'fixed');
/** Leaving one's vote to another, where the meeting allows it. */
export const PROXY = () => saying(import('./Proxy.svelte'), 'rules');
/** How a point feels: asked for by a tap. */
export const TEMPERATURE = () => saying(import('./Temperature.svelte'), 'moment');
/** What one was let know; and what stands beside the text. */
export const LET_KNOW = () => saying(import('./LetKnow.svelte'), 'ideas');
export const ALSO = () => import('./Also.svelte');
export const FIELD = () => import('../../lib/field/Field.svelte');
export const AGENDA = () => saying(import('./Agenda.svelte'), 'result');
const outbox = () => import('./Outbox.svelte');
const told = () => words.with('refusals', 'rules');

const BESIDE = [
  POINTS,
  FIXED,
  SPLIT,
  FIXED_ANSWER,
  forms,
  ELSEWHERE,
  LOOKS_ON,
  RECORDED,
  TALLY,
  GROUP_CHOICE,
  TOPICS,
  STRIP,
  FIELD,
  RESULT_KEY,
  ALSO,
  PROXY,
  AGENDA,
  TEMPERATURE,
  board,
  onScreen,
  outbox,
  told,
];

const AT_REST = 4_000;

/** Gives what calls it off. */
export function fetchAllAtRest(): () => void {
  const timer = setTimeout(() => {
    rest();
    // What does not arrive now is asked for again when it is needed.
    for (const load of [...Object.values(STAGES), ...BESIDE]) load().catch(() => undefined);
  }, AT_REST);
  return () => clearTimeout(timer);
}
