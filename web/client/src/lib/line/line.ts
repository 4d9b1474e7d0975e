/** What a connection needs of whatever carries it, and what it is told. There are two: a websocket of our own, small
 *  enough to be part of the first load, and the whole Socket.IO client where a network lets no websocket through. */

export interface Ears {
  /** It asks to be let in. What is asked now travels right behind that, and need not wait for the answer. */
  entering(): void;
  opened(): void;
  heard(event: string, payload: unknown): void;
  /** It was open and is not any more. Whoever carries it tries again by itself, unless it was told to stop. */
  closed(): void;
  /** It did not open. A code is what the server said; without one nobody answered. */
  failed(code?: string): void;
}

export interface Line {
  readonly open: boolean;
  /** When the other side was last heard, by this device's clock. */
  readonly heardAt: number;
  /** Open it now, also when a next try is already planned. */
  now(): void;
  /** It is not to be trusted any more: hang up, and open it anew. */
  drop(): void;
  stop(): void;
  send(event: string, payload: unknown): void;
  /** Rejects when there is no answer in time, or no line. */
  ask(event: string, payload: unknown, within: number): Promise<unknown>;
}

/** How long until the next try: longer each time, with some chance in it, so that a hall full of phones does not knock
 *  all together. */
export function pause(tries: number, chance: number): number {
  return Math.min(600 * 2 ** tries, 6_000) * (0.4 + 1.2 * chance);
}
