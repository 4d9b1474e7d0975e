/** One reveal as it goes on a screen: its phase, and the parcels that are shown in it. */
import { DONE_AT, origins, type Phase, SWAPPED_AT, TRAVEL_AT, undisclosed, UP_AT } from './reveal';
import type { Parcel } from './sowing';

const MOVING: [Phase, number][] = [
  ['travel', TRAVEL_AT],
  ['up', UP_AT],
  ['done', DONE_AT],
];
const STILL: [Phase, number][] = [
  ['up', 0],
  ['done', SWAPPED_AT],
];

const lessMotion = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

export class Revealing {
  phase = $state<Phase>('done');
  readonly travels: boolean;

  constructor(private readonly before: Parcel[] | undefined) {
    this.travels = before !== undefined && !lessMotion();
    if (before) this.phase = 'off';
  }

  /** Runs through the phases; what it returns stops it. */
  start(revealed: () => void): () => void {
    if (!this.before) return () => undefined;
    const timers = (this.travels ? MOVING : STILL).map(([phase, at]) =>
      setTimeout(() => {
        this.phase = phase;
        if (phase === 'done') revealed();
      }, at),
    );
    return () => timers.forEach(clearTimeout);
  }

  shown(parcels: Parcel[]): Parcel[] {
    const hidden = this.phase === 'off' || this.phase === 'travel';
    return this.before && hidden ? undisclosed(this.before, parcels) : parcels;
  }

  /** For each parcel the place where it lay; empty where nothing travels. */
  origins(parcels: Parcel[]): number[] {
    return this.before && this.travels ? origins(this.before, parcels) : [];
  }
}
