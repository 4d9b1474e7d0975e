// @vitest-environment node
import { expect, it } from 'vitest';
import { answersApart } from './apart';
import type { Decided, Result } from './protocol';

const of = (questions: Record<string, Partial<Decided>>) => ({ questions }) as unknown as Result;
const counts = (yes: number, no: number) => ({ abstain: 0, no, yes });

it('tells the sides and the kinds, the questions and the answers in their order', () => {
  const sides = { online: counts(1, 4), room: counts(5, 0) };
  const told = answersApart(
    of({
      b: { order: 2, n: 2, text: 'Two', sides, kinds: { guest: counts(2, 3), member: counts(3, 2) } },
      a: { order: 1, n: 1, text: 'One', sides },
    }),
  );
  expect(told.map(({ of, questions }) => [of, questions.map(({ id }) => id)])).toEqual([
    ['sides', ['a', 'b']],
    ['kinds', ['b']],
  ]);
  expect(told[0]?.questions[0]?.parts.map(([part]) => part)).toEqual(['room', 'online']);
  expect(told[0]?.questions[0]?.options).toEqual(['yes', 'abstain', 'no']);
  expect(told[1]?.questions[0]?.parts.map(([part]) => part)).toEqual(['member', 'guest']);
});
it('tells nothing where nothing is told apart', () => {
  expect(answersApart(of({ a: { order: 1, text: 'One' } }))).toEqual([]);
});
it('keeps the answers of other methods as they are', () => {
  const sides = { room: { objection: 1, consent: 4 }, online: { objection: 0, consent: 5 } };
  expect(answersApart(of({ a: { order: 1, text: 'One', sides } }))[0]?.questions[0]?.options).toEqual([
    'objection',
    'consent',
  ]);
});
