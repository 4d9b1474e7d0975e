import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { asPoints } from '../../lib/desk/points';
import { words } from '../../lib/i18n.svelte';
import Points from './Points.svelte';

beforeAll(async () => {
  await words.choose('en');
  await words.withDesk();
});
beforeEach(() => void render(Points, { points: asPoints([]) }));

const texts = () => [...document.querySelectorAll<HTMLTextAreaElement>('li textarea')].map((area) => area.value);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

async function paste(text: string, points: number): Promise<void> {
  await fireEvent.input(screen.getByLabelText('Paste the plan here'), { target: { value: text } });
  await press(`Make ${points} points of it`);
}

test('a pasted plan is shown as numbered points before anything is saved', async () => {
  await paste('1. One\n2. Two\n3. Three', 3);
  expect(texts()).toEqual(['One', 'Two', 'Three']);
  expect(screen.getByRole('textbox', { name: 'Point 2' })).toBeTruthy();
  expect(screen.getByText('3 points found. Check them.')).toBeTruthy();
});

test('a point that was removed comes back in its place', async () => {
  await paste('- One\n- Two', 2);
  await press('Remove point 1');
  expect(texts()).toEqual(['Two']);
  await press('Undo');
  expect(texts()).toEqual(['One', 'Two']);
});

test('points are merged, split at the cursor and moved, each by a button', async () => {
  await paste('- One\n- Two', 2);
  await press('Merge with point 1');
  expect(texts()).toEqual(['One\nTwo']);
  const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Point 1' });
  area.setSelectionRange(3, 3);
  await press('Split at the cursor, in point 1');
  expect(texts()).toEqual(['One', 'Two']);
  await press('Up: point 2');
  expect(texts()).toEqual(['Two', 'One']);
});

test('what is typed is kept when a next point is written', async () => {
  await press('Write a point');
  await fireEvent.input(screen.getByRole('textbox', { name: 'Point 1' }), { target: { value: 'First' } });
  await press('Write a point');
  expect(texts()).toEqual(['First', '']);
});
