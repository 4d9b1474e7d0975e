/** What is ready for a meeting and what is not yet. Nothing here holds the doors: it is said, calmly. Pure. */
import type { MeetingView, Params } from '../protocol';
import { sorted } from '../select';
import { fitOf } from './agenda_times';
import { needsLink, voiceless, type MovementView } from './directory';

export interface Check {
  /** Of `ready.<code>` in the catalogue. */
  code: string;
  params: Params;
  done: boolean;
  /** Where to go to do something about it: another page, or a part of this one. */
  href?: string;
  part?: 'agenda' | 'details';
}

const FEW = 3;

/** `movements`: who takes part, as far as it has been read. */
export function readiness(view: MeetingView, movements: MovementView[]): Check[] {
  return [...agendaOf(view), ...movements.flatMap(peopleOf), ...proposalsOf(view), ...placesOf(view)];
}

function agendaOf(view: MeetingView): Check[] {
  const count = Object.keys(view.agenda).length;
  if (!count) return [{ code: 'no_agenda', params: {}, done: false, part: 'agenda' }];
  const { over } = fitOf(view.agenda, view.meeting.starts_at, view.meeting.lasts);
  const there = { code: 'agenda', params: { count }, done: true };
  return over ? [there, { code: 'over', params: { count: over }, done: false, part: 'agenda' }] : [there];
}

function peopleOf(movement: MovementView): Check[] {
  const people = Object.values(movement.people);
  const path = `/people/${encodeURIComponent(movement.id)}`;
  if (people.length < 2) return [{ code: 'no_people', params: { movement: movement.name }, done: false, href: path }];
  const without = people.filter(needsLink).length;
  const links = without
    ? { code: 'no_link', params: { count: without, all: people.length }, done: false, href: `${path}/badges` }
    : { code: 'links', params: { count: people.length }, done: true };
  const silent = voiceless(movement).map(([, each]) => each.name);
  if (!silent.length) return [links];
  const params = { count: silent.length, names: silent.slice(0, FEW) };
  return [links, { code: silent.length > FEW ? 'voiceless_many' : 'voiceless', params, done: false, href: path }];
}

function proposalsOf(view: MeetingView): Check[] {
  return sorted(view.proposals)
    .filter(([, proposal]) => !proposal.outcome)
    .map(([id, { title, clauses }]) => {
      const count = Object.keys(clauses).length;
      const href = `/p/${encodeURIComponent(id)}`;
      if (!count) return { code: 'no_clauses', params: { title }, done: false, href };
      return { code: 'clauses', params: { title, count }, done: true };
    });
}

function placesOf(view: MeetingView): Check[] {
  return view.meeting.call_link ? [] : [{ code: 'no_call', params: {}, done: false, part: 'details' }];
}
