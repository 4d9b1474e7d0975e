import { beforeEach, describe, expect, it } from 'vitest';
import { choiceSentence } from './choice';
import { words } from './i18n.svelte';

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
