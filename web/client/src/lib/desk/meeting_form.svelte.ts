/** What is asked of somebody who makes or changes a meeting, and what is still wrong with it, by field. */
import type { Coded, MeetingFacts } from '../protocol';
import { instantOf, later, minutesTo, wallOf } from './wall_clock';

export type FieldName = 'title' | 'movements' | 'day' | 'begin' | 'end' | 'call_link';

/** The fields that meeting.plan and meeting.change share. */
export interface MeetingFields {
  title: string;
  starts_at: string;
  time_zone: string;
  place: string;
  call_link: string;
  dial_in: string;
  entry: MeetingFacts['entry'];
  lasts: number;
}

/** An address as people type it: without what comes before it. */
const BARE_ADDRESS = /^[\w-]+(\.[\w-]+)+([:/?#]\S*)?$/;
const EVENING = '18:00';
const MORNING = '06:00';
/** A month or a year in a name; names of months also where more is written against them. */
const DATED =
  /\b(20\d\d|januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|january|february|june|july|august|october|(mei|may|march)\b|voorjaar|najaar)/i;

export function isDated(title: string): boolean {
  return DATED.test(title);
}

const ADDRESS = /^https:\/\/[^\s<>"]+$/;

export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export class MeetingForm {
  title = $state('');
  movements = $state<string[]>([]);
  day = $state('');
  begin = $state('');
  end = $state('');
  zone = $state(zoneHere());
  place = $state('');
  call_link = $state('');
  dial_in = $state('');
  entry = $state<MeetingFacts['entry']>('admit');
  /** Nothing is called wrong before somebody tried. */
  tried = $state(false);

  /** The name that an earlier meeting had and that may tell when that was: to be looked at. */
  earlierTitle = $state('');
  readonly dated = $derived(this.earlierTitle !== '' && this.title === this.earlierTitle && isDated(this.title));
  /** An evening that ends in the night. */
  readonly overnight = $derived(this.begin >= EVENING && this.end !== '' && this.end <= MORNING);

  readonly wrong = $derived(this.#wrong());

  constructor(facts?: MeetingFacts) {
    if (facts) this.take(facts);
  }

  /** Everything of a meeting that there is, its day and clock in its own time zone. */
  take(facts: MeetingFacts): void {
    const begins = wallOf(facts.starts_at, facts.time_zone);
    this.title = facts.title;
    this.movements = Object.keys(facts.movements);
    this.zone = facts.time_zone;
    this.day = begins.day;
    this.begin = begins.time;
    this.end = facts.lasts ? wallOf(later(facts.starts_at, facts.lasts), facts.time_zone).time : '';
    this.place = facts.place ?? '';
    this.call_link = facts.call_link ?? '';
    this.dial_in = facts.dial_in ?? '';
    this.entry = facts.entry;
    this.tried = false;
  }

  /** Why this field is shown as wrong, if it is. */
  why(field: FieldName): Coded | undefined {
    return this.tried ? this.wrong[field] : undefined;
  }

  /** Puts in front of the link what was left out. */
  mendLink(): void {
    this.call_link = this.#link();
  }

  #link(): string {
    const link = this.call_link.trim();
    return BARE_ADDRESS.test(link) ? `https://${link}` : link;
  }

  /** As the commands take them, for that day; undefined as long as something is wrong. */
  fields(day = this.day): MeetingFields | undefined {
    const wall = { day, time: this.begin };
    const starts_at = instantOf(wall, this.zone);
    if (Object.keys(this.wrong).length || !starts_at) return undefined;
    return {
      title: this.title.trim(),
      starts_at,
      time_zone: this.zone,
      place: this.place.trim(),
      call_link: this.#link(),
      dial_in: this.dial_in.trim(),
      entry: this.entry,
      lasts: this.end ? (minutesTo(this.end, wall, this.zone) ?? 0) : 0,
    };
  }

  #wrong(): Partial<Record<FieldName, Coded>> {
    const found: Partial<Record<FieldName, Coded>> = {};
    const say = (field: FieldName, code: string) =>
      (found[field] = { code: `meeting_form.${code}`, params: { time: this[field] } });
    const wall = { day: this.day, time: this.begin };
    if (!this.title.trim()) say('title', 'need_title');
    if (!this.movements.length) say('movements', 'need_movement');
    if (!this.day) say('day', 'need_day');
    if (!this.begin) say('begin', 'need_begin');
    else if (this.day && !instantOf(wall, this.zone)) say('begin', 'no_such_time');
    else if (this.day && this.end && minutesTo(this.end, wall, this.zone) === undefined) say('end', 'no_such_time');
    if (this.end && this.end === this.begin) say('end', 'end_is_begin');
    else if (this.end && this.begin && this.end < this.begin && !this.overnight) say('end', 'end_before_begin');
    const link = this.#link();
    if (link && !ADDRESS.test(link)) say('call_link', 'bad_link');
    return found;
  }
}
