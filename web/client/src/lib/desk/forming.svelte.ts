/** A round of small groups as it is being prepared: how people come to their places, which places, how long. */
import { Doing, type Door } from '../doing.svelte';
import type { How, MeetingView, SmallGroups } from '../protocol';
import { randomId } from '../random';
import { sorted } from '../select';

export const HOWS: How[] = ['even', 'chosen', 'same', 'open_space'];
const AT_A_TABLE = 7;
const IN_A_ROOM = 6;
/** Minutes of one round (`meeting.form_groups`). */
const LONGEST = 240;

interface Begun {
  how: How;
  question: string;
  minutes: number | undefined;
}

/** Which round of how many about this stay of a proposal in its stage is the next one. */
export function nextRound(view: MeetingView, id: string, since: string): number {
  return Object.values(view.rounds).filter((each) => each.proposal === id && each.formed_at >= since).length + 1;
}

export class Forming {
  readonly doing: Doing;
  how: How = $state('even');
  question = $state('');
  minutes: number | undefined = $state();
  tables: number | undefined = $state();
  rooms: number | undefined = $state();
  links = $state('');
  /** Topics that are left out of the open space. */
  left_out = $state.raw<ReadonlySet<string>>(new Set());

  #begun: Begun = { how: 'even', question: '', minutes: undefined };

  constructor(
    door: Door,
    private readonly meeting: string,
  ) {
    this.doing = new Doing(door);
  }

  /** What the workflow says goes into the form, but for what somebody has changed there. `question` is what is asked, in
   *  the words of whoever forms the groups; the same places need groups that were formed before. */
  begin(said: SmallGroups | undefined, question: string, again: boolean): void {
    const how = said?.seating && (said.seating !== 'same' || again) ? said.seating : 'even';
    const minutes = said?.minutes ? Math.min(said.minutes, LONGEST) : undefined;
    if (this.how === this.#begun.how) this.how = how;
    if (this.question === this.#begun.question) this.question = question;
    if ((this.minutes ?? undefined) === this.#begun.minutes) this.minutes = minutes;
    this.#begun = { how, question, minutes };
  }

  /** Every topic a table and a room, for whoever is where; else as many places as people need. */
  advised(people: { room: number; online: number }, topics: number): { tables: number; rooms: number } {
    if (this.how === 'open_space') return { tables: people.room ? topics : 0, rooms: people.online ? topics : 0 };
    return { tables: Math.ceil(people.room / AT_A_TABLE), rooms: Math.ceil(people.online / IN_A_ROOM) };
  }

  topics(view: MeetingView): { topic: string; title: string }[] {
    const chosen = sorted(view.topics).filter(([id]) => !this.left_out.has(id));
    return chosen.map(([topic, { title }]) => ({ topic, title }));
  }

  toggle(topic: string): void {
    const left = new Set(this.left_out);
    if (!left.delete(topic)) left.add(topic);
    this.left_out = left;
  }

  /** `takes`: the move that brings the proposal to the groups, if it is not there yet. */
  async form(
    view: MeetingView,
    people: { room: number; online: number },
    proposal?: string,
    takes?: string,
  ): Promise<boolean> {
    const topics = this.how === 'open_space' ? this.topics(view) : [];
    const advised = this.advised(people, topics.length);
    const places = { tables: this.tables ?? advised.tables, rooms: this.rooms ?? advised.rooms };
    const done = await this.doing.run('meeting.form_groups', {
      meeting: this.meeting,
      round: randomId(),
      question: this.question.trim(),
      how: this.how,
      minutes: this.minutes ?? 0,
      ...(this.how === 'same' ? { tables: 0, rooms: 0 } : places),
      topics,
      links: this.links.split(/\s+/).filter(Boolean),
      ...(proposal ? { proposal } : {}),
    });
    if (!done) return false;
    this.links = '';
    this.question = this.#begun.question;
    if (proposal && takes) await this.doing.run('proposal.make_move', { proposal, move: takes });
    return true;
  }

  propose(title: string): Promise<boolean> {
    return this.doing.run('meeting.propose_topic', { meeting: this.meeting, topic: randomId(), title: title.trim() });
  }

  withdraw(topic: string): Promise<boolean> {
    return this.doing.run('meeting.withdraw_topic', { meeting: this.meeting, topic });
  }

  call(open: boolean): Promise<boolean> {
    return this.doing.run('meeting.call_for_topics', { meeting: this.meeting, open });
  }
}
