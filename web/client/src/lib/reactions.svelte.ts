/** Taps, gathered: at most one message every 300 ms, however fast somebody taps. Offline they are not kept for later,
 *  because a reaction belongs to its moment. */
import type { Meeting } from './meeting.svelte';

const EVERY = 300;

/** Counts taps and lets them go together; pure but for its clock, so that it can be tested. */
export class Taps {
  #counts = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (kind: string, count: number) => void,
    private readonly every = EVERY,
  ) {}

  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    this.#timer ??= setTimeout(() => this.flush(), this.every);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [kind, count] of this.#counts) this.send(kind, count);
    this.#counts.clear();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#counts.clear();
  }
}

export class Reactions {
  #taps: Taps;

  constructor(private readonly meeting: Meeting) {
    this.#taps = new Taps((kind, count) =>
      this.meeting.connection.tell('react', { channel: this.meeting.channel, kind, count }),
    );
  }

  tap(kind: string): boolean {
    if (!this.meeting.connection.connected) return false;
    this.#taps.add(kind);
    return true;
  }

  close(): void {
    this.#taps.stop();
  }
}
