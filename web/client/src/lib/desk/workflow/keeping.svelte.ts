/** A draft that keeps itself: a moment after a change it is saved. Somebody else may have saved it meanwhile; then
 *  nothing is written over unasked, and whoever works here is told. */
import type { Door } from '../../doing.svelte';
import type { Refusal } from '../../protocol';
import { Soon } from './soon';
import type { Source } from './source';

const QUIET = 900;

export type Kept = 'never' | 'waits' | 'saving' | 'saved' | 'elsewhere' | 'refused';

export class Keeping {
  state = $state<Kept>('never');
  rev = $state(0);
  at = $state.raw<Date | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  #unsaved: Source | undefined;
  readonly #soon = new Soon(() => this.#save(), QUIET);
  #saving: Promise<void> | undefined;

  constructor(
    private readonly door: Door,
    private readonly movement: string,
    private readonly workflow: string,
  ) {}

  /** A draft was read. */
  begin(rev: number, at?: Date): void {
    this.#soon.stop();
    this.#unsaved = undefined;
    this.rev = rev;
    this.at = at;
    this.state = rev ? 'saved' : 'never';
    this.refusal = undefined;
  }

  /** While it is not known which of two drafts is to stay, nothing is saved. */
  keep(source: Source): void {
    this.#unsaved = source;
    if (this.state === 'elsewhere') return;
    this.state = 'waits';
    this.#soon.soon();
  }

  /** Whether something was written that the server does not have. */
  get owes(): boolean {
    return this.#unsaved !== undefined;
  }

  /** Everything is with the server, or could not be brought there. */
  async settle(): Promise<boolean> {
    await this.#saving;
    if (this.#unsaved && this.state !== 'elsewhere') {
      this.#soon.stop();
      await this.#save();
    }
    return !this.#unsaved;
  }

  /** What somebody else saved under `rev` makes way for what is written here. */
  async overwrite(rev: number): Promise<boolean> {
    this.rev = rev;
    this.state = 'waits';
    return this.settle();
  }

  #save(): Promise<void> {
    this.#saving ??= this.#write().finally(() => {
      this.#saving = undefined;
      if (this.#unsaved && this.state === 'waits') this.#soon.soon();
    });
    return this.#saving;
  }

  async #write(): Promise<void> {
    const source = this.#unsaved;
    if (!source) return;
    this.state = 'saving';
    const { movement, workflow, rev } = this;
    const answer = await this.door.command('workflow.save_draft', { movement, workflow, source, rev });
    if (answer.ok) {
      this.rev = rev + 1;
      this.at = new Date();
      this.refusal = undefined;
      if (this.#unsaved === source) this.#unsaved = undefined;
      this.state = this.#unsaved ? 'waits' : 'saved';
    } else {
      this.state = answer.code === 'draft_changed' ? 'elsewhere' : 'refused';
      this.refusal = { code: answer.code, params: answer.params };
    }
  }
}
