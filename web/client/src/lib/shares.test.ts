import { beforeEach, expect, it } from 'vitest';
import { words } from './i18n.svelte';
import { given, percentOf, share, sharesSentence } from './shares';

beforeEach(() => words.choose('nl'));

it.each([
  [20, 22, 91],
  [0, 22, 0],
  [22, 22, 100],
  [1, 400, 1],
  [399, 400, 99],
  [0, 0, 0],
])('of %i out of %i is %i percent', (count, all, percent) => {
  expect(percentOf(count, all)).toBe(percent);
});

it('is written as the language does', async () => {
  expect(share(20, 22)).toBe('91\u00a0%');
  await words.choose('en');
  expect(share(20, 22)).toBe('91%');
  expect(share(0, 0)).toBe('');
});

it('counts abstentions as votes that were given', () => {
  expect(given({ yes: 20, no: 1, abstain: 1 })).toBe(22);
  expect(sharesSentence({ yes: 20, no: 2 })).toBe('20 voor (91\u00a0%), 0 onthoudingen (0\u00a0%), 2 tegen (9\u00a0%)');
  expect(sharesSentence({})).toBe('0 voor, 0 onthoudingen, 0 tegen');
});
