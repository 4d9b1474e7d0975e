/** A proposal that is being begun. What was typed is kept on this device until it is saved. */
import { api, asRefusal } from '../api';
import { Doing } from '../doing.svelte';
import { house } from '../house';
import { DRAFTS, forget, keep, recall } from '../keep';
import type { Ordered, Refusal } from '../protocol';
import { randomId } from '../random';
import { ComingMeetings } from './comingMeetings.svelte';
import { written, type Point } from './points';
import type { Workflow } from './proposal';

const KEPT = `${DRAFTS}proposal`;

interface Draft {
  title: string;
  points: Point[];
}

export class NewProposal {
  readonly id = randomId();
  readonly doing = new Doing(house);
  readonly coming = new ComingMeetings();
  movement = $state('');
  title = $state('');
  workflow = $state('');
  meeting = $state('');
  points = $state.raw<Point[]>([]);
  workflows = $state.raw<Ordered<Workflow> | undefined>();
  refusal = $state.raw<Refusal | undefined>();

  constructor(meeting: string) {
    this.meeting = meeting;
    const draft = recall<Draft>(KEPT);
    this.title = draft?.title ?? '';
    this.points = draft?.points ?? [];
  }

  /** What can be chosen from: the workflows of the movement, and its meetings that are still to come. */
  async load(movement: string): Promise<void> {
    this.movement = movement;
    try {
      const [{ workflows }] = await Promise.all([api.workflows(movement), this.coming.load(movement)]);
      this.workflows = workflows;
      if (!this.coming.meetings.some(([id]) => id === this.meeting)) this.meeting = '';
      this.#chooseOnly();
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  keep(): void {
    keep(KEPT, { title: this.title, points: this.points } satisfies Draft);
  }

  async save(): Promise<boolean> {
    const clauses = written(this.points).map(({ id, text }) => ({ clause: id, text }));
    const done = await this.doing.run('proposal.start', {
      proposal: this.id,
      movement: this.movement,
      workflow: this.workflow,
      title: this.title.trim(),
      clauses,
      ...(this.meeting ? { meeting: this.meeting } : {}),
    });
    if (done) forget(KEPT);
    return done;
  }

  /** Of one there is nothing to choose; of several nothing is chosen beforehand. */
  #chooseOnly(): void {
    const names = Object.keys(this.workflows ?? {});
    if (!names.includes(this.workflow)) this.workflow = names.length === 1 ? (names[0] ?? '') : '';
  }
}
