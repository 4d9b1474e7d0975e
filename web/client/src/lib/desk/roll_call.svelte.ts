/** Roll call by scan: what was read goes to the house, once, and what came of it stands in a list, newest first. */
import { api, asRefusal, type RollCalled } from '../api';
import type { Mode, Refusal } from '../protocol';
import { randomId } from '../random';
import { tokenIn } from './badge_text';

export type Called = { key: string } & ({ who: RollCalled } | { refusal: Refusal });

/** A badge that is still held before the camera is not read again. */
const AGAIN = 4_000;
const MOST = 6;

export class RollCall {
  called = $state.raw<Called[]>([]);
  busy = $state(false);
  mode = $state<Mode>('room');
  #last = { text: '', at: -Infinity };

  constructor(
    private readonly meeting: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** From the camera: the same code within a few seconds is the same badge, held still. */
  async read(text: string): Promise<void> {
    const held = text === this.#last.text && this.now() - this.#last.at < AGAIN;
    this.#last = { text, at: this.now() };
    if (!held) await this.call(text);
  }

  async call(text: string): Promise<void> {
    if (this.busy) return;
    const token = tokenIn(text);
    if (!token) return this.#add({ refusal: { code: 'link_unknown', params: {} } });
    this.busy = true;
    try {
      this.#add({ who: await api.rollCall(this.meeting, randomId(), token, this.mode) });
      navigator.vibrate?.(60);
    } catch (error) {
      this.#add({ refusal: asRefusal(error) });
    }
    this.busy = false;
  }

  #add(what: { who: RollCalled } | { refusal: Refusal }): void {
    this.called = [{ key: randomId(6), ...what }, ...this.called].slice(0, MOST);
  }
}
