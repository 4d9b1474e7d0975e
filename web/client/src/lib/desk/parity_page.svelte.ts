/** Room against online as the house counts it: read when it is opened, and again while somebody looks. */
import { api, asRefusal } from '../api';
import type { Refusal } from '../protocol';
import type { Parity } from './parity';

const AGAIN = 20_000;

export class ParityPage {
  view = $state.raw<Parity | undefined>();
  refusal = $state.raw<Refusal | undefined>();

  constructor(private readonly meeting: string) {}

  async load(): Promise<void> {
    try {
      this.view = await api.parity(this.meeting);
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  /** Gives what ends it. */
  follow(): () => void {
    void this.load();
    const timer = setInterval(() => void this.load(), AGAIN);
    return () => clearInterval(timer);
  }
}
