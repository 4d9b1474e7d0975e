import { expect, it } from 'vitest';
import { fresh } from './rising';

const totals = (room: Record<string, number>, online: Record<string, number> = {}) => ({ room, online });

it('shows nothing of before', () => {
  expect(fresh(undefined, totals({ beautiful: 40 }), 12)).toEqual([]);
});
it('shows what came, room and online alike', () => {
  expect(fresh(totals({ beautiful: 1 }), totals({ beautiful: 2 }, { agree: 1 }), 12)).toEqual(['beautiful', 'agree']);
});
it('never shows more than there is room for, shared over the kinds', () => {
  expect(fresh(totals({}), totals({ beautiful: 500, question: 2 }), 4)).toEqual([
    'beautiful',
    'question',
    'beautiful',
    'question',
  ]);
  expect(fresh(totals({}), totals({ beautiful: 5 }), 0)).toEqual([]);
});
