import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import App from './App.svelte';
import { words } from './lib/i18n.svelte';

test('the first page asks for the code, in the reader’s language', async () => {
  await words.choose('en');
  render(App);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Take part.');
  expect(screen.getByLabelText('Code of the meeting')).toBeTruthy();
});
