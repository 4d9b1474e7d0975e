/** What is printed for who has no phone: which plans get a voting paper, and how many. Pure. */
import type { Clause, Coded, MeetingView, Proposal } from '../protocol';
import { byNumber, clausesOf, sorted } from '../select';

export const MOST_COPIES = 60;

/** What stands behind each choice: a box to tick, a line for a number or a place, or a box for each fixed answer. */
export type Mark = 'points' | 'one' | 'some' | 'score' | 'dots' | 'ranking' | 'fixed';

export interface VotingPaper {
  id: string;
  title: string;
  clauses: [string, Clause][];
  mark: Mark;
  method: string;
  /** The fixed answers of a method, where it has them. */
  answers: string[];
  /** One question of which the clauses are the options; else each clause, or the whole. */
  per: 'clause' | 'whole' | 'options';
  none: boolean;
  rules: Coded[];
}

const MARKS: Record<string, Mark> = {
  ...{ yes_no_abstain: 'points', plurality: 'one', approval: 'some', portfolio: 'some', score: 'score', dots: 'dots' },
  ...{ irv: 'ranking', schulze: 'ranking', ranked_pairs: 'ranking', borda: 'ranking', stv: 'ranking' },
  ...{ equal_shares: 'some', greedy: 'some', consent: 'fixed', temperature: 'fixed' },
};
const ANSWERS: Record<string, string[]> = {
  yes_no_abstain: ['yes', 'no', 'abstain'],
  consent: ['consent', 'concern', 'objection', 'aside'],
  temperature: [
    ...['wholehearted', 'minor_point', 'reservations', 'abstain'],
    ...['more_discussion', 'no_liking_but_support', 'serious_disagreement', 'veto'],
  ],
};

/** A paper for each plan on the agenda that still has something to decide, with those of its points, in order. */
export function votingPapers(view: MeetingView): VotingPaper[] {
  const items = sorted(view.agenda).flatMap(([, item]) => item.proposal ?? []);
  return [...new Set(items)].flatMap((id) => {
    const proposal = view.proposals[id];
    if (!proposal || proposal.outcome) return [];
    const rules = coming(proposal);
    const says = (prefix: string): string | undefined =>
      rules.find(({ code }) => code.startsWith(prefix))?.code.slice(prefix.length);
    const method = says('rules.method.') ?? 'yes_no_abstain';
    const per = (says('rules.per.') ?? 'clause') as VotingPaper['per'];
    const clauses = clausesOf(proposal).filter(([, clause]) => per !== 'clause' || clause.result !== 'passed');
    if (!clauses.length) return [];
    const none = rules.some(({ code }) => code === 'rules.status_quo');
    const paper = { id, title: proposal.title, clauses, method, mark: markOf(method, rules), per, none, rules };
    return [{ ...paper, answers: ANSWERS[method] ?? [] }];
  });
}

/** The rules of the ballot that is open, else of the first that lies ahead. */
function coming(proposal: Proposal): Coded[] {
  if (proposal.ballot) return byNumber(proposal.ballot.rules);
  const ahead = sorted(proposal.route ?? {}).find(([stage, { state }]) => state !== 'done' && proposal.rules?.[stage]);
  const [stage] = ahead ?? Object.keys(proposal.rules ?? {});
  return byNumber(proposal.rules?.[String(stage)]?.said);
}

/** Money may be divided by points as well as by marks. */
function markOf(method: string, rules: Coded[]): Mark {
  const points = rules.some(({ code }) => code === 'rules.points');
  return points ? 'dots' : (MARKS[method] ?? 'points');
}

/** Whatever was typed, as a number of papers that a printer can be asked for. */
export function copiesOf(typed: number | null | undefined): number {
  return Math.max(0, Math.min(MOST_COPIES, Math.floor(typed ?? 0)));
}
