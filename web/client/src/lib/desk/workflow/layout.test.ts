import { describe, expect, it } from 'vitest';
import { bestDirection, CARD, drawn, pathOf } from './layout';
import { sourceFrom } from './source';

const source = sourceFrom({
  start: 'a',
  stages: { a: { activity: 'drafting' }, b: { activity: 'ballot' }, c: { outcome: 'adopted' }, alone: {} },
  moves: {
    on: { from: ['a'], to: 'b' },
    out: { from: ['a', 'b'], to: 'c' },
    back: { from: ['b'], to: 'a' },
    lost: { from: ['a'], to: 'nowhere' },
  },
});
const title = (move: string): string => move;

describe('a drawing', () => {
  it('has a card for each stage and an arrow for each way that leads somewhere', () => {
    const { stages, arrows } = drawn(source, title, 'LR');
    expect(Object.keys(stages)).toEqual(['a', 'b', 'c', 'alone']);
    expect(arrows.map((each) => each.id)).toEqual(['on a', 'out a', 'out b', 'back b']);
    expect(arrows.every((each) => each.points.length >= 2)).toBe(true);
  });
  it('lays no card on another', () => {
    for (const direction of ['LR', 'TB'] as const) {
      const all = Object.values(drawn(source, title, direction).stages);
      for (const [n, one] of all.entries())
        for (const other of all.slice(n + 1)) {
          const apart = Math.abs(one.x - other.x) >= CARD.width || Math.abs(one.y - other.y) >= CARD.height;
          expect(apart).toBe(true);
        }
    }
  });
  it('goes from left to right, or from top to bottom', () => {
    const across = drawn(source, title, 'LR').stages;
    const down = drawn(source, title, 'TB').stages;
    expect(across['b']?.x).toBeGreaterThan(across['a']?.x ?? 0);
    expect(down['b']?.y).toBeGreaterThan(down['a']?.y ?? 0);
    expect(bestDirection(source, title, { width: 2000, height: 300 })).toBe('LR');
    expect(bestDirection(source, title, { width: 500, height: 2000 })).toBe('TB');
  });
  it('can be of nothing', () => {
    expect(drawn(sourceFrom({}), title, 'LR').arrows).toEqual([]);
  });
});

describe('a line', () => {
  it('is straight between two points and bends at those between', () => {
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ]),
    ).toBe('M0 0L10 0');
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 10 },
      ]),
    ).toBe('M0 0Q10 0 10 10');
    expect(pathOf([])).toBe('');
  });
});
