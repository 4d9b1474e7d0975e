import { beforeEach, describe, expect, it } from 'vitest';
import { answerSentence, answersSentence, optionName, optionWords, optionsOf } from './answer';
import { words } from './i18n.svelte';

const about = (...numbers: number[]) => ({
  questions: Object.fromEntries(numbers.map((n) => [`q${n}`, { order: n, n, text: `Point ${n}` }])),
});
const speak = async (language: 'nl' | 'en') => {
  await words.choose(language);
  await words.with('form', 'fixed');
};

describe('an answer about options', () => {
  beforeEach(() => speak('nl'));
  const options = {
    c: { order: 3, text: 'Carla' },
    a: { order: 1, text: 'Anna' },
    b: { order: 2, text: 'Bert' },
    none: { order: 4 },
  };
  const say = (method: string, answer: string) => answerSentence(answer, { method, options });

  it('is a name, or several in the order of the paper', () => {
    expect(say('plurality', 'b')).toBe('Bert');
    expect(say('plurality', 'none')).toBe('Geen van deze');
    expect(say('approval', 'c+a+b')).toBe('Anna, Bert en Carla');
  });
  it('is a ranking, also of one', () => {
    expect(say('stv', 'a>b')).toBe('1. Anna, 2. Bert');
    expect(say('schulze', 'c>a=b')).toBe('1. Carla, 2. Anna en Bert');
    expect(say('irv', 'a')).toBe('1. Anna');
  });
  it('is numbers, the most first', () => {
    expect(say('dots', 'a:1+c:4')).toBe('Carla 4, Anna 1');
    expect(say('equal_shares', 'a:0')).toBe('Anna 0');
  });
  it('can be blank', () => {
    expect(say('borda', 'abstain')).toBe('Ik onthoud me.');
  });
  it('can be split, each share with its part', () => {
    expect(say('plurality', 'a*1+abstain*1+c*3')).toBe('1 × Anna; 1 × Onthouding; 3 × Carla');
    expect(say('irv', 'a>b*2+c*3')).toBe('2 × 1. Anna, 2. Bert; 3 × 1. Carla');
    expect(answerSentence('abstain*2+no*1+yes*3', { method: 'yes_no_abstain' })).toBe(
      '3 voor, 1 tegen, 2 onthoudingen',
    );
    expect(answersSentence({ q1: 'no*1+yes*3', q2: 'yes' }, { method: 'yes_no_abstain', ...about(1, 2) })).toBe(
      '3 voor, 1 tegen: punt 1. Voor: punt 2.',
    );
  });
  it('of several questions is said per answer', () => {
    const asked = { method: 'consent', ...about(1, 2, 3) };
    expect(answersSentence({ q1: 'consent', q2: 'consent', q3: 'objection' }, asked)).toBe(
      'Geen bezwaar: punt 1 en 2. Bezwaar: punt 3.',
    );
    expect(answersSentence({ q1: 'consent', q2: 'consent', q3: 'consent' }, asked)).toBe('Overal: Geen bezwaar.');
  });
  it('has its first line as a name, and of a long one the beginning', () => {
    expect(optionWords('Een buurthuis\nOpen van negen tot vijf.')).toEqual({
      name: 'Een buurthuis',
      more: 'Open van negen tot vijf.',
    });
    const long = 'We nodigen nieuwe organisaties uit die met ons mee willen doen';
    expect(optionName('a', { order: 1, text: long })).toBe('We nodigen nieuwe organisaties uit die…');
  });
  it('stands in the order of the paper, none of these last', () => {
    expect(optionsOf({ ...options, none: { order: 0 } }).map(([id]) => id)).toEqual(['a', 'b', 'c', 'none']);
  });
});
