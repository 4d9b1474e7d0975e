/** Who is at this browser, as far as the server knows. */
import { api, asRefusal, type SessionFacts } from './api';
import type { Refusal } from './protocol';

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

  async signOut(): Promise<void> {
    await api.signOut().catch(() => undefined);
    this.facts = undefined;
  }

  async #try(ask: () => Promise<SessionFacts>): Promise<boolean> {
    try {
      this.facts = await ask();
      this.refusal = undefined;
      return true;
    } catch (error) {
      this.facts = undefined;
      this.refusal = asRefusal(error);
      return false;
    } finally {
      this.asked = true;
    }
  }
}

export const session = new Session();
