// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Live, OpenBallot, Result } from '../protocol';
import { harvest, presence, turnout } from './sowing';

const seats = {
  a: { name: 'Alpha', short: 'A', order: 1 },
  b: { name: 'Beta', short: '', order: 2 },
  c: { name: 'Gamma', short: 'C', order: 3 },
};
const live = {
  present: { room: 1, online: 1, seats: { room: 1, online: 1 }, ranks: { c: [1, 'online'], a: [2, 'room'] } },
  voted: { v: { count: 1, seats: { a: true } } },
} as unknown as Live;
const ballot = { id: 'v', seats: 3 } as OpenBallot;
const mine = new Set(['a']);

describe('the field', () => {
  it('gives parcels in order of arrival; who is not here is water at the right', () => {
    expect(presence(seats, live, mine).map((p) => [p.seat, p.ground])).toEqual([
      ['c', 'fallow'],
      ['a', 'fallow'],
      ['b', 'water'],
    ]);
    expect(presence(seats, live, mine)[1]).toMatchObject({ mine: true, mode: 'room', short: 'A' });
    expect(presence(seats, live, mine)[2]).toMatchObject({ short: 'Beta' });
  });

  it('sows in place while an open ballot runs', () => {
    expect(turnout(seats, live, ballot, mine).map((p) => p.ground)).toEqual(['fallow', 'sown', 'water']);
  });

  it('tells only the number in a secret ballot', () => {
    expect(turnout(seats, live, { ...ballot, secret: true }, mine)).toEqual([
      { ground: 'sown' },
      { ground: 'fallow' },
      { ground: 'water' },
    ]);
  });

  it('re-plots by choice: for, abstained, against; then who was there and did not vote, then who was not there', () => {
    const open = {
      entitled: 4,
      present: 3,
      voted: 2,
      questions: { q: { order: 1, text: '', result: 'tied', counts: { yes: 1, no: 1 } } },
      choices: { c: { q: 'no' }, a: { q: 'yes' } },
    } as unknown as Result;
    expect(harvest(seats, live, open, 'q', mine).map((p) => [p.seat, p.ground])).toEqual([
      ['a', 'yes'],
      ['c', 'no'],
      [undefined, 'fallow'],
      [undefined, 'water'],
    ]);
    const { choices: _choices, ...closed } = open;
    expect(harvest(seats, live, { ...closed, secret: true }, 'q', mine)).toEqual([
      { ground: 'yes' },
      { ground: 'no' },
      { ground: 'fallow' },
      { ground: 'water' },
    ]);
  });

  it('keeps an old result as it was, whichever organisations came or went since', () => {
    const old = {
      entitled: 2,
      present: 2,
      voted: 2,
      questions: { q: { order: 1, text: '', result: 'passed', counts: { yes: 2 } } },
      choices: { gone: { q: 'yes' }, a: { q: 'yes' } },
    } as unknown as Result;
    expect(harvest(seats, live, old, 'q', mine).map((p) => [p.seat, p.ground])).toEqual([
      ['a', 'yes'],
      ['gone', 'yes'],
    ]);
  });
});
