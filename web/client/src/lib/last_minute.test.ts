// @vitest-environment node
import { expect, it } from 'vitest';
import { LastMinute } from './last_minute';

const totals = (agree: number, online = 0) => ({ room: { agree }, online: { agree: online } });

it('counts what came since the page was opened, at first', () => {
  const last = new LastMinute();
  expect(last.count('agree')).toBe(0);
  last.see(0, totals(40));
  expect(last.count('agree')).toBe(0);
  last.see(5_000, totals(42, 3));
  expect(last.count('agree')).toBe(5);
  expect(last.count('idea')).toBe(0);
});
it('forgets what is older than a minute', () => {
  const last = new LastMinute();
  last.see(0, totals(0));
  last.see(10_000, totals(10));
  last.see(65_000, totals(12));
  expect(last.count('agree')).toBe(12);
  last.see(70_000, totals(13));
  expect(last.count('agree')).toBe(3);
  last.see(130_000, totals(13));
  expect(last.count('agree')).toBe(0);
});
