/** What is printed for who has no phone: which plans get a voting paper, and how many. Pure. */
import type { Clause, MeetingView } from '../protocol';
import { clausesOf, sorted } from '../select';

export const MOST_COPIES = 60;

export interface VotingPaper {
  id: string;
  title: string;
  clauses: [string, Clause][];
}

/** A paper for each plan on the agenda that still has something to decide, with those of its points, in order. */
export function votingPapers(view: MeetingView): VotingPaper[] {
  const items = sorted(view.agenda).flatMap(([, item]) => item.proposal ?? []);
  return [...new Set(items)].flatMap((id) => {
    const proposal = view.proposals[id];
    if (!proposal || proposal.outcome) return [];
    const clauses = clausesOf(proposal).filter(([, clause]) => clause.result !== 'passed');
    return clauses.length ? [{ id, title: proposal.title, clauses }] : [];
  });
}

/** Whatever was typed, as a number of papers that a printer can be asked for. */
export function copiesOf(typed: number | null | undefined): number {
  return Math.max(0, Math.min(MOST_COPIES, Math.floor(typed ?? 0)));
}
