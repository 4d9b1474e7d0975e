// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { OpenBallot, Result } from './protocol';
import { lacksWhy, reasonsFor, whyOf } from './why';
import { saidOn } from './why_said';

const paper: OpenBallot['paper'] = { form: 'one', reasons: { concern: 'may', objection: 'must' } };
const ballot = { paper } as OpenBallot;

describe('a reason', () => {
  it('goes with an objection, may go with a concern, and with nothing else', () => {
    expect(whyOf('objection', paper)).toEqual({ kind: 'objection', must: true });
    expect(whyOf('concern', paper)).toEqual({ kind: 'concern', must: false });
    expect(whyOf('consent', paper)).toBeUndefined();
    expect(whyOf('objection', { form: 'one' })).toBeUndefined();
  });

  it('is asked of a vote that was split for what needs one', () => {
    expect(whyOf('concern*2+objection*1', paper)?.kind).toBe('objection');
  });

  it('is missing while nothing but spaces was written', () => {
    expect(lacksWhy({ a: 'objection' }, { a: '  ' }, ballot)).toBe('a');
    expect(lacksWhy({ a: 'objection', b: 'concern' }, { a: 'Te duur' }, ballot)).toBeUndefined();
  });

  it('of an answer that was changed is not sent', () => {
    const given = { a: ' Te duur ', b: 'Weg', c: '' };
    expect(reasonsFor({ a: 'objection', b: 'consent', c: 'concern' }, given, ballot)).toEqual({ a: 'Te duur' });
  });
});

describe('what was said on a ballot', () => {
  const reason = (order: number, kind: string) => ({ order, kind, text: kind });
  const first = { order: 1, n: 1, text: 'Uren', reasons: { b: reason(2, 'concern'), a: reason(1, 'concern') } };
  const second = { order: 2, n: 2, text: 'Bijdrage', reasons: { c: reason(1, 'objection') } };

  it('begins with what holds it up, each with the number of its point', () => {
    const result = { questions: { q2: second, q1: first } } as unknown as Result;
    expect(saidOn(result).map(({ id, n }) => [id, n])).toEqual([
      ['c', 2],
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('needs no number where one thing was asked, nor beside its own point', () => {
    const result = { questions: { q1: first } } as unknown as Result;
    expect(saidOn(result).map(({ id, n }) => [id, n])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
  });
});
