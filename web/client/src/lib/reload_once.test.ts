// @vitest-environment node
import { expect, test } from 'vitest';
import { arrived, reloadOnce } from './reload_once';

function browser(online = true) {
  const kept = new Map<string, string>();
  const seen = { reloads: 0 };
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { seen, around: () => ({ memory, online, reload: () => void seen.reloads++ }) };
}

test('a page that does not come is loaded again once, and then somebody is told', () => {
  const { seen, around } = browser();
  expect(reloadOnce('/meetings', around)).toBe(true);
  expect(reloadOnce('/meetings', around)).toBe(false);
  expect(seen.reloads).toBe(1);
});

test('another page has its own turn, and one that came has it again', () => {
  const { seen, around } = browser();
  reloadOnce('/meetings', around);
  expect(reloadOnce('/proposals', around)).toBe(true);
  arrived('/meetings', around);
  expect(reloadOnce('/meetings', around)).toBe(true);
  expect(seen.reloads).toBe(3);
});

test('without internet nothing is loaded again', () => {
  const { seen, around } = browser(false);
  expect(reloadOnce('/meetings', around)).toBe(false);
  expect(seen.reloads).toBe(0);
});

test('where a browser keeps nothing, nothing is loaded again', () => {
  const closed = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(reloadOnce('/meetings', closed)).toBe(false);
  expect(() => arrived('/meetings', closed)).not.toThrow();
});
