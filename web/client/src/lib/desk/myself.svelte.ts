/** What is kept about me, and what I can change of it. */
import { api, asRefusal } from '../api';
import { Doing } from '../doing.svelte';
import { house } from '../house';
import type { Language, Refusal } from '../protocol';
import { session } from '../session.svelte';
import type { Kept, SignInChange } from './kept';

export class Myself {
  kept = $state.raw<Kept | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  /** Through which movement I change what is mine: one that I belong to, else that of the meeting I am a guest of. */
  #movement = '';

  async load(): Promise<void> {
    try {
      const [kept, home] = await Promise.all([api.kept(), api.home()]);
      const theirs = Object.values(home.meetings).flatMap((meeting) => meeting.movements);
      this.#movement = Object.keys(home.movements)[0] ?? theirs[0] ?? '';
      this.kept = kept;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  readonly naming = new Doing(house);
  readonly leaving = new Doing(house);

  async change(name: string, language: Language, email: string): Promise<boolean> {
    const done = await this.naming.run('movement.change_person', { ...this.#me(), name, language, email });
    if (done) await Promise.all([this.load(), session.look()]);
    return done;
  }

  async leave(): Promise<boolean> {
    const done = await this.leaving.run('movement.erase_person', this.#me());
    if (done) await session.signOut();
    return done;
  }

  #me(): { movement: string; person: string } {
    return { movement: this.#movement, person: session.facts?.person ?? '' };
  }
}

/** One thing asked of the server about my sign-in: under way, done or refused. */
export class Asking {
  busy = $state(false);
  done = $state(false);
  refusal = $state.raw<Refusal | undefined>();

  async setSignIn(change: SignInChange): Promise<boolean> {
    return this.#ask(() => api.setSignIn(change));
  }

  async signOutOthers(): Promise<boolean> {
    return this.#ask(() => api.signOutOthers());
  }

  async #ask(ask: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.done = false;
    this.refusal = undefined;
    try {
      await ask();
      this.done = true;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
    this.busy = false;
    return this.done;
  }
}
