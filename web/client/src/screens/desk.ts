/** The screens of a coordinator: at the desk, and the console of a meeting. */
import { words } from '../lib/i18n.svelte';
import type { Route } from '../lib/router.svelte';

const SCREENS: Partial<Record<Route['screen'], () => Promise<{ default: unknown }>>> = {
  console: () => import('./console/Console.svelte'),
  meetings: () => import('./home/Meetings.svelte'),
  proposals: () => import('./home/Proposals.svelte'),
  me: () => import('./home/Me.svelte'),
  start: () => import('./home/Start.svelte'),
  'movement-new': () => import('./home/NewMovement.svelte'),
  people: () => import('./people/People.svelte'),
  list: () => import('./people/List.svelte'),
  badges: () => import('./people/Badges.svelte'),
  teams: () => import('./teams/Teams.svelte'),
  'meeting-new': () => import('./prepare/NewMeeting.svelte'),
  prepare: () => import('./prepare/Prepare.svelte'),
  poster: () => import('./prepare/Poster.svelte'),
  paper: () => import('./prepare/PaperPage.svelte'),
  minutes: () => import('./minutes/Minutes.svelte'),
  'proposal-new': () => import('./proposal/NewProposal.svelte'),
  proposal: async () => (await import('./proposal/screen')).page(),
  count: () => import('./proposal/CountPage.svelte'),
  workflows: async () => (await import('./workflow/screens')).list(),
  workflow: async () => (await import('./workflow/screens')).designer(),
};

export async function load(screen: Route['screen']): Promise<{ default: unknown }> {
  const [found] = await Promise.all([SCREENS[screen]?.(), words.withDesk()]);
  if (!found) throw new Error(`no screen is called ${screen}`);
  return found;
}
