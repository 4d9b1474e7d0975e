/** What is said of suggestions, for whoever looks at a text about which something may be suggested. */
import { bring, words } from '../../lib/i18n.svelte';

bring({
  suggest: {
    nl: () => import('words:nl/suggest'),
    en: () => import('words:en/suggest'),
  },
});

export function suggestionWords(): Promise<void> {
  return words.with('suggest');
}
