// @vitest-environment node
import { expect, it } from 'vitest';
import { fresh, sum } from './rising';

const KINDS = ['beautiful', 'agree', 'question'];
const totals = (room: Record<string, number>, online: Record<string, number> = {}) => ({ room, online });

it('shows nothing of before', () => {
  expect(fresh(KINDS, undefined, totals({ beautiful: 40 }), 12)).toEqual([]);
});
it('shows what came, room and online alike', () => {
  const came = fresh(KINDS, totals({ beautiful: 1 }), totals({ beautiful: 2 }, { agree: 1 }), 12);
  expect(came).toEqual(['beautiful', 'agree']);
  expect(sum(totals({ agree: 2 }, { agree: 3 }), 'agree')).toBe(5);
});
it('never shows more than there is room for, shared over the kinds', () => {
  expect(fresh(KINDS, totals({}), totals({ beautiful: 500, question: 2 }), 4)).toEqual([
    'beautiful',
    'question',
    'beautiful',
    'question',
  ]);
  expect(fresh(KINDS, totals({}), totals({ beautiful: 5 }), 0)).toEqual([]);
});
it('shows no kind that the meeting does not have any more', () => {
  expect(fresh(['fire'], totals({}), totals({ beautiful: 2, fire: 1 }), 12)).toEqual(['fire']);
});
