import { render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionFacts } from '../../lib/api';
import type { MovementView } from '../../lib/desk/directory';
import type { HomeView } from '../../lib/desk/home';
import { words } from '../../lib/i18n.svelte';
import { session } from '../../lib/session.svelte';
import Home from './Home.svelte';

/** What the server answers, by path; anything else it does not know. */
function serves(answers: Record<string, unknown>): void {
  vi.stubGlobal('fetch', (path: string) => {
    const known = Object.hasOwn(answers, path);
    const body = known ? answers[path] : { code: path === '/api/session' ? 'not_signed_in' : 'not_found', params: {} };
    return Promise.resolve(new Response(JSON.stringify(body), { status: known ? 200 : 404 }));
  });
}

function facts(roles: string[]): SessionFacts {
  return {
    person: 'me',
    name: 'Organisatie 11',
    roles,
    meetings: [],
    movements: [{ id: 'mv', name: 'Movement', roles }],
  };
}

function view(roles: string[], more: Partial<HomeView> = {}): HomeView {
  const movements = { mv: { order: 1, name: 'Movement', roles, organisations: ['Organisatie 11'] } };
  return {
    person: 'me',
    name: 'Organisatie 11',
    language: 'en',
    movements,
    meetings: {},
    proposals: {},
    notices: {},
    tasks: {},
    ...more,
  };
}

const ENLISTED: MovementView = { id: 'mv', name: 'Movement', language: 'en', organisations: {}, people: {} };
const MEETING = {
  order: 1,
  title: 'Autumn meeting',
  movements: ['mv'],
  starts_at: '2021-11-10T12:00:00Z',
  time_zone: 'Europe/Amsterdam',
  phase: 'open' as const,
  code: '482177',
  entry: 'open' as const,
  roles: ['delegate'],
  present: 22,
  expected: 26,
};
const PROPOSAL = {
  order: 1,
  title: 'Yearly plan',
  movement: 'mv',
  meeting: 'm',
  workflow: { title: { nl: 'Jaarplan', en: 'Yearly plan' } },
  stage: 'vote',
  stage_title: { nl: 'Stemmen', en: 'Voting' },
  activity: 'ballot',
  since: '2021-11-10T12:00:00Z',
  route: {},
  clauses: 5,
  ballot: { id: 'b', mine: { seat: { name: 'Organisatie 11', voted: false } } },
};

// Fetched before the clock of a test runs.
beforeAll(() => Promise.all([import('./Overview.svelte'), words.withDesk()]), 60_000);
beforeEach(() => words.choose('en'));
afterEach(() => {
  session.facts = undefined;
  session.asked = false;
  vi.unstubAllGlobals();
});

describe('home', () => {
  it('asks for the code when nobody is known', async () => {
    serves({ '/api/installation': { empty: false, can_start: false } });
    render(Home);
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Take part.');
  });

  it('says how to begin in an empty house, and asks for the key when the server has one', async () => {
    serves({ '/api/installation': { empty: true, can_start: true } });
    render(Home);
    expect(await screen.findByLabelText('Address or key')).toBeTruthy();
  });

  it('leads a coordinator of an empty movement to the people first', async () => {
    serves({
      '/api/session': facts(['coordinator']),
      '/api/home': view(['coordinator']),
      '/api/movements/mv': ENLISTED,
    });
    render(Home);
    expect(await screen.findByRole('heading', { level: 1, name: 'This is how you begin with Movement.' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Put them in' }).getAttribute('href')).toBe('/people/mv/list');
  });

  it('shows a delegate the meeting that is open, and that their vote is awaited', async () => {
    const meetings = { m: MEETING };
    serves({
      '/api/session': facts(['delegate']),
      '/api/home': view(['delegate'], { meetings, proposals: { p: PROPOSAL } }),
    });
    render(Home);
    const foremost = within(await screen.findByRole('region', { name: 'Autumn meeting' }));
    expect(foremost.getByText('Organisatie 11 has not voted yet.')).toBeTruthy();
    expect(foremost.getByRole('link', { name: 'Vote now' }).getAttribute('href')).toBe('/m/m');
    expect(foremost.getByRole('img', { name: '22 of 26 organisations are here.' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'New meeting' })).toBeNull();
  });
});
