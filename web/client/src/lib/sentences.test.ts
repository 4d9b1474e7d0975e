import { beforeEach, describe, expect, it } from 'vitest';
import { words } from './i18n.svelte';
import type { OpenBallot, Proposal } from './protocol';
import { asksAgain, ballotTitle, restPassed, yesOrNo } from './sentences';

const asked = (...numbers: number[]) =>
  Object.fromEntries(numbers.map((n) => [`q${n}`, { order: n, n, text: `Point ${n}` }]));

describe('a later ballot', () => {
  beforeEach(() => words.choose('nl'));
  const clause = (n: number, result: string) => ({ n, text: '', result });
  const proposal = {
    title: 'Jaarplan',
    clauses: { q1: clause(1, 'passed'), q2: clause(2, 'passed'), q3: clause(3, 'failed') },
    results: { first: {} },
  } as unknown as Proposal;
  const ballot = (questions: object) => ({ id: 'second', questions }) as unknown as OpenBallot;

  it('about some of the points says which, and that the rest has passed', () => {
    expect(ballotTitle(proposal, ballot(asked(3)))).toBe('Opnieuw stemmen over punt 3');
    expect(restPassed(proposal, ballot(asked(3)))).toBe('De andere punten zijn al aangenomen.');
    expect(restPassed(proposal, ballot(asked(2)))).toBe('');
  });
  it('about everything, and the first, is the plan itself', () => {
    expect(asksAgain(proposal, ballot(asked(1, 2, 3)))).toBe(false);
    expect(asksAgain(proposal, ballot({ whole: { order: 1, text: '' } }))).toBe(false);
    expect(ballotTitle({ ...proposal, results: {} }, ballot(asked(3)))).toBe('Jaarplan');
  });
});

describe('a ballot of yes and no', () => {
  beforeEach(async () => {
    await words.choose('nl');
    await words.with('ballot');
  });

  it('asks whether you are for it, or what its title asks', () => {
    expect(yesOrNo({ title: 'Jaarplan' } as Proposal)).toBe('Ben je voor Jaarplan?');
    expect(yesOrNo({ title: 'Verhuizen we?' } as Proposal)).toBe('Verhuizen we?');
  });
});
