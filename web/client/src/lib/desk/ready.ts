/** What is ready for a meeting and what is not yet. Nothing here holds the doors: it is said, calmly. Pure. */
import type { MeetingView, Params } from '../protocol';
import { sorted } from '../select';
import { fitOf } from './agenda_times';
import { needsLink, takesPart, voiceless, type MovementView } from './directory';

export interface Check {
  /** Of `ready.<code>` in the catalogue. */
  code: string;
  params: Params;
  done: boolean;
  /** Where to go to do something about it: another page, or a part of this one. */
  href?: string;
  part?: 'agenda' | 'details';
  /** The proposal that can be put on the agenda there. */
  proposal?: string;
}

/** A proposal: its id and its title. */
export type Titled = [id: string, title: string];

const FEW = 3;

/** `movements`: who takes part, as far as it has been read. `others`: proposals that are in no meeting yet. */
export function readiness(view: MeetingView, movements: MovementView[], others: Titled[] = []): Check[] {
  return [
    ...agendaOf(view),
    ...untied(view, others).map(untiedOf),
    ...movements.flatMap(peopleOf),
    ...proposalsOf(view),
    ...placesOf(view),
  ];
}

/** Proposals on their way that no item of the agenda is about: those brought to this meeting, and those in none. */
export function untied(view: MeetingView, others: Titled[]): Titled[] {
  const tied = new Set(Object.values(view.agenda).map((item) => item.proposal));
  const brought = sorted(view.proposals).filter(([id, each]) => !each.outcome && !tied.has(id));
  return [
    ...brought.map(([id, { title }]): Titled => [id, title]),
    ...others.filter(([id]) => !view.proposals[id] && !tied.has(id)),
  ];
}

function untiedOf([proposal, title]: Titled): Check {
  return { code: 'untied', params: { title }, done: false, part: 'agenda', proposal };
}

function agendaOf(view: MeetingView): Check[] {
  const count = Object.keys(view.agenda).length;
  if (!count) return [{ code: 'no_agenda', params: {}, done: false, part: 'agenda' }];
  const { over } = fitOf(view.agenda, view.meeting.starts_at, view.meeting.lasts);
  const there = { code: 'agenda', params: { count }, done: true };
  return over ? [there, { code: 'over', params: { count: over }, done: false, part: 'agenda' }] : [there];
}

function peopleOf(movement: MovementView): Check[] {
  const people = Object.values(movement.people).filter(takesPart);
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
