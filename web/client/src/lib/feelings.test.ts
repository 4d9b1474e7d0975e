// @vitest-environment node
import { expect, it } from 'vitest';
import { answers, heights, middle, nextClause, pointedAt } from './feelings';
import type { MeetingView, Proposal } from './protocol';

const proposal = { clauses: { b: { n: 2, text: 'B' }, a: { n: 1, text: 'A' } } } as unknown as Proposal;
const view = (pointed?: { proposal: string; clause: string }) =>
  ({ meeting: pointed ? { pointed } : {}, proposals: { plan: proposal } }) as unknown as MeetingView;

it('knows which clause everyone looks at', () => {
  expect(pointedAt(view())).toBeUndefined();
  expect(pointedAt(view({ proposal: 'plan', clause: 'b' }))).toMatchObject({ clause: 'b', about: 'plan.b' });
  expect(pointedAt(view({ proposal: 'plan', clause: 'b' }))?.facts.n).toBe(2);
});
it('looks at nothing that was removed since', () => {
  expect(pointedAt(view({ proposal: 'plan', clause: 'gone' }))).toBeUndefined();
  expect(pointedAt(view({ proposal: 'gone', clause: 'a' }))).toBeUndefined();
});
it('goes through the clauses in the order of their numbers', () => {
  expect(nextClause(proposal)).toBe('a');
  expect(nextClause(proposal, 'a')).toBe('b');
  expect(nextClause(proposal, 'b')).toBeUndefined();
});
it('draws the fullest step full', () => {
  expect(heights({ all: { '2': 1, '4': 4 } })).toEqual([0, 0.25, 0, 1, 0]);
  expect(heights(undefined)).toEqual([0, 0, 0, 0, 0]);
});
it('says where the middle is, and nothing of nobody', () => {
  expect(answers({ '1': 2, '5': 1 })).toBe(3);
  expect(middle({ all: { '1': 2, '5': 1 } })).toBe(1);
  expect(middle({ all: { '2': 1, '4': 2, '5': 1 } })).toBe(4);
  expect(middle({ all: {} })).toBeUndefined();
  expect(middle(undefined)).toBeUndefined();
});
