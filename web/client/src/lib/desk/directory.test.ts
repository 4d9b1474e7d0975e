// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  accessOf,
  canVote,
  gone,
  isEmail,
  isWeight,
  needsLink,
  rolesFor,
  sections,
  voiceless,
  type MovementView,
} from './directory';

const view: MovementView = {
  id: 'm',
  name: 'Beweging',
  language: 'nl',
  organisations: {
    b: { order: 2, name: 'Organisatie 12', short: 'Org 12', kind: 'member' },
    a: { order: 1, name: 'Organisatie 11', short: 'Org 11', kind: 'member' },
    p: { order: 3, name: 'Zorgkantoor Zoë', short: '', kind: 'partner' },
  },
  people: {
    one: { order: 1, name: 'Delegatie 11', language: 'nl', roles: { a: ['delegate'] }, inside: true },
    two: {
      order: 2,
      name: 'Deelnemer 12',
      language: 'nl',
      roles: { b: ['participant'] },
      email: 'twaalf@voorbeeld.nl',
    },
    three: { order: 3, name: 'Contact', language: 'en', roles: { p: ['participant'], b: ['observer'] }, links: 2 },
  },
};

describe('who may vote', () => {
  it('a member with a delegate can, one with only a participant cannot', () => {
    expect(canVote(view, 'a')).toBe(true);
    expect(canVote(view, 'b')).toBe(false);
  });

  it('what is missing names members only', () => {
    expect(voiceless(view).map(([id]) => id)).toEqual(['b']);
  });

  it('there is no delegate of an organisation without a seat', () => {
    expect(rolesFor('member')[0]).toBe('delegate');
    expect(rolesFor('partner')).not.toContain('delegate');
  });
});

describe('the way in', () => {
  it('who has been inside is not asked about links any more', () => {
    expect(accessOf({ name: '', language: 'nl', roles: {}, inside: true, links: 3 })).toBe('inside');
    expect(Object.values(view.people).map(accessOf)).toEqual(['inside', 'none', 'link']);
  });

  it('only who has no way in at all needs a link', () => {
    expect(Object.entries(view.people).flatMap(([id, each]) => (needsLink(each) ? id : []))).toEqual(['two']);
  });
});

describe('who has left', () => {
  const left: MovementView = {
    ...view,
    people: {
      one: { order: 1, name: 'Oud', language: 'nl', roles: {} },
      two: { order: 2, name: 'Scherm', language: 'nl', roles: { a: ['screen'] } },
    },
  };

  it('is told apart from a projector; neither is asked to come in', () => {
    expect(gone(left).map(([id]) => id)).toEqual(['one']);
    expect(Object.values(left.people).some(needsLink)).toBe(false);
  });
});

describe('an address', () => {
  it('may be left out, and has a name before the @ and a place behind it', () => {
    expect(['', ' ', 'twaalf@voorbeeld.nl', 'a+b@zorg.voorbeeld.nl'].every(isEmail)).toBe(true);
    expect(['twaalf', 'twaalf@', 'twaalf@voorbeeld', 'a b@c.nl', 'a@b..nl', 'a@b.nl; c@d.nl'].some(isEmail)).toBe(
      false,
    );
  });
});

describe('the list', () => {
  const found = (search: string) =>
    sections(view, search).flatMap((section) =>
      section.organisations.map(([id, , people]) => [id, people.map(([person]) => person)]),
    );

  it('stands by kind and in order, with everybody where they have a role', () => {
    expect(found('')).toEqual([
      ['a', ['one']],
      ['b', ['two', 'three']],
      ['p', ['three']],
    ]);
  });

  it('finds an organisation with all its people, without case or accents', () => {
    expect(found('zoe')).toEqual([['p', ['three']]]);
    expect(found('organisatie 12')).toEqual([['b', ['two', 'three']]]);
  });

  it('finds a person by name or address, alone in each of their organisations', () => {
    expect(found('CONTACT')).toEqual([
      ['b', ['three']],
      ['p', ['three']],
    ]);
    expect(found('twaalf@')).toEqual([['b', ['two']]]);
  });

  it('leaves out the kinds in which nothing is found', () => {
    expect(found('nergens')).toEqual([]);
  });
});

it('a weight is a whole number of at least 1, and no more than the house takes', () => {
  expect([1, 40, 1_000_000].map(isWeight)).toEqual([true, true, true]);
  expect([0, -1, 2.5, 1_000_001, null, undefined].map(isWeight)).toEqual(Array(6).fill(false));
});
