/** What stands first at home, and in which list the rest. Pure; `now` is given. */
import { sorted } from '../select';
import type { HomeMeeting, HomeProposal, HomeTask, HomeView } from './home';

export type Entry<T> = [id: string, value: T & { order: number }];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long before its time a meeting is the thing to go to: doors open about then. */
const SOON = 2 * HOUR;
/** Tasks without a day come after this one. */
const LAST_DAY = '9999-12-31';
/** How long a proposal that has reached its outcome still stands at home. */
const FRESH = 14 * DAY;

function starts(meeting: HomeMeeting): number {
  return new Date(meeting.starts_at).getTime();
}

/** It was to be held more than a day ago, and its doors never opened. */
export function missed(meeting: HomeMeeting, now: number): boolean {
  return meeting.phase === 'planned' && starts(meeting) < now - DAY;
}

export function soon(meeting: HomeMeeting, now: number): boolean {
  return meeting.phase === 'planned' && !missed(meeting, now) && starts(meeting) < now + SOON;
}

/** What is open, then what is planned, soonest first; what was missed comes last. */
export function coming(view: Pick<HomeView, 'meetings'>, now: number): Entry<HomeMeeting>[] {
  const rank = (meeting: HomeMeeting) => (meeting.phase === 'open' ? 0 : missed(meeting, now) ? 2 : 1);
  return sorted(view.meetings)
    .filter(([, meeting]) => meeting.phase !== 'ended' && !meeting.archived)
    .sort(([, a], [, b]) => rank(a) - rank(b) || starts(a) - starts(b)) as Entry<HomeMeeting>[];
}

/** Latest first. */
export function past(view: Pick<HomeView, 'meetings'>): Entry<HomeMeeting>[] {
  return latestFirst(view, (meeting) => meeting.phase === 'ended' && !meeting.archived);
}

export function archived(view: Pick<HomeView, 'meetings'>): Entry<HomeMeeting>[] {
  return latestFirst(view, (meeting) => meeting.archived === true);
}

function latestFirst(view: Pick<HomeView, 'meetings'>, which: (each: HomeMeeting) => boolean): Entry<HomeMeeting>[] {
  return sorted(view.meetings)
    .filter(([, meeting]) => which(meeting))
    .sort(([, a], [, b]) => starts(b) - starts(a)) as Entry<HomeMeeting>[];
}

/** The one meeting that home is about: it is open, or comes next. */
export function foremostMeeting(view: Pick<HomeView, 'meetings'>, now: number): Entry<HomeMeeting> | undefined {
  const first = coming(view, now)[0];
  return first && !missed(first[1], now) ? first : undefined;
}

export interface Series {
  id: string;
  meetings: [Entry<HomeMeeting>, ...Entry<HomeMeeting>[]];
}

/** Meetings of one series stand together, at the place of the first of them. */
export function bySeries(meetings: Entry<HomeMeeting>[]): Series[] {
  const found = new Map<string, Series>();
  for (const entry of meetings) {
    const id = entry[1].series ?? entry[0];
    const series = found.get(id);
    if (series) series.meetings.push(entry);
    else found.set(id, { id, meetings: [entry] });
  }
  return [...found.values()];
}

export type Shelf = 'on_its_way' | 'adopted' | 'rejected' | 'withdrawn' | 'archived';
export const SHELVES: Shelf[] = ['on_its_way', 'adopted', 'rejected', 'withdrawn', 'archived'];

export function shelfOf(proposal: HomeProposal): Shelf {
  if (proposal.archived) return 'archived';
  const outcome = proposal.outcome as Shelf | undefined;
  return outcome && SHELVES.includes(outcome) ? outcome : 'on_its_way';
}

export function onShelf(view: Pick<HomeView, 'proposals'>, shelf: Shelf): Entry<HomeProposal>[] {
  return sorted(view.proposals).filter(([, each]) => shelfOf(each) === shelf) as Entry<HomeProposal>[];
}

/** What home shows: what is on its way, what waits for my vote first, and what has just been decided. */
export function proposalsAtHome(view: Pick<HomeView, 'proposals'>, now: number): Entry<HomeProposal>[] {
  const fresh = (each: HomeProposal) => !each.outcome || new Date(each.since).getTime() > now - FRESH;
  return (sorted(view.proposals) as Entry<HomeProposal>[])
    .filter(([, each]) => !each.archived && fresh(each))
    .sort(([, a], [, b]) => weight(a) - weight(b) || a.order - b.order);
}

function weight(proposal: HomeProposal): number {
  return notVoted(proposal).length ? 0 : proposal.outcome ? 2 : 1;
}

/** The names of my seats that have not voted in the ballot that is open. */
export function notVoted(proposal: HomeProposal): string[] {
  return Object.values(proposal.ballot?.mine ?? {})
    .filter((seat) => !seat.voted)
    .map((seat) => seat.name);
}

/** Whether a vote of mine is awaited in this meeting. */
export function voteAwaited(view: Pick<HomeView, 'proposals'>, meeting: string): boolean {
  return Object.values(view.proposals).some((each) => each.meeting === meeting && notVoted(each).length > 0);
}

export function coordinates(view: Pick<HomeView, 'movements'>, movement: string): boolean {
  return view.movements[movement]?.roles.includes('coordinator') ?? false;
}

/** What I or my organisation is to do: soonest first, what has no day last. `keep` are those I have just finished: they
 *  stay where they stood. */
export function myTasks(view: Pick<HomeView, 'tasks'>, keep: ReadonlySet<string>): Entry<HomeTask>[] {
  return byDay(view, ([id, task]) => task.mine === true && (!task.done || keep.has(id)));
}

/** What looks for somebody and may become mine, soonest first. */
export function looking(view: Pick<HomeView, 'tasks'>): Entry<HomeTask>[] {
  return byDay(view, ([, task]) => task.takes === true);
}

/** What is looked at again, by day: coordinators see it. */
export function reviews(view: Pick<HomeView, 'proposals'>): Entry<HomeProposal & { review: string }>[] {
  return (sorted(view.proposals) as Entry<HomeProposal>[])
    .filter((entry): entry is Entry<HomeProposal & { review: string }> => !!entry[1].review && !entry[1].archived)
    .sort(([, a], [, b]) => compare(a.review, b.review) || a.order - b.order);
}

export interface Work {
  owner: string;
  name: string;
  tasks: Entry<HomeTask>[];
  done: number;
}

/** Who does what: the tasks of the other organisations, those with work to do first, by name. */
export function workOfOthers(view: Pick<HomeView, 'tasks'>): Work[] {
  const found = new Map<string, Work>();
  for (const entry of byDay(view, ([, task]) => !task.mine)) {
    const [, task] = entry;
    if (!task.owner) continue;
    const work = found.get(task.owner) ?? { owner: task.owner, name: task.owner_name ?? '', tasks: [], done: 0 };
    if (task.done) work.done++;
    else work.tasks.push(entry);
    found.set(task.owner, work);
  }
  return [...found.values()].sort(
    (a, b) => Number(!a.tasks.length) - Number(!b.tasks.length) || compare(a.name, b.name),
  );
}

function byDay(view: Pick<HomeView, 'tasks'>, which: (entry: Entry<HomeTask>) => boolean): Entry<HomeTask>[] {
  return (sorted(view.tasks) as Entry<HomeTask>[])
    .filter(which)
    .sort(([, a], [, b]) => compare(a.due ?? LAST_DAY, b.due ?? LAST_DAY) || a.order - b.order);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'nl', { numeric: true });
}

/** The calendar day is over; `today` as '2022-04-14'. */
export function overdue(task: HomeTask, today: string): boolean {
  return !task.done && task.due !== undefined && task.due !== '' && task.due < today;
}
