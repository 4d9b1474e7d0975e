// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { MeetingView } from '../protocol';
import { copiesOf, MOST_COPIES, votingPapers } from './paper_sheets';

const clause = (n: number, result?: string) => ({ n, text: `Punt ${n}`, ...(result ? { result } : {}) });
const view = {
  agenda: {
    a: { order: 2, title: 'Besluit', minutes: 10, proposal: 'plan' },
    b: { order: 1, title: 'Uitleg', minutes: 10, proposal: 'plan' },
    c: { order: 3, title: 'Oud', minutes: 10, proposal: 'done' },
    d: { order: 4, title: 'Leeg', minutes: 10, proposal: 'empty' },
    e: { order: 5, title: 'Pauze', minutes: 10 },
  },
  proposals: {
    plan: { title: 'Jaarplan', clauses: { y: clause(2), x: clause(1), z: clause(3, 'passed') } },
    done: { title: 'Oud', outcome: 'adopted', clauses: { x: clause(1, 'passed') } },
    empty: { title: 'Leeg', clauses: {} },
  },
} as unknown as MeetingView;

describe('voting papers', () => {
  it('are for what is still to be decided, once each, point by point', () => {
    expect(votingPapers(view).map(({ title, clauses }) => [title, clauses.map(([, { n }]) => n)])).toEqual([
      ['Jaarplan', [1, 2]],
    ]);
  });

  it.each([
    [4, 4],
    [2.7, 2],
    [-1, 0],
    [1e6, MOST_COPIES],
    [null, 0],
  ])('are printed %s times: %i', (typed, copies) => {
    expect(copiesOf(typed)).toBe(copies);
  });
});
