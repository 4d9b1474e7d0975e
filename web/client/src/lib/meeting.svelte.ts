/** One meeting as this page knows it: what the server folded, what is live, what is mine. Screens read; `command` and
 *  the vote write. Nothing here guesses: what I did comes back to me as it does to everyone. */
import { getContext, setContext } from 'svelte';
import { asRefusal, command } from './http';
import { behind, onPatch, onSnapshot, type Chains, type Step } from './chain';
import { Connection } from './connection.svelte';
import type {
  Ack,
  Chain,
  GroupView,
  Joined,
  Live,
  Me,
  MeetingView,
  PatchMessage,
  Refusal,
  SnapshotMessage,
} from './protocol';
import { Outbox } from './outbox.svelte';
import { patiently, shortly } from './patience';
import { randomId } from './random';
import { Reactions } from './reactions.svelte';
import { remember, remembered } from './remembered';
import { mayTryAgain } from './vote';
import { Votes } from './vote.svelte';

export type Audience = 'participant' | 'coordinator' | 'screen';

const LATE_PATCH = 1_500;

export class Meeting {
  readonly connection: Connection;
  readonly votes: Votes;
  readonly reactions: Reactions;
  readonly outbox: Outbox;
  refusal = $state.raw<Refusal | undefined>();
  live = $state.raw<Live | undefined>();
  me = $state.raw<Me | undefined>();
  /** I was here and said that I left. */
  left = $state(false);
  #chains = $state.raw<Chains>({});
  /** How far this device's clock is behind the server's, in milliseconds. */
  #offset = $state(0);
  #joins = 0;
  #resyncing = new Set<string>();
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly id: string,
    readonly audience: Audience = 'participant',
  ) {
    this.connection = new Connection(
      () => void this.#join(),
      () => this.#fromMemory(),
    );
    this.votes = new Votes(this);
    this.reactions = new Reactions(this);
    this.outbox = new Outbox(this);
    document.addEventListener('visibilitychange', this.#keepInMind);
    const line = this.connection;
    line.on('patch', (message: PatchMessage) => this.#mine(message) && this.#take(onPatch(this.#chains, message)));
    line.on('snapshot', (message: SnapshotMessage) => {
      if (this.#mine(message)) this.#take(onSnapshot(this.#chains, message));
    });
    line.on('live', (live: Live) => this.#mine(live) && this.#takeLive(live));
    line.on('me', (message: { channel: string; me: Me }) => {
      if (this.#mine(message)) this.#takeMe(message.me);
    });
    line.on('bye', (refusal: Partial<Refusal>) => {
      this.refusal = { code: refusal.code ?? 'access_revoked', params: refusal.params ?? {} };
      this.connection.end(this.refusal);
    });
  }

  get channel(): string {
    return `meeting:${this.id}`;
  }

  get view(): MeetingView | undefined {
    return this.#chains[this.audience]?.view as MeetingView | undefined;
  }

  get group(): GroupView | undefined {
    const name = this.me?.group ? `group:${this.me.group}` : undefined;
    return name ? (this.#chains[name]?.view as GroupView | undefined) : undefined;
  }

  get stopped(): Refusal | undefined {
    return this.refusal ?? this.connection.refusal;
  }

  /** The server's time, for countdowns. */
  now(): number {
    return Date.now() + this.#offset;
  }

  may(command: string): boolean {
    return this.me?.may.includes(command) ?? false;
  }

  /** Over the socket when there is one, else over HTTP; with the same id, so it happens once. */
  command(name: string, fields: object, id = randomId()): Promise<Ack<{ seq?: number }>> {
    return patiently(() => this.#command(name, fields, id));
  }

  close(): void {
    clearTimeout(this.#late);
    document.removeEventListener('visibilitychange', this.#keepInMind);
    this.reactions.close();
    this.outbox.close();
    this.votes.close();
    this.connection.close();
  }

  async #command(name: string, fields: object, id: string): Promise<Ack<{ seq?: number }>> {
    if (this.connection.connected) {
      const answer = await this.connection.ask<{ seq?: number }>('command', { id, name, fields });
      if (answer.ok || answer.code !== 'offline') return answer;
    }
    try {
      return { ok: true, ...(await command(name, id, fields)) };
    } catch (error) {
      return { ok: false, ...asRefusal(error) };
    }
  }

  #mine(message: { channel: string }): boolean {
    return message.channel === this.channel;
  }

  async #join(): Promise<void> {
    const join = ++this.#joins;
    const answer = await this.connection.ask<Joined>('join', { channel: this.channel, audience: this.audience });
    // Meanwhile another line has asked.
    if (join !== this.#joins) return;
    if (!answer.ok) {
      // A server that is restarting or has too much to do is asked again; what it refuses for a reason is told.
      const again = () => join === this.#joins && this.connection.connected && void this.#join();
      if (mayTryAgain(answer)) void shortly().then(again);
      else this.refusal = { code: answer.code, params: answer.params };
      return;
    }
    this.refusal = undefined;
    this.live = undefined;
    this.#chains = answer.chains;
    this.#takeMe(answer.me);
    this.#takeLive(answer.live);
    this.#keepInMind();
    this.votes.resend();
    this.outbox.open();
    void this.outbox.flush();
  }

  /** Whoever opens the page without internet sees what this device saw last, and what waits on it. */
  #fromMemory(): void {
    const seen = this.audience === 'participant' && !this.me ? remembered(this.id) : undefined;
    if (!seen) return;
    this.#chains = seen.chains;
    this.me = seen.me;
    this.outbox.open();
  }

  #keepInMind = (): void => {
    if (this.audience === 'participant' && this.me && this.view)
      remember(this.id, { chains: this.#chains, me: this.me });
  };

  #take(step: Step): void {
    if (step.do === 'take') this.#chains = step.chains;
    if (step.do === 'resync') void this.#resync(step.chain);
  }

  async #resync(chain: string): Promise<void> {
    if (this.#resyncing.has(chain)) return;
    this.#resyncing.add(chain);
    const answer = await this.connection.ask<Chain>('resync', { channel: this.channel, chain });
    this.#resyncing.delete(chain);
    if (!answer.ok) return;
    this.#take(onSnapshot(this.#chains, { channel: this.channel, chain, seq: answer.seq, view: answer.view }));
  }

  #takeMe(me: Me): void {
    this.left = !me.mode && (this.left || this.me?.mode !== undefined);
    this.me = me;
    this.votes.heard(me.seats, me.person);
  }

  /** A packet with a lower `rev` is old. A head that is ahead may have its patch under way: give it a moment. */
  #takeLive(live: Live | undefined): void {
    if (!live || (this.live && live.rev < this.live.rev)) return;
    this.live = live;
    const at = new Date(live.at).getTime();
    if (!Number.isNaN(at)) this.#offset = at - Date.now();
    if (!behind(this.#chains, live.heads ?? {}).length) return;
    this.#late ??= setTimeout(() => {
      this.#late = undefined;
      for (const chain of behind(this.#chains, this.live?.heads ?? {})) void this.#resync(chain);
    }, LATE_PATCH);
  }
}

const KEY = Symbol('meeting');

export function provideMeeting(meeting: Meeting): void {
  setContext(KEY, meeting);
}

export function useMeeting(): Meeting {
  return getContext<Meeting>(KEY);
}
