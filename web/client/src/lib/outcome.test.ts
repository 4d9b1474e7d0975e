import { beforeEach, describe, expect, it } from 'vitest';
import { words } from './i18n.svelte';
import { reasons, resultWord } from './outcome';
import type { Result } from './protocol';

beforeEach(async () => {
  await words.choose('nl');
  await words.with('result', 'tally', 'form', 'fixed');
});
const result = (more: object): Result =>
  ({ result: 'passed', method: 'yes_no_abstain', questions: {}, explained: {}, ...more }) as unknown as Result;
const lost = (number: number) => ({ code: 'outcome.point_failed', params: { number, yes: 1, needed: 8 } });

describe('why a ballot came out so', () => {
  it('tells which points did not make it as long as they are few', () => {
    expect(reasons(result({ explained: { 1: lost(2) } })).why).toEqual([
      'Punt 2 haalde het niet: 1 voor, nodig was 8.',
    ]);
    expect(reasons(result({ explained: { 1: lost(2), 2: lost(3), 3: lost(4) } })).why).toEqual([]);
  });
  it('names who was chosen, and tells of each option apart', () => {
    const choice = result({
      method: 'approval',
      options: { a: { order: 1, text: 'Anna\nUit Deventer' }, b: { order: 2, text: 'Bert' }, none: { order: 3 } },
      questions: { plan: { order: 1, text: '', result: 'passed', counts: {}, chosen: { b: 1, a: 2 }, tally: {} } },
      explained: {
        1: { code: 'outcome.won.marks', params: { number: 2, votes: 9, of: 12 } },
        2: { code: 'outcome.turnout', params: { voted: 12, present: 12, entitled: 26 } },
      },
    });
    expect(reasons(choice)).toEqual({
      why: ['Gekozen: Bert en Anna.'],
      turnout: ['12 organisaties stemden; 12 van de 26 waren er.'],
      each: ['Nummer 2 is gekozen, aangekruist door 9 van de 12.'],
    });
    expect(resultWord(choice)).toBe('Gekozen');
  });
  it('names nobody where too few were there', () => {
    const choice = result({
      result: 'no_quorum',
      options: { a: { order: 1, text: 'Anna' } },
      questions: { plan: { order: 1, text: '', result: 'passed', counts: {}, chosen: { a: 1 }, tally: {} } },
    });
    expect(reasons(choice).why).toEqual([]);
    expect(resultWord(choice)).toBe('Te weinig organisaties');
  });
  it('has a word of its own for consent, and for each point the usual one', () => {
    const asked = { order: 1, text: '', result: 'failed', counts: {}, tally: {} };
    expect(resultWord(result({ method: 'consent', result: 'failed', questions: { plan: asked } }))).toBe('Bezwaar');
    expect(resultWord(result({ method: 'consent', result: 'failed', questions: { a: asked, b: asked } }))).toBe(
      'Niet aangenomen',
    );
  });
});
