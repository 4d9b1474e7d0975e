/** How a clause feels to people: five steps, from cold to warm. Pure. */
import type { Clause, Felt, MeetingView, Mode, Proposal } from './protocol';
import { clausesOf } from './select';

export const STEPS = [1, 2, 3, 4, 5] as const;
export const MODES: Mode[] = ['room', 'online'];

/** What a clause is called there: two proposals may have used the same id for one. */
export const aboutClause = (proposal: string, clause: string): string => `${proposal}.${clause}`;

export interface Pointed {
  id: string;
  proposal: Proposal;
  clause: string;
  facts: Clause;
  about: string;
}

/** The clause that everyone looks at, as long as it stands in its proposal. */
export function pointedAt(view: MeetingView): Pointed | undefined {
  const there = view.meeting.pointed;
  const proposal = there && view.proposals[there.proposal];
  const facts = there && proposal?.clauses[there.clause];
  if (!facts) return undefined;
  return {
    id: there.proposal,
    proposal,
    clause: there.clause,
    facts,
    about: aboutClause(there.proposal, there.clause),
  };
}

/** The clause after this one; the first if none is looked at, none after the last. */
export function nextClause(proposal: Proposal, clause?: string): string | undefined {
  const order = clausesOf(proposal).map(([id]) => id);
  return order[clause === undefined ? 0 : order.indexOf(clause) + 1];
}

export function answers(counts: Record<string, number> | undefined): number {
  return STEPS.reduce((all, step) => all + (counts?.[step] ?? 0), 0);
}

/** How full each step is drawn, against the fullest, from 0 to 1. */
export function heights(felt: Felt | undefined): number[] {
  const most = Math.max(1, ...STEPS.map((step) => felt?.all[step] ?? 0));
  return STEPS.map((step) => (felt?.all[step] ?? 0) / most);
}

/** The step that half of the people are at or below. */
export function middle(felt: Felt | undefined): (typeof STEPS)[number] | undefined {
  const half = answers(felt?.all) / 2;
  let passed = 0;
  return half ? STEPS.find((step) => (passed += felt?.all[step] ?? 0) >= half) : undefined;
}
