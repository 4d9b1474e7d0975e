/** One workflow in the making: what is written, what is looked at, and the way back. It keeps itself (`Keeping`) and is
 *  checked as one works (`Checking`). */
import { createContext } from 'svelte';
import { asRefusal } from '../../http';
import { Doing, type Door } from '../../doing.svelte';
import { house } from '../../house';
import type { Refusal, Titled } from '../../protocol';
import { ask, begunOn, type Listed } from './asking';
import { Checking } from './checking.svelte';
import { settleName, type Made } from './editing';
import { begun, changed, paused, redone, undone, type History } from './history';
import { Keeping } from './keeping.svelte';
import { Rehearsing } from './rehearsing.svelte';
import { Replaying } from './replaying.svelte';
import { sourceFrom, WHOLE, type Place, type Source, type Words } from './source';
import type { Vocabulary } from './vocabulary';

export class Designer {
  vocabulary = $state.raw<Vocabulary | undefined>();
  /** What a proposal of the movement can begin on, with its title. */
  begunOn = $state.raw<Record<string, Titled>>({});
  /** As the list has it: its versions, and what runs on them. */
  listed = $state.raw<Listed | undefined>();
  published = $state.raw<Source | undefined>();
  selected = $state.raw<Place>(WHOLE);
  refusal = $state.raw<Refusal | undefined>();
  /** Counts changes that were not made in the form that shows them: undo, another draft. */
  turns = $state(0);
  #history = $state.raw<History<Source> | undefined>();
  readonly keeping: Keeping;
  readonly checking: Checking;
  readonly rehearsing = new Rehearsing();
  readonly replaying = new Replaying();
  readonly doing: Doing;

  constructor(
    readonly movement: string,
    readonly workflow: string,
    door: Door = house,
  ) {
    this.keeping = new Keeping(door, movement, workflow);
    this.checking = new Checking((source) => ask.check(source, movement));
    this.doing = new Doing(door);
  }

  get source(): Source | undefined {
    return this.#history?.now;
  }

  /** What comes with Polder is copied, not changed. */
  get mayChange(): boolean {
    return this.listed?.mine ?? false;
  }

  async load(): Promise<void> {
    try {
      const [{ workflows }, vocabulary] = await Promise.all([ask.list(this.movement), ask.vocabulary()]);
      this.vocabulary = vocabulary;
      this.listed = workflows[this.workflow];
      this.begunOn = begunOn(workflows);
      const { draft, version } = this.listed ?? {};
      const [written, newest] = await Promise.all([
        draft ? ask.draft(this.movement, this.workflow) : undefined,
        version ? ask.published(this.movement, this.workflow) : undefined,
      ]);
      this.published = newest ? sourceFrom(newest.source) : undefined;
      const now = written ?? newest;
      if (!now) throw new Error('neither a draft nor a version');
      this.#history = begun(sourceFrom(now.source));
      this.keeping.begin(written?.rev ?? 0, draft ? new Date(draft.at) : undefined);
      this.#changed();
      this.turns++;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  /** `typing` names the field that is typed in: all that is typed into it is undone at once. */
  edit(change: (source: Source) => Source, typing?: string): void {
    if (!this.#history || !this.mayChange) return;
    const before = this.#history;
    this.#history = changed(before, change(before.now), typing);
    if (this.#history !== before) this.#keep();
  }

  /** What was made is looked at. */
  make(change: (source: Source) => Made): void {
    const now = this.source;
    if (!now) return;
    const { source, place } = change(now);
    this.edit(() => source);
    this.selected = place;
  }

  /** A title was written: the place may be called otherwise from now on. */
  settle(place: Place, before: Words): void {
    const history = this.#history;
    if (!history) return;
    const settled = settleName(history.now, place, before, this.published);
    this.#history = paused({ ...history, now: settled.source });
    if (settled.source !== history.now) this.#keep();
    this.selected = settled.place;
  }

  has({ kind, name }: Place): boolean {
    return kind === 'whole' || name in (this.source?.[kind === 'stage' ? 'stages' : 'moves'] ?? {});
  }

  look(place: Place): void {
    if (this.#history) this.#history = paused(this.#history);
    this.selected = place;
  }

  get canUndo(): boolean {
    return (this.#history?.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.#history?.future.length ?? 0) > 0;
  }

  undo(): void {
    this.#turn(this.#history && undone(this.#history));
  }

  redo(): void {
    this.#turn(this.#history && redone(this.#history));
  }

  /** What somebody else saved is shown; what was written here can be had back with undo. */
  async takeTheirs(): Promise<void> {
    const mine = this.#history;
    await this.load();
    if (mine && this.#history) this.#history = { ...changed(mine, this.#history.now), future: [] };
  }

  async keepMine(): Promise<void> {
    const theirs = await ask.draft(this.movement, this.workflow).catch((error: unknown) => {
      this.refusal = asRefusal(error);
      return undefined;
    });
    if (theirs) await this.keeping.overwrite(theirs.rev ?? 0);
  }

  async publish(): Promise<boolean> {
    const { movement, workflow } = this;
    // Published is what the server has: a draft, also where nothing was changed in what a file brought.
    if (!this.keeping.rev && this.source && !this.keeping.owes) this.keeping.keep(this.source);
    if (!(await this.keeping.settle())) return false;
    const done = await this.doing.run('workflow.publish', { movement, workflow, rev: this.keeping.rev });
    if (done) await this.load();
    return done;
  }

  /** `workflow.retire` and the like. */
  async command(name: string): Promise<boolean> {
    return this.doing.run(name, { movement: this.movement, workflow: this.workflow });
  }

  /** What waits is still saved. */
  async close(): Promise<void> {
    this.checking.stop();
    await this.keeping.settle();
  }

  #turn(to: History<Source> | undefined): void {
    if (!to) return;
    this.#history = to;
    if (!this.has(this.selected)) this.selected = WHOLE;
    this.turns++;
    this.#keep();
  }

  #keep(): void {
    if (this.source) this.keeping.keep(this.source);
    this.#changed();
  }

  #changed(): void {
    if (!this.source) return;
    this.checking.look(this.source);
    this.rehearsing.forget();
  }
}

const [useDesigner, provideDesigner] = createContext<Designer>();
export { provideDesigner, useDesigner };
