/** Saying how I feel about something, and changing my mind. What was tapped last is what counts, so taps that come while
 *  one is on its way go as one; and the screen shows mine at once, until the server says what stands. */
import type { Ack, Me, Refusal } from './protocol';

interface Asked {
  readonly id: string;
  readonly me: Me | undefined;
  command(name: string, fields: object): Promise<Ack<{ seq?: number }>>;
}

export class Feel {
  refusal = $state.raw<Refusal | undefined>();
  #tapped = $state.raw<Record<string, { value: number; before: Me | undefined }>>({});
  #waiting = new Map<string, number>();
  #busy = false;

  constructor(private readonly meeting: Asked) {}

  /** 0 if nothing. */
  value(about: string): number {
    const tapped = this.#tapped[about];
    if (tapped && tapped.before === this.meeting.me) return tapped.value;
    return this.meeting.me?.feelings?.[about] ?? 0;
  }

  /** The same again takes it back. */
  toggle(about: string, value: number): Promise<void> {
    return this.say(about, this.value(about) === value ? 0 : value);
  }

  async say(about: string, value: number): Promise<void> {
    this.#tapped = { ...this.#tapped, [about]: { value, before: this.meeting.me } };
    this.#waiting.set(about, value);
    if (this.#busy) return;
    this.#busy = true;
    this.refusal = undefined;
    for (const [each, wanted] of this.#waiting) {
      this.#waiting.delete(each);
      await this.#send(each, wanted);
    }
    this.#busy = false;
  }

  async #send(about: string, value: number): Promise<void> {
    const answer = await this.meeting.command('meeting.feel', { meeting: this.meeting.id, about, value });
    if (answer.ok) return;
    this.refusal = { code: answer.code, params: answer.params };
    const { [about]: _, ...others } = this.#tapped;
    this.#tapped = others;
  }
}
