/** The meeting as its screens see it. */
import type { Exact, Proxy } from './ballot';
import type { Board } from './board';
import type { Carried, GroupPlace, Note, Round, Theme, Topic, WrittenNote } from './groups';
import type { Held, Move, Proposal } from './proposal';
import type { Coded, Mode, Ordered } from './words';

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
  /** Of rounds that go on, how many have yet to speak, by proposal. */
  asked?: Record<string, number>;
}

export interface Seat {
  name: string;
  short: string;
  order: number;
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
  /** Coordinators only: what happens at another worker of the house comes late. */
  late?: true;
}

/** Value → people; the sides apart only when there are enough on each. */
export type Felt = { all: Record<string, number> } & Partial<Record<Mode, Record<string, number>>>;
