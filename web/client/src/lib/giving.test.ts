// @vitest-environment node
import { expect, test } from 'vitest';
import { byOrganisation } from './giving.svelte';

test('given people of two organisations, then each stands under where they are from, in their order', () => {
  const person = (order: number, organisation_name: string) => ({ order, name: `Mens ${order}`, organisation_name });
  expect(byOrganisation({ c: person(3, 'Org 1'), a: person(1, 'Org 1'), b: person(2, 'Org 2') })).toEqual([
    {
      from: 'Org 1',
      names: [
        { seat: 'a', name: 'Mens 1' },
        { seat: 'c', name: 'Mens 3' },
      ],
    },
    { from: 'Org 2', names: [{ seat: 'b', name: 'Mens 2' }] },
  ]);
});
