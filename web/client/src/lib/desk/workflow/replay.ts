/** What closed ballots would have come to by the rule of a stage (`POST /api/workflows/replay`). Pure. */
import type { Coded } from '../../protocol';
import type { Source } from './source';

export interface ReplayedBallot {
  ballot: string;
  proposal: string;
  title: string;
  closed_at: string;
  found: 'flips' | 'same' | 'unfit';
  result?: string;
  said: Coded[];
}
export interface Replayed {
  flips: number;
  same: number;
  unfit: number;
  /** Older ones, which were not counted. */
  more: number;
  ballots: ReplayedBallot[];
}

/** Where people vote; rounds of consent are ballots too. */
const VOTED = ['ballot', 'consent'];

export function votedIn(source: Source): string[] {
  return Object.keys(source.stages).filter((name) => VOTED.includes(source.stages[name]?.activity ?? ''));
}

/** The rule of a stage, to be compared. */
export function ruleOf(source: Source, stage: string): string {
  const { activity, settings } = source.stages[stage] ?? {};
  return JSON.stringify([stage, activity, settings ?? {}]);
}

/** What it comes to, as a code with its parameters. */
export function verdictOf({ flips, same, unfit }: Replayed): Coded {
  const count = flips + same;
  if (!count) return { code: `designer.replay.${unfit ? 'none_fits' : 'no_ballots'}`, params: {} };
  return { code: `designer.replay.${count === 1 ? 'only_one' : 'verdict'}`, params: { flips, same, count } };
}
