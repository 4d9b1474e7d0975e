/** The floor as a screen needs it: who is next, my own part in it, and how long each side has spoken. Pure. */
import type { Floor, Hand, Me, Mode } from './protocol';
import { sorted } from './select';

export type MyPart = { is: 'speaking'; since: string; until?: string } | { is: 'waiting'; place: number } | undefined;

/** What the floor asks of me, or tells me. */
export function myPart(floor: Floor, me: Me | undefined): MyPart {
  const speaker = floor.speaker;
  if (me && speaker?.person === me.person)
    return { is: 'speaking', since: speaker.since, ...(speaker.until ? { until: speaker.until } : {}) };
  return me?.hand ? { is: 'waiting', place: me.hand.place } : undefined;
}

export function queueOf(floor: Floor): [person: string, hand: Hand][] {
  return sorted(floor.hands);
}

/** Seconds spoken in the room and online, with the turn that is going on. */
export function spokenBy(floor: Floor, now: number): Record<Mode, number> {
  const spoken = { ...floor.spoken };
  const speaker = floor.speaker;
  if (speaker) spoken[speaker.mode] += Math.max(0, Math.floor((now - new Date(speaker.since).getTime()) / 1000));
  return spoken;
}

/** The side of which the part of the speaking time is smaller than its part of the people; none while that is even.
 *  As `engine/meeting/queue.py` has it, for the turns that are over. */
export function quieter(spoken: Record<Mode, number>, here: Record<Mode, number>): Mode | undefined {
  const [room, online] = [spoken.room * here.online, spoken.online * here.room];
  if (room === online) return undefined;
  return room < online ? 'room' : 'online';
}
