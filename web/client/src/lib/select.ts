/** What a screen needs to find in a view. Pure. */
import { atomsOf } from './guards';
import type {
  AgendaItem,
  GroupPlace,
  Live,
  Me,
  MeetingView,
  MySeat,
  Note,
  OpenBallot,
  Proposal,
  Result,
  Round,
  Theme,
} from './protocol';

type Entry<T> = [id: string, value: T];

export function sorted<T extends { order: number }>(map: Record<string, T> | undefined): Entry<T>[] {
  return Object.entries(map ?? {}).sort((a, b) => a[1].order - b[1].order);
}

/** What the server numbers, in order: an object keeps whole numbers so (ECMA-262, OrdinaryOwnPropertyKeys). */
export function byNumber<T>(map: Record<string, T> | undefined): T[] {
  return Object.values(map ?? {});
}

export function clausesOf(proposal: Pick<Proposal, 'clauses'>): Entry<Proposal['clauses'][string]>[] {
  return Object.entries(proposal.clauses).sort((a, b) => a[1].n - b[1].n);
}

export function currentItem(view: MeetingView): Entry<AgendaItem> | undefined {
  const id = view.meeting.item;
  const item = id ? view.agenda[id] : undefined;
  return id && item ? [id, item] : undefined;
}

export function nextItem(view: MeetingView): AgendaItem | undefined {
  const order = currentItem(view)?.[1].order ?? -Infinity;
  return sorted(view.agenda).find(([, item]) => item.order > order)?.[1];
}

/** Minutes from the start of the meeting to the start of each item, as planned. */
export function plannedStarts(view: MeetingView): Record<string, string> {
  let at = new Date(view.meeting.starts_at).getTime();
  const starts: Record<string, string> = {};
  for (const [id, item] of sorted(view.agenda)) {
    starts[id] = new Date(at).toISOString();
    at += item.minutes * 60_000;
  }
  return starts;
}

export interface Voting {
  id: string;
  proposal: Proposal;
  ballot: OpenBallot;
}

export function openBallot(view: MeetingView): Voting | undefined {
  for (const [id, proposal] of sorted(view.proposals)) {
    if (proposal.ballot) return { id, proposal, ballot: proposal.ballot };
  }
  return undefined;
}

export function latestResult(proposal: Pick<Proposal, 'results'> | undefined): Entry<Result> | undefined {
  return sorted(proposal?.results).at(-1);
}

export function pastResults(view: MeetingView): { title: string; result: Result }[] {
  return sorted(view.proposals)
    .flatMap(([, { title, results }]) => Object.values(results).map((result) => ({ title, result })))
    .sort((a, b) => (a.result.closed_at < b.result.closed_at ? -1 : 1));
}

/** The proposal that the meeting is on: the agenda item's own, else the last that was decided since the item began. */
export function itemProposal(view: MeetingView): Entry<Proposal> | undefined {
  const id = currentItem(view)?.[1].proposal;
  const proposal = id ? view.proposals[id] : undefined;
  if (id && proposal) return [id, proposal];
  const since = view.meeting.item_since ?? '';
  return sorted(view.proposals)
    .filter(([, each]) => (latestResult(each)?.[1].closed_at ?? '') > since)
    .at(-1);
}

/** The proposal that the meeting is on, while something is asked of everybody who is here: ideas, or their turn. */
export function collecting(view: MeetingView): Entry<Proposal> | undefined {
  const found = view.meeting.phase === 'open' ? itemProposal(view) : undefined;
  return found?.[1].asks ? found : undefined;
}

/** The result that the meeting is at, as the projector has it: no ballot is open, nor a round of groups after it. */
export function currentResult(view: MeetingView): Result | undefined {
  return openBallot(view) || currentRound(view) ? undefined : latestResult(itemProposal(view)?.[1])?.[1];
}

/** What the console and the projector show besides the item: its own proposal, else the one in a ballot, else the last. */
export function foremost(view: MeetingView): Entry<Proposal> | undefined {
  const voting = openBallot(view);
  return itemProposal(view) ?? (voting ? [voting.id, voting.proposal] : sorted(view.proposals).at(-1));
}

export function openRound(view: MeetingView): Entry<Round> | undefined {
  return sorted(view.rounds).findLast(([, round]) => round.open);
}

/** The round that people are in now. Once there is a result to look at, a round that was formed before it has had its
 *  time, also when nobody closed it; one that was formed after it is what the meeting went on with. */
export function currentRound(view: MeetingView): Entry<Round> | undefined {
  const round = openRound(view);
  const decided = [view.proposals[round?.[1].proposal ?? ''], itemProposal(view)?.[1]].map(
    (proposal) => latestResult(proposal)?.[1].closed_at ?? '',
  );
  return round && decided.every((closed) => round[1].formed_at > closed) ? round : undefined;
}

export function groupsOf(view: MeetingView, round: string): Entry<GroupPlace>[] {
  return Object.entries(view.groups)
    .filter(([, group]) => group.round === round)
    .sort(([, a], [, b]) => (a.place === b.place ? a.number - b.number : a.place === 'table' ? -1 : 1));
}

/** The question that was closest to going the other way: what is shown as a field. */
export function closestQuestion(result: Result): string | undefined {
  const margin = (id: string): number => {
    const question = result.questions[id];
    const yes = question?.counts['yes'] ?? 0;
    return Math.abs(yes - (question?.needed ?? yes));
  };
  return sorted(result.questions)
    .map(([id]) => id)
    .sort((a, b) => margin(a) - margin(b))[0];
}

export function seatsInBallot(me: Me | undefined, ballot: string): MySeat[] {
  return me?.seats.filter((seat) => seat.ballot === ballot) ?? [];
}

export function mySeats(me: Me | undefined): ReadonlySet<string> {
  return new Set(me?.seats.map((seat) => seat.seat));
}

/** With two ballots open a seat is listed twice; who I vote for is said once. */
export function seatsOnce(me: Me | undefined): MySeat[] {
  return [...new Map((me?.seats ?? []).map((seat) => [seat.seat, seat])).values()];
}

/** What the groups brought back: the themes of the latest round that has any, during the item in which it was held or
 *  that is about the same proposal. */
export function harvested(view: MeetingView): Entry<Theme>[] {
  const round = sorted(view.rounds).findLast(([id]) => Object.values(view.themes).some((theme) => theme.round === id));
  const about = currentItem(view)?.[1].proposal;
  const held = (round?.[1].formed_at ?? '') >= (view.meeting.item_since ?? '');
  if (!round || !(held || (about && round[1].proposal === about))) return [];
  return sorted(view.themes).filter(([, theme]) => theme.round === round[0]);
}

/** What the groups of that round wrote that lies under no theme: shown as well, so that nobody's note seems lost. */
export function looseNotes(view: MeetingView): Entry<Note>[] {
  const round = harvested(view)[0]?.[1].round;
  return round ? sorted(view.loose?.[round]) : [];
}

/** The proposal is to be talked about in groups, and the groups have not been made yet. */
export function isDividing(view: MeetingView): boolean {
  const [id, proposal] = itemProposal(view) ?? [];
  if (view.meeting.phase !== 'open' || proposal?.activity !== 'small_groups') return false;
  return !Object.values(view.rounds).some(
    (round) => round.open || (round.proposal === id && round.formed_at >= proposal.since),
  );
}

export function presentSeats(live: Live | undefined): number {
  return (live?.present.seats.room ?? 0) + (live?.present.seats.online ?? 0);
}

/** People with a phone open, those who have not checked in yet included. */
export function connected(live: Live | undefined): number {
  const { room = 0, online = 0, arriving = 0 } = live?.connected ?? {};
  return room + online + arriving;
}

/** The presence quorum that the dyke shows before and while there is a ballot; 0 when none is known. */
export function quorumOf(view: MeetingView, live: Live | undefined): number {
  const open = openBallot(view);
  if (open) return open.ballot.quorum;
  for (const moves of Object.values(live?.holds ?? {})) {
    for (const hold of Object.values(moves)) {
      const quorum = atomsOf(Object.entries(hold.guards)).find((each) => each.guard === 'quorum_present');
      const needed = quorum?.params['needed'];
      if (typeof needed === 'number') return needed;
    }
  }
  const prepared = itemProposal(view)?.[1];
  return prepared?.outcome ? 0 : (latestResult(prepared)?.[1].quorum ?? 0);
}

/** A letter for an online room: 1 is A. */
export function roomLetter(number: number): string {
  return number <= 26 ? String.fromCharCode(64 + number) : String(number);
}
