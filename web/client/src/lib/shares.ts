/** Numbers of votes as parts of a whole, as the hall shows them beside the totals. */
import { OPTIONS } from './field/sowing';
import { t } from './i18n.svelte';

/** In whole percents; nothing of a few is never said to be none, and all but a few never to be all. */
export function percentOf(count: number, all: number): number {
  if (count <= 0 || all <= 0) return 0;
  return count >= all ? 100 : Math.min(99, Math.max(1, Math.round((100 * count) / all)));
}

/** '91 %'; nothing where there is no whole. */
export function share(count: number, all: number): string {
  return all > 0 ? t('share.percent', { percent: percentOf(count, all) }) : '';
}

/** How many votes were given on a question, abstentions too. */
export function given(counts: Record<string, number>): number {
  return OPTIONS.reduce((sum, option) => sum + (counts[option] ?? 0), 0);
}

/** '20 voor (91 %), 1 onthouding (5 %), 1 tegen (5 %)'. */
export function sharesSentence(counts: Record<string, number>): string {
  const all = given(counts);
  const part = (option: string): string => {
    const count = counts[option] ?? 0;
    const said = t(`field.count.${option}`, { count });
    return all ? `${said} (${share(count, all)})` : said;
  };
  return OPTIONS.map(part).join(', ');
}
