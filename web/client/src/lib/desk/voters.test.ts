// @vitest-environment node
import { expect, it } from 'vitest';
import { found, inOrder } from './voters';

const CHOICES = {
  b: { order: 2, name: 'Delegatie 2', of: 'Organisatie 2' },
  a: { order: 1, name: 'Delegatie 1', of: 'Organisatie 1' },
  c: { order: 3, name: 'Gast' },
};

it('finds by name and by organisation, in order', () => {
  expect(found(CHOICES, ' ORGANISATIE').map(([id]) => id)).toEqual(['a', 'b']);
  expect(found(CHOICES, '').map(([id]) => id)).toEqual(['a', 'b', 'c']);
  expect(found(CHOICES, 'nobody')).toEqual([]);
});
it('names them in the order in which they stand', () => {
  expect(inOrder(CHOICES, new Set(['c', 'a', 'gone']))).toEqual(['a', 'c']);
});
