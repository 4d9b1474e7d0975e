/** A meeting that is being prepared: its details, who takes part, and its doors. The meeting itself is followed live;
 *  who takes part is read, and read again when the window gets the focus. */
import { api } from '../api';
import { Doing } from '../doing.svelte';
import { t } from '../i18n.svelte';
import type { Meeting } from '../meeting.svelte';
import { unplaced } from './agenda.svelte';
import type { MovementView } from './directory';
import { MeetingForm } from './meeting_form.svelte';
import { readiness, type Titled } from './ready';
import { Undoing } from './undoing.svelte';

export class Prepare {
  readonly doing: Doing;
  readonly undoing = new Undoing();
  readonly form = new MeetingForm();
  editing = $state(false);
  /** How many votes one seat may hold besides its own. */
  proxies = $state<number | null>(0);
  movements = $state.raw<MovementView[]>([]);
  /** Proposals that are in no meeting yet. */
  others = $state.raw<Titled[]>([]);
  readonly checks = $derived.by(() => {
    const { view } = this.meeting;
    return view ? readiness(view, this.movements, this.others) : [];
  });

  constructor(readonly meeting: Meeting) {
    this.doing = new Doing(meeting);
  }

  async look(movements: string[]): Promise<void> {
    if (movements.length) void unplaced(movements).then((others) => (this.others = others));
    const answers = await Promise.all(movements.map((each) => api.movement(each).catch(() => undefined)));
    this.movements = answers.filter((each) => each !== undefined);
  }

  edit(): void {
    if (this.meeting.view) this.form.take(this.meeting.view.meeting);
    this.proxies = this.#proxies;
    this.doing.refusal = undefined;
    this.editing = true;
  }

  async save(): Promise<boolean> {
    this.form.tried = true;
    const fields = this.form.fields();
    if (!fields || !(await this.#run('meeting.change', fields))) return false;
    const most = this.proxies ?? 0;
    if (most !== this.#proxies && !(await this.#run('meeting.set_proxies', { most }))) return false;
    this.editing = false;
    return true;
  }

  get #proxies(): number {
    return this.meeting.view?.meeting.most_proxies ?? 0;
  }

  openDoors = (): Promise<boolean> => this.#run('meeting.open_doors');

  async shutDoors(): Promise<void> {
    if (await this.#run('meeting.shut_doors')) this.undoing.did(t('prepare.doors_shut'), this.openDoors);
  }

  reopen(): Promise<boolean> {
    return this.#run('meeting.reopen');
  }

  async archive(): Promise<void> {
    if (await this.#run('meeting.archive')) this.undoing.did(t('prepare.archived'), () => this.unarchive());
  }

  unarchive(): Promise<boolean> {
    return this.#run('meeting.unarchive');
  }

  #run(name: string, fields: object = {}): Promise<boolean> {
    this.undoing.forget();
    return this.doing.run(name, { meeting: this.meeting.id, ...fields });
  }
}
