/** What is said of a proposal that waits for another. */
import { t } from './i18n.svelte';
import type { Awaits } from './protocol';

export function awaitsSentence({ proposal, title, outcome }: Awaits): string {
  if (!proposal) return t('awaits.not_said');
  if (outcome) return title ? t('awaits.ended', { title, outcome }) : t('awaits.erased_ended', { outcome });
  return title ? t('awaits.under_way', { title }) : t('awaits.erased');
}
