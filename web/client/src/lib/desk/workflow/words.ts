/** What only the designer says, and what a rehearsal says on a terminal too. */
import { bring, words } from '../../i18n.svelte';

bring({
  designer: {
    nl: () => import('../../../../../../messages/designer.nl.json'),
    en: () => import('../../../../../../messages/designer.en.json'),
  },
  rehearse: {
    nl: () => import('../../../../../../messages/rehearse.nl.json'),
    en: () => import('../../../../../../messages/rehearse.en.json'),
  },
});

export function designersWords(): Promise<void> {
  return words.with('designer', 'rehearse');
}
