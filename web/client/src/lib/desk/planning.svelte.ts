/** Making a meeting, or a series of them, or the next after an earlier one. What has been made is not made again when
 *  something went wrong half-way and is tried once more. */
import type { Door } from '../doing.svelte';
import type { MeetingView, Refusal } from '../protocol';
import { randomId } from '../random';
import { sorted } from '../select';
import { MeetingForm } from './meeting_form.svelte';
import { repeated, wallOf, type Step } from './wall_clock';

export const MOST_TIMES = 26;

export class Planning {
  readonly form = new MeetingForm();
  repeats = $state(false);
  times = $state(2);
  every = $state(1);
  step = $state<Step>('months');
  takeAgenda = $state(true);
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();
  /** The days of the series, the first included; one that was changed by hand stays so. */
  readonly days = $derived(this.#days());
  /** How many of the series are there already. */
  made = $state(0);

  #changed = $state<Record<number, string>>({});
  #earlier = $state.raw<{ id: string; view: MeetingView } | undefined>();
  readonly #ids: string[] = [];
  readonly #series = randomId();

  constructor(private readonly door: Door) {}

  get earlier(): MeetingView | undefined {
    return this.#earlier?.view;
  }

  /** The next of a series: everything as it was, but the day. */
  after(id: string, view: MeetingView): void {
    this.#earlier = { id, view };
    const { next_date, time_zone } = view.meeting;
    this.form.take(view.meeting);
    this.form.earlierTitle = view.meeting.title;
    const agreed = next_date ? wallOf(next_date, time_zone) : undefined;
    this.form.day = agreed?.day ?? '';
    if (agreed && agreed.time !== this.form.begin) {
      this.form.begin = agreed.time;
      this.form.end = '';
    }
  }

  change(n: number, day: string): void {
    this.#changed[n] = day;
  }

  /** Makes them all; gives the first, or nothing when something is wrong or refused. */
  async plan(): Promise<string | undefined> {
    this.form.tried = true;
    const all = this.days.map((day) => this.form.fields(day));
    if (this.busy || !all.length || all.some((each) => !each)) return undefined;
    this.busy = true;
    this.refusal = undefined;
    for (const [n, fields] of all.entries()) {
      if (n >= this.made && !(await this.#make(n, { ...fields, ...this.#shared() }))) break;
    }
    if (!this.refusal) await this.#tellEarlier(all.map((each) => each?.starts_at ?? ''));
    this.busy = false;
    return this.refusal ? undefined : this.#ids[0];
  }

  async #make(n: number, fields: object): Promise<boolean> {
    const meeting = (this.#ids[n] ??= randomId());
    const answer = await this.door.command('meeting.plan', { meeting, ...fields });
    // An answer that got lost: it was made the first time.
    const there = answer.ok || answer.code === 'already_exists';
    if (there) this.made = n + 1;
    else this.refusal = { code: answer.code, params: answer.params };
    return there;
  }

  /** Each says when the next one is, so that it can be told at its end. A date that has passed is not worth stopping for. */
  async #tellEarlier(starts: string[]): Promise<void> {
    const chain = [this.#earlier?.id, ...this.#ids];
    for (const [n, starts_at] of starts.entries()) {
      const meeting = chain[n];
      if (meeting) await this.door.command('meeting.set_next_date', { meeting, starts_at });
    }
  }

  #shared(): object {
    // A meeting that stood by itself begins the series with the one that follows it: its id is theirs.
    const before = this.earlier?.meeting;
    const series = before?.series ?? before?.id ?? (this.days.length > 1 ? this.#series : undefined);
    const agenda = this.takeAgenda ? sorted(this.earlier?.agenda) : [];
    return {
      movements: [...this.form.movements],
      agenda: agenda.map(([, { title, minutes }]) => ({ item: randomId(), title, minutes })),
      ...(series ? { series } : {}),
    };
  }

  #days(): string[] {
    const whole = (n: number, most: number) => Math.min(most, Math.max(1, Math.round(n) || 1));
    const times = this.repeats ? whole(this.times, MOST_TIMES) : 1;
    const planned = repeated(this.form.day, times, whole(this.every, 52), this.step);
    return planned.map((day, n) => (n && this.#changed[n]) || day);
  }
}
