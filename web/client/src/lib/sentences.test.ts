import { beforeEach, describe, expect, it } from 'vitest';
import { words } from './i18n.svelte';
import type { OpenBallot, Proposal } from './protocol';
import { asksAgain, ballotTitle, choiceSentence, restPassed } from './sentences';

const asked = (...numbers: number[]) =>
  Object.fromEntries(numbers.map((n) => [`q${n}`, { order: n, n, text: `Point ${n}` }]));

const five = asked(1, 2, 3, 4, 5);
const all = { q1: 'yes', q2: 'yes', q3: 'yes', q4: 'yes', q5: 'yes' };

describe('what was chosen', () => {
  beforeEach(() => words.choose('nl'));

  it('names the exception and what it is', async () => {
    expect(choiceSentence({ ...all, q3: 'abstain' }, five)).toBe('Voor alles, behalve punt 3: onthouding.');
    expect(choiceSentence({ ...all, q3: 'abstain', q1: 'no' }, five)).toBe(
      'Voor alles, behalve punt 1: tegen; punt 3: onthouding.',
    );
    await words.choose('en');
    expect(choiceSentence({ ...all, q3: 'no', q4: 'no' }, five)).toBe(
      'For everything, except points 3 and 4: against.',
    );
  });
  it('lists the points when most are no majority', () => {
    expect(choiceSentence({ q1: 'yes', q2: 'no' }, asked(1, 2))).toBe('Voor: punt 1. Tegen: punt 2.');
  });
  it('is one word where one thing is asked', () => {
    expect(choiceSentence({ q3: 'no' }, asked(3))).toBe('Tegen.');
    expect(choiceSentence(all, five)).toBe('Voor alles.');
  });
  it('says at which points nothing was chosen yet', () => {
    expect(choiceSentence({}, five)).toBe('Je hebt nog niets gekozen.');
    expect(choiceSentence({ q1: 'yes', q3: 'no' }, five)).toBe('Kies nog bij punt 2, 4 en 5.');
  });
});

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
