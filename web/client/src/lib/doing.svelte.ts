/** One thing that somebody asked for: under way, done or refused. A form has one of these. */
import type { Meeting } from './meeting.svelte';
import type { Refusal } from './protocol';

export class Doing {
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();

  constructor(private readonly meeting: Meeting) {}

  async run(name: string, fields: object): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refusal = undefined;
    const answer = await this.meeting.command(name, fields);
    this.busy = false;
    if (!answer.ok) this.refusal = { code: answer.code, params: answer.params };
    return answer.ok;
  }
}
