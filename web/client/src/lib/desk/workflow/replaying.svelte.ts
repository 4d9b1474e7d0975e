/** Past ballots by the rule of one stage of what is written now. What was found is about that rule as it was then: when
 *  it changes, the answer is old; when it is as it was again, the answer is too. */
import { asRefusal } from '../../http';
import type { Refusal } from '../../protocol';
import { ask } from './asking';
import { ruleOf, votedIn, type Replayed } from './replay';
import type { Source } from './source';

export class Replaying {
  found = $state.raw<Replayed | undefined>();
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();
  #chosen = $state('');
  #of = $state('');
  #asked = 0;

  constructor(private readonly replay: (source: Source, stage: string) => Promise<Replayed> = ask.replay) {}

  /** The stage whose rule is asked about: the first where people vote, until another is chosen. */
  stage(source: Source): string {
    const voted = votedIn(source);
    return voted.includes(this.#chosen) ? this.#chosen : (voted[0] ?? '');
  }

  choose(stage: string): void {
    this.#chosen = stage;
    this.refusal = undefined;
  }

  isOld(source: Source): boolean {
    return this.found !== undefined && this.#of !== ruleOf(source, this.stage(source));
  }

  async ask(source: Source): Promise<void> {
    const stage = this.stage(source);
    if (!stage) return;
    const asked = ++this.#asked;
    this.busy = true;
    this.refusal = undefined;
    try {
      const found = await this.replay(source, stage);
      if (asked === this.#asked) [this.found, this.#of] = [found, ruleOf(source, stage)];
    } catch (error) {
      if (asked === this.#asked) [this.found, this.refusal] = [undefined, asRefusal(error)];
    }
    if (asked === this.#asked) this.busy = false;
  }
}
