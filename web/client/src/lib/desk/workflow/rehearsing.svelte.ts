/** A thousand runs of what is written now, with made-up people. What was found is about what was written then: with the
 *  next change it is old, and says so. */
import { asRefusal } from '../../http';
import type { Refusal } from '../../protocol';
import { ask } from './asking';
import { RUNS, USUAL, type Crowd, type Rehearsed } from './rehearsal';
import type { Source } from './source';

export class Rehearsing {
  crowd = $state.raw<Crowd>(USUAL);
  found = $state.raw<Rehearsed | undefined>();
  /** Something changed since. */
  old = $state(false);
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();
  #seed = 0;
  #asked = 0;

  forget(): void {
    this.old = this.found !== undefined;
    this.#asked++;
    this.busy = false;
  }

  /** Each time with other dice. */
  async play(source: Source): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    this.refusal = undefined;
    try {
      const found = await ask.rehearse(source, this.crowd, ++this.#seed, RUNS);
      if (asked !== this.#asked) return;
      this.found = found;
      this.old = false;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
    if (asked === this.#asked) this.busy = false;
  }
}
