/** Who is at this browser, as far as the server knows. */
import { api, asRefusal, type SessionFacts } from './api';
import type { Founding } from './desk/home';
import { DRAFTS, forget, keysUnder } from './keep';
import type { Refusal } from './protocol';

/** Only these say that nobody is signed in; without internet we do not know. */
const NOBODY = ['not_signed_in', 'access_revoked'];

class Session {
  facts = $state.raw<SessionFacts | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  asked = $state(false);

  async look(): Promise<SessionFacts | undefined> {
    await this.#try(() => api.session());
    if (this.refusal?.code === 'not_signed_in') this.refusal = undefined;
    return this.facts;
  }

  async signIn(email: string, password: string): Promise<boolean> {
    return this.#try(() => api.signIn(email, password));
  }

  /** Founds the first movement of an empty house, and is signed in as its coordinator. */
  async found(founding: Founding): Promise<boolean> {
    return this.#try(() => api.found(founding));
  }

  /** Not without internet: the server would still know this device, and whoever has it next would be me. */
  async signOut(): Promise<boolean> {
    try {
      await api.signOut();
    } catch (error) {
      this.refusal = asRefusal(error);
      if (!NOBODY.includes(this.refusal.code)) return false;
    }
    for (const key of keysUnder(DRAFTS)) forget(key);
    this.facts = undefined;
    this.refusal = undefined;
    return true;
  }

  /** Whether the server said that nobody is signed in here. */
  get nobody(): boolean {
    return this.asked && !this.facts && (!this.refusal || NOBODY.includes(this.refusal.code));
  }

  async #try(ask: () => Promise<SessionFacts>): Promise<boolean> {
    try {
      this.facts = await ask();
      this.refusal = undefined;
      return true;
    } catch (error) {
      this.refusal = asRefusal(error);
      if (NOBODY.includes(this.refusal.code)) this.facts = undefined;
      return false;
    } finally {
      this.asked = true;
    }
  }
}

export const session = new Session();
