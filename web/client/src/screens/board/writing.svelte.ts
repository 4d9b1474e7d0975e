/** Writing on the board: one card at a time. What is typed stays until the server or the outbox has it; what is taken back
 *  is in the field again. */
import { Doing } from '../../lib/doing.svelte';
import type { Meeting } from '../../lib/meeting.svelte';
import type { CardKind } from '../../lib/protocol';
import { randomId } from '../../lib/random';

export class Writing {
  kind: CardKind = $state('question');
  text = $state('');
  /** The card that is being said better. */
  card: string | undefined = $state();
  /** What became of it, since the last that was typed. */
  sent: 'taken' | 'waits' | undefined = $state();
  readonly doing: Doing;
  /** Sent again after a lost answer, it is the same card. */
  #id = randomId();

  constructor(
    private readonly meeting: Meeting,
    private readonly board: string,
  ) {
    this.doing = new Doing(meeting);
  }

  async post(): Promise<void> {
    const text = this.text.trim();
    if (!text || this.doing.busy) return;
    const name = this.card ? 'board.rewrite' : 'board.post';
    const card = this.card ?? this.#id;
    this.doing.busy = true;
    this.doing.refusal = await this.meeting.outbox.post(name, { board: this.board, card, kind: this.kind, text }, text);
    this.doing.busy = false;
    if (this.doing.refusal) return;
    this.stop();
    this.sent = this.meeting.outbox.letters.some((each) => each.fields['card'] === card) ? 'waits' : 'taken';
  }

  change(card: string, kind: CardKind, text: string): void {
    Object.assign(this, { card, kind, text, sent: undefined });
  }

  async takeBack(card: string, kind: CardKind, text: string): Promise<void> {
    if (!(await this.doing.run('board.take_back', { board: this.board, card }))) return;
    this.stop();
    Object.assign(this, { kind, text });
  }

  stop(): void {
    this.card = undefined;
    this.text = '';
    this.sent = undefined;
    this.#id = randomId();
  }

  /** For, against, or neither after all. */
  async feel(card: string, value: -1 | 0 | 1): Promise<void> {
    const answer = await this.meeting.command('meeting.feel', { meeting: this.board, about: card, value });
    this.doing.refusal = answer.ok ? undefined : { code: answer.code, params: answer.params };
  }
}
