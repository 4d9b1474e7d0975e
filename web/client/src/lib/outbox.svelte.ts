/** What waits on this device until the server has it: notes, questions, ideas. Stored before it is first sent, sent one
 *  after another, the same after sleep and a reload. A vote has ways of its own (`vote.svelte.ts`), and a reaction does
 *  not wait at all: it is of its moment. */
import { DRAFTS, forget, keep, recall } from './keep';
import type { Meeting } from './meeting.svelte';
import { nextToSend, refusedLetter, sentAgain, without, type Letter } from './outbox';
import type { Refusal } from './protocol';
import { randomId } from './random';
import { mayTryAgain } from './vote';

const AGAIN = 3_000;

export class Outbox {
  letters = $state.raw<Letter[]>([]);
  #sending: string | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly meeting: Meeting) {}

  /** Sends a command, or lets it wait where there is no connection. What is refused at once is the form's to tell: the
   *  letter is gone then, and the refusal comes back. Of one that was refused later the box itself tells. */
  async post(name: string, fields: Record<string, unknown>, text: string): Promise<Refusal | undefined> {
    const letter: Letter = { id: randomId(), name, fields, text, writtenAt: new Date().toISOString() };
    const first = !nextToSend(this.letters);
    this.#put([...this.letters, letter]);
    if (!first || !this.meeting.connection.connected) return void this.flush();
    const refusal = await this.#send(letter);
    if (refusal) this.#put(without(this.letters, letter.id));
    void this.flush();
    return refusal;
  }

  /** After each joining: what waits goes, in order. */
  async flush(): Promise<void> {
    for (;;) {
      const letter = nextToSend(this.letters);
      if (!letter || this.#sending || !this.meeting.connection.connected) return;
      const refusal = await this.#send(letter);
      if (refusal) this.#put(refusedLetter(this.letters, letter.id, refusal));
      else if (this.letters.some((each) => each.id === letter.id)) return;
    }
  }

  /** Who is known now has these letters on this device. */
  open(): void {
    this.letters = recall<Letter[]>(this.#key) ?? [];
  }

  again(id: string): void {
    this.#put(sentAgain(this.letters, id));
    void this.flush();
  }

  throwAway(id: string): void {
    this.#put(without(this.letters, id));
  }

  close(): void {
    clearTimeout(this.#again);
  }

  get #key(): string {
    return `${DRAFTS}outbox.${this.meeting.me?.person ?? ''}.${this.meeting.id}`;
  }

  #put(letters: Letter[]): void {
    this.letters = letters;
    if (letters.length) keep(this.#key, letters);
    else forget(this.#key);
  }

  /** Gives the refusal if there is a reason; without an answer the letter stays and waits. */
  async #send(letter: Letter): Promise<Refusal | undefined> {
    this.#sending = letter.id;
    const answer = await this.meeting.command(letter.name, letter.fields, letter.id);
    this.#sending = undefined;
    if (answer.ok) {
      this.#put(without(this.letters, letter.id));
      return undefined;
    }
    const refusal = { code: answer.code, params: answer.params };
    if (!mayTryAgain(refusal)) return refusal;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.flush(), AGAIN * (0.7 + Math.random() * 0.6));
    return undefined;
  }
}
