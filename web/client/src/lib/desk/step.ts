/** What the console's dock offers: the one next step of a meeting. Pure. */
import type { AgendaItem, MeetingView, Proposal, Result, Rounds } from '../protocol';
import { currentItem, currentRound, foremost, itemProposal, latestResult, nextItem, sorted } from '../select';

export type Step =
  | { is: 'doors' | 'none'; key: string }
  | { is: 'chair'; key: string; id: string; proposal: Proposal; result: Result }
  | { is: 'reveal'; key: string; id: string; proposal: Proposal; ballot: string }
  | { is: 'consent'; key: string; id: string; proposal: Proposal; rounds: Rounds }
  | { is: 'ballot'; key: string; id: string; proposal: Proposal }
  | { is: 'move'; key: string; id: string; proposal: Proposal; move: string }
  | { is: 'agenda'; key: string; first: boolean; aside: boolean; id?: string; proposal?: Proposal };

export function nothingBegun(view: MeetingView): boolean {
  const items = Object.values(view.agenda);
  return !view.meeting.item && items.length > 0 && !items.some((item) => item.begun);
}

/** The items that the meeting has not come to. */
export function itemsLeft(view: MeetingView): AgendaItem[] {
  return Object.values(view.agenda).filter((item) => !item.begun);
}

/** The meeting is at something else than this proposal, and more is to come on the agenda. */
function elsewhere(view: MeetingView, proposal: string): boolean {
  if (!currentItem(view) || !nextItem(view)) return false;
  return itemProposal(view)?.[0] !== proposal && currentRound(view)?.[1].proposal !== proposal;
}

/** The next step follows the agenda: a proposal's move is it while the meeting is at that proposal, and stands beside it
 *  otherwise. What ends a proposal is never the next step: it stands beside it, and asks first. */
export function stepOf(view: MeetingView): Step {
  const [id, proposal] = foremost(view) ?? [];
  if (id && proposal?.ballot && view.meeting.phase !== 'ended')
    return { is: 'ballot', key: `ballot ${proposal.ballot.id}`, id, proposal };
  if (view.meeting.phase !== 'open') {
    const is = view.meeting.phase === 'planned' ? 'doors' : 'none';
    return { is, key: is };
  }
  const hidden = proposal && hiddenBallot(proposal);
  if (id && proposal && hidden && !elsewhere(view, id))
    return { is: 'reveal', key: `reveal ${hidden}`, id, proposal, ballot: hidden };
  const [, last] = (proposal && latestResult(proposal)) ?? [];
  if (id && proposal && last?.awaits_chair)
    return { is: 'chair', key: `chair ${last.ballot}`, id, proposal, result: last };
  const rounds = proposal?.rounds;
  if (id && proposal && rounds?.next && !elsewhere(view, id))
    return { is: 'consent', key: `consent ${String(rounds.round)}`, id, proposal, rounds };
  const first = nothingBegun(view);
  const move = first ? undefined : sorted(view.moves?.[id ?? '']).find(([, each]) => !each.ends)?.[0];
  const aside = first || (move !== undefined && elsewhere(view, id ?? ''));
  if (id && proposal && move && !aside) return { is: 'move', key: `move ${id} ${move}`, id, proposal, move };
  const key = `agenda ${String(nextItem(view)?.order)}`;
  return { is: 'agenda', key, first, aside, ...(id && proposal ? { id, proposal } : {}) };
}

/** The newest ballot whose result waits to be revealed. */
export function hiddenBallot({ hidden = {} }: Pick<Proposal, 'hidden'>): string | undefined {
  return Object.entries(hidden)
    .sort(([, a], [, b]) => (a.closed_at < b.closed_at ? -1 : 1))
    .at(-1)?.[0];
}

/** The closed ballot that may be held once more: the rules of its stage say so, and the proposal is still there. */
export function mayBeAgain(proposal: Proposal): string | undefined {
  const said = Object.values(proposal.rules?.[proposal.stage]?.said ?? {});
  if (proposal.ballot || hiddenBallot(proposal) || !said.some(({ code }) => code === 'rules.reopens')) return undefined;
  const [, last] = latestResult(proposal) ?? [];
  return last && !last.awaits_chair && last.closed_at >= proposal.since ? last.ballot : undefined;
}

/** The item to begin when a ballot about a proposal opens: its own, unless the meeting is on it already. */
export function itemToBegin(view: MeetingView | undefined, proposal: string): string | undefined {
  if (!view || view.agenda[view.meeting.item ?? '']?.proposal === proposal) return undefined;
  return sorted(view.agenda).findLast(([, item]) => item.proposal === proposal)?.[0];
}

const EARLY = 2 * 3_600_000;

/** How long until the start, when that is so long that opening the doors may be a slip. */
export function early(starts_at: string, now: number): { unit: 'days' | 'hours'; count: number } | undefined {
  const hours = (new Date(starts_at).getTime() - now) / 3_600_000;
  if (!(hours * 3_600_000 > EARLY)) return undefined;
  return hours >= 24 ? { unit: 'days', count: Math.floor(hours / 24) } : { unit: 'hours', count: Math.floor(hours) };
}

const SETTLES = 600;
const ANSWERS = 2_000;

/** The second click of a double click must not press what took the place of the first button. */
export class Settled {
  #key: string | undefined;
  #since = -Infinity;
  #pressed = -Infinity;

  see(key: string, at: number): void {
    if (this.#key !== undefined && this.#key !== key) this.#since = at;
    this.#key = key;
  }

  accepts(click: Pick<Event, 'timeStamp'>): boolean {
    const ownDoing = this.#since - this.#pressed < ANSWERS;
    if (ownDoing && click.timeStamp - this.#since < SETTLES) return false;
    this.#pressed = click.timeStamp;
    return true;
  }
}
