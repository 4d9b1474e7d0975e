// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { MeetingView, Proposal } from '../protocol';
import type { MovementView, Person } from './directory';
import { readiness, untied } from './ready';

const person = (order: number, fields: Partial<Person> = {}): Person & { order: number } => ({
  order,
  name: `Persoon ${order}`,
  language: 'nl',
  roles: { o: ['delegate'] },
  ...fields,
});
const movement = (people: (Person & { order: number })[]): MovementView => ({
  id: 'm',
  name: 'Beweging',
  language: 'nl',
  organisations: { o: { order: 1, name: 'Topaz', short: 'Topaz', kind: 'member' } },
  people: Object.fromEntries(people.map((each) => [String(each.order), each])),
});
const view = (change: Partial<MeetingView> = {}): MeetingView => ({
  meeting: {
    id: 'a',
    title: 'Najaar',
    code: '1',
    starts_at: '2022-11-09T12:00:00Z',
    time_zone: 'Europe/Amsterdam',
    lasts: 60,
    call_link: 'https://bel.voorbeeld',
    phase: 'planned',
    entry: 'admit',
    reactions: {},
    movements: {},
  },
  floor: { hands: {}, spoken: { room: 0, online: 0 } },
  agenda: { i: { order: 1, title: 'Welkom', minutes: 60 } },
  seats: {},
  proposals: {},
  rounds: {},
  groups: {},
  themes: {},
  ...change,
});
const codes = (...given: Parameters<typeof readiness>) => readiness(...given).map((check) => check.code);

describe('what is ready', () => {
  it('is everything, when everybody can come in', () => {
    expect(readiness(view(), [movement([person(1, { links: 1 }), person(2, { inside: true })])])).toEqual([
      { code: 'agenda', params: { count: 1 }, done: true },
      { code: 'links', params: { count: 2 }, done: true },
    ]);
  });
  it('is not the agenda when there is none, or when it takes too long', () => {
    expect(codes(view({ agenda: {} }), [])).toEqual(['no_agenda']);
    expect(codes(view({ agenda: { i: { order: 1, title: '', minutes: 61 } } }), [])).toEqual(['agenda', 'over']);
  });
  it('are not the people who have no way in yet', () => {
    const missing = readiness(view(), [movement([person(1, { password: true }), person(2)])])[1];
    expect(missing).toMatchObject({ code: 'no_link', params: { count: 1, all: 2 }, href: '/people/m/badges' });
  });
  it('are not members without a delegate, nor a movement of one', () => {
    const roles = { o: ['participant' as const] };
    const two = [person(1, { links: 1, roles }), person(2, { links: 1, roles })];
    expect(codes(view(), [movement(two)])).toEqual(['agenda', 'links', 'voiceless']);
    expect(codes(view(), [movement([person(1)])])).toEqual(['agenda', 'no_people']);
  });
  it('counts only who still takes part', () => {
    const left = person(3, { roles: {} });
    const [, links] = readiness(view(), [movement([person(1, { links: 1 }), person(2, { links: 1 }), left])]);
    expect(links).toEqual({ code: 'links', params: { count: 2 }, done: true });
  });
  it('is not a proposal on its way that no item is about', () => {
    const text = { c: { order: 1, text: 'Ja', n: 1 } } as unknown as Proposal['clauses'];
    const brought = { order: 1, title: 'Jaarplan', clauses: text } as Proposal;
    const proposals = { p: brought, q: { ...brought, outcome: 'adopted' } };
    const others: [string, string][] = [['r', 'Huisregels']];
    expect(untied(view({ proposals }), others)).toEqual([
      ['p', 'Jaarplan'],
      ['r', 'Huisregels'],
    ]);
    const agenda = { i: { order: 1, title: 'Welkom', minutes: 60, proposal: 'p' } };
    expect(readiness(view({ proposals, agenda }), [], others)[1]).toEqual({
      code: 'untied',
      params: { title: 'Huisregels' },
      done: false,
      part: 'agenda',
      proposal: 'r',
    });
  });
  it('is not a proposal without a text; what was decided is left alone', () => {
    const empty = { order: 1, title: 'Jaarplan', clauses: {} } as Proposal;
    const proposals = { p: empty, q: { ...empty, outcome: 'adopted' } };
    expect(readiness(view({ proposals }), [])[2]).toEqual({
      code: 'no_clauses',
      params: { title: 'Jaarplan' },
      done: false,
      href: '/p/p',
    });
  });
});
