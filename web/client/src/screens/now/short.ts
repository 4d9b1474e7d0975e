/** What a vote that failed was short of, where the server's reasons do not say it: the closest point, in numbers. */
import { t } from '../../lib/i18n.svelte';
import type { Result } from '../../lib/protocol';
import { closestQuestion } from '../../lib/select';

/** Up to so many points are told one by one already. */
const FEW = 2;

export function shortOf(result: Result): string {
  const asked = result.questions[closestQuestion(result) ?? ''];
  const codes = Object.values(result.explained).map(({ code }) => code);
  const points = codes.filter((code) => code.startsWith('outcome.point_')).length;
  const told = codes.includes('outcome.count') || codes.includes('outcome.closest') || (points > 0 && points <= FEW);
  if (told || !asked || asked.tally || (result.result !== 'failed' && result.result !== 'tied')) return '';
  const counts = { number: asked.n ?? asked.order, yes: asked.counts['yes'] ?? 0, no: asked.counts['no'] ?? 0 };
  const one = Object.keys(result.questions).length === 1 ? '' : '_point';
  if (result.result === 'tied') return t(`result.even${one}`, counts);
  return asked.needed ? t(`result.short${one}`, { ...counts, needed: asked.needed }) : '';
}
