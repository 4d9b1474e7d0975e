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

  it('ask what the ballot will ask: of the clauses, or a fixed answer', () => {
    const said = (...codes: string[]) => Object.fromEntries(codes.map((code, n) => [n, { code, params: {} }]));
    const asked = (...codes: string[]) => {
      const rules = { vote: { said: said(...codes) } };
      const plan = { title: 'Teams', clauses: { a: clause(1, 'passed'), b: clause(2) }, route: {}, rules };
      const [paper] = votingPapers({ ...view, proposals: { plan } } as unknown as MeetingView);
      return [paper?.mark, paper?.per, paper?.none, paper?.clauses.length];
    };
    expect(asked('rules.per.options', 'rules.method.stv')).toEqual(['ranking', 'options', false, 2]);
    expect(asked('rules.per.options', 'rules.method.approval', 'rules.status_quo')).toEqual([
      'some',
      'options',
      true,
      2,
    ]);
    expect(asked('rules.per.options', 'rules.method.equal_shares', 'rules.points')).toEqual([
      'dots',
      'options',
      false,
      2,
    ]);
    expect(asked('rules.per.clause', 'rules.method.consent')).toEqual(['fixed', 'clause', false, 1]);
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
