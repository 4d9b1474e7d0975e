import { beforeAll, expect, it } from 'vitest';
import { words } from '../i18n.svelte';
import type { MeetingView } from '../protocol';
import { DEFAULT, lastPicture, MOST, ReactionsForm } from './reactions_form.svelte';

beforeAll(() => words.start());

const view = {
  meeting: {
    reactions: { fire: { order: 2, icon: '🔥', word: 'Vuur' }, agree: { order: 1, icon: 'agree' } },
  },
} as unknown as MeetingView;

function taken(): ReactionsForm {
  const form = new ReactionsForm();
  form.take(view);
  return form;
}

it('goes out as it came in', () => {
  expect(taken().fields()).toEqual({
    reactions: [
      { kind: 'agree', icon: 'agree', word: '' },
      { kind: 'fire', icon: '🔥', word: 'Vuur' },
    ],
  });
});
it('is put in order, taken away and filled up, but never empty or too full', () => {
  const form = taken();
  form.move(0, 1);
  expect(form.rows.map((row) => row.kind)).toEqual(['fire', 'agree']);
  form.remove(0);
  form.remove(0);
  expect(form.rows).toHaveLength(1);
  for (let n = 0; n < 9; n++) form.add();
  expect(form.rows).toHaveLength(MOST);
  expect(new Set(form.rows.map((row) => row.icon)).size).toBe(MOST);
  form.reset();
  expect(form.rows.map((row) => row.kind)).toEqual(DEFAULT);
});
it('asks for a word where the catalogue has none', () => {
  const form = taken();
  expect(form.complete).toBe(true);
  form.add();
  expect(form.complete).toBe(false);
  const added = form.rows.at(-1);
  expect(added && form.needsWord(added)).toBe(true);
  if (added) added.word = ' Klaar ';
  expect(form.complete).toBe(true);
  expect(form.fields().reactions.at(-1)?.word).toBe('Klaar');
});
it('takes the last picture that was typed', () => {
  expect(lastPicture('🔥👩‍🌾')).toBe('👩‍🌾');
  expect(lastPicture(' 👍🏽 ')).toBe('👍🏽');
  expect(lastPicture('  ')).toBe('');
});
