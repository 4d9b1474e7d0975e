/** The whole Socket.IO client, for networks that let no websocket through: it begins with plain requests. Fetched only
 *  where it is needed. */
import { io, type Socket } from 'socket.io-client';
import type { Ears, Line } from './line';

export class LibraryLine implements Line {
  heardAt = 0;
  readonly #socket: Socket;

  constructor(ears: Ears) {
    this.#socket = io({
      transports: ['polling', 'websocket'],
      reconnectionDelay: 600,
      reconnectionDelayMax: 6_000,
      randomizationFactor: 0.6,
      forceNew: true,
    });
    this.#socket.onAny((event: string, payload: unknown) => {
      this.heardAt = Date.now();
      ears.heard(event, payload);
    });
    this.#socket.on('connect', () => (ears.entering(), ears.opened()));
    this.#socket.on('disconnect', (why) => {
      ears.closed();
      // The library does not come back by itself when the server hung up (a worker that restarts does).
      if (why === 'io server disconnect') setTimeout(() => this.now(), 500 + Math.random() * 1500);
    });
    this.#socket.on('connect_error', (error: Error & { data?: { code?: string } }) => ears.failed(error.data?.code));
  }

  get open(): boolean {
    return this.#socket.connected;
  }

  now(): void {
    if (!this.open) this.drop();
  }

  drop(): void {
    this.#socket.disconnect().connect();
  }

  stop(): void {
    this.#socket.disconnect();
  }

  send(event: string, payload: unknown): void {
    if (this.open) this.#socket.emit(event, payload);
  }

  ask(event: string, payload: unknown, within: number): Promise<unknown> {
    if (!this.open) return Promise.reject(new Error('offline'));
    return this.#socket.timeout(within).emitWithAck(event, payload) as Promise<unknown>;
  }
}
