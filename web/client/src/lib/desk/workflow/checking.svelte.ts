/** What the checker says of what is written now. It is asked when the hands rest; an answer about what has changed
 *  since is not taken. */
import { asRefusal } from '../../http';
import type { Refusal } from '../../protocol';
import type { Checked } from './asking';
import { inOrder, placed, type Placed } from './problems';
import { Soon } from './soon';
import type { Source } from './source';

const QUIET = 350;

export class Checking {
  problems = $state.raw<Placed[]>([]);
  yaml = $state('');
  /** The diagram as Mermaid: none while the workflow cannot be read. */
  mermaid = $state('');
  /** Whether `problems` are about what is written now. */
  current = $state(false);
  refusal = $state.raw<Refusal | undefined>();
  #source: Source | undefined;
  readonly #soon = new Soon(() => this.#ask(), QUIET);

  constructor(private readonly check: (source: Source) => Promise<Checked>) {}

  look(source: Source): void {
    this.#source = source;
    this.current = false;
    this.#soon.soon();
  }

  /** Asked at once, and waited for. */
  async settle(): Promise<void> {
    this.#soon.stop();
    if (!this.current) await this.#ask();
  }

  stop(): void {
    this.#soon.stop();
    this.#source = undefined;
  }

  get refusing(): number {
    return this.problems.filter((each) => each.refuses).length;
  }

  async #ask(): Promise<void> {
    const source = this.#source;
    if (!source) return;
    try {
      const { problems, yaml, diagram } = await this.check(source);
      if (source !== this.#source) return;
      this.problems = inOrder(problems.map((each) => placed(each, source)));
      this.yaml = yaml;
      this.mermaid = diagram?.mermaid ?? '';
      this.refusal = undefined;
      this.current = true;
    } catch (error) {
      if (source === this.#source) this.refusal = asRefusal(error);
    }
  }
}
