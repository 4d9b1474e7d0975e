/** Carrying a note on, or a card of the board: into a point of a text, a task, or a question of its own on the agenda. Asked again after it went
 *  wrong half-way, it makes the same things, so nothing is there twice. */
import { Doing, type Door } from '../doing.svelte';
import type { MeetingView, Proposal } from '../protocol';
import { randomId } from '../random';
import { sorted } from '../select';

const LINE = 200;
const MINUTES = 10;

type Open = [id: string, proposal: Proposal][];

export class Carrying {
  readonly doing: Doing;
  readonly #ids = new Map<string, string>();

  constructor(door: Door) {
    this.doing = new Doing(door);
  }

  /** `note` is `group.note` or `meeting.card`. */
  toClause(proposal: string, note: string, text: string): Promise<boolean> {
    return this.#once('proposal.add_clause', { proposal, clause: this.#id(proposal, note), text, note });
  }

  toTask(proposal: string, note: string, text: string, owner: string): Promise<boolean> {
    const task = this.#id(`task ${proposal}`, note);
    return this.#once('proposal.assign_task', { proposal, task, text: oneLine(text), owner, note });
  }

  /** A short decision of its own, with an item for it at the end of the agenda. */
  async toQuestion(view: MeetingView, note: string, text: string): Promise<boolean> {
    const proposal = this.#id('question', note);
    const title = oneLine(text);
    const started = await this.#once('proposal.start', {
      proposal,
      movement: sorted(view.meeting.movements)[0]?.[0],
      workflow: 'decision',
      title,
      clauses: [{ clause: this.#id('clause', note), text }],
      meeting: view.meeting.id,
      note,
    });
    if (!started) return false;
    const line = { item: this.#id('item', note), title, minutes: MINUTES, proposal };
    return this.#once('meeting.add_item', { meeting: view.meeting.id, line });
  }

  async #once(name: string, fields: object): Promise<boolean> {
    if (await this.doing.run(name, fields)) return true;
    if (this.doing.refusal?.code !== 'already_exists') return false;
    this.doing.refusal = undefined;
    return true;
  }

  #id(what: string, note: string): string {
    const key = `${what} ${note}`;
    const id = this.#ids.get(key) ?? randomId();
    this.#ids.set(key, id);
    return id;
  }
}

/** As much as fits in a title. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LINE ? line : `${line.slice(0, LINE - 1).trimEnd()}…`;
}

/** The texts that points can be added to. */
export function writable(view: MeetingView): Open {
  return sorted(view.proposals).filter(([, proposal]) => proposal.writable);
}

/** What was adopted: only that becomes tasks. */
export function adopted(view: MeetingView): Open {
  return sorted(view.proposals).filter(([, each]) => each.outcome === 'adopted' || each.activity === 'follow_up');
}
