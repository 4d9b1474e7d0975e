/** What waits for the chair: a question whose tie the rules leave to the chair, and what is tied in it. Pure. */
import type { Result } from '../protocol';
import { sorted } from '../select';

export interface Awaited {
  question: string;
  /** As they stand on the paper. */
  tied: string[];
}

/** The first question that still waits; the chair breaks them one by one. */
export function awaited(result: Result | undefined): Awaited | undefined {
  if (!result?.awaits_chair) return undefined;
  const found = sorted(result.questions).find(([, each]) => each.result === 'tied');
  if (!found) return undefined;
  const [question, { tally }] = found;
  // A question of yes or no has no tally: it is tied between those two.
  if (!tally) return { question, tied: ['yes', 'no'] };
  const open = Object.values(tally.ties ?? {}).filter((tie) => !tie.chosen);
  const names = new Set(open.flatMap((tie) => Object.keys(tie.options)));
  const order = (name: string) => result.options?.[name]?.order ?? 0;
  return { question, tied: [...names].sort((a, b) => order(a) - order(b)) };
}

/** The order so far, with one more; said again it is taken back, with all that came after it. */
export function tapped(order: string[], name: string): string[] {
  const at = order.indexOf(name);
  return at < 0 ? [...order, name] : order.slice(0, at);
}
