/** Which reactions came since the last totals, shared out fairly over the kinds when there are too many to show. */
import { REACTIONS, type Reaction } from './reactions.svelte';

export const MOST = 12;
export type Totals = Record<'room' | 'online', Record<string, number>>;

export function fresh(before: Totals | undefined, now: Totals, room: number): Reaction[] {
  // What was tapped before this page was opened is not shown again.
  if (!before) return [];
  const sum = (totals: Totals, kind: string) => (totals.room[kind] ?? 0) + (totals.online[kind] ?? 0);
  const left = REACTIONS.map((kind) => ({ kind, count: Math.max(0, sum(now, kind) - sum(before, kind)) }));
  const came: Reaction[] = [];
  while (came.length < room && left.some((each) => each.count > 0)) {
    for (const each of left) {
      if (each.count > 0 && came.length < room) {
        came.push(each.kind);
        each.count--;
      }
    }
  }
  return came;
}
