/** Who takes part in a movement, as its coordinators see it: GET /api/movements/<movement>. */
import type { Language, Ordered } from '../protocol';
import { sorted } from '../select';

export const KINDS = ['member', 'partner', 'support'] as const;
export type Kind = (typeof KINDS)[number];
export const ROLES = ['delegate', 'participant', 'observer', 'coordinator', 'screen'] as const;
export type MemberRole = (typeof ROLES)[number];

export interface Organisation {
  name: string;
  short: string;
  kind: Kind;
  people?: number;
  /** What its vote weighs where votes are weighted; 1 if nothing is said. */
  weight?: number;
}

export interface Person {
  name: string;
  language: Language;
  email?: string;
  /** What they are for each organisation. */
  roles: Record<string, MemberRole[]>;
  /** Personal links that still let somebody in. */
  links?: number;
  /** They have a session: they came in somewhere. */
  inside?: true;
  password?: true;
  me?: true;
}

export interface MovementView {
  id: string;
  name: string;
  language: Language;
  organisations: Ordered<Organisation>;
  removed?: Ordered<{ name: string }>;
  people: Ordered<Person>;
}

/** From here on one has to search. */
export const MANY = 20;

export function peopleOf(view: MovementView, organisation: string): [string, Person][] {
  return sorted(view.people).filter(([, person]) => (person.roles[organisation] ?? []).length > 0);
}

/** Only a member has a seat, and only its delegates vote for it. */
export function canVote(view: MovementView, organisation: string): boolean {
  return peopleOf(view, organisation).some(([, person]) => person.roles[organisation]?.includes('delegate'));
}

const HEAVIEST = 1_000_000;

/** A weight as the server takes it: a whole number of at least 1. */
export function isWeight(weight: number | null | undefined): weight is number {
  return Number.isInteger(weight) && Number(weight) >= 1 && Number(weight) <= HEAVIEST;
}

/** Organisations that have a vote and nobody to cast it. */
export function voiceless(view: MovementView): [string, Organisation][] {
  return sorted(view.organisations).filter(([id, each]) => each.kind === 'member' && !canVote(view, id));
}

export type Access = 'inside' | 'password' | 'link' | 'none';

/** How far somebody is on the way in. */
export function accessOf(person: Person): Access {
  if (person.inside) return 'inside';
  if (person.password) return 'password';
  return person.links ? 'link' : 'none';
}

/** A person whom nobody has given a way in yet. */
export function needsLink(person: Person): boolean {
  return takesPart(person) && accessOf(person) === 'none';
}

/** A projector has a name and a link, and is nobody; whoever has no role any more has left. */
export function takesPart(person: Person): boolean {
  return Object.values(person.roles).some((roles) => roles.some((role) => role !== 'screen'));
}

/** People who had a role here once. They can be given one again. */
export function gone(view: MovementView): [string, Person][] {
  return sorted(view.people).filter(([, person]) => Object.values(person.roles).every((roles) => !roles.length));
}

/** As the server takes it: an address as people write it, or nothing. */
export function isEmail(text: string): boolean {
  return /^([^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+)?$/.test(text.trim());
}

/** A role, and for which organisation. */
export interface Held {
  organisation: string;
  role: MemberRole;
}

/** What somebody is, organisation by organisation, as far as those are still there. */
export function rolesOf(view: MovementView, { roles }: Pick<Person, 'roles'>): Held[] {
  return sorted(view.organisations).flatMap(([organisation]) =>
    (roles[organisation] ?? []).map((role) => ({ organisation, role })),
  );
}

/** A role that may be given to somebody for this organisation; the voice of one that has no seat is nobody's. */
export function rolesFor(kind: Kind): MemberRole[] {
  return ROLES.filter((role) => role !== 'delegate' || kind === 'member');
}

export interface Section {
  kind: Kind;
  organisations: [string, Organisation, [string, Person][]][];
}

/** The organisations by kind, with their people: all of them, or what a search finds. Who finds an organisation sees
 *  everybody in it; who finds a person sees that person there. */
export function sections(view: MovementView, search = ''): Section[] {
  const wanted = plain(search.trim());
  return KINDS.map((kind) => ({
    kind,
    organisations: sorted(view.organisations)
      .filter(([, each]) => each.kind === kind)
      .map(([id, each]): [string, Organisation, [string, Person][]] => {
        const people = peopleOf(view, id);
        const whole = plain(`${each.name} ${each.short}`).includes(wanted);
        return [id, each, whole ? people : people.filter(([, person]) => matches(person, wanted))];
      })
      .filter(([, each, people]) => people.length > 0 || plain(`${each.name} ${each.short}`).includes(wanted)),
  })).filter((section) => section.organisations.length > 0);
}

function matches(person: Person, wanted: string): boolean {
  return plain(`${person.name} ${person.email ?? ''}`).includes(wanted);
}

/** Without case and accents: who searches for 'zoe' finds 'Zoë'. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
