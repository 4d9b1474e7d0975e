/** Bursts: parcels that change at the same moment do so one after another, the whole wave within 900 ms. Remembers what
 *  it saw, so that only what changed moves, and nothing moves when a screen is opened. */
import type { Parcel } from './sowing';

const STEP = 18;
const WHOLE = 900;

export class Wave {
  #before: string[] = [];
  #waits: (number | undefined)[] = [];

  /** For each place how long it waits before it changes, in milliseconds; undefined where nothing has changed yet. */
  after(parcels: Parcel[]): (number | undefined)[] {
    const now = parcels.map((parcel) => parcel.ground as string);
    const known = this.#before.length === now.length;
    const changed = known ? now.flatMap((ground, i) => (ground === this.#before[i] ? [] : [i])) : [];
    const step = Math.min(STEP, WHOLE / Math.max(1, changed.length));
    this.#waits = known ? [...this.#waits] : now.map(() => undefined);
    changed.forEach((place, i) => (this.#waits[place] = Math.round(i * step)));
    this.#before = now;
    return this.#waits;
  }
}
