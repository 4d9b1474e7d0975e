/** The one socket of this page. It says truthfully whether there is a connection, and tries again by itself: at once
 *  when the page comes back into view or the network returns, else after a wait with some chance in it, so that a hall
 *  full of phones does not knock all together.
 *
 *  A phone that slept, or walked into another network, holds a socket that looks open and is dead. So whoever comes
 *  back asks for a sign of life, and so does a page that heard nothing for a while: a meeting says something each
 *  second. No answer within a second: a new line. */
import type { Ears, Line } from './line/line';
import { WebsocketLine } from './line/websocket';
import type { Ack, Refusal } from './protocol';

export type ConnectionState = 'connecting' | 'connected' | 'offline';

const ANSWER_WITHIN = 8_000;
const CALL_IT_OFFLINE = 2_500;
const SIGN_OF_LIFE_WITHIN = 1_000;
const LONG_SILENCE = 5_000;
/** So often in vain, never once open: perhaps this network lets no websocket through. */
const TOO_OFTEN = 3;

export class Connection {
  state = $state<ConnectionState>('connecting');
  refusal = $state.raw<Refusal | undefined>();
  #line: Line;
  #hears = new Map<string, (payload: never) => void>();
  #offline: ReturnType<typeof setTimeout> | undefined;
  #watching: ReturnType<typeof setInterval> | undefined;
  #failures: number | undefined = 0;
  #asking = false;
  #ended = false;

  constructor(
    private readonly whenEntering: () => void,
    private readonly whenOffline: () => void = () => undefined,
  ) {
    this.#line = new WebsocketLine(this.#ears);
    document.addEventListener('visibilitychange', this.#wake);
    window.addEventListener('online', this.#wake);
    window.addEventListener('pageshow', this.#wake);
    window.addEventListener('offline', this.#cut);
  }

  start(): void {
    this.#countToOffline();
    this.#watching = setInterval(() => this.#listen(), LONG_SILENCE / 2);
    this.#line.now();
  }

  get connected(): boolean {
    return this.state === 'connected';
  }

  /** What is to be done with an event of the server. */
  on<T>(event: string, hear: (payload: T) => void): void {
    this.#hears.set(event, hear);
  }

  /** Ask and wait for the answer. No answer in time is a refusal too: `offline`. */
  async ask<T>(event: string, payload: unknown): Promise<Ack<T>> {
    try {
      return (await this.#line.ask(event, payload, ANSWER_WITHIN)) as Ack<T>;
    } catch {
      return { ok: false, code: 'offline', params: {} };
    }
  }

  tell(event: string, payload: unknown): void {
    this.#line.send(event, payload);
  }

  /** Try now, also when a next try is already planned. */
  retry(): void {
    if (!this.#ended) this.#line.now();
  }

  end(refusal?: Refusal): void {
    this.#ended = true;
    this.refusal = refusal;
    clearInterval(this.#watching);
    this.#line.stop();
  }

  close(): void {
    this.end();
    clearTimeout(this.#offline);
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('pageshow', this.#wake);
    window.removeEventListener('offline', this.#cut);
  }

  readonly #ears: Ears = {
    entering: () => this.whenEntering(),
    opened: () => {
      clearTimeout(this.#offline);
      this.#offline = undefined;
      this.#failures = undefined;
      this.refusal = undefined;
      this.state = 'connected';
    },
    heard: (event, payload) => this.#hears.get(event)?.(payload as never),
    closed: () => {
      if (this.#ended) return;
      if (navigator.onLine) this.state = 'connecting';
      else this.#isOffline();
      this.#countToOffline();
    },
    failed: (code) => {
      if (this.#ended) return;
      // That is an answer, not a fault of the line.
      if (code === 'not_signed_in' || code === 'access_revoked') return this.end({ code, params: {} });
      this.#countToOffline();
      if (code) setTimeout(() => this.retry(), 500 + Math.random() * 1500);
      else void this.#perhapsWithoutWebsocket();
    },
  };

  async #perhapsWithoutWebsocket(): Promise<void> {
    if (this.#failures === undefined || ++this.#failures !== TOO_OFTEN) return;
    try {
      const { LibraryLine } = await import('./line/library');
      if (this.#ended || this.#line.open) return;
      this.#line.stop();
      this.#line = new LibraryLine(this.#ears);
    } catch {
      // There is no network at all; the websocket goes on trying.
      this.#failures = 0;
    }
  }

  #countToOffline(): void {
    this.#offline ??= setTimeout(() => {
      if (!this.#line.open) this.#isOffline();
      this.#offline = undefined;
    }, CALL_IT_OFFLINE);
  }

  #wake = (): void => {
    if (this.#ended || document.visibilityState !== 'visible') return;
    if (this.#line.open) void this.#askForLife();
    else this.retry();
  };

  #listen(): void {
    if (this.#line.open && Date.now() - this.#line.heardAt > LONG_SILENCE) void this.#askForLife();
  }

  /** Whatever is heard meanwhile is a sign of life too: a house that is very busy need not answer at once. */
  async #askForLife(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const line = this.#line;
    const before = line.heardAt;
    await line.ask('alive', {}, SIGN_OF_LIFE_WITHIN).catch(() => {
      if (!this.#ended && line === this.#line && line.heardAt === before) line.drop();
    });
    this.#asking = false;
  }

  #cut = (): void => {
    if (this.#ended) return;
    this.#line.drop();
    this.#isOffline();
  };

  #isOffline(): void {
    this.state = 'offline';
    this.whenOffline();
  }
}
