/** What a move waits for, as `live.holds` tells it. Guards may be made of guards; what each part found is in `parts`. */
import type { Held, Params } from './protocol';

export interface Found {
  guard: string;
  holds: boolean;
  params: Params;
}

/** Its registered name: the key, unless there are several of one kind. */
export function kindOf(key: string, held: Held): string {
  return held.guard ?? key;
}

/** What `all` and `any` are made of, keyed and ordered as guards are; none of a guard that a sentence says better. */
export function partsOf(key: string, held: Held): [string, Held][] {
  if (!['all', 'any'].includes(kindOf(key, held))) return [];
  return parts(held.params).map((part, at) => [`${part.guard}-${at}`, { ...part, order: at + 1 }]);
}

/** Every guard that is not made of others, however deep it stands. */
export function atomsOf(guards: [string, Held][]): Found[] {
  return guards.flatMap(([key, { guard, holds, params }]) => within({ guard: guard ?? key, holds, params }));
}

function within(found: Found): Found[] {
  const inner = parts(found.params);
  return inner.length ? inner.flatMap(within) : [found];
}

function parts(params: Params): Found[] {
  return Array.isArray(params['parts']) ? (params['parts'] as Found[]) : [];
}
