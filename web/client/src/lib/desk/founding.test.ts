// @vitest-environment node
import { expect, test } from 'vitest';
import { foundingFaults } from './founding';

const right = { movement: 'Beweging', name: 'Coördinator', email: 'name@example.org', password: 'een lang zinnetje' };

test('what is filled in well has no faults', () => {
  expect(foundingFaults(right)).toEqual({});
});

test('every fault is told at once, also an address that the server would refuse', () => {
  const faults = foundingFaults({ movement: ' ', name: '', email: 'name@example', password: 'kort' });
  expect(Object.keys(faults).sort()).toEqual(['email', 'movement', 'name', 'password']);
});
