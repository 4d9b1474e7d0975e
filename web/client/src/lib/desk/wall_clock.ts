/** A day and a clock as a time zone has them. Exact around the nights on which the clock is moved: an hour that such a
 *  night leaves out does not exist; of an hour that it has twice, the first is meant. */

export interface Wall {
  /** '2022-04-14' */
  day: string;
  /** '13:00' */
  time: string;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

export function wallOf(at: string | number, zone: string): Wall {
  const seen = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = seen.format(new Date(at)).split(' ');
  return { day, time };
}

/** The moment in UTC ('2022-04-14T11:00:00Z'); nothing where that zone has no such time. */
export function instantOf(wall: Wall, zone: string): string | undefined {
  const asUtc = Date.parse(`${wall.day}T${wall.time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offset = (at: number): number => {
    const seen = wallOf(at, zone);
    return Date.parse(`${seen.day}T${seen.time}:00Z`) - at;
  };
  const candidates = [asUtc - DAY, asUtc + DAY].map((near) => asUtc - offset(near)).sort((a, b) => a - b);
  const found = candidates.find((at) => {
    const seen = wallOf(at, zone);
    return seen.day === wall.day && seen.time === wall.time;
  });
  return found === undefined ? undefined : new Date(found).toISOString().replace('.000Z', 'Z');
}

/** Minutes that really pass from the begin to the end of that clock; past midnight when the end comes before the begin.
 *  Nothing where one of both does not exist. */
export function minutesTo(end: string, begin: Wall, zone: string): number | undefined {
  const day = end > begin.time ? begin.day : dayAfter(begin.day, 1);
  const [from, until] = [instantOf(begin, zone), instantOf({ day, time: end }, zone)];
  if (!from || !until) return undefined;
  return (Date.parse(until) - Date.parse(from)) / MINUTE;
}

export function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * MINUTE).toISOString().replace('.000Z', 'Z');
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export type Step = 'weeks' | 'months';

/** So many days, the first included. Months keep the weekday and its place in the month: the second Wednesday stays the
 *  second Wednesday; a fifth becomes the last where there is no fifth. */
export function repeated(first: string, times: number, every: number, step: Step): string[] {
  if (Number.isNaN(Date.parse(first))) return [];
  const days = (n: number) => (step === 'weeks' ? dayAfter(first, 7 * every * n) : monthsAfter(first, every * n));
  return Array.from({ length: times }, (_, n) => days(n));
}

function monthsAfter(first: string, months: number): string {
  const from = new Date(`${first}T00:00:00Z`);
  const place = Math.ceil(from.getUTCDate() / 7);
  const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const toWeekday = (from.getUTCDay() - month.getUTCDay() + 7) % 7;
  const found = new Date(month.getTime() + (toWeekday + 7 * (place - 1)) * DAY);
  const inMonth = found.getUTCMonth() === month.getUTCMonth() ? found : new Date(found.getTime() - 7 * DAY);
  return inMonth.toISOString().slice(0, 10);
}
