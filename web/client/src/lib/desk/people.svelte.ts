/** A movement's people as its coordinator keeps them: read again after each change, and what was last taken away can be
 *  brought back. */
import { createContext } from 'svelte';
import { api, asRefusal } from '../api';
import type { Door } from '../doing.svelte';
import { house } from '../house';
import type { Refusal } from '../protocol';
import type { MovementView } from './directory';

/** What a command took away, and the command that brings it back. */
export interface Undoable {
  text: string;
  name: string;
  fields: object;
}

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
    const answer = await this.command(last.name, last.fields);
    if (answer.ok) return;
    this.undoable = last;
    this.refusal = { code: answer.code, params: answer.params };
  }
}

const [usePeople, providePeople] = createContext<People>();
export { providePeople, usePeople };
