/** One play by hand. The server keeps nothing of it: it is told the dice and what was chosen so far, and plays it again
 *  to there. */
import { asRefusal } from '../../http';
import type { Coded, Refusal } from '../../protocol';
import { randomId } from '../../random';
import { ask } from './asking';
import type { Crowd } from './rehearsal';
import type { Source } from './source';

export interface Step {
  code: string;
  move?: string;
}
export interface Stands {
  stage: string;
  ended: boolean;
  minutes: number;
  here: number;
  seats: number;
  /** What the last ballot came to. */
  said: Coded[];
  steps: Step[];
  held: { move: string; codes: string[] }[];
}

export class Stepping {
  stands = $state.raw<Stands | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  /** What was chosen, in words. */
  told = $state.raw<string[]>([]);
  #choices: number[] = [];
  #seed = seed();
  #asked = 0;

  constructor(
    private readonly source: Source,
    private readonly crowd: Crowd,
  ) {}

  async look(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const stands = await ask.step(this.source, this.crowd, this.#seed, this.#choices);
      if (asked !== this.#asked) return;
      this.stands = stands;
      this.refusal = undefined;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  }

  take(choice: number, said: string): Promise<void> {
    return this.#go([...this.#choices, choice], [...this.told, said]);
  }

  back(): Promise<void> {
    return this.#go(this.#choices.slice(0, -1), this.told.slice(0, -1));
  }

  /** With other people. */
  anew(): Promise<void> {
    this.#seed = seed();
    return this.#go([], []);
  }

  #go(choices: number[], told: string[]): Promise<void> {
    this.#choices = choices;
    this.told = told;
    return this.look();
  }
}

function seed(): number {
  return [...randomId()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
}
