/** Which reactions came since the last totals, shared out fairly over the kinds when there are too many to show. */
export const MOST = 12;
export type Totals = Record<'room' | 'online', Record<string, number>>;

export function sum(totals: Totals | undefined, kind: string): number {
  return (totals?.room[kind] ?? 0) + (totals?.online[kind] ?? 0);
}

export function fresh(kinds: string[], before: Totals | undefined, now: Totals, room: number): string[] {
  // What was tapped before this page was opened is not shown again.
  if (!before) return [];
  const left = kinds.map((kind) => ({ kind, count: Math.max(0, sum(now, kind) - sum(before, kind)) }));
  const came: string[] = [];
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
