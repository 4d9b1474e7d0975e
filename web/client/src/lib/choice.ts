/** What was chosen on the points of a ballot, in words: 'Voor alles, behalve punt 3'. */
import { t } from './i18n.svelte';
import type { Choice, Question } from './protocol';
import { chosenGroups, missingSentence, numbered, pointsSaid } from './sentences';

/** 'Voor alles, behalve punt 3: onthouding.' */
export function choiceSentence(choice: Choice, questions: Record<string, Question>): string {
  const asked = numbered(questions);
  const missing = missingSentence(choice, asked);
  if (missing) return missing;
  const chosen = chosenGroups(choice, asked);
  const [most = '', points = []] = chosen.toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  if (chosen.length === 1) return t(`vote.${asked.length === 1 ? 'single' : 'all'}.${most}`);
  if (points.length * 2 <= asked.length)
    return chosen.map(([option, numbers]) => t(`vote.group.${option}`, { points: pointsSaid(numbers) })).join(' ');
  const parts = chosen
    .filter(([option]) => option !== most)
    .map(([option, numbers]) =>
      t('vote.part', { points: pointsSaid(numbers), option: t(`option.${option}`).toLowerCase() }),
    );
  return t(`vote.except.${most}`, { parts: parts.join('; ') });
}
