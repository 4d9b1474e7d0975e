// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { myPart, queueOf, quieter, spokenBy } from './floor';
import type { Floor, Me } from './protocol';

const SINCE = '2022-11-09T13:00:00Z';
const floor = (more: Partial<Floor> = {}): Floor => ({ hands: {}, spoken: { room: 60, online: 0 }, ...more });
const me = (more: Partial<Me> = {}): Me => ({ person: 'anna', name: 'Anna', roles: [], seats: [], may: [], ...more });
const speaking = { person: 'anna', mode: 'online', since: SINCE } as const;

describe('my part', () => {
  it('is nothing while I ask for nothing', () => {
    expect(myPart(floor(), me())).toBeUndefined();
    expect(myPart(floor({ speaker: speaking }), me({ person: 'bert' }))).toBeUndefined();
    expect(myPart(floor(), undefined)).toBeUndefined();
  });
  it('is my place while my hand is up', () => {
    expect(myPart(floor(), me({ hand: { place: 2 } }))).toEqual({ is: 'waiting', place: 2 });
  });
  it('is speaking, also for who had a hand up', () => {
    const until = '2022-11-09T13:02:00Z';
    expect(myPart(floor({ speaker: speaking }), me())).toEqual({ is: 'speaking', since: SINCE });
    expect(myPart(floor({ speaker: { ...speaking, until } }), me({ hand: { place: 1 } }))).toMatchObject({ until });
  });
});

it('the queue is in its order', () => {
  const hands = { b: { order: 2, mode: 'room' }, a: { order: 1, mode: 'online' } } as const;
  expect(queueOf(floor({ hands })).map(([person]) => person)).toEqual(['a', 'b']);
});

it('who speaks now is counted as well', () => {
  const later = new Date(SINCE).getTime() + 90_500;
  expect(spokenBy(floor({ speaker: speaking }), later)).toEqual({ room: 60, online: 90 });
  expect(spokenBy(floor({ speaker: speaking }), later - 200_000)).toEqual({ room: 60, online: 0 });
});

it('a share is of the people who are here', () => {
  expect(quieter({ room: 120, online: 60 }, { room: 2, online: 1 })).toBeUndefined();
  expect(quieter({ room: 120, online: 60 }, { room: 2, online: 2 })).toBe('online');
  expect(quieter({ room: 120, online: 60 }, { room: 3, online: 1 })).toBe('room');
});
