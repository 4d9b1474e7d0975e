/** Which parcel is in which state. Pure: from what everyone knows to the list of parcels, left to right.
 *
 *  Seats take parcels in the order of arrival, so that dry land grows from the left and the dyke after parcel n is a
 *  true threshold. A secret ballot shows only how many: no names, no places, no flag. */
import type { Live, MeetingView, Mode, OpenBallot, Option, Result } from '../protocol';

export type Ground = 'water' | 'fallow' | 'sown' | Option;

export interface Parcel {
  ground: Ground;
  seat?: string;
  name?: string;
  short?: string;
  mode?: Mode;
  mine?: true;
}

export const OPTIONS: Option[] = ['yes', 'abstain', 'no'];

type Seats = MeetingView['seats'];

function named(seats: Seats, live: Live | undefined, seat: string, ground: Ground, mine: ReadonlySet<string>): Parcel {
  const facts = seats[seat];
  const mode = live?.present.ranks?.[seat]?.[1];
  return {
    ground,
    seat,
    // An organisation that has been removed since has no name here any more.
    ...(facts ? { name: facts.name, short: facts.short || facts.name } : {}),
    ...(mode ? { mode } : {}),
    ...(mine.has(seat) ? { mine: true as const } : {}),
  };
}

function byArrival(seats: Seats, live: Live | undefined, of = Object.keys(seats)): string[] {
  const rank = (seat: string) => live?.present.ranks?.[seat]?.[0] ?? Infinity;
  return [...of].sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? (seats[a]?.order ?? 0) - (seats[b]?.order ?? 0) : first - second;
  });
}

function counted(counts: [Ground, number][]): Parcel[] {
  return counts.flatMap(([ground, count]) => Array.from({ length: Math.max(0, count) }, (): Parcel => ({ ground })));
}

function presentSeats(live: Live | undefined): number {
  return (live?.present.seats.room ?? 0) + (live?.present.seats.online ?? 0);
}

/** Who is here. Without ranks (a very large meeting) only how many. */
export function presence(seats: Seats, live: Live | undefined, mine: ReadonlySet<string>): Parcel[] {
  const all = Object.keys(seats).length;
  if (!live?.present.ranks) {
    return counted([
      ['fallow', presentSeats(live)],
      ['water', all - presentSeats(live)],
    ]);
  }
  return byArrival(seats, live).map((seat) =>
    named(seats, live, seat, live.present.ranks?.[seat] ? 'fallow' : 'water', mine),
  );
}

/** Who has voted, while the ballot is open. */
export function turnout(seats: Seats, live: Live | undefined, ballot: OpenBallot, mine: ReadonlySet<string>): Parcel[] {
  const voted = live?.voted?.[ballot.id];
  if (ballot.secret || !voted?.seats || !live?.present.ranks) {
    const sown = voted?.count ?? 0;
    // Where persons vote it is not known which of them are here.
    const present = ballot.persons ? ballot.seats : Math.max(sown, presentSeats(live));
    return counted([
      ['sown', sown],
      ['fallow', present - sown],
      ['water', Math.max(ballot.seats, present) - present],
    ]);
  }
  return byArrival(seats, live).map((seat) => {
    const ground = voted.seats?.[seat] ? 'sown' : live.present.ranks?.[seat] ? 'fallow' : 'water';
    return named(seats, live, seat, ground, mine);
  });
}

/** Who was there when too few were: how people voted does not count, so it is not drawn. */
export function attendance(result: Result): Parcel[] {
  return counted([
    ['sown', result.voted],
    ['fallow', result.present - result.voted],
    ['water', result.entitled - result.present],
  ]);
}

/** Who had a vote and did not use it: those who were there lie fallow, the others are water. */
function unused(result: Result): Parcel[] {
  const present = Math.min(Math.max(result.present, result.voted), result.entitled);
  return counted([
    ['fallow', present - result.voted],
    ['water', result.entitled - present],
  ]);
}

/** One question's outcome: blocks per choice, with names where the ballot was open. Drawn from the result alone, so that
 *  organisations that came or went since do not change it. */
export function harvest(
  seats: Seats,
  live: Live | undefined,
  result: Result,
  question: string,
  mine: ReadonlySet<string>,
): Parcel[] {
  const counts = result.questions[question]?.counts ?? {};
  if (result.secret || !result.choices) {
    return [...counted(OPTIONS.map((option) => [option, counts[option] ?? 0])), ...unused(result)];
  }
  const voted = byArrival(seats, live, Object.keys(result.choices));
  const of = (seat: string) => result.choices?.[seat]?.[question];
  const blocks = OPTIONS.flatMap((option) =>
    voted.filter((seat) => of(seat) === option).map((seat) => named(seats, live, seat, option, mine)),
  );
  return [...blocks, ...unused(result)];
}
