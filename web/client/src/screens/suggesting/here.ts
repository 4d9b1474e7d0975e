/** The way in from a phone, with the words that it says. */
import { suggestionWords } from './words';

export async function here() {
  return (await Promise.all([import('./SuggestHere.svelte'), suggestionWords()]))[0];
}
