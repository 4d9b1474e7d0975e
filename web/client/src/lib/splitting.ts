/** An answer of a seat whose weight is split, read and written as `engine/tally/shares.py` spells it: `no*2+yes*3`. Both are
 *  held to `tests/engine/tally/share_cases.json`. Pure. */
import type { OpenBallot } from './protocol';

export type Share = [answer: string, part: number];

const SHARE = /([^*]+)\*([1-9][0-9]{0,8})(?:\+(?=[^+])|$)/g;

export const isSplit = (answer: string): boolean => answer.includes('*');

/** Whether the holder of such a weight may share it out. */
export function maySplit(ballot: Pick<OpenBallot, 'splitting'>, weight = 1): boolean {
  return ballot.splitting === true && weight > 1;
}

/** The shares of an answer; one that is not split has the whole weight. */
export function sharesOf(answer: string, weight: number): Share[] {
  if (!answer) return [];
  if (!isSplit(answer)) return [[answer, weight]];
  return [...answer.matchAll(SHARE)].map(([, each = '', part]) => [each, Number(part)]);
}

/** The one spelling: equal answers are one share, and one answer that has the whole weight is not split. Also of shares
 *  that do not add up yet. */
export function written(shares: Share[], weight: number): string {
  const parts = new Map<string, number>();
  for (const [answer, part] of shares) if (answer && part > 0) parts.set(answer, (parts.get(answer) ?? 0) + part);
  const [only, ...others] = parts;
  if (only && !others.length && only[1] === weight) return only[0];
  return [...parts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([answer, part]) => `${answer}*${part}`)
    .join('+');
}

/** What of the weight has no answer yet. */
export function leftOf(answer: string, weight: number): number {
  return weight - sharesOf(answer, weight).reduce((sum, [, part]) => sum + part, 0);
}
