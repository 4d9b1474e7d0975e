/** The minutes of one meeting while somebody edits them. What is typed stays on this device until the house has it: a
 *  place is saved when its writer pauses or leaves it, and a colleague's words are never written over unread. */
import { api, asRefusal } from '../api';
import { Doing, type Door } from '../doing.svelte';
import { house } from '../house';
import { DRAFTS, forget, keep, keysUnder, recall } from '../keep';
import type { Ack, Refusal } from '../protocol';
import { standing, together, type Draft, type MinutesDesk, type Standing } from './minutes';

/** How long a pause is, in milliseconds. */
const PAUSE = 1500;

export class MinutesEditor {
  desk = $state.raw<MinutesDesk | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  drafts = $state<Record<string, Draft>>({});
  saving = $state<Record<string, true>>({});
  /** Grows with each change that the minutes themselves show. */
  changes = $state(0);
  readonly doing: Doing;
  #pauses = new Map<string, ReturnType<typeof setTimeout>>();
  #saves = new Map<string, Promise<boolean>>();
  #asked = 0;

  constructor(readonly id: string) {
    this.doing = new Doing(this.#door);
    for (const key of keysUnder(this.#prefix)) {
      const draft = recall<Draft>(key);
      if (draft) this.drafts[key.slice(this.#prefix.length)] = draft;
    }
  }

  /** An answer that a later question overtook is not taken. */
  load = async (): Promise<void> => {
    const asked = ++this.#asked;
    try {
      const desk = await api.minutesDesk(this.id);
      if (asked !== this.#asked) return;
      this.desk = desk;
      this.refusal = undefined;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  };

  /** What the field of a place shows. */
  words(place: string): string {
    return this.drafts[place]?.text ?? this.desk?.places[place]?.text ?? '';
  }

  standing(place: string): Standing {
    const there = this.desk?.places[place];
    return there ? standing(there, this.drafts[place]) : 'saved';
  }

  get conflicts(): boolean {
    return Object.keys(this.drafts).some((place) => this.standing(place) === 'conflict');
  }

  type(place: string, text: string): void {
    const rev = this.drafts[place]?.rev ?? this.desk?.places[place]?.rev ?? 0;
    this.#put(place, { text, rev });
    clearTimeout(this.#pauses.get(place));
    this.#pauses.set(
      place,
      setTimeout(() => void this.save(place), PAUSE),
    );
  }

  /** Whether nothing is left to save here. One at a time: who publishes in the middle of a save waits for it. */
  save(place: string): Promise<boolean> {
    clearTimeout(this.#pauses.get(place));
    const saved = (this.#saves.get(place) ?? Promise.resolve()).then(() => this.#save(place));
    this.#saves.set(place, saved);
    return saved;
  }

  async #save(place: string): Promise<boolean> {
    const draft = this.drafts[place];
    if (!draft || this.standing(place) === 'saved') return this.#drop(place);
    if (this.standing(place) === 'conflict') return false;
    this.saving[place] = true;
    const sent = { ...draft };
    const answer = await house.command('meeting.write_minutes', { meeting: this.id, place, ...sent });
    this.saving = without(this.saving, place);
    if (answer.ok) {
      const typed = this.drafts[place]?.text ?? sent.text;
      this.#stands(place, sent.text, sent.rev + 1);
      this.#put(place, { text: typed, rev: sent.rev + 1 });
      this.refusal = undefined;
    }
    await this.load();
    if (answer.ok) {
      this.changes++;
      if (this.standing(place) === 'saved') return this.#drop(place);
      return this.#save(place);
    }
    if (answer.code !== 'minutes_changed') this.refusal = { code: answer.code, params: answer.params };
    return false;
  }

  /** Before somebody leaves, or publishes. */
  async saveAll(): Promise<boolean> {
    const saved = await Promise.all(Object.keys(this.drafts).map((place) => this.save(place)));
    return saved.every(Boolean);
  }

  /** After a conflict: mine alone, theirs alone, or both. */
  settle(place: string, how: 'mine' | 'theirs' | 'both'): void {
    const there = this.desk?.places[place];
    const draft = this.drafts[place];
    if (!there || !draft) return;
    if (how === 'theirs') this.#drop(place);
    else this.#put(place, { text: how === 'both' ? together(there.text, draft.text) : draft.text, rev: there.rev });
    if (how !== 'theirs') void this.save(place);
  }

  hide(place: string, hidden: boolean): Promise<boolean> {
    return this.doing.run('meeting.hide_from_minutes', { place, hidden });
  }

  async publish(): Promise<boolean> {
    return (await this.saveAll()) && this.doing.run('meeting.publish_minutes', {});
  }

  withdraw(): Promise<boolean> {
    return this.doing.run('meeting.withdraw_minutes', {});
  }

  close(): void {
    for (const pause of this.#pauses.values()) clearTimeout(pause);
    void this.saveAll();
  }

  readonly #door: Door = {
    command: async (name, fields): Promise<Ack<{ seq?: number }>> => {
      const answer = await house.command(name, { meeting: this.id, ...fields });
      await this.load();
      if (answer.ok) this.changes++;
      return answer;
    },
  };

  get #prefix(): string {
    return `${DRAFTS}minutes.${this.id}.`;
  }

  /** Until it is read again: else what was just saved would look for a moment as if a colleague had written there. */
  #stands(place: string, text: string, rev: number): void {
    const there = this.desk?.places[place];
    if (this.desk && there)
      this.desk = { ...this.desk, places: { ...this.desk.places, [place]: { ...there, text, rev } } };
  }

  #put(place: string, draft: Draft): void {
    this.drafts[place] = draft;
    keep(this.#prefix + place, draft);
  }

  #drop(place: string): boolean {
    this.drafts = without(this.drafts, place);
    forget(this.#prefix + place);
    return true;
  }
}

function without<T>(map: Record<string, T>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([each]) => each !== name));
}
