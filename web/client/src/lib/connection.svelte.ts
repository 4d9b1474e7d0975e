/** The one socket of this page. It says truthfully whether there is a connection, and tries again by itself: at once
 *  when the page comes back into view or the network returns, else after a wait with some chance in it, so that a hall
 *  full of phones does not knock all together. */
import { io, type Socket } from 'socket.io-client';
import type { Ack, Refusal } from './protocol';

export type ConnectionState = 'connecting' | 'connected' | 'offline';

const ANSWER_WITHIN = 8_000;
const CALL_IT_OFFLINE = 2_500;

export class Connection {
  state = $state<ConnectionState>('connecting');
  refusal = $state.raw<Refusal | undefined>();
  readonly socket: Socket;
  #offline: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(private readonly whenConnected: () => void) {
    this.socket = io({
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 600,
      reconnectionDelayMax: 6_000,
      randomizationFactor: 0.6,
      autoConnect: false,
    });
    this.socket.on('connect', () => this.#connected());
    this.socket.on('disconnect', (why) => this.#lost(why === 'io server disconnect'));
    this.socket.on('connect_error', (error) => this.#failed(error));
    document.addEventListener('visibilitychange', this.#wake);
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#cut);
    window.addEventListener('pageshow', this.#wake);
  }

  start(): void {
    this.#countToOffline();
    this.socket.connect();
  }

  get connected(): boolean {
    return this.state === 'connected';
  }

  /** Ask and wait for the answer. No answer in time is a refusal too: `offline`. */
  async ask<T>(event: string, payload: unknown): Promise<Ack<T>> {
    if (!this.socket.connected) return { ok: false, code: 'offline', params: {} };
    try {
      return (await this.socket.timeout(ANSWER_WITHIN).emitWithAck(event, payload)) as Ack<T>;
    } catch {
      return { ok: false, code: 'offline', params: {} };
    }
  }

  tell(event: string, payload: unknown): void {
    // Not volatile: that drops whatever comes while the wire is busy, such as the second of two kinds tapped at once.
    if (this.socket.connected) this.socket.emit(event, payload);
  }

  /** Try now, also when a next try is already planned. */
  retry(): void {
    if (this.#ended || this.socket.connected) return;
    this.socket.disconnect();
    this.socket.connect();
  }

  end(refusal?: Refusal): void {
    this.#ended = true;
    this.refusal = refusal;
    this.socket.disconnect();
  }

  close(): void {
    this.end();
    clearTimeout(this.#offline);
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#cut);
    window.removeEventListener('pageshow', this.#wake);
  }

  #connected(): void {
    clearTimeout(this.#offline);
    this.#offline = undefined;
    this.refusal = undefined;
    this.state = 'connected';
    this.whenConnected();
  }

  #lost(byServer: boolean): void {
    if (this.#ended) return;
    this.state = navigator.onLine ? 'connecting' : 'offline';
    this.#countToOffline();
    // The library does not come back by itself when the server hung up (a worker that restarts does).
    if (byServer) setTimeout(() => this.retry(), 500 + Math.random() * 1500);
  }

  /** `not_signed_in` is an answer, not a fault of the line. */
  #failed(error: Error & { data?: { code?: string; params?: object } }): void {
    const code = error.data?.code ?? error.message;
    if (code === 'not_signed_in' || code === 'access_revoked') this.end({ code, params: {} });
    else this.#countToOffline();
  }

  #countToOffline(): void {
    this.#offline ??= setTimeout(() => {
      if (!this.socket.connected) this.state = 'offline';
      this.#offline = undefined;
    }, CALL_IT_OFFLINE);
  }

  #wake = (): void => {
    if (document.visibilityState === 'visible') this.retry();
  };

  #cut = (): void => {
    if (!this.#ended) this.state = 'offline';
    this.socket.io.engine?.close();
  };
}
