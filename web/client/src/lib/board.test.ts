// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { inOrder, mineUnseen, partsOf, posted, stance, type Posted } from './board';
import type { Board, Card } from './protocol';

function card(order: number, yes = 0, no = 0): Posted {
  return { id: `c${order}`, order, kind: 'idea', text: '', stance: { for: yes, against: no } };
}
const ids = (cards: { id: string }[]) => cards.map(({ id }) => id).join(' ');

describe('how people feel about a card', () => {
  it('is how many are for it and how many against', () => {
    expect(stance({ all: { '1': 6, '-1': 2 }, room: { '1': 4 } })).toEqual({ for: 6, against: 2 });
    expect(stance(undefined)).toEqual({ for: 0, against: 0 });
  });
});

describe('a board', () => {
  it('has the newest on top', () => {
    expect(ids(inOrder([card(1), card(3), card(2)], 'newest'))).toBe('c3 c2 c1');
  });
  it('or what has the most support, in which objections count', () => {
    expect(ids(inOrder([card(1, 5), card(2, 9, 6), card(3, 4)], 'support'))).toBe('c1 c3 c2');
  });
  it('of which, with the same support, the one that more people care for', () => {
    expect(ids(inOrder([card(1, 7, 4), card(2, 3), card(3, 3)], 'support'))).toBe('c1 c3 c2');
  });
  it('or what divides the room: the smaller side counts', () => {
    expect(ids(inOrder([card(1, 20, 1), card(2, 5, 4), card(3, 0, 30)], 'divided'))).toBe('c2 c1 c3');
  });
  it('of which, with the same smaller side, the more even', () => {
    expect(ids(inOrder([card(1, 20, 4), card(2, 4, 5), card(3, 4, 9)], 'divided'))).toBe('c2 c3 c1');
  });
  it('and the newest first of what is alike', () => {
    expect(ids(inOrder([card(1, 1), card(2, 1)], 'support'))).toBe('c2 c1');
    expect(ids(inOrder([card(1, 2, 2), card(2, 2, 2)], 'divided'))).toBe('c2 c1');
  });
});

const facts = (order: number, more: Partial<Card> = {}): Card => ({ order, kind: 'question', text: '', ...more });
const BOARD: Board = {
  cards: {
    a: facts(1),
    b: facts(2, { answered: true }),
    c: facts(3, { state: 'waiting' }),
    d: facts(4, { state: 'waiting' }),
    e: facts(5, { state: 'set_aside' }),
    f: facts(6),
  },
};

describe('the parts of a board', () => {
  it('are what waits as it came, what is open, what was answered, and what was set aside', () => {
    const parts = partsOf(BOARD, { a: { all: { '1': 2 } } }, 'support');
    expect([parts.waiting, parts.open, parts.answered, parts.aside].map(ids)).toEqual(['c d', 'a f', 'b', 'e']);
    expect(parts.open[0]?.stance).toEqual({ for: 2, against: 0 });
  });
  it('are empty where there is no board', () => {
    expect(partsOf(undefined, undefined, 'newest')).toEqual({ waiting: [], open: [], answered: [], aside: [] });
  });
});

describe('one card', () => {
  it('comes with how people feel about it, if it is there', () => {
    const felt = { f: { all: { '1': 1 } } };
    expect(posted(BOARD, 'f', felt)).toMatchObject({ id: 'f', order: 6, stance: { for: 1, against: 0 } });
    expect(posted(BOARD, 'gone', felt)).toBeUndefined();
    expect(posted(undefined, undefined, undefined)).toBeUndefined();
  });
});

describe('mine that the others do not see', () => {
  it('is what waits and what was set aside, the newest first', () => {
    const mine = {
      a: { order: 1, state: 'waiting' },
      b: { order: 2, state: 'released' },
      c: { order: 3, state: 'set_aside' },
    } as const;
    expect(ids(mineUnseen(mine))).toBe('c a');
    expect(mineUnseen(undefined)).toEqual([]);
  });
});
