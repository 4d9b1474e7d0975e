/** What a meeting may ask of a phone. Each is fetched when the meeting comes to it; the rest come once the phone has
 *  nothing else to do, so that a hall's bad network is not needed in the middle of a ballot. */
import { words } from '../../lib/i18n.svelte';
import { board, onScreen } from '../board/parts';

export const STAGES = {
  'check-in': () => import('./CheckIn.svelte'),
  moment: () => import('./Moment.svelte'),
  ballot: async () => (await Promise.all([import('./Ballot.svelte'), words.with('ballot')]))[0],
  group: () => import('./GroupTable.svelte'),
  result: () => import('./OutcomePage.svelte'),
  stopped: () => import('./Stopped.svelte'),
  ended: () => import('./Ended.svelte'),
};

/** Of a ballot, what has the land in it: after the vote, and for who has none. */
export const LOOKS_ON = () => import('./LooksOn.svelte');
export const RECORDED = () => import('./Recorded.svelte');
const agenda = () => import('./Agenda.svelte');
const outbox = () => import('./Outbox.svelte');
const refusals = () => words.with('refusals');

const AT_REST = 4_000;

/** Gives what calls it off. The mark tells whoever weighs the page (`make budget`) that this is not the first load. */
export function fetchAllAtRest(): () => void {
  const timer = setTimeout(() => {
    performance.mark('polder:at-rest');
    // What does not arrive now is asked for again when it is needed.
    for (const load of [...Object.values(STAGES), LOOKS_ON, RECORDED, agenda, board, onScreen, outbox, refusals])
      load().catch(() => undefined);
  }, AT_REST);
  return () => clearTimeout(timer);
}
