// @vitest-environment node
import { expect, test } from 'vitest';
import type { Me, Proposal } from './protocol';
import { ownSeats } from './proxies';

const title = { nl: 'Stemmen', en: 'Voting' };

const seats = {
  first: { name: 'Organisatie 1', short: '', order: 1 },
  second: { name: 'Organisatie 2', short: '', order: 2 },
};
const proposals = {};
const first = { seat: 'first', name: 'Organisatie 1' };
const me = (more: Partial<Me>): Me => ({ person: 'me', name: 'Ik', roles: [], may: [], seats: [first], ...more });

test('given a seat of mine, then its vote is mine to leave to another', () => {
  expect(ownSeats({ seats, proposals }, me({}))).toEqual([{ ...first, holds: [] }]);
  expect(ownSeats({ seats, proposals }, undefined)).toEqual([]);
});

test('given a vote that I left to another, then I see to whom', () => {
  const given = { name: 'Organisatie 1', to: 'second', to_name: 'Organisatie 2' };
  expect(ownSeats({ seats, proposals }, me({ proxies: { first: given } }))).toEqual([{ ...first, given, holds: [] }]);
});

test('given a vote that was left to me, then I see whose, and it is not mine to leave', () => {
  const held = { name: 'Organisatie 2', to: 'first', to_name: 'Organisatie 1' };
  const by_proxy = { seat: 'second', name: 'Organisatie 2', by_proxy: true as const };
  const found = ownSeats({ seats, proposals }, me({ seats: [first, by_proxy], proxies: { second: held } }));
  expect(found).toEqual([{ ...first, holds: [held] }]);
});

const decided = (rules: Proposal['rules'], more: object = {}) => ({ p: { rules, ...more } as unknown as Proposal });
const own = { seat: 'me', name: 'Ik', person: true };

test('given that persons vote, then my own vote is mine to leave, and not that of my organisation', () => {
  const ahead = decided({ vote: { title, said: {}, persons: true } });
  const delegate = me({ roles: ['delegate'] });
  expect(ownSeats({ seats, proposals: ahead }, delegate)).toEqual([{ ...own, holds: [] }]);
  expect(ownSeats({ seats, proposals: ahead }, me({ roles: ['observer'], seats: [] }))).toEqual([]);
  const both = decided({ vote: { title, said: {}, persons: true }, later: { title, said: {} } });
  expect(ownSeats({ seats, proposals: both }, delegate).map(({ seat }) => seat)).toEqual(['first', 'me']);
  const over = decided({ vote: { title, said: {}, persons: true } }, { outcome: 'adopted' });
  expect(ownSeats({ seats, proposals: over }, delegate).map(({ seat }) => seat)).toEqual(['first']);
});

test('given a vote of a person that was left to me, then I see it whoever votes next', () => {
  const held = { name: 'Iemand', to: 'me', to_name: 'Ik' };
  expect(ownSeats({ seats, proposals }, me({ seats: [], proxies: { other: held } }))).toEqual([
    { ...own, holds: [held] },
  ]);
});
