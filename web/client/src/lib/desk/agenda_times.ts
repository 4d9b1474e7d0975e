/** Whether an agenda fits in its meeting, and where an item lands that is moved. Pure. */
import type { AgendaItem } from '../protocol';
import { sorted } from '../select';
import { later } from './wall_clock';

export interface Fit {
  /** Together, in minutes. */
  minutes: number;
  ends: string;
  /** What it takes too much, or leaves; nothing where the end is not said. */
  over?: number;
  left?: number;
}

export function fitOf(agenda: Record<string, AgendaItem>, startsAt: string, lasts = 0): Fit {
  const minutes = Object.values(agenda).reduce((sum, item) => sum + item.minutes, 0);
  const spare = lasts - minutes;
  const said = !lasts ? {} : spare < 0 ? { over: -spare } : { left: spare };
  return { minutes, ends: later(startsAt, minutes), ...said };
}

/** The item that `item` comes to stand before, when it moves so many places; nothing for the end. */
export function beforeWhich(agenda: Record<string, AgendaItem>, item: string, to: number): string | undefined {
  const others = sorted(agenda)
    .map(([id]) => id)
    .filter((id) => id !== item);
  return others[to];
}

export function placeOf(agenda: Record<string, AgendaItem>, item: string): number {
  return sorted(agenda).findIndex(([id]) => id === item);
}
