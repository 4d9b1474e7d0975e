import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Taps } from './reactions.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('lets taps go together, at most every 300 ms', () => {
  const sent: [string, number][] = [];
  const taps = new Taps((kind, count) => sent.push([kind, count]));
  for (let i = 0; i < 40; i++) taps.add('beautiful');
  taps.add('agree');
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(sent).toEqual([
    ['beautiful', 40],
    ['agree', 1],
  ]);
  taps.add('beautiful');
  vi.advanceTimersByTime(299);
  expect(sent).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(sent).toHaveLength(3);
});

it('forgets what was not sent when it stops', () => {
  const send = vi.fn();
  const taps = new Taps(send);
  taps.add('beautiful');
  taps.stop();
  vi.advanceTimersByTime(1000);
  expect(send).not.toHaveBeenCalled();
});
