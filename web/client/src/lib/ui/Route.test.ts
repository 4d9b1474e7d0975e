import { render, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { words } from '../i18n.svelte';
import Route from './Route.svelte';

const route = {
  adopted: { order: 3, title: { nl: 'Aangenomen', en: 'Adopted' }, outcome: 'adopted', state: 'ahead' as const },
  draft: { order: 1, title: { nl: 'Schrijven', en: 'Writing' }, activity: 'drafting', state: 'done' as const },
  vote: { order: 2, title: { nl: 'Stemmen', en: 'Voting' }, activity: 'ballot', state: 'now' as const },
};

test('a route tells each stage in order, and which of them is now', async () => {
  await words.choose('en');
  await words.withDesk();
  render(Route, { route });
  const stages = within(screen.getByRole('list', { name: 'The way of this proposal' })).getAllByRole('listitem');
  expect(stages.map((stage) => stage.textContent.trim())).toEqual(['Done: Writing', 'Now: Voting', 'Ahead: Adopted']);
  expect(stages.map((stage) => stage.getAttribute('aria-current'))).toEqual([null, 'step', null]);
});

test('no stages, no list', () => {
  render(Route, { route: {} });
  expect(screen.queryByRole('list')).toBeNull();
});
