/** What is sent and what comes over the line. */
import type { Choice, MySeat, Proxy } from './ballot';
import type { MyCard } from './board';
import type { Live } from './meeting';
import type { Mode, Refusal } from './words';

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
  /** Those to a text that are mine and open. */
  suggestions?: string[];
  /** Ids of mine, of a brainstorm. */
  ideas?: string[];
  /** Advice of mine, and the proposals that ask me for it. */
  advised?: string[];
  may_advise?: string[];
  /** What I was let know and have not read: `proposal.number`. */
  notices?: string[];
  /** What I said that I feel, by subject. */
  feelings?: Record<string, number>;
  may: string[];
  /** Ballot, seat: what was counted in my name, where the result names nobody. */
  counted?: Record<string, Record<string, Choice>>;
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
