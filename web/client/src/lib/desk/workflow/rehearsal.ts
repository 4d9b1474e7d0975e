/** What a rehearsal found (`POST /api/workflows/rehearse`), as the diagram and the page beside it show it. Pure. */
import type { Source } from './source';

export interface Crowd {
  seats: number;
  turnout: string;
  support: string;
  clauses: number;
}
export interface Spread {
  tenth: number;
  median: number;
  ninetieth: number;
}
export interface Report {
  runs: number;
  seed: number;
  outcomes: Record<string, number>;
  stuck: { stage: string; held: string[]; often: number }[];
  moves: Spread;
  ballots: Spread;
  minutes: Spread;
  made: Record<string, { often: number; plays: number }>;
  at_turnouts: { turnout: string; runs: number; outcomes: Record<string, number>; stuck: number }[];
}
/** Parts between 0 and 1: in how many plays a stage was reached, and a move made. */
export interface Rehearsed {
  report: Report;
  visits: Record<string, number>;
  moves: Record<string, number>;
}

export const USUAL: Crowd = { seats: 26, turnout: '4/5', support: '3/4', clauses: 5 };
export const RUNS = 1000;

/** Whole percents; what is little but not nothing is not called nothing, nor what is nearly all, all. */
export function percent(part: number): { code: string; params: { percent: number } } {
  const rounded = Math.floor(part * 100 + 0.5);
  if (part > 0 && rounded === 0) return { code: 'rehearsal.part.less_than_one', params: { percent: 0 } };
  if (part < 1 && rounded === 100) return { code: 'rehearsal.part.more_than_99', params: { percent: 100 } };
  return { code: 'rehearsal.part', params: { percent: rounded } };
}

/** How it ended, in parts of all runs: each outcome, then where it got stuck. */
export interface Ending {
  stage: string;
  outcome?: string;
  held: string[];
  part: number;
}

export function endingsOf({ report }: Rehearsed, source: Source): Ending[] {
  const reached = Object.entries(report.outcomes).map(([stage, often]): Ending => {
    const outcome = source.stages[stage]?.outcome;
    return { stage, held: [], part: often / report.runs, ...(outcome ? { outcome } : {}) };
  });
  const stuck = report.stuck.map(({ stage, held, often }): Ending => ({ stage, held, part: often / report.runs }));
  return [...reached, ...stuck];
}

/** In how many of all runs it came to no end. */
export function stuckIn({ report }: Rehearsed): number {
  return report.stuck.reduce((sum, each) => sum + each.often, 0) / report.runs;
}

/** Of each turnout the part that was adopted, that ended otherwise, and that got stuck. */
export function byTurnout({ report }: Rehearsed, source: Source): { turnout: string; parts: Ending[] }[] {
  return report.at_turnouts.map(({ turnout, runs, outcomes, stuck }) => ({
    turnout,
    parts: [
      ...Object.entries(outcomes).map(([stage, often]): Ending => {
        const outcome = source.stages[stage]?.outcome;
        return { stage, held: [], part: often / runs, ...(outcome ? { outcome } : {}) };
      }),
      { stage: '', held: [], part: stuck / runs },
    ],
  }));
}
