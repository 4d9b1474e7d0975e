/** The four numbers of each organisation, and who a quorum still waits for. Pure. */
import type { Live, MeetingView, Near, OrganisationCounts } from '../protocol';
import { sorted } from '../select';

export interface OrganisationRow extends OrganisationCounts {
  id: string;
  name: string;
  /** Whether it has a vote. */
  seat: boolean;
  /** How near it is, of a seat that is not here. */
  near?: Near;
}

/** What is missing first, nearest first; then the other seats in their order, then who has no vote. */
export function organisationRows(view: MeetingView, live: Live | undefined): OrganisationRow[] {
  const names = new Map(sorted(view.seats).map(([id, seat]) => [id, seat.name]));
  for (const [, person] of sorted(view.people)) {
    if (person.organisation && !names.has(person.organisation))
      names.set(person.organisation, person.organisation_name ?? '');
  }
  const none = { expected: 0, room: 0, online: 0, connected: 0 };
  const missing = new Map(sorted(live?.missing).map(([id, each], n) => [id, { n, near: each.near }]));
  const rows = [...names].flatMap(([id, name]): OrganisationRow[] => {
    const counts = live?.organisations?.[id];
    const seat = id in view.seats;
    const near = missing.get(id)?.near;
    return counts || seat ? [{ id, name, seat, ...none, ...counts, ...(near ? { near } : {}) }] : [];
  });
  const place = (row: OrganisationRow) => missing.get(row.id)?.n ?? (row.seat ? 10_000 : 20_000);
  return rows.sort((a, b) => place(a) - place(b));
}

/** The seats that are almost here. Of those who were not seen at all there is nothing to say. */
export function nearest(view: MeetingView, live: Live | undefined, most: number): { name: string; near: Near }[] {
  return sorted(live?.missing)
    .filter(([, { near }]) => near !== 'away')
    .slice(0, most)
    .map(([seat, { near }]) => ({ name: view.seats[seat]?.name ?? '', near }));
}
