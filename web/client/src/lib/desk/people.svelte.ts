/** A movement's people as its coordinator keeps them: read again after each change, and what was last taken away can be
 *  brought back. */
import { createContext } from 'svelte';
import { api, asRefusal } from '../api';
import type { Door } from '../doing.svelte';
import { house } from '../house';
import type { Refusal } from '../protocol';
import { rolesFor, type Held, type MovementView } from './directory';

export type Step = [command: string, fields: object];

export function giving(person: string, held: Held): Step {
  return ['movement.give_role', { person, ...held }];
}

export function taking(person: string, held: Held): Step {
  return ['movement.take_role', { person, ...held }];
}

/** What a command took away, and the commands that bring it back. */
export interface Undoable {
  text: string;
  steps: Step[];
  /** About whom it is, where it can be taken back in what is open about them. */
  person?: string;
}

/** What those who left were, as long as this window stays open: movement and person → their roles. */
const left = new Map<string, Held[]>();

export class People implements Door {
  view = $state.raw<MovementView | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  /** Until the next change. */
  undoable = $state.raw<Undoable | undefined>();

  /** How many changes were made here. */
  changes = $state(0);

  #asked = 0;

  constructor(readonly movement: string) {}

  /** An answer that a later question overtook is not taken. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await api.movement(this.movement);
      if (asked !== this.#asked) return;
      this.view = view;
      this.refusal = undefined;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  }

  async command(name: string, fields: object): ReturnType<Door['command']> {
    const answer = await house.command(name, { movement: this.movement, ...fields });
    if (answer.ok) {
      this.undoable = undefined;
      await this.load();
      this.changes++;
    }
    return answer;
  }

  async undo(): Promise<void> {
    const last = this.undoable;
    if (!last) return;
    this.undoable = undefined;
    for (const [n, step] of last.steps.entries()) {
      const answer = await this.command(...step);
      if (answer.ok) continue;
      this.undoable = { ...last, steps: last.steps.slice(n) };
      this.refusal = { code: answer.code, params: answer.params };
      return;
    }
  }

  /** Somebody's participation has ended; it can be given back. */
  hasLeft(person: string, held: Held[], text: string): void {
    left.set(`${this.movement} ${person}`, held);
    this.undoable = { text, steps: held.map((each) => giving(person, each)) };
  }

  /** What would bring back somebody who left; nothing where that is not known here or can no longer be. */
  wayBack(person: string): Step[] {
    const { organisations = {} } = this.view ?? {};
    return (left.get(`${this.movement} ${person}`) ?? [])
      .filter(({ organisation, role }) => rolesFor(organisations[organisation]?.kind ?? 'partner').includes(role))
      .filter(({ organisation }) => organisation in organisations)
      .map((each) => giving(person, each));
  }
}

const [usePeople, providePeople] = createContext<People>();
export { providePeople, usePeople };
