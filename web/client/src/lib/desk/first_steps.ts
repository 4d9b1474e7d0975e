/** How a coordinator comes from an empty movement to open doors: which steps are done, which one is next, and where it
 *  is done. Pure. */
import type { Params } from '../protocol';
import { needsLink, type MovementView, type Person } from './directory';
import type { HomeMeeting, HomeProposal, HomeView } from './home';
import { coming, missed, type Entry } from './overview';

export type StepName = 'people' | 'proposal' | 'meeting' | 'links' | 'doors';

export interface Step {
  name: StepName;
  state: 'done' | 'next' | 'later';
  /** The sentence that says how far it is: `steps.<name>.<says>`. */
  says: string;
  params: Params;
  href: string;
}

type Enlisted = Pick<MovementView, 'organisations' | 'people'>;

interface Draft {
  name: StepName;
  done: boolean;
  says: string;
  params?: Params;
  href: string;
}

/** A movement whose doors have never been open still has its first steps to make. */
export function beginning(view: HomeView, movement: string): boolean {
  return !Object.values(view.meetings).some((each) => each.movements.includes(movement) && each.phase !== 'planned');
}

/** The first movement that I coordinate and that is still at its beginning. */
export function movementToBegin(view: HomeView): string | undefined {
  return Object.entries(view.movements)
    .sort(([, a], [, b]) => a.order - b.order)
    .find(([id, each]) => each.roles.includes('coordinator') && beginning(view, id))?.[0];
}

export function firstSteps(view: HomeView, movement: string, enlisted: Enlisted, now: number): Step[] {
  const proposals = Object.entries(view.proposals).filter(([, each]) => each.movement === movement && !each.archived);
  const meetings = coming(view, now).filter(([, each]) => each.movements.includes(movement) && !missed(each, now));
  const [proposal, meeting] = [written(proposals), meetings[0]];
  const drafts = [
    people(movement, enlisted),
    text(movement, proposals[0]?.[0], proposal),
    planned(movement, meeting, proposal),
    links(movement, enlisted),
    doors(meeting),
  ];
  const next = drafts.findIndex((each) => !each.done);
  return drafts.map(({ done, params = {}, ...step }, i) => ({
    ...step,
    params,
    state: done ? 'done' : i === next ? 'next' : 'later',
  }));
}

function voters(enlisted: Enlisted): Person[] {
  return Object.values(enlisted.people).filter((each) => Object.values(each.roles).flat().includes('delegate'));
}

function people(movement: string, enlisted: Enlisted): Draft {
  const members = Object.values(enlisted.organisations).filter((each) => each.kind === 'member').length;
  const people = voters(enlisted).length;
  const place = `/people/${encodeURIComponent(movement)}`;
  if (!members) return { name: 'people', done: false, says: 'todo', href: `${place}/list` };
  if (!people) return { name: 'people', done: false, says: 'no_voters', params: { count: members }, href: place };
  return { name: 'people', done: true, says: 'done', params: { count: members, people }, href: place };
}

function written(proposals: [string, HomeProposal][]): [string, HomeProposal] | undefined {
  return (
    proposals.find(([, each]) => each.clauses > 0 && each.meeting) ?? proposals.find(([, each]) => each.clauses > 0)
  );
}

function text(movement: string, any: string | undefined, proposal: [string, HomeProposal] | undefined): Draft {
  if (proposal) {
    const params = { title: proposal[1].title, count: proposal[1].clauses };
    return { name: 'proposal', done: true, says: 'done', params, href: `/p/${encodeURIComponent(proposal[0])}` };
  }
  if (any) return { name: 'proposal', done: false, says: 'empty', href: `/p/${encodeURIComponent(any)}` };
  return {
    name: 'proposal',
    done: false,
    says: 'todo',
    href: `/proposals/new?movement=${encodeURIComponent(movement)}`,
  };
}

function planned(
  movement: string,
  meeting: Entry<HomeMeeting> | undefined,
  proposal: [string, HomeProposal] | undefined,
): Draft {
  if (!meeting) {
    const href = `/meetings/new?movement=${encodeURIComponent(movement)}`;
    return { name: 'meeting', done: false, says: 'todo', href };
  }
  const [id, { title }] = meeting;
  const href = `/m/${encodeURIComponent(id)}/prepare`;
  if (proposal && !proposal[1].meeting) {
    const params = { title: proposal[1].title, meeting: title };
    return { name: 'meeting', done: false, says: 'not_brought', params, href };
  }
  return { name: 'meeting', done: true, says: 'done', params: { title }, href };
}

function links(movement: string, enlisted: Enlisted): Draft {
  const all = voters(enlisted);
  const reached = all.filter((each) => each.me || !needsLink(each)).length;
  const href = `/people/${encodeURIComponent(movement)}/badges`;
  if (all.length && reached === all.length) {
    return { name: 'links', done: true, says: 'done', params: { count: reached }, href };
  }
  const says = reached ? 'some' : 'todo';
  return { name: 'links', done: false, says, params: { count: all.length - reached }, href };
}

/** Never done here: with the doors open there are no first steps any more. */
function doors(meeting: Entry<HomeMeeting> | undefined): Draft {
  const href = meeting ? `/m/${encodeURIComponent(meeting[0])}/console` : '';
  return { name: 'doors', done: false, says: 'todo', href };
}
