// @vitest-environment node
import { expect, test } from 'vitest';
import type { Me } from './protocol';
import { ownSeats } from './proxies';

const seats = {
  first: { name: 'Organisatie 1', short: '', order: 1 },
  second: { name: 'Organisatie 2', short: '', order: 2 },
};
const first = { seat: 'first', name: 'Organisatie 1' };
const me = (more: Partial<Me>): Me => ({ person: 'me', name: 'Ik', roles: [], may: [], seats: [first], ...more });

test('given a seat of mine, then its vote is mine to leave to another', () => {
  expect(ownSeats({ seats }, me({}))).toEqual([{ ...first, holds: [] }]);
  expect(ownSeats({ seats }, undefined)).toEqual([]);
});

test('given a vote that I left to another, then I see to whom', () => {
  const given = { name: 'Organisatie 1', to: 'second', to_name: 'Organisatie 2' };
  expect(ownSeats({ seats }, me({ proxies: { first: given } }))).toEqual([{ ...first, given, holds: [] }]);
});

test('given a vote that was left to me, then I see whose, and it is not mine to leave', () => {
  const held = { name: 'Organisatie 2', to: 'first', to_name: 'Organisatie 1' };
  const by_proxy = { seat: 'second', name: 'Organisatie 2', by_proxy: true as const };
  const found = ownSeats({ seats }, me({ seats: [first, by_proxy], proxies: { second: held } }));
  expect(found).toEqual([{ ...first, holds: [held] }]);
});
