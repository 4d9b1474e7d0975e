/** An answer on a ballot paper, read and written as `engine/tally/paper.py` spells it; both are held to
 *  `tests/engine/tally/paper_cases.json`. Pure. */

export type Form = 'one' | 'some' | 'values' | 'ranking';
export const ABSTAIN = 'abstain';
/** The option that is none of the others. */
export const NONE = 'none';

export type Paper =
  | { form: 'blank' }
  | { form: 'one'; option: string }
  | { form: 'some'; options: string[] }
  | { form: 'values'; values: [option: string, value: number][] }
  /** Best first; those in one rank are equal. */
  | { form: 'ranking'; ranks: string[][] };

/** What an answer says, whether or not the rules allow it. */
export function parse(answer: string, form: Form, options: string[] = []): Paper {
  if (answer === ABSTAIN && !options.includes(ABSTAIN)) return { form: 'blank' };
  if (form === 'one') return { form, option: answer };
  if (form === 'some') return { form, options: answer ? answer.split('+') : [] };
  if (form === 'ranking') return { form, ranks: answer ? answer.split('>').map((rank) => rank.split('=')) : [] };
  const parts = answer ? answer.split('+').map(pair) : [];
  return { form, values: parts.map(([option, value]) => [option, value]) };
}

/** The one spelling of a paper; nothing for one on which nothing has been chosen yet. */
export function write(paper: Paper): string {
  if (paper.form === 'blank') return ABSTAIN;
  if (paper.form === 'one') return paper.option;
  if (paper.form === 'some') return paper.options.toSorted(byId).join('+');
  if (paper.form === 'ranking') return paper.ranks.map((rank) => rank.toSorted(byId).join('=')).join('>');
  return paper.values
    .toSorted(([a], [b]) => byId(a, b))
    .map(([option, value]) => `${option}:${value}`)
    .join('+');
}

/** `a:3` in its parts, the number also as it was written. */
export function pair(part: string): [option: string, value: number, written: string] {
  const at = part.indexOf(':');
  const written = at < 0 ? '' : part.slice(at + 1);
  return [at < 0 ? part : part.slice(0, at), Number(written), written];
}

function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
