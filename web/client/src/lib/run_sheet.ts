/** The run sheet: when each item began or is expected to begin, how late the meeting is, and what that does to the rest
 *  and to the end. Times are as the server has them; minutes are whole. Pure. */
import type { AgendaItem, MeetingView } from './protocol';
import { plannedStarts, sorted } from './select';

const MINUTE = 60_000;

export interface SheetLine {
  /** `skipped`: the meeting went on without it. */
  state: 'done' | 'now' | 'ahead' | 'skipped';
  /** When it began, or is expected to. */
  at: string;
  /** Minutes that it begins later than planned; below 0, earlier. */
  late: number;
  /** Minutes that it took, once it is done, and how many of those more than it had. */
  took?: number;
  over?: number;
}

export interface RunSheet {
  lines: Record<string, SheetLine>;
  /** When the meeting is expected to end, and how many minutes later than was said. */
  ends: string;
  late: number;
}

export function runSheet(view: MeetingView, now: number): RunSheet {
  const planned = plannedStarts(view);
  const begins = new Date(view.meeting.starts_at).getTime();
  const lines: Record<string, SheetLine> = {};
  let cursor = view.meeting.phase === 'planned' ? begins : Math.max(begins, now);
  const lateAt = (id: string, at: number) => minutes(at - new Date(planned[id] ?? '').getTime());
  const all = sorted(view.agenda);
  for (const [id, item] of all) {
    const state = stateOf(view, id, item);
    if (state === 'ahead') continue;
    const began = new Date(item.began_at ?? view.meeting.item_since ?? planned[id] ?? '').getTime();
    lines[id] = { state, at: iso(began), late: lateAt(id, began), ...(state === 'done' ? spent(item) : {}) };
    if (state === 'now') cursor = Math.max(now, new Date(view.meeting.item_until ?? now).getTime());
  }
  for (const [id, item] of all) {
    if (lines[id]) continue;
    // What was skipped is not waited for, as `nextItem` has it.
    if (view.meeting.phase === 'ended' || item.order < (view.agenda[view.meeting.item ?? '']?.order ?? 0)) {
      lines[id] = { state: 'skipped', at: iso(new Date(planned[id] ?? '').getTime()), late: 0 };
      continue;
    }
    lines[id] = { state: 'ahead', at: iso(cursor), late: lateAt(id, cursor) };
    cursor += item.minutes * MINUTE;
  }
  return { lines, ends: iso(cursor), late: minutes(cursor - saidEnd(view, begins)) };
}

/** From how many minutes on a time that was planned is told as another one. */
const TOLD = 3;

/** When each item begins, for whoever only shows the agenda: as planned, or as expected once that is quite another time. */
export function expectedStarts(view: MeetingView, now: number): Record<string, string> {
  const planned = plannedStarts(view);
  const lines = Object.entries(runSheet(view, now).lines);
  return Object.fromEntries(lines.map(([id, { at, late }]) => [id, Math.abs(late) < TOLD ? (planned[id] ?? at) : at]));
}

/** Whole minutes of a turn, a stretch or a delay; half a minute does not make anybody late. */
export function minutes(milliseconds: number): number {
  const whole = Math.trunc(milliseconds / MINUTE);
  return whole === 0 ? 0 : whole;
}

function stateOf(view: MeetingView, id: string, item: AgendaItem): SheetLine['state'] {
  if (id === view.meeting.item && view.meeting.phase === 'open') return 'now';
  return item.begun ? 'done' : 'ahead';
}

function spent(item: AgendaItem): Pick<SheetLine, 'took' | 'over'> {
  if (item.took === undefined) return {};
  const took = Math.round(item.took / 60);
  return { took, ...(item.minutes ? { over: took - item.minutes } : {}) };
}

/** What the meeting said of its length; else its agenda. */
function saidEnd(view: MeetingView, begins: number): number {
  const all = Object.values(view.agenda).reduce((sum, item) => sum + item.minutes, 0);
  return begins + (view.meeting.lasts ?? all) * MINUTE;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
