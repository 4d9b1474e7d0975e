/** How often each kind was tapped in the last minute, from totals that only grow. Pure but for the time it is given. */
import { sum, type Totals } from './rising';

const MINUTE = 60_000;

export class LastMinute {
  #seen: { at: number; totals: Totals }[] = [];

  see(at: number, totals: Totals): void {
    this.#seen.push({ at, totals });
    // One from before the minute stays, to count from.
    while ((this.#seen[1]?.at ?? Infinity) <= at - MINUTE) this.#seen.shift();
  }

  count(kind: string): number {
    const first = this.#seen[0]?.totals;
    return first ? Math.max(0, sum(this.#seen.at(-1)?.totals, kind) - sum(first, kind)) : 0;
  }
}
