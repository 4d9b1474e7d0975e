/** What stands beside the text of a proposal, each fetched where there is something of it, with the words that it says. */
import { words } from '../../lib/i18n.svelte';

export const SUGGEST = () => import('../suggesting/here').then(({ here }) => here());
export const TASKS = async () => (await Promise.all([import('./Tasks.svelte'), words.with('result')]))[0];
export const ADVICE = async () =>
  (await Promise.all([import('../advising/AdviceHere.svelte'), words.with('ideas')]))[0];
export const AWAITS = async () => (await Promise.all([import('./Awaits.svelte'), words.with('ideas')]))[0];
