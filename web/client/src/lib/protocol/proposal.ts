/** A proposal, and the moves that it can make. */
import type { RulesSource } from '../desk/ruling';
import type { OpenBallot, QuestionResult, Result } from './ballot';
import type { Coded, Params, Titled } from './words';

export interface Clause {
  n: number;
  text: string;
  changed?: true;
  result?: QuestionResult;
  /** What doing it takes, in whole units of money. */
  cost?: number;
}

export interface Task {
  order: number;
  text: string;
  /** Without one it looks for somebody. */
  owner?: string;
  owner_name?: string;
  due?: string;
  clause?: string;
  done?: true;
}

export interface RouteStage {
  order: number;
  title: Titled;
  activity?: string;
  outcome?: string;
  state: 'done' | 'now' | 'ahead';
}

/** Of a stage that asks for consent in rounds: which is open or was the last, how many there can be, how many points
 *  are left, and whether the next may be opened. */
export interface Rounds {
  round?: number;
  most: number;
  left?: number;
  next?: true;
}

export type SuggestionKind = 'wording' | 'addition' | 'removal';

/** Something that is suggested about the text. `by` is an organisation; `stale`: the clause has other words since. */
export interface Suggestion {
  order: number;
  kind: SuggestionKind;
  clause?: string;
  text?: string;
  reason?: string;
  by?: string;
  stale?: true;
}

/** What the workflow says about small groups; what it leaves open is not there. */
export interface SmallGroups {
  seating?: 'chosen' | 'same' | 'open_space';
  rounds?: number;
  minutes?: number;
  prompt?: Titled;
  bring_back?: Titled;
}

/** A round: everybody gets a turn. */
export interface Turns {
  kind: 'check_in' | 'reflection';
  question?: Titled;
  minutes_each?: number;
}

export interface Idea {
  order: number;
  text: string;
  cluster?: string;
  aside?: true;
}

/** `by` is an organisation; there is none where a guest gave it. */
export interface Advice {
  order: number;
  text: string;
  at: string;
  by?: string;
}

/** With `words`, or as a reminder: so many `days` until the stage `ends`, or the day of a `review` has come. */
export interface Notice {
  order: number;
  to: 'coordinators' | 'delegates' | 'participants' | 'partners';
  at: string;
  words?: Titled;
  stage_title?: Titled;
  ends?: string;
  days?: number;
  review?: string;
}

/** What a proposal waits for; empty while nobody has said. Without a title, its words have been erased. */
export interface Awaits {
  proposal?: string;
  title?: string;
  outcome?: 'adopted' | 'rejected' | 'withdrawn';
}

export interface Proposal {
  order: number;
  title: string;
  movement: string;
  workflow: { name: string; version: number; title: Titled };
  stage: string;
  stage_title: Titled;
  activity?: string;
  outcome?: string;
  since: string;
  version?: number;
  writable?: true;
  archived?: true;
  /** Who may suggest something about the text now. */
  suggested_by?: 'delegates' | 'participants';
  suggestions?: Record<string, Suggestion>;
  /** When its stage is meant to be over. */
  deadline?: string;
  /** The day on which it is looked at again. */
  review?: string;
  /** What it let people know, the newest few. */
  notices?: Record<string, Notice>;
  /** Who is asked for advice now, and what. */
  asks_advice?: { by: 'partners' | 'observers' | 'anyone'; question?: Titled };
  advice?: Record<string, Advice>;
  /** Its stage waits for another proposal. */
  awaits?: Awaits;
  /** Where it has been, where it is, and the shortest way to `adopted`. */
  route: Record<string, RouteStage>;
  clauses: Record<string, Clause>;
  /** By stage, how its ballot is held; `source` where the workflow leaves that open. */
  rules?: Record<
    string,
    {
      /** Of the stage. */
      title: Titled;
      said: Record<string, Coded>;
      /** Persons vote, each for themselves. */
      persons?: true;
      costs?: true;
      source?: RulesSource;
      weights?: Record<string, number>;
      voters?: number;
    }
  >;
  /** Ballots that have closed, and whose result is not revealed yet. */
  hidden?: Record<string, { stage: string; opened_at: string; closed_at: string }>;
  rounds?: Rounds;
  small_groups?: SmallGroups;
  /** The stage asks something of everybody: `brainstorm`, or `turns`. */
  asks?: true;
  turns?: Turns;
  /** While ideas are collected: who adds them, what is asked, and how many each may have at most. */
  brainstorm?: { by: 'delegates' | 'participants'; prompt?: Titled; most?: number; minutes?: number };
  ideas?: Record<string, Idea>;
  clusters?: Record<string, { order: number; title?: string }>;
  ballot?: OpenBallot;
  results: Record<string, Result>;
  history: Record<
    string,
    { move: string; title?: Titled; source: string; target: string; at: string; overridden?: string }
  >;
  tasks: Record<string, Task>;
}

export interface Move {
  order: number;
  title: Titled;
  to: string;
  to_title: Titled;
  opens_ballot?: true;
  /** It takes the proposal to small groups. */
  to_groups?: true;
  small_groups?: SmallGroups;
  /** The outcome it ends with, if it ends the proposal. */
  ends?: string;
  overridable?: true;
}

export interface Held {
  /** Its name, where the key is not that: a later one of the same kind. */
  guard?: string;
  holds: boolean;
  params: Params;
  order: number;
}
