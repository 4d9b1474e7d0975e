import { expect, it } from 'vitest';
import { fresh } from './rising';

const totals = (room: Record<string, number>, online: Record<string, number> = {}) => ({ room, online });

it('shows nothing of before', () => {
  expect(fresh(undefined, totals({ mooi: 40 }), 12)).toEqual([]);
});
it('shows what came, room and online alike', () => {
  expect(fresh(totals({ mooi: 1 }), totals({ mooi: 2 }, { eens: 1 }), 12)).toEqual(['mooi', 'eens']);
});
it('never shows more than there is room for, shared over the kinds', () => {
  expect(fresh(totals({}), totals({ mooi: 500, vraag: 2 }), 4)).toEqual(['mooi', 'vraag', 'mooi', 'vraag']);
  expect(fresh(totals({}), totals({ mooi: 5 }), 0)).toEqual([]);
});
