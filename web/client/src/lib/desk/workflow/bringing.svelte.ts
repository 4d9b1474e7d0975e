/** A file with workflows that somebody brings along: which ones are in it, and the one that becomes a draft. */
import { asRefusal } from '../../http';
import type { Coded, Refusal } from '../../protocol';
import { ask, type Brought } from './asking';
import { askedOf, type Asked } from './bringing';

export class Bringing {
  /** Those of the file, to choose from. */
  found = $state.raw<Brought[]>([]);
  chosen = $state(0);
  /** Whether people are to vote where OpenSlides lets them. */
  ballots = $state(false);
  unread = $state.raw<(Coded & { line?: number }) | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  #asked = $state.raw<Asked | undefined>();

  /** One of ours is taken as it is; of others there is something to choose and to know first. */
  get foreign(): boolean {
    return this.#asked?.format === 'openslides' && this.found.length > 0;
  }

  get one(): Brought | undefined {
    return this.found[this.chosen];
  }

  async take(file: File): Promise<void> {
    this.chosen = 0;
    this.#asked = askedOf(await file.text());
    await this.look();
  }

  async look(): Promise<void> {
    this.refusal = this.unread = undefined;
    if (!this.#asked) return;
    try {
      const { workflows, unread, line } = await ask.bring(this.#asked, this.ballots);
      this.found = workflows;
      if (unread) this.unread = { ...unread, ...(line ? { line } : {}) };
    } catch (error) {
      this.found = [];
      this.refusal = asRefusal(error);
    }
  }
}
