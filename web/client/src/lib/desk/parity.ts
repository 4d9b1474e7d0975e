/** Room against online, in sentences and in parts of a bar. Pure. */
import type { Mode, Ordered } from '../protocol';
import { sorted } from '../select';

export type Measured = 'voted' | 'spoke' | 'reactions' | 'notes' | 'cards';
export type Sides = Record<Mode, number>;

export interface Measure {
  order: number;
  /** `spoke` in seconds. */
  done: Sides;
  out_of: Sides;
  behind?: Mode;
}

export interface Part {
  people: Sides;
  measures: Partial<Record<Measured, Measure>>;
}

export interface Parity {
  whole: Part;
  parts: Ordered<Part & { title: string }>;
}

export interface Bar {
  name: 'present' | Measured;
  done: Sides;
  behind?: Mode;
}

/** Who was there comes first: everything else is held against it. */
export function barsOf(part: Part): Bar[] {
  const measured = (Object.entries(part.measures) as [Measured, Measure][])
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, { done, behind }]): Bar => ({ name, done, ...(behind ? { behind } : {}) }));
  return [{ name: 'present', done: part.people }, ...measured];
}

/** How much of a bar is the room's, in whole percents; half where there is nothing. */
export function roomShare({ room, online }: Sides): number {
  return room + online ? Math.round((100 * room) / (room + online)) : 50;
}

/** One sentence for each measure in which a side fell behind, else that both did their part. Where there was nobody on
 *  one side, or nothing was done yet, there is no more to say than that. */
export function verdictOf(part: Part): { code: string; side?: Mode }[] {
  const behind = barsOf(part).flatMap(({ name, behind: side }) =>
    side ? [{ code: `parity.behind.${name}`, side }] : [],
  );
  if (behind.length) return behind;
  if (!part.people.room || !part.people.online) return [{ code: 'parity.one_side' }];
  return [{ code: Object.keys(part.measures).length ? 'parity.even' : 'parity.nothing' }];
}

export function partsOf(parity: Parity): (Part & { id: string; title: string })[] {
  return sorted(parity.parts).map(([id, part]) => ({ ...part, id }));
}
