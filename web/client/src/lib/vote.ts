/** One seat's vote on this phone, as plain values: choosing -> waiting -> recorded -> (changed again) -> closed.
 *
 *  'Recorded' is said only after the server's acknowledgement, which comes after its commit. What is waiting is stored
 *  with its key and number before it is first sent, and sent again as it was until there is an answer. */
import type { CastAck, CastPayload, Choice, MySeat, Refusal } from './protocol';

export interface Recorded {
  n: number;
  choice: Choice;
  reasons?: Choice;
  receipt: string;
  status: CastAck['status'];
  /** It replaced an earlier vote of this phone. */
  changed?: true;
  /** When this phone read the acknowledgement. For a secret vote nothing else knows it. */
  at: string;
}

export interface Vote {
  meeting: string;
  ballot: string;
  seat: string;
  /** Of the seat, if it is not my own: once a ballot has closed, nobody else says whose vote was left to me. */
  name?: string;
  key: string;
  n: number;
  choice: Choice;
  reasons?: Choice;
  chosenAt: string;
  waiting: boolean;
  recorded?: Recorded;
  /** Why the last choice did not become the vote, until there is a new one. */
  notice?: Refusal;
}

export type Phase =
  /** Nothing stands and nothing is under way. */
  | 'choosing'
  /** Chosen, stored, not yet acknowledged: not counted yet. */
  | 'waiting'
  /** This phone's vote stands. */
  | 'recorded'
  /** The seat has voted, by a colleague or on another device. */
  | 'elsewhere';

const TRY_AGAIN = new Set([
  'offline',
  'busy',
  'storage_full',
  'storage_unavailable',
  'server_error',
  'too_many_attempts',
]);

export function choose(
  before: Vote | undefined,
  place: Pick<Vote, 'meeting' | 'ballot' | 'seat' | 'name'>,
  choice: Choice,
  at: string,
  makeKey: () => string,
  reasons: Choice = {},
): Vote {
  return {
    ...(before?.name ? { name: before.name } : {}),
    ...place,
    key: before?.key ?? makeKey(),
    n: (before?.n ?? 0) + 1,
    choice,
    chosenAt: at,
    waiting: true,
    ...why(reasons),
    ...(before?.recorded ? { recorded: before.recorded } : {}),
  };
}

export function payloadOf(vote: Vote): CastPayload {
  return { ballot: vote.ballot, seat: vote.seat, key: vote.key, n: vote.n, choice: vote.choice, ...why(vote.reasons) };
}

function why(reasons: Choice = {}): { reasons?: Choice } {
  return Object.keys(reasons).length ? { reasons } : {};
}

/** An acknowledgement of an older number says what stood then; the newer choice is still under way. */
export function acknowledged(vote: Vote, ack: CastAck, at: string): Vote {
  const { notice: _notice, ...rest } = vote;
  const before = vote.recorded;
  const changed = before !== undefined && (before.n < ack.n || before.changed === true);
  const recorded: Recorded = {
    n: ack.n,
    choice: ack.choice,
    ...why(ack.reasons),
    receipt: ack.receipt,
    status: ack.status,
    at,
    ...(changed ? { changed } : {}),
  };
  return { ...rest, n: Math.max(vote.n, ack.n), waiting: ack.n < vote.n, recorded };
}

export function mayTryAgain(refusal: Refusal): boolean {
  return TRY_AGAIN.has(refusal.code);
}

/** What a refusal leaves: the vote that was recorded before, if any, and the reason. */
export function refusedVote(vote: Vote, refusal: Refusal): Vote {
  if (mayTryAgain(refusal)) return vote;
  return { ...vote, waiting: false, notice: refusal };
}

export function phaseOf(vote: Vote | undefined, seat: MySeat | undefined, me: string): Phase {
  if (vote?.waiting) return 'waiting';
  if (vote?.recorded) {
    const byColleague = seat?.voted && seat.by !== undefined && seat.by !== me;
    return byColleague || vote.recorded.status === 'since_replaced' ? 'elsewhere' : 'recorded';
  }
  return seat?.voted || vote?.notice?.code === 'already_voted' ? 'elsewhere' : 'choosing';
}

/** The same vote, once it is known that somebody else's came after it. */
export function overtaken(vote: Vote | undefined, seat: MySeat, me: string): Vote | undefined {
  if (!vote?.recorded || vote.waiting || !seat.voted || seat.by === undefined || seat.by === me) return undefined;
  if (vote.recorded.status === 'since_replaced') return undefined;
  return { ...vote, recorded: { ...vote.recorded, status: 'since_replaced' } };
}

/** Whether what this phone recorded is what was counted. Only an open ballot tells what was. */
export function wasCounted(recorded: Recorded, counted: Choice | undefined): boolean {
  if (recorded.status !== 'recorded') return false;
  return !counted || Object.entries(recorded.choice).every(([question, option]) => counted[question] === option);
}

/** A secret vote can be changed only by the phone that holds its key. */
export function mayChange(phase: Phase, secret: boolean): boolean {
  return phase === 'recorded' || phase === 'choosing' || (phase === 'elsewhere' && !secret);
}
