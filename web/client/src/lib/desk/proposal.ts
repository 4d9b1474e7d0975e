/** A proposal's page and the workflows to choose from, as `GET /api/proposals/<p>/page` and `GET /api/workflows` give
 *  them, and what a screen finds in them. Pure. */
import { harvest, type Parcel } from '../field/sowing';
import type { Coded, Held, MeetingFacts, Move, Note, Ordered, Proposal, Result, Theme, Titled } from '../protocol';
import { byNumber, latestResult, sorted } from '../select';
import { changesBetween, type Clauses, type Row } from './changes';
import type { Stage } from './home';
import type { RulesSource } from './ruling';
import type { VotersListed } from './voters';

export type PageProposal = Proposal & { movement: string; archived?: true; route: Ordered<Stage> };
export type PageMove = Move & { holds?: { ready: boolean; guards: Record<string, Held> } };
export type GivenTheme = Omit<Theme, 'order' | 'notes'> & { question: string; notes: Record<string, Note> };

/** Another proposal that one reads of here; of one that I may not read, its title alone. */
export interface OtherProposal {
  title: string;
  stage_title?: Titled;
  outcome?: string;
  archived?: true;
}

export interface ProposalPage {
  id: string;
  movement: { id: string; name: string };
  meeting?: { id: string; title: string; starts_at: string; time_zone: string; phase: MeetingFacts['phase'] };
  parent?: { id: string; title: string };
  /** Proposals that this one started; without a stage while one is being started. */
  children?: Ordered<{ title: string; stage_title?: Titled; outcome?: string }>;
  /** What it waits for, and what waits for it. */
  awaited?: OtherProposal & { id: string };
  awaited_by?: Ordered<OtherProposal>;
  /** For coordinators: what it could wait for; `movement` is the name of another one. */
  may_await?: Ordered<{ title: string; outcome?: string; movement?: string }>;
  /** The action team that the proposal founded. */
  team?: { id: string; name: string; state: 'active' | 'dissolved'; members: number };
  roles: string[];
  may: string[];
  /** Of the suggestions to the text, those that are mine. */
  suggested: string[];
  /** Of the ideas, those that I wrote. */
  my_ideas: string[];
  /** Of the advice, what is mine. */
  advised: string[];
  /** Of the tasks, those that I took on. */
  taken: string[];
  /** What the workflow asks of people in the stage that it is in. */
  stage_about?: Titled;
  /** The stage asks me for advice. */
  may_advise?: true;
  proposal: PageProposal;
  /** For coordinators. */
  moves?: Ordered<Omit<PageMove, 'order'>>;
  versions: Ordered<{ fixed_at: string; clauses: Clauses }>;
  /** For coordinators: clauses that can be put back. */
  removed?: Record<string, { text: string }>;
  /** For coordinators: the rules of each closed ballot. */
  counted_by?: Record<string, RulesSource>;
  /** For coordinators: by stage whose rules ask for a list, who may be on it and who is. */
  voters?: Record<string, VotersListed>;
  /** For coordinators: the other versions of its workflow; `stages` where it cannot stay in the one that it is in. */
  other_versions?: Ordered<{ stages?: Ordered<{ title: Titled }>; drops?: true }>;
  harvest: Ordered<GivenTheme>;
  history: Ordered<{ at: string } & Coded>;
  organisations: Ordered<{ name: string }>;
}

export interface Workflow {
  version: number;
  title: Titled;
  /** The happy way through it. */
  route: Ordered<Omit<Stage, 'state'>>;
  about?: Titled;
  stages: Record<
    string,
    { title: Titled; about?: Titled; activity?: string; outcome?: string; rules?: Record<string, Coded> }
  >;
}

/** The text that is read now: that of a version, or what was written since. */
export interface Reading {
  /** The newest version. */
  version: number;
  /** Written since that version was fixed. */
  since: boolean;
  rows: Row[];
  /** The version that it is compared with, if there is one. */
  against?: number;
}

export function reading(page: Pick<ProposalPage, 'versions' | 'proposal'>): Reading {
  const fixed = sorted(page.versions);
  const now = page.proposal.clauses;
  const [, last] = fixed.at(-1) ?? [];
  if (!last) return { version: 0, since: false, rows: changesBetween(now, now) };
  const sinceLast = changesBetween(last.clauses, now);
  const since = sinceLast.some((row) => row.kind !== 'same' || row.was !== undefined);
  if (since) return { version: last.order, since, rows: sinceLast, against: last.order };
  const [, before] = fixed.at(-2) ?? [];
  if (!before) return { version: last.order, since, rows: changesBetween(now, now) };
  return { version: last.order, since, rows: changesBetween(before.clauses, now), against: before.order };
}

type Asked = Result['questions'][string];
export interface Votes {
  result: Result;
  question: Asked;
  /** They were cast over words that have changed since. */
  older: boolean;
}

/** The last vote over a point that counted: a later ballot may have asked about some points only. */
export function votesOn(proposal: PageProposal, clause: string): Votes | undefined {
  const found = sorted(proposal.results).findLast(
    ([, { result, questions }]) => questions[clause] && result !== 'no_quorum',
  );
  const question = found?.[1].questions[clause];
  if (!found || !question) return undefined;
  return { result: found[1], question, older: proposal.clauses[clause]?.changed === true };
}

/** The last vote, if it was over the proposal as a whole. */
export function votesOnAll(proposal: PageProposal): Votes | undefined {
  const [, result] = latestResult(proposal) ?? [];
  const [question] = Object.values(result?.questions ?? {});
  return result && question && question.n === undefined ? { result, question, older: false } : undefined;
}

/** Blocks per choice, as many as there are votes; how people voted does not count when too few were there. */
export function votesDrawn({ result, question }: Votes): Parcel[] {
  const plain: Result = { ...result, secret: true, entitled: result.voted, questions: { '': question } };
  return result.result === 'no_quorum' ? [] : harvest({}, undefined, plain, '', new Set());
}

/** What was needed for each point: one number, or from the least to the most. */
export function neededOf(result: Result): [least: number, most: number] | undefined {
  const needed = Object.values(result.questions).flatMap((each) => each.needed ?? []);
  return needed.length ? [Math.min(...needed), Math.max(...needed)] : undefined;
}

/** Notes that were said as they are told: those come first. */
export function quotesFirst(theme: GivenTheme): [string, Note][] {
  const notes = Object.entries(theme.notes).sort(([, a], [, b]) => a.order - b.order);
  return [...notes.filter(([, note]) => note.kind === 'quote'), ...notes.filter(([, note]) => note.kind !== 'quote')];
}

export function newestFirst(page: Pick<ProposalPage, 'history'>): [string, { at: string } & Coded][] {
  return sorted(page.history).reverse();
}

/** What holds for the votes in a workflow, stage by stage. */
export function rulesOf(workflow: Workflow): { stage: string; rules: Coded[] }[] {
  return Object.entries(workflow.stages).flatMap(([stage, { rules }]) => {
    const said = byNumber(rules);
    return said.length ? [{ stage, rules: said }] : [];
  });
}
