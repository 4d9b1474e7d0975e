/** One thing that somebody asked for: under way, done or refused. A form has one of these. */
import type { Ack, Refusal } from './protocol';

/** Whatever takes a command: a meeting over its socket, or the house over HTTP. */
export interface Door {
  command(name: string, fields: object): Promise<Ack<{ seq?: number }>>;
}

export class Doing {
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();

  constructor(private readonly door: Door) {}

  async run(name: string, fields: object): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refusal = undefined;
    const answer = await this.door.command(name, fields);
    this.busy = false;
    if (!answer.ok) this.refusal = { code: answer.code, params: answer.params };
    return answer.ok;
  }
}
