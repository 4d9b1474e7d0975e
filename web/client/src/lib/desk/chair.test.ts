// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Result } from '../protocol';
import { awaited, tapped } from './chair';

const RESULT = {
  awaits_chair: true,
  options: { barn: { order: 2 }, hall: { order: 1 }, tent: { order: 3 } },
  questions: {
    plan: {
      order: 1,
      result: 'tied',
      tally: { ties: { 1: { options: { barn: true, hall: true }, places: 1, at: 'winner' } } },
    },
  },
} as unknown as Result;

describe('what waits for the chair', () => {
  it('is what is tied, as it stands on the paper', () => {
    expect(awaited(RESULT)).toEqual({ question: 'plan', tied: ['hall', 'barn'] });
  });
  it('is yes or no where a threshold decides', () => {
    const questions = { c1: { order: 1, result: 'passed' }, c2: { order: 2, result: 'tied' } };
    expect(awaited({ ...RESULT, questions } as unknown as Result)).toEqual({ question: 'c2', tied: ['yes', 'no'] });
  });
  it('is nothing where nobody waits', () => {
    expect(awaited({ ...RESULT, awaits_chair: undefined } as unknown as Result)).toBeUndefined();
    expect(awaited(undefined)).toBeUndefined();
  });
  it('is put in order by tapping, and taken back by tapping again', () => {
    expect(tapped(tapped([], 'hall'), 'barn')).toEqual(['hall', 'barn']);
    expect(tapped(['hall', 'barn', 'tent'], 'barn')).toEqual(['hall']);
  });
});
