/** Personal links on paper: for whom, what stands on a badge, and the same as a list for a mail merge. */
import { needsLink, takesPart, type MovementView, type Person } from './directory';
import { sorted } from '../select';

export type Who = { who: 'all' } | { who: 'unlinked' } | { who: 'organisation' | 'person'; id: string };

export interface Bearer {
  person: string;
  name: string;
  organisation: string;
  email: string;
}

/** A bearer and the secret that lets them in. It is kept on this page and nowhere else. */
export interface Badge extends Bearer {
  token: string;
}

/** What the address asks for: ?person=…, ?organisation=…, ?unlinked, or everybody. */
export function whoAsked(search: string): Who {
  const asked = new URLSearchParams(search);
  for (const who of ['person', 'organisation'] as const) {
    const id = asked.get(who);
    if (id) return { who, id };
  }
  return asked.has('unlinked') ? { who: 'unlinked' } : { who: 'all' };
}

/** In the order in which they are cut and handed out: by organisation, then by name. */
export function bearers(view: MovementView, asked: Who): Bearer[] {
  const order = new Map(sorted(view.organisations).map(([id, each], n) => [id, { n, name: each.name }]));
  const places = (person: Person) =>
    Object.keys(person.roles)
      .flatMap((id) => order.get(id) ?? [])
      .sort((a, b) => a.n - b.n);
  return sorted(view.people)
    .filter(([id, person]) => isAsked(id, person, asked))
    .map(([id, person]) => ({ id, person, places: places(person) }))
    .sort((a, b) => (a.places[0]?.n ?? 0) - (b.places[0]?.n ?? 0) || a.person.name.localeCompare(b.person.name))
    .map(({ id, person, places }) => ({
      person: id,
      name: person.name,
      organisation: places.map((place) => place.name).join(', '),
      email: person.email ?? '',
    }));
}

function isAsked(id: string, person: Person, asked: Who): boolean {
  if (asked.who === 'person') return id === asked.id;
  if (asked.who === 'organisation') return (person.roles[asked.id] ?? []).length > 0;
  return asked.who === 'all' ? takesPart(person) : needsLink(person);
}

/** The secret stands behind the #, which no browser sends along with a request. */
export function linkOf(origin: string, token: string): string {
  return `${origin}/link#${token}`;
}

/** Ten badges of 85 by 55 mm fill a sheet of A4. */
export const A_PAGE = 10;

export function pagesOf<T>(all: T[], most = A_PAGE): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, n) => all.slice(n * most, (n + 1) * most));
}

/** Only this computer can open a link that leads to itself. */
export function staysHere(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

export function mailTo(email: string, subject: string, body: string): string {
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
