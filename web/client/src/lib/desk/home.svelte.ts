/** What a page about everything that is mine shows: read when it opens, after each change, when the window is looked at
 *  again, and now and then while a meeting is open. */
import { api, asRefusal } from '../api';
import { house } from '../house';
import { Doing } from '../doing.svelte';
import type { Refusal } from '../protocol';
import type { MovementView } from './directory';
import { movementToBegin } from './first_steps';
import type { HomeView } from './home';

const AGAIN = 30_000;

export class AtHome {
  view = $state.raw<HomeView | undefined>();
  /** The movement whose first steps are still to be made, as I coordinate it. */
  begun = $state.raw<MovementView | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  /** When it was last read. */
  now = $state(Date.now());
  readonly doing = new Doing(house);
  #steps = false;
  #asked = 0;

  /** Starts reading; gives what stops it. */
  start({ steps = false }: { steps?: boolean } = {}): () => void {
    this.#steps = steps;
    const look = () => void this.load();
    const again = setInterval(() => {
      if (!document.hidden && this.#open()) look();
    }, AGAIN);
    window.addEventListener('focus', look);
    look();
    return () => {
      clearInterval(again);
      window.removeEventListener('focus', look);
    };
  }

  /** An answer that a later question overtook is not taken. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await api.home();
      const movement = this.#steps ? movementToBegin(view) : undefined;
      const begun = movement ? await api.movement(movement) : undefined;
      if (asked !== this.#asked) return;
      this.begun = begun;
      this.view = view;
      this.now = Date.now();
      this.refusal = undefined;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  }

  /** Gives a command, and reads again what came of it. */
  async run(name: string, fields: object): Promise<boolean> {
    const done = await this.doing.run(name, fields);
    await this.load();
    return done;
  }

  #open(): boolean {
    return Object.values(this.view?.meetings ?? {}).some((meeting) => meeting.phase === 'open');
  }
}
