/** Words that people add one by one, an idea or a piece of advice: what is typed stays until the server or the outbox has
 *  it, and sent again after a lost answer it is the same one. */
import type { Door } from './doing.svelte';
import type { Outbox } from './outbox.svelte';
import type { Refusal } from './protocol';
import { randomId } from './random';

type Fields = Record<string, unknown>;
/** Gives why it was refused, or that it waits on this device for a connection. */
export type Post = (name: string, fields: Fields, text: string) => Promise<Refusal | 'waits' | undefined>;

/** In a meeting: what cannot be sent now waits. */
export function throughOutbox(outbox: Pick<Outbox, 'post' | 'letters'>): Post {
  return async (name, fields, text) => {
    const refusal = await outbox.post(name, fields, text);
    return refusal ?? (outbox.letters.some((letter) => letter.fields === fields) ? 'waits' : undefined);
  };
}

/** At a desk. */
export function throughDoor(door: Door): Post {
  return async (name, fields) => {
    const answer = await door.command(name, fields);
    return answer.ok ? undefined : { code: answer.code, params: answer.params };
  };
}

export class Posting {
  text = $state('');
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();
  sent = $state<'posted' | 'waits' | undefined>();
  #id = randomId();

  /** `key` is what the command calls what is written. */
  constructor(
    private readonly post: Post,
    private readonly name: 'proposal.add_idea' | 'proposal.advise',
    private readonly key: 'idea' | 'advice',
    private readonly proposal: string,
  ) {}

  async send(): Promise<void> {
    const text = this.text.trim();
    if (!text || this.busy) return;
    this.busy = true;
    this.refusal = this.sent = undefined;
    const answer = await this.post(this.name, { proposal: this.proposal, [this.key]: this.#id, text }, text);
    this.busy = false;
    if (answer && answer !== 'waits') {
      this.refusal = answer;
      return;
    }
    this.sent = answer ?? 'posted';
    this.text = '';
    this.#id = randomId();
  }
}
