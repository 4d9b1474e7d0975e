// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { GroupPlace, Live, Round } from './protocol';
import { advised, isOver, isRinging, suits } from './rounds';

const place = (kind: GroupPlace['place'], number: number): GroupPlace => ({ round: 'r', place: kind, number });
const GROUPS: [string, GroupPlace][] = [
  ['t1', place('table', 1)],
  ['t2', place('table', 2)],
  ['o1', place('room', 1)],
];
const round = (changes: Partial<Round> = {}): Round => ({
  order: 1,
  question: '?',
  formed_at: '2022-11-09T12:00:00Z',
  how: 'even',
  ...changes,
});
const live = (groups: Live['groups']): Live => ({ groups }) as Live;
const at = (time: string): number => new Date(`2022-11-09T${time}Z`).getTime();

describe('where there is room for who comes late', () => {
  it('is the emptiest place that suits them', () => {
    const counts = live({ t1: { room: 3 }, t2: { room: 1, online: 1 }, o1: {} });
    expect(advised(round(), GROUPS, counts, 'room')).toBe('t2');
    expect(advised(round(), GROUPS, counts, 'online')).toBe('o1');
    expect(advised(round(), GROUPS.slice(0, 2), counts, 'online')).toBe('t2');
  });

  it('is not said where people choose themselves, or to who is not here', () => {
    expect(advised(round({ how: 'open_space' }), GROUPS, undefined, 'room')).toBeUndefined();
    expect(advised(round({ how: 'chosen' }), GROUPS, undefined, 'room')).toBeUndefined();
    expect(advised(round(), GROUPS, undefined, undefined)).toBeUndefined();
  });

  it('is a table for the room and a room for online, if there is one', () => {
    expect(suits('table', 'room', GROUPS)).toBe(true);
    expect(suits('room', 'room', GROUPS)).toBe(false);
    expect(suits('table', 'online', GROUPS)).toBe(false);
    expect(suits('table', 'online', GROUPS.slice(0, 2))).toBe(true);
  });
});

describe('the bell', () => {
  it('is seen for a minute', () => {
    const rung = round({ rung_at: '2022-11-09T12:20:00Z' });
    expect(isRinging(rung, at('12:20:30'))).toBe(true);
    expect(isRinging(rung, at('12:21:00'))).toBe(false);
    expect(isRinging(round(), at('12:20:30'))).toBe(false);
  });

  it('ends a round that has a time', () => {
    expect(isOver(round({ ends_at: '2022-11-09T12:20:00Z' }), at('12:20:00'))).toBe(true);
    expect(isOver(round({ ends_at: '2022-11-09T12:20:00Z' }), at('12:19:59'))).toBe(false);
    expect(isOver(round(), at('12:19:59'))).toBe(false);
  });
});
