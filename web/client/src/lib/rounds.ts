/** Small groups: where there is room for whoever comes late, and how long the bell is seen. Pure. */
import type { GroupPlace, Live, Mode, Round } from './protocol';

const BELL_IS_SEEN = 60_000;

type Places = [id: string, place: GroupPlace][];

/** A table suits who is in the room, an online room who is online; where there is no such place, any other does. */
export function suits(place: GroupPlace['place'], mode: Mode | undefined, groups: Places): boolean {
  const theirs = mode === 'online' ? 'room' : 'table';
  return place === theirs || !groups.some(([, group]) => group.place === theirs);
}

/** Where somebody who came late is advised to sit: the emptiest place that suits them. Nowhere where people choose. */
export function advised(
  round: Round,
  groups: Places,
  live: Live | undefined,
  mode: Mode | undefined,
): string | undefined {
  if (round.how === 'chosen' || round.how === 'open_space' || !mode) return undefined;
  const own = groups.filter(([, group]) => suits(group.place, mode, groups));
  return own.sort(([a], [b]) => sitting(live, a) - sitting(live, b))[0]?.[0];
}

function sitting(live: Live | undefined, group: string): number {
  const { room = 0, online = 0 } = live?.groups?.[group] ?? {};
  return room + online;
}

/** The bell rang less than a minute ago. */
export function isRinging(round: Round, now: number): boolean {
  const since = round.rung_at ? now - new Date(round.rung_at).getTime() : NaN;
  return since < BELL_IS_SEEN;
}

/** The time of the round is up and nobody gave more. */
export function isOver(round: Round, now: number): boolean {
  return round.ends_at !== undefined && new Date(round.ends_at).getTime() <= now;
}
