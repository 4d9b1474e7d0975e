// @vitest-environment node
import { expect, it } from 'vitest';
import { begunOn, type Listed } from './asking';

it('a proposal can begin on what is published and not out of use', () => {
  const listed = (title: string, more: Partial<Listed>): Listed => ({
    title: { nl: title, en: title },
    retired: false,
    shipped: false,
    mine: true,
    running: 0,
    ...more,
  });
  const workflows = {
    plan: listed('Plan', { version: 3 }),
    gone: listed('Weg', { version: 1, retired: true }),
    soon: listed('Straks', { draft: { rev: 1, at: '2026-11-26T12:00:00Z' } }),
  };
  expect(begunOn(workflows)).toEqual({ plan: { nl: 'Plan', en: 'Plan' } });
});
