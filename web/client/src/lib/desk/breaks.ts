/** How long a break may be said to last: until a time that people remember, a multiple of five minutes. Pure. */

const FIVE = 5 * 60_000;
const LONG = [10, 15, 20, 30, 45];

/** Each a length in whole minutes, and when it ends (UTC). The last minutes before a round time are no break of their own. */
export function breaksFrom(now: number): { minutes: number; until: string }[] {
  return LONG.map((minutes) => {
    const ends = Math.round((now + minutes * 60_000) / FIVE) * FIVE;
    return { minutes: Math.round((ends - now) / 60_000), until: new Date(ends).toISOString().replace('.000Z', 'Z') };
  });
}
