/** The votes of this phone in one meeting: kept on the phone, sent until answered, the same after a reload. */
import { feel } from './haptics';
import { keep, keysUnder, recall } from './keep';
import type { Meeting } from './meeting.svelte';
import type { Ack, CastAck, Choice, MySeat, Result } from './protocol';
import { randomId } from './random';
import {
  acknowledged,
  choose,
  mayTryAgain,
  overtaken,
  payloadOf,
  phaseOf,
  refusedVote,
  type Phase,
  type Vote,
} from './vote';

const PREFIX = 'polder.vote.';
const AGAIN = 3_000;

export class Votes {
  #known = $state.raw<Record<string, Vote>>({});
  #sending = new Set<string>();
  #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly meeting: Meeting) {}

  of(ballot: string, seat: string): Vote | undefined {
    const key = this.#key(ballot, seat);
    return this.#known[key] ?? recall<Vote>(key);
  }

  /** All that this phone has cast in a ballot, always in the same order: of a closed one `me` may name no seat any more. */
  in(ballot: string): Vote[] {
    const under = `${PREFIX}${this.meeting.me?.person ?? ''}.${ballot}.`;
    const keys = keysUnder(under).sort();
    return keys.flatMap((key) => this.#known[key] ?? recall<Vote>(key) ?? []);
  }

  /** What was counted in a seat's name, as far as it is told: to all, or of a large ballot to its voter. */
  counted({ ballot, choices }: Result, seat: string): Choice | undefined {
    return (choices ?? this.meeting.me?.counted?.[ballot])?.[seat];
  }

  phase(seat: MySeat, ballot = seat.ballot ?? ''): Phase {
    return phaseOf(
      this.of(ballot, seat.seat),
      seat.ballot === ballot ? seat : undefined,
      this.meeting.me?.person ?? '',
    );
  }

  /** Stored first, then sent: whatever happens next, the phone knows what it meant. */
  cast(ballot: string, seat: string, choice: Choice, reasons?: Choice): void {
    const { person, seats = [] } = this.meeting.me ?? {};
    const name = seats.find((mine) => mine.seat === seat && seat !== person)?.name;
    const place = { meeting: this.meeting.id, ballot, seat, ...(name ? { name } : {}) };
    const stored = recall<Vote>(this.#key(ballot, seat));
    const vote = choose(stored, place, choice, new Date().toISOString(), () => randomId(24), reasons);
    this.#put(vote);
    void this.#send(vote);
  }

  /** After each joining. Also votes whose ballot has closed meanwhile: only the server knows what became of them. */
  resend(): void {
    const person = this.meeting.me?.person ?? '';
    for (const key of keysUnder(`${PREFIX}${person}.`)) {
      const vote = recall<Vote>(key);
      if (vote?.waiting && vote.meeting === this.meeting.id) void this.#send(vote);
    }
  }

  /** What I am told of my seats; a colleague's later vote is remembered, so that after the close it is still known. */
  heard(seats: MySeat[], me: string): void {
    for (const seat of seats) {
      const vote = overtaken(this.of(seat.ballot ?? '', seat.seat), seat, me);
      if (vote) this.#put(vote);
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #key(ballot: string, seat: string): string {
    return `${PREFIX}${this.meeting.me?.person ?? ''}.${ballot}.${seat}`;
  }

  #put(vote: Vote): void {
    const key = this.#key(vote.ballot, vote.seat);
    keep(key, vote);
    this.#known = { ...this.#known, [key]: vote };
  }

  async #send(vote: Vote): Promise<void> {
    const key = this.#key(vote.ballot, vote.seat);
    const sending = `${key}.${vote.n}`;
    if (this.#sending.has(sending)) return;
    this.#sending.add(sending);
    const answer = await this.meeting.connection.ask<{ seat: CastAck }>('cast', payloadOf(vote));
    this.#sending.delete(sending);
    const current = recall<Vote>(key) ?? vote;
    if (current.n === vote.n) this.#settle(current, answer);
    else if (answer.ok) this.#put(acknowledged(current, answer.seat, new Date().toISOString()));
  }

  #settle(vote: Vote, answer: Ack<{ seat: CastAck }>): void {
    if (answer.ok) {
      this.#put(acknowledged(vote, answer.seat, new Date().toISOString()));
      feel('recorded');
      return;
    }
    const refusal = { code: answer.code, params: answer.params };
    this.#put(refusedVote(vote, refusal));
    // Without a connection, joining again sends it; with one, the house is busy and is asked again a little later.
    if (!mayTryAgain(refusal) || !this.meeting.connection.connected) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void this.#send(vote);
      },
      AGAIN * (0.7 + Math.random() * 0.6),
    );
    this.#timers.add(timer);
  }
}
