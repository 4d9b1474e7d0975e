/** What is wrong with an answer, in the codes of the server. A form lets nobody make most of these; whoever enters a paper
 *  that was filled in by hand may come upon them. Pure. */
import { pair, parse, type Form, type Paper } from './paper';
import type { OpenBallot, Params, Refusal } from './protocol';
import { isSplit, leftOf, sharesOf } from './splitting';

export interface PaperRules {
  form: Form;
  options: string[];
  least?: number;
  most?: number;
  lowest?: number;
  highest?: number;
  total?: number;
  equal?: boolean;
  blank?: boolean;
}

export function rulesOfPaper({ paper, options }: Pick<OpenBallot, 'paper' | 'options'>): PaperRules {
  return { ...paper, options: Object.keys(options) };
}

/** The paper, or why it may not be cast: the code and parameters that the server would give. */
export function read(answer: string, rules: PaperRules): Paper | Refusal {
  const paper = parse(answer, rules.form, rules.options);
  return faultOf(answer, paper, rules) ?? paper;
}

/** What is wrong with an answer in the making; nothing if it may be cast. */
export function wrongWith(answer: string, rules: PaperRules): Refusal | undefined {
  return faultOf(answer, parse(answer, rules.form, rules.options), rules);
}

/** What is wrong with an answer, split or not, in the codes of the server; nothing if it may be cast. */
export function wrongWithShares(answer: string, weight: number, rules: PaperRules): Refusal | undefined {
  if (!isSplit(answer)) return wrongWith(answer, rules);
  const shares = sharesOf(answer, weight);
  if (shares.map((share) => share.join('*')).join('+') !== answer) return fault('paper_unreadable');
  for (const [each] of shares) {
    const wrong = wrongWith(each, rules);
    if (wrong) return wrong;
  }
  const left = leftOf(answer, weight);
  if (left) return fault('paper_shares', { given: weight - left, weight });
  const differ = new Set(shares.map(([each]) => each)).size;
  return differ < Math.max(2, shares.length) ? fault('paper_unreadable') : undefined;
}

function faultOf(answer: string, paper: Paper, rules: PaperRules): Refusal | undefined {
  if (paper.form === 'blank') return rules.blank === false ? fault('paper_blank') : undefined;
  if (paper.form === 'one') return once([paper.option], { ...rules, most: 0, least: 0 });
  if (paper.form === 'some') return once(answer.split('+'), rules);
  if (paper.form === 'values') return valuesFault(answer, rules);
  const equal = !rules.equal && paper.ranks.some((rank) => rank.length > 1);
  return once(answer.split(/[>=]/), rules) ?? (equal ? fault('paper_equal_ranks') : undefined);
}

function valuesFault(answer: string, rules: PaperRules): Refusal | undefined {
  const { lowest = 0, highest = 0, total = 0 } = rules;
  let spent = 0;
  for (const [option, value, written] of answer.split('+').map(pair)) {
    if (!/^-?[0-9]{1,9}$/.test(written) || written !== String(value) || Object.is(value, -0))
      return fault('paper_unreadable');
    if (value < lowest || value > highest)
      return fault('paper_value_outside', { option: option.slice(0, 40), lowest, highest });
    spent += Math.abs(value);
  }
  const wrong = once(
    answer.split('+').map((part) => pair(part)[0]),
    rules,
  );
  return wrong ?? (total && spent > total ? fault('paper_over_total', { spent, total }) : undefined);
}

function once(chosen: string[], { options, most = 0, least = 0 }: PaperRules): Refusal | undefined {
  const unknown = chosen.find((option) => !options.includes(option));
  if (unknown !== undefined) return fault('paper_unknown_option', { option: unknown.slice(0, 40) });
  const twice = chosen.find((option, at) => chosen.indexOf(option) !== at);
  if (twice !== undefined) return fault('paper_option_twice', { option: twice });
  if (most && chosen.length > most) return fault('paper_too_many', { given: chosen.length, most });
  if (chosen.length < least) return fault('paper_too_few', { given: chosen.length, least });
  return undefined;
}

function fault(code: string, params: Params = {}): Refusal {
  return { code, params };
}
