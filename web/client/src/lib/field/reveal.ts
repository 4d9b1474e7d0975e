/** The reveal: crops off (300 ms), parcels travel to their choice (800), crops come up (300), then the word. */
import { OPTIONS, type Parcel } from './sowing';

export type Phase = 'off' | 'travel' | 'up' | 'done';

export const TRAVEL_AT = 300;
export const TRAVEL_FOR = 800;
export const UP_AT = 1_100;
export const DONE_AT = 1_400;
/** With less motion the land is swapped in one step, and the word comes after the cross-fade. */
export const SWAPPED_AT = 150;

/** For each parcel of the outcome the place where it lay before: its seat's, or in a secret ballot its own. In an open
 *  ballot the parcels of nobody come from land that nobody else takes, of the same ground if there is any. */
export function origins(before: Parcel[], after: Parcel[]): number[] {
  if (!after.some((parcel) => parcel.seat)) return after.map((_, i) => i);
  const places = new Map(before.flatMap((parcel, i) => (parcel.seat ? [[parcel.seat, i] as const] : [])));
  const taken = new Set(after.map((parcel) => (parcel.seat ? places.get(parcel.seat) : undefined)));
  const free = before.map((_, i) => i).filter((i) => !taken.has(i));
  const next = (ground: Parcel['ground']): number | undefined => {
    const alike = free.findIndex((i) => before[i]?.ground === ground);
    return free.splice(Math.max(0, alike), 1)[0];
  };
  return after.map((parcel, i) => (parcel.seat ? places.get(parcel.seat) : next(parcel.ground)) ?? i);
}

/** The outcome's parcels as they stood before it was known: whoever chose was sown, a seed does not show what. */
export function undisclosed(before: Parcel[], after: Parcel[]): Parcel[] {
  const from = origins(before, after);
  return after.map((parcel, i) => {
    const chose = (OPTIONS as string[]).includes(parcel.ground);
    return { ...parcel, ground: chose ? 'sown' : (before[from[i] ?? i]?.ground ?? parcel.ground) };
  });
}

/** What this page saw of each ballot while it was open. An outcome is revealed once, by who saw the ballot; after a
 *  reload it simply stands there. */
export class Reveals {
  #seen = new Map<string, Parcel[]>();

  saw(ballot: string, parcels: Parcel[]): void {
    const sown = (list: Parcel[] | undefined) => (list ?? []).filter((parcel) => parcel.ground === 'sown').length;
    if (sown(parcels) >= sown(this.#seen.get(ballot))) this.#seen.set(ballot, parcels);
  }

  take(ballot: string): Parcel[] | undefined {
    const parcels = this.#seen.get(ballot);
    this.#seen.delete(ballot);
    return parcels;
  }
}
