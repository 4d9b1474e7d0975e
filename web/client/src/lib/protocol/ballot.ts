/** Ballots: what is asked, what was cast, and what it came to. */
import type { Coded } from './words';

export type Option = 'yes' | 'no' | 'abstain';

export type QuestionResult = 'passed' | 'failed' | 'tied' | 'run_off' | 'advice';

export type WholeResult = QuestionResult | 'partly_passed' | 'no_quorum';

/** Question → answer, as `lib/paper.ts` writes one. */
export type Choice = Record<string, string>;

export interface Question {
  order: number;
  n?: number;
  text: string;
}

/** Without text it has a name in the catalogue: `yes`, `no`, …, and `none`, which is none of the others. */
export interface BallotOption {
  order: number;
  text?: string;
  n?: number;
  cost?: string;
}

/** What an answer may say; what is absent is 0 or false. */
export interface PaperBounds {
  form: 'one' | 'some' | 'values' | 'ranking';
  least?: number;
  most?: number;
  lowest?: number;
  highest?: number;
  total?: number;
  equal?: true;
  blank?: true;
  /** Answers that go with a reason, and whether it must be given. */
  reasons?: Record<string, 'must' | 'may'>;
}

/** Exact numbers are strings: `3`, `7/2`. */
export type Exact = Record<string, string>;

/** Option → place, the first 1. */
export type Places = Record<string, number>;

export interface TallyRound {
  totals: Exact;
  elected?: Places;
  eliminated?: Places;
  transferred?: Places;
  beside?: Exact;
  reason?: string;
}

export interface TallyTie {
  options: Record<string, true>;
  places: number;
  at: string;
  chosen?: Places;
}

export interface Tally {
  totals: Exact;
  rounds?: Record<string, TallyRound>;
  ties?: Record<string, TallyTie>;
  ranks?: Places;
  pairs?: Record<string, Exact>;
  run_off?: Places;
  beside?: Exact;
}

export interface OpenBallot {
  id: string;
  stage: string;
  method: string;
  paper: PaperBounds;
  /** How many are chosen, where the method has so many places. */
  places?: number;
  /** What there is to spend, in the unit of the costs. */
  budget?: string;
  secret?: true;
  confidential?: true;
  /** What is shown when, where that is not the turnout first and the result at the close. */
  results?: 'after_close' | 'live' | 'on_reveal';
  opened_at: string;
  closes_at?: string;
  options: Record<string, BallotOption>;
  questions: Record<string, Question>;
  quorum: number;
  seats: number;
  rules: Record<string, Coded>;
  /** Persons vote, each for themselves. */
  persons?: true;
  /** What each seat's vote weighs, and whether that may be shared out. */
  weights?: Record<string, number>;
  splitting?: true;
  proxies?: number;
  /** The closed ballot whose questions this one puts once more. */
  again?: string;
  /** Papers that a coordinator entered; for which seats, of an open ballot. */
  by_hand?: number;
  by_hand_for?: Record<string, true>;
}

/** Option → how many, or how much weight. */
export type Counted = Record<string, number>;

/** A question and what came of it: by a threshold (`needed`), or by its method (`tally`). */
export interface Decided extends Question {
  counts: Record<string, number>;
  result: QuestionResult;
  needed?: number;
  chosen?: Places;
  tally?: Tally;
  /** How each side voted, and each kind of organisation, where each is large enough. */
  sides?: Record<string, Counted>;
  kinds?: Record<string, Counted>;
  /** In order, objections first. */
  reasons?: Record<string, GivenReason>;
}

/** Without words once they have been erased; `seat` and its name only of an open ballot. */
export interface GivenReason {
  order: number;
  kind: string;
  text: string;
  seat?: string;
  by?: string;
}

export interface Result {
  order: number;
  ballot: string;
  method: string;
  result: WholeResult;
  closed_at: string;
  secret?: true;
  confidential?: true;
  entitled: number;
  present: number;
  voted: number;
  quorum: number;
  explained: Record<string, Coded>;
  questions: Record<string, Decided>;
  options?: Record<string, BallotOption>;
  /** The seed of the lot, published before anybody voted. */
  lot?: string;
  /** The totals are means, not sums. */
  mean?: true;
  /** The chair has still to break a tie. */
  awaits_chair?: true;
  choices?: Record<string, Choice>;
  by_hand?: number;
  by_hand_for?: Record<string, true>;
}

export interface MySeat {
  seat: string;
  name: string;
  ballot?: string;
  rev?: number;
  voted?: boolean;
  choice?: Choice;
  reasons?: Choice;
  by?: string;
  /** What stands for it was entered on paper by a coordinator. */
  by_hand?: true;
  weight?: number;
  /** It was left to a seat of mine. */
  by_proxy?: true;
}

/** By the seat whose vote it is: to whom that was left. */
export interface Proxy {
  name: string;
  to: string;
  to_name: string;
}

export interface CastPayload {
  ballot: string;
  seat: string;
  key: string;
  n: number;
  choice: Choice;
  /** Question → why, where the answer asks for that. */
  reasons?: Choice;
}

export interface CastAck {
  ballot: string;
  seat: string;
  n: number;
  receipt: string;
  status: 'recorded' | 'since_replaced';
  choice: Choice;
  reasons?: Choice;
}
