/** A ranking in the making: best first, each rank holding options that are equal. Pure. */
export type Ranks = string[][];

/** The next place is for this one. */
export function placed(ranks: Ranks, option: string): Ranks {
  return [...without(ranks, option), [option]];
}

export function without(ranks: Ranks, option: string): Ranks {
  return ranks.map((rank) => rank.filter((each) => each !== option)).filter((rank) => rank.length);
}

/** One place up (-1) or down (1). One of equals gets a place of its own, just above or below the others. */
export function moved(ranks: Ranks, option: string, by: -1 | 1): Ranks {
  const at = rankOf(ranks, option);
  const alone = ranks[at]?.length === 1;
  const to = alone ? at + by : by < 0 ? at : at + 1;
  return inserted(without(ranks, option), [option], to);
}

/** To stand right before another, or at the end; a place of its own. */
export function before(ranks: Ranks, option: string, other: string | undefined): Ranks {
  const rest = without(ranks, option);
  return inserted(rest, [option], other === undefined ? rest.length : rankOf(rest, other));
}

/** The same place as the ones above it. */
export function joined(ranks: Ranks, option: string): Ranks {
  const at = rankOf(ranks, option);
  const above = ranks[at - 1];
  if (!above) return ranks;
  return ranks.flatMap((rank, i) => (i === at - 1 ? [[...above, ...(ranks[at] ?? [])]] : i === at ? [] : [rank]));
}

/** A place of its own again, below those it was equal to. */
export function parted(ranks: Ranks, option: string): Ranks {
  return ranks[rankOf(ranks, option)]?.length === 1 ? ranks : moved(ranks, option, 1);
}

/** The place that each has, counted in ranks: equal ones have the same. */
export function placesOf(ranks: Ranks): [option: string, place: number, equal: boolean][] {
  return ranks.flatMap((rank, at) =>
    rank.map((option): [string, number, boolean] => [option, at + 1, rank.length > 1]),
  );
}

function rankOf(ranks: Ranks, option: string): number {
  return ranks.findIndex((rank) => rank.includes(option));
}

function inserted(ranks: Ranks, rank: string[], at: number): Ranks {
  const to = Math.max(0, Math.min(ranks.length, at));
  return [...ranks.slice(0, to), rank, ...ranks.slice(to)];
}
