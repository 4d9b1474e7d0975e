/** What is otherwise than in a version before: asked for when one looks, and again when what is looked at was saved. */
import { asRefusal } from '../../http';
import type { Refusal } from '../../protocol';
import { ask, type Compared } from './asking';
import { earlier } from './comparing';
import type { Designer } from './designer.svelte';
import { sourceFrom, type Source } from './source';

export class Comparing {
  found = $state.raw<Compared | undefined>();
  /** As it was then. */
  before = $state.raw<Source | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  #chosen = $state(0);

  constructor(private readonly designer: Designer) {}

  get #drafted(): boolean {
    return this.designer.keeping.rev > 0 || this.designer.keeping.owes;
  }

  get versions(): number[] {
    return earlier(this.designer.listed?.versions ?? [], this.#drafted);
  }

  /** The version that is looked back at; the last one before, unless another is chosen. */
  get was(): number {
    return this.versions.includes(this.#chosen) ? this.#chosen : (this.versions[0] ?? 0);
  }

  set was(version: number) {
    this.#chosen = version;
  }

  async look(): Promise<void> {
    const { movement, workflow, keeping, listed } = this.designer;
    await keeping.settle();
    try {
      const now = this.#drafted ? undefined : listed?.version;
      this.found = await ask.compare(movement, workflow, this.was, now);
      this.before = sourceFrom(this.found.was);
      this.refusal = undefined;
    } catch (error) {
      this.found = this.before = undefined;
      this.refusal = asRefusal(error);
    }
  }
}
