/** One proposal at a desk: its page, what may be done with it, and the way back from what was taken away. It follows
 *  the proposal's channel: when that says that something changed, the page is read again. */
import { api, asRefusal } from '../api';
import { Connection } from '../connection.svelte';
import type { Door } from '../doing.svelte';
import { house } from '../house';
import type { Ack, Joined, Refusal } from '../protocol';
import type { ProposalPage } from './proposal';

interface Undo {
  text: string;
  name: string;
  fields: object;
}

export class ProposalDesk {
  page = $state.raw<ProposalPage | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  /** What can be put back, until the next change. */
  undo = $state.raw<Undo | undefined>();
  /** The tasks that are mine to finish; a coordinator may finish any. */
  mine = $state.raw<ReadonlySet<string>>(new Set());
  #connection: Connection | undefined;
  #asked = 0;
  #newest: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(readonly id: string) {}

  /** Commands of this page's forms: what was done shows at once, also without a socket. */
  readonly door: Door = {
    command: async (name, fields): Promise<Ack<{ seq?: number }>> => {
      const answer = await house.command(name, { proposal: this.id, ...fields });
      if (answer.ok) {
        this.undo = undefined;
        await this.load();
      }
      return answer;
    },
  };

  /** What was taken away comes back. */
  async takeBack(): Promise<void> {
    const last = this.undo;
    if (!last) return;
    this.undo = undefined;
    const answer = await this.door.command(last.name, last.fields);
    if (answer.ok) return;
    this.undo = last;
    this.refusal = { code: answer.code, params: answer.params };
  }

  get leads(): boolean {
    return this.page?.roles.includes('coordinator') ?? false;
  }

  /** An answer that a later question overtook is not taken, and whoever asked waits for that later one. What is shown
   *  stays when reading it again fails. */
  load(): Promise<void> {
    const asked = ++this.#asked;
    this.#newest = this.#read(asked).then(() => (asked === this.#asked ? undefined : this.#newest));
    return this.#newest;
  }

  async #read(asked: number): Promise<void> {
    try {
      const page = await api.proposalPage(this.id);
      if (asked !== this.#asked) return;
      this.page = page;
      this.refusal = undefined;
      await this.#findMine(page);
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  }

  async follow(): Promise<void> {
    window.addEventListener('focus', this.#again);
    await this.load();
    if (!this.page || this.#closed || this.#connection) return;
    const connection = new Connection(() => void this.#join());
    this.#connection = connection;
    for (const heard of ['patch', 'snapshot']) {
      connection.on(heard, (message: { channel: string }) => {
        if (message.channel === this.#channel) void this.load();
      });
    }
    connection.on('bye', () => (connection.end(), void this.load()));
    connection.start();
  }

  close(): void {
    this.#closed = true;
    window.removeEventListener('focus', this.#again);
    this.#connection?.close();
  }

  get #channel(): string {
    return `proposal:${this.id}`;
  }

  #again = (): void => void this.load();

  async #findMine({ roles, may, proposal }: ProposalPage): Promise<void> {
    if (roles.includes('coordinator') || !may.includes('proposal.finish_task')) return;
    if (!Object.keys(proposal.tasks).length) return;
    const { tasks } = await api.home();
    const here = Object.values(tasks).filter((each) => each.proposal === this.id && each.mine);
    this.mine = new Set(here.map((each) => each.task));
  }

  /** Between reading the page and joining, something may have happened. */
  async #join(): Promise<void> {
    const audience = this.leads ? 'coordinator' : 'participant';
    await this.#connection?.ask<Joined>('join', { channel: this.#channel, audience });
    await this.load();
  }
}
