/** An answer on a paper as the list of papers shows it: options by their numbers, a ranking the best first. */
import { t } from '../i18n.svelte';
import { parse, type Form } from '../paper';
import { isSplit, sharesOf } from '../splitting';
import type { BallotExport } from './recount';

const FORMS: Record<string, Form> = {
  plurality: 'one',
  approval: 'some',
  portfolio: 'some',
  score: 'values',
  dots: 'values',
};

export function answerSaid(answer: string, document: BallotExport): string {
  if (isSplit(answer))
    return sharesOf(answer, 0)
      .map(([each, part]) => t('answer.share', { what: answerSaid(each, document), part }))
      .join('; ');
  const { options, rules } = document;
  if (answer === 'abstain' || !options) return t(`option.${answer}`).toLowerCase();
  const named = (option: string) => {
    const found = options.find((each) => each.id === option);
    return found?.number ? String(found.number) : t('count.none');
  };
  const byPapers =
    rules.counting?.papers === 'values' ? 'values' : rules.counting?.papers === 'approvals' ? 'some' : '';
  const said = parse(answer, FORMS[rules.method] ?? (byPapers || 'ranking'));
  if (said.form === 'some') return said.options.map(named).join(', ');
  if (said.form === 'values') return said.values.map(([option, value]) => `${named(option)}: ${value}`).join(', ');
  if (said.form === 'ranking') return said.ranks.map((rank) => rank.map(named).join(' = ')).join(' > ');
  return named(answer);
}
