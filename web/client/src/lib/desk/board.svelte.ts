/** A coordinator at the board: reads what waits, puts a card on the screen in the hall, says what was discussed. */
import { Doing, type Door } from '../doing.svelte';
import type { Board } from '../protocol';

export type Rule = 'moderated' | 'named' | 'closed';
export const RULES: Rule[] = ['moderated', 'named', 'closed'];

export class BoardDesk {
  readonly doing: Doing;

  constructor(
    door: Door,
    private readonly board: string,
  ) {
    this.doing = new Doing(door);
  }

  release(card: string): Promise<boolean> {
    return this.#run('board.release', { card });
  }

  setAside(card: string, reason: string): Promise<boolean> {
    return this.#run('board.set_aside', { card, reason: reason.trim() });
  }

  answer(card: string): Promise<boolean> {
    return this.#run('board.answer', { card });
  }

  reopen(card: string): Promise<boolean> {
    return this.#run('board.reopen', { card });
  }

  /** No card: the screen is free again. */
  feature(card?: string): Promise<boolean> {
    return this.#run('board.feature', card ? { card } : {});
  }

  /** One rule the other way; the others stay as they are. */
  turn(rule: Rule, board: Board | undefined): Promise<boolean> {
    const now = Object.fromEntries(RULES.map((each) => [each, Boolean(board?.[each])]));
    return this.#run('board.settle_rules', { ...now, [rule]: !now[rule] });
  }

  #run(name: string, fields: object): Promise<boolean> {
    return this.doing.run(name, { board: this.board, ...fields });
  }
}
