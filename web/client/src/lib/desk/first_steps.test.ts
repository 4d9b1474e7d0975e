// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { MovementView } from './directory';
import { beginning, firstSteps, movementToBegin } from './first_steps';
import type { HomeMeeting, HomeProposal, HomeView } from './home';

const NOW = Date.parse('2021-11-10T10:00:00Z');

function view(more: Partial<HomeView> = {}): HomeView {
  return {
    person: 'me',
    name: 'Coördinator',
    language: 'nl',
    movements: { mv: { order: 1, name: 'Beweging', roles: ['coordinator'], organisations: ['Beweging'] } },
    meetings: {},
    proposals: {},
    notices: {},
    tasks: {},
    ...more,
  };
}

const proposal = (more: Partial<HomeProposal> = {}) => ({
  p: {
    order: 1,
    title: 'Jaarplan',
    movement: 'mv',
    workflow: { title: { nl: 'Jaarplan', en: 'Yearly plan' } },
    stage: 'draft',
    stage_title: { nl: 'Schrijven', en: 'Writing' },
    since: '2021-11-01T10:00:00Z',
    route: {},
    clauses: 5,
    ...more,
  },
});

const meeting = (more: Partial<HomeMeeting> = {}) => ({
  m: {
    order: 1,
    title: 'Najaarsbijeenkomst',
    movements: ['mv'],
    starts_at: '2021-11-12T12:00:00Z',
    time_zone: 'Europe/Amsterdam',
    phase: 'planned' as const,
    code: '482177',
    entry: 'open' as const,
    roles: ['coordinator'],
    ...more,
  },
});

function enlisted(people: MovementView['people'] = {}, members = 0): MovementView {
  const member = (n: number) => ({ order: n, name: `Organisatie ${n}`, short: '', kind: 'member' as const });
  const organisations = Object.fromEntries(Array.from({ length: members }, (_, n) => [`o${n}`, member(n)]));
  return { id: 'mv', name: 'Beweging', language: 'nl', organisations, people };
}

const voter = (more: object = {}) => ({
  order: 1,
  name: 'Delegatie Organisatie 11',
  language: 'nl' as const,
  roles: { o0: ['delegate' as const] },
  ...more,
});

const states = (of: HomeView, movement: MovementView) =>
  Object.fromEntries(firstSteps(of, 'mv', movement, NOW).map((step) => [step.name, `${step.state} ${step.says}`]));

describe('the first steps', () => {
  it('begin with the people', () => {
    expect(states(view(), enlisted())).toEqual({
      people: 'next todo',
      proposal: 'later todo',
      meeting: 'later todo',
      links: 'later todo',
      doors: 'later todo',
    });
  });
  it('are not done with organisations that nobody votes for', () => {
    expect(states(view(), enlisted({}, 3)).people).toBe('next no_voters');
  });
  it('go on to the proposal, and a proposal without points is not written', () => {
    const movement = enlisted({ d: voter() }, 1);
    expect(states(view(), movement)).toMatchObject({ people: 'done done', proposal: 'next todo' });
    expect(states(view({ proposals: proposal({ clauses: 0 }) }), movement).proposal).toBe('next empty');
  });
  it('ask for a meeting with the proposal on its agenda', () => {
    const movement = enlisted({ d: voter() }, 1);
    expect(states(view({ proposals: proposal() }), movement).meeting).toBe('next todo');
    expect(states(view({ proposals: proposal(), meetings: meeting() }), movement).meeting).toBe('next not_brought');
    const brought = view({ proposals: proposal({ meeting: 'm' }), meetings: meeting() });
    expect(states(brought, movement)).toMatchObject({ meeting: 'done done', links: 'next todo' });
  });
  it('do not count a meeting that was missed or put away', () => {
    const movement = enlisted({ d: voter() }, 1);
    const missed = meeting({ starts_at: '2021-10-01T12:00:00Z' });
    expect(states(view({ proposals: proposal(), meetings: missed }), movement).meeting).toBe('next todo');
    const away = meeting({ archived: true });
    expect(states(view({ proposals: proposal(), meetings: away }), movement).meeting).toBe('next todo');
  });
  it('end at the doors, when every delegate has a way in', () => {
    const ready = view({ proposals: proposal({ meeting: 'm' }), meetings: meeting() });
    const some = enlisted({ d: voter({ links: 1 }), e: voter() }, 1);
    expect(states(ready, some).links).toBe('next some');
    const all = enlisted({ d: voter({ links: 1 }), e: voter({ inside: true }) }, 1);
    expect(states(ready, all)).toMatchObject({ links: 'done done', doors: 'next todo' });
  });
  it('lead to where each is done', () => {
    const ready = view({ proposals: proposal({ meeting: 'm' }), meetings: meeting() });
    const hrefs = firstSteps(ready, 'mv', enlisted({ d: voter() }, 1), NOW).map((step) => step.href);
    expect(hrefs).toEqual(['/people/mv', '/p/p', '/m/m/prepare', '/people/mv/badges', '/m/m/console']);
  });
});

describe('a movement at its beginning', () => {
  it('is one whose doors have never been open', () => {
    expect(beginning(view({ meetings: meeting() }), 'mv')).toBe(true);
    expect(beginning(view({ meetings: meeting({ phase: 'open' }) }), 'mv')).toBe(false);
    expect(beginning(view({ meetings: meeting({ phase: 'ended' }) }), 'mv')).toBe(false);
  });
  it('is shown only to who coordinates it', () => {
    expect(movementToBegin(view())).toBe('mv');
    const delegate = { mv: { order: 1, name: 'Beweging', roles: ['delegate'], organisations: ['Mijzo'] } };
    expect(movementToBegin(view({ movements: delegate }))).toBeUndefined();
  });
});
