/** A proposal's page, with the words of what is suggested beside its text. */
import { suggestionWords } from '../suggesting/words';

export async function page(): Promise<{ default: unknown }> {
  return (await Promise.all([import('./ProposalPage.svelte'), suggestionWords()]))[0];
}
