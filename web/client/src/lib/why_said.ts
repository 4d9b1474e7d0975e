/** What was said why on a closed ballot, in the order in which it is read. */
import type { Decided, GivenReason, Result } from './protocol';
import { sorted } from './select';

/** A reason with the number of its point, where it is told apart from that. */
export type SaidReason = GivenReason & { id: string; n?: number | undefined };

export function saidAbout({ reasons }: Decided, n?: number): SaidReason[] {
  return sorted(reasons).map(([id, reason]) => ({ ...reason, id, n }));
}

/** All that was said on a ballot, what holds something up first. */
export function saidOn({ questions }: Result): SaidReason[] {
  const several = Object.keys(questions).length > 1;
  const all = sorted(questions).flatMap(([, each]) => saidAbout(each, several ? each.n : undefined));
  const holds = all.filter(({ kind }) => kind === 'objection');
  return [...holds, ...all.filter((each) => !holds.includes(each))];
}
