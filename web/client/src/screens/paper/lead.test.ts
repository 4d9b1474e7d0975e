import { beforeAll, describe, expect, it } from 'vitest';
import { words } from '../../lib/i18n.svelte';
import type { Proposal, Result } from '../../lib/protocol';
import { roundOf } from './lead';

beforeAll(async () => {
  await words.choose('nl');
  await words.with('form', 'fixed');
});

function asked(round: number | undefined, ...objections: number[]): string {
  const questions = objections.map((objection, order) => [`c${order}`, { order, counts: { consent: 4, objection } }]);
  const result = { order: 1, method: 'consent', questions: Object.fromEntries(questions) } as unknown as Result;
  const results: Proposal['results'] = objections.length ? { b1: result } : {};
  return roundOf({ results, ...(round === undefined ? {} : { rounds: { round, most: 3 } }) });
}

describe('a round of consent', () => {
  it('says which it is, and how many objections there were before', () => {
    expect(asked(1)).toBe('Dit is ronde 1 van 3.');
    expect(asked(2, 1, 2)).toBe('Dit is ronde 2 van 3. In de vorige ronde waren er 3 bezwaren.');
    expect(asked(3, 1)).toBe('Dit is ronde 3 van 3. In de vorige ronde was er 1 bezwaar.');
  });

  it('is nothing where consent is not asked in rounds, and the first forgets what came before the stage', () => {
    expect(asked(undefined, 1)).toBe('');
    expect(asked(1, 2)).toBe('Dit is ronde 1 van 3.');
  });
});
