/** The shapes of docs/protocol.md. What is optional there is optional here; nothing is ever null. */

import type { RulesSource } from './desk/ruling';

export type Language = 'nl' | 'en';
export type Titled = Record<Language, string>;
export type Mode = 'room' | 'online';
export type Params = Record<string, unknown>;
export interface Coded {
  code: string;
  params: Params;
}
export type Refusal = Coded;
export type Ordered<T> = Record<string, T & { order: number }>;

export interface MeetingFacts {
  id: string;
  title: string;
  code: string;
  starts_at: string;
  time_zone: string;
  place?: string;
  call_link?: string;
  /** A number to ring for the sound. */
  dial_in?: string;
  phase: 'planned' | 'open' | 'ended';
  entry: 'open' | 'admit';
  item?: string;
  item_since?: string;
  /** When the time of the item is up. */
  item_until?: string;
  next_date?: string;
  /** What can be tapped. `icon` is one of our drawings or an emoji. */
  reactions: Ordered<{ icon: string; word?: string }>;
  /** The clause that everyone looks at; it may have been removed since. */
  pointed?: { proposal: string; clause: string; since?: string };
  /** Where everybody reads them, once they are published. */
  minutes?: { address: string; edition: number; published_at: string };
  /** What the coordinator put on the screen in the hall. */
  shown?: Shown;
  /** Topics for an open space are asked for. */
  topics_open?: true;
  /** Minutes, where they were said. */
  lasts?: number;
  /** What the meetings of one series share. */
  series?: string;
  /** How many votes one seat may hold besides its own; nothing: none may be left to another. */
  most_proxies?: number;
  archived?: true;
  movements: Ordered<{ name: string }>;
}

export interface Shown {
  moment: OnScreen;
  since: string;
  until?: string;
}
export type OnScreen = 'welcome' | 'agenda' | 'code' | 'pause';

export interface AgendaItem {
  order: number;
  title: string;
  minutes: number;
  proposal?: string;
  begun?: true;
  began_at?: string;
  /** Seconds, of the times that are over. */
  took?: number;
  /** Minutes that were given on top. */
  extra?: number;
}

/** A hand that is up. Coordinators also see the name, and why we suggest it in this place. */
export interface Hand {
  order: number;
  mode: Mode;
  organisation_name?: string;
  name?: string;
  first?: true;
  why?: Coded;
}

export interface Speaker {
  person: string;
  mode: Mode;
  organisation_name?: string;
  name?: string;
  since: string;
  until?: string;
}

export interface Floor {
  hands: Record<string, Hand>;
  /** A coordinator has put the hands in this order. */
  ordered?: true;
  speaker?: Speaker;
  /** Seconds, of the turns that are over. */
  spoken: Record<Mode, number>;
  /** How long a turn takes. */
  minutes?: number;
}

export interface Clause {
  n: number;
  text: string;
  changed?: true;
  result?: QuestionResult;
  /** What doing it takes, in whole units of money. */
  cost?: number;
}

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

/** A question and what came of it: by a threshold (`needed`), or by its method (`tally`). */
export interface Decided extends Question {
  counts: Record<string, number>;
  result: QuestionResult;
  needed?: number;
  chosen?: Places;
  tally?: Tally;
}

export interface Result {
  order: number;
  ballot: string;
  method: string;
  result: WholeResult;
  closed_at: string;
  secret?: true;
  entitled: number;
  present: number;
  voted: number;
  quorum: number;
  explained: Record<string, Coded>;
  questions: Record<string, Decided>;
  options?: Record<string, BallotOption>;
  /** The seed of the lot, published before anybody voted. */
  lot?: string;
  /** The chair has still to break a tie. */
  awaits_chair?: true;
  choices?: Record<string, Choice>;
  by_hand?: number;
  by_hand_for?: Record<string, true>;
}

export interface Task {
  order: number;
  text: string;
  owner: string;
  owner_name: string;
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
  /** Where it has been, where it is, and the shortest way to `adopted`. */
  route: Record<string, RouteStage>;
  clauses: Record<string, Clause>;
  /** By stage, how its ballot is held; `source` where the workflow leaves that open. */
  rules?: Record<
    string,
    {
      said: Record<string, Coded>;
      costs?: true;
      source?: RulesSource;
      weights?: Record<string, number>;
      voters?: number;
    }
  >;
  /** Ballots that have closed, and whose result is not revealed yet. */
  hidden?: Record<string, { stage: string; opened_at: string; closed_at: string }>;
  ballot?: OpenBallot;
  results: Record<string, Result>;
  history: Record<
    string,
    { move: string; title?: Titled; source: string; target: string; at: string; overridden?: string }
  >;
  tasks: Record<string, Task>;
}

export type How = 'even' | 'chosen' | 'same' | 'open_space';

export interface Round {
  order: number;
  question: string;
  formed_at: string;
  how: How;
  /** When the bell goes; when it last went. */
  ends_at?: string;
  rung_at?: string;
  message?: { text: string; at: string };
  proposal?: string;
  open?: true;
}

export interface GroupPlace {
  round: string;
  place: 'table' | 'room';
  number: number;
  topic?: string;
  link?: string;
  reported?: true;
}

export interface Topic {
  order: number;
  title: string;
}

export type NoteKind = 'point' | 'question' | 'idea' | 'quote' | 'action';

export interface Note {
  order: number;
  kind: NoteKind;
  text: string;
  /** How many agree. */
  agreed?: number;
}

export type CardKind = 'question' | 'idea';

/** A question or an idea on the board. `state` and `reason` only for coordinators. */
export interface Card {
  order: number;
  kind: CardKind;
  text: string;
  by?: string;
  answered?: true;
  state?: 'waiting' | 'set_aside';
  reason?: string;
}

export interface Board {
  cards: Record<string, Card>;
  moderated?: true;
  named?: true;
  closed?: true;
  /** The card on the screen in the hall. */
  featured?: string;
  featured_at?: string;
}

/** What I put on the board: its words while the view does not show them to me; fixed once a coordinator has done
 *  something with it. */
export interface MyCard {
  order: number;
  state: 'released' | 'waiting' | 'set_aside';
  fixed?: true;
  kind?: CardKind;
  text?: string;
  reason?: string;
}

/** A note as the coordinator sees it: with what a rewriting starts from. */
export interface WrittenNote extends Note {
  rev: number;
}

/** A note as its own group sees it. */
export interface GroupNote extends WrittenNote {
  by: string;
  by_organisation?: string;
  edited_by?: string;
  entered_by?: string;
  agrees: Record<string, true>;
}

export interface Member {
  name: string;
  order: number;
  mode: Mode;
  organisation_name?: string;
}

/** What was made of a note, by that thing's own id. */
export type Carried = Record<string, { to: 'clause' | 'task' | 'proposal'; proposal: string }>;

export interface Theme {
  order: number;
  round: string;
  title: string;
  notes: Record<string, Note>;
}

export interface Seat {
  name: string;
  short: string;
  order: number;
}

export interface Move {
  order: number;
  title: Titled;
  to: string;
  to_title: Titled;
  opens_ballot?: true;
  /** It takes the proposal to small groups. */
  to_groups?: true;
  /** The outcome it ends with, if it ends the proposal. */
  ends?: string;
  overridable?: true;
}

export interface Person {
  name: string;
  order: number;
  role?: string;
  organisation?: string;
  organisation_name?: string;
  guest?: true;
  /** Checked in, and where. */
  here?: Mode;
  /** Here for the first time. */
  first?: true;
}

export type Near = 'arriving' | 'no_vote' | 'left' | 'away';

/** Of one organisation, in people; `voted`: its seat has, in an open ballot. */
export interface OrganisationCounts {
  expected: number;
  room: number;
  online: number;
  connected: number;
  voted?: true;
}

export interface MeetingView {
  meeting: MeetingFacts;
  floor: Floor;
  agenda: Record<string, AgendaItem>;
  seats: Record<string, Seat>;
  proposals: Record<string, Proposal>;
  rounds: Record<string, Round>;
  groups: Record<string, GroupPlace>;
  themes: Record<string, Theme>;
  /** What lies under no theme, of a closed round that has themes. */
  loose?: Record<string, Record<string, Note>>;
  board?: Board;
  /** Whom the screen welcomes by name. */
  welcomes?: Record<string, { name: string; order: number; organisation_name?: string }>;
  people?: Record<string, Person>;
  waiting?: Record<string, { name: string; says_from?: string }>;
  turned_away?: Record<string, { name: string; says_from?: string }>;
  moves?: Record<string, Record<string, Move>>;
  notes?: Record<string, Record<string, WrittenNote>>;
  here?: Record<string, { mode: Mode; group?: string; host?: true }>;
  carried?: Record<string, Carried>;
  topics?: Record<string, Topic>;
  proxies?: Ordered<Proxy>;
}

export interface GroupView {
  group: {
    id: string;
    place: 'table' | 'room';
    number: number;
    round: string;
    question: string;
    topic?: string;
    link?: string;
    host?: string;
    open?: true;
    reported?: true;
  };
  members: Record<string, Member>;
  notes: Record<string, GroupNote>;
}

export interface Held {
  /** Its name, where the key is not that: a later one of the same kind. */
  guard?: string;
  holds: boolean;
  params: Params;
  order: number;
}

export interface Live {
  channel: string;
  rev: number;
  at: string;
  present: { room: number; online: number; seats: Record<Mode, number>; ranks?: Record<string, [number, Mode]> };
  /** `arriving`: connected, not checked in. */
  connected: Record<Mode, number> & { arriving?: number };
  voted?: Record<string, { count: number; room?: number; online?: number; seats?: Record<string, true> }>;
  reactions: Record<Mode, Record<string, number>>;
  /** By subject: a clause is `proposal.clause`. */
  feelings?: Record<string, Felt>;
  groups?: Record<string, { room?: number; online?: number; notes?: number }>;
  heads: Record<string, number>;
  holds?: Record<string, Record<string, { ready: boolean; guards: Record<string, Held> }>>;
  /** How an open ballot stands whose counts are live: question, option, an exact figure. */
  counts?: Record<string, Record<string, Exact>>;
  /** Coordinators only; the seats that are not here, nearest first. */
  organisations?: Record<string, OrganisationCounts>;
  missing?: Ordered<{ near: Near }>;
}

/** Value → people; the sides apart only when there are enough on each. */
export type Felt = { all: Record<string, number> } & Partial<Record<Mode, Record<string, number>>>;

export interface MySeat {
  seat: string;
  name: string;
  ballot?: string;
  rev?: number;
  voted?: boolean;
  choice?: Choice;
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

export interface Me {
  person: string;
  name: string;
  roles: string[];
  mode?: Mode;
  group?: string;
  topics?: string[];
  waiting?: true;
  hand?: { place: number };
  /** Given by a seat of mine, or left to one. */
  proxies?: Record<string, Proxy>;
  /** Here for the first time; and what was answered to being welcomed by name. */
  first?: true;
  welcome?: boolean;
  seats: MySeat[];
  cards?: Record<string, MyCard>;
  /** What I said that I feel, by subject. */
  feelings?: Record<string, number>;
  may: string[];
}

export interface Chain {
  seq: number;
  view: unknown;
}

export interface PatchMessage {
  channel: string;
  chain: string;
  from: number;
  seq: number;
  patch: unknown;
}

export interface SnapshotMessage {
  channel: string;
  chain: string;
  seq: number;
  view?: unknown;
}

export type Ack<T = object> = ({ ok: true } & T) | ({ ok: false } & Refusal);

export interface Joined {
  channel: string;
  chains: Record<string, Chain>;
  live?: Live;
  me: Me;
}

export interface CastPayload {
  ballot: string;
  seat: string;
  key: string;
  n: number;
  choice: Choice;
}

export interface CastAck {
  ballot: string;
  seat: string;
  n: number;
  receipt: string;
  status: 'recorded' | 'since_replaced';
  choice: Choice;
}
