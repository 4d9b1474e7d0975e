import { describe, expect, it } from 'vitest';
import type { Decided } from './protocol';
import { drawn, openTies, steps, unitOf } from './tally';

const options = { a: { order: 1, text: 'Anna' }, b: { order: 2, text: 'Bert' }, c: { order: 3, text: 'Carla' } };
const asked = (more: object): Decided => ({ order: 1, text: '', counts: {}, result: 'passed', ...more });

describe('what was counted, as rows', () => {
  it('is headed by what it is', () => {
    expect(unitOf({ method: 'score' })).toBe('points');
    expect(unitOf({ method: 'score', mean: true })).toBe('mean');
    expect(unitOf({ method: 'consent' })).toBe('answers');
  });
  it('has who was chosen first, then the most, each with its share', () => {
    const question = asked({
      chosen: { b: 1 },
      tally: { totals: { a: '2', b: '5', c: '3' }, beside: { papers: '11', blank: '1' } },
    });
    const { rows, base } = drawn({ method: 'plurality', options }, question);
    expect(rows.map(({ id, percent, marks, ground }) => [id, percent, marks, ground])).toEqual([
      ['b', 50, ['chosen'], 'yes'],
      ['c', 30, [], 'fallow'],
      ['a', 20, [], 'fallow'],
    ]);
    expect(rows.map((row) => row.width)).toEqual([1, 0.6, 0.4]);
    expect(base).toBe('10/1');
  });
  it('says who is tied, and who goes on', () => {
    const ties = { 1: { options: { a: true as const, c: true as const }, places: 1, at: 'winner' } };
    const tied = asked({ tally: { totals: { a: '3', b: '1', c: '3' }, ties } });
    expect(drawn({ method: 'approval', options }, tied).rows.map(({ id, marks }) => [id, ...marks])).toEqual([
      ['a', 'tied'],
      ['c', 'tied'],
      ['b'],
    ]);
    expect(openTies({ totals: {}, ties: { 1: { ...ties[1], chosen: { a: 1 } } } })).toEqual([]);
    const again = asked({
      tally: { totals: { a: '3', b: '1', c: '4' }, run_off: { c: 1, a: 2 }, beside: { half: '4' } },
    });
    const { rows, line } = drawn({ method: 'plurality', options }, again);
    expect(rows[0]).toMatchObject({ id: 'c', marks: ['run_off'] });
    expect(line).toEqual({ kind: 'majority', number: '4', at: 1 });
  });
  it('tells weight as it tells votes, with what was needed', () => {
    const totals = { yes: '60007', no: '4013', abstain: '0' };
    const question = asked({
      counts: {},
      needed: 42_680,
      tally: { totals, beside: { papers: '64020', needed: '42680' } },
    });
    const { rows, line } = drawn({ method: 'yes_no_abstain' }, question);
    expect(rows.map(({ id, percent, ground }) => [id, percent, ground])).toEqual([
      ['yes', 94, 'yes'],
      ['abstain', 0, 'abst'],
      ['no', 6, 'no'],
    ]);
    expect(line).toMatchObject({ kind: 'needed', number: '42680' });
  });
  it('has fixed answers in the order in which they are read', () => {
    const question = asked({
      tally: { totals: { objection: '1', concern: '0', consent: '3' }, beside: { papers: '4' } },
    });
    expect(drawn({ method: 'consent' }, question).rows.map(({ id, ground }) => [id, ground])).toEqual([
      ['consent', 'yes'],
      ['concern', 'abst'],
      ['objection', 'no'],
    ]);
  });
});

describe('round by round', () => {
  const question = asked({
    chosen: { a: 1, b: 2 },
    tally: {
      totals: { a: '4', b: '7/2', c: '0' },
      beside: { quota: '4' },
      rounds: {
        2: {
          totals: { a: '4', b: '5/2', c: '2' },
          eliminated: { c: 1 },
          reason: 'elimination',
          beside: { exhausted: '1/2' },
        },
        1: { totals: { a: '5', b: '2', c: '2' }, elected: { a: 1 }, transferred: { a: 1 }, reason: 'surplus' },
        3: { totals: { a: '4', b: '7/2' }, elected: { b: 1 }, reason: 'last_vacancies', beside: { exhausted: '3/2' } },
      },
    },
  });
  const found = steps({ method: 'stv', options }, question);

  it('each option keeps its place, with what became of it', () => {
    expect(found.map(({ rows }) => rows.map(({ id, marks }) => [id, ...marks].join(' ')))).toEqual([
      ['a elected transferred', 'b', 'c'],
      ['a elected', 'b', 'c eliminated'],
      ['a elected', 'b elected', 'c dropped'],
    ]);
  });
  it('says about whom it is, and how many votes have nobody left', () => {
    expect(found.map(({ reason, about, exhausted }) => [reason, about, exhausted])).toEqual([
      ['surplus', ['a'], '0'],
      ['elimination', ['c'], '1/2'],
      ['last_vacancies', ['b'], '3/2'],
    ]);
  });
  it('has the line that is needed in one place', () => {
    expect(found.map(({ line }) => [line?.kind, line?.number, line?.at])).toEqual([
      ['quota', '4', 0.8],
      ['quota', '4', 0.8],
      ['quota', '4', 0.8],
    ]);
  });
});
