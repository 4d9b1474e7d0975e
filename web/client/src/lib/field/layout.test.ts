// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dykeAfter } from './dyke';
import { columnsOf, layOut, type Land } from './layout';
import { areaOf, below, boundsOf, outline, type Point, type Quad } from './shapes';

const sizes: [number, number, number, number][] = [
  [8, 350, 206, 4],
  [12, 350, 206, 4],
  [26, 350, 206, 4],
  [26, 1256, 792, 9],
  [60, 640, 320, 5],
  [200, 350, 206, 2],
  [200, 1256, 792, 4.5],
  [2000, 350, 206, 1],
  [2000, 1256, 792, 2],
];

/** Whether a line separates two convex shapes: if none does, they overlap. */
function apart(a: Quad, b: Quad): boolean {
  const sides = [a, b].flatMap((quad) => quad.map((p, i): [Point, Point] => [p, quad[(i + 1) % 4] ?? p]));
  return sides.some(([p, q]) => {
    const along = ({ x, y }: Point) => (x - p.x) * (p.y - q.y) + (y - p.y) * (q.x - p.x);
    const [from, to] = [a.map(along), b.map(along)];
    return Math.max(...from) <= Math.min(...to) + 1e-6 || Math.max(...to) <= Math.min(...from) + 1e-6;
  });
}

describe('columns', () => {
  it('hold every seat, and differ by one at most', () => {
    for (const n of [...Array(400).keys(), 999, 2000, 5000]) {
      if (!n) continue;
      const columns = columnsOf(n);
      expect(columns.reduce((sum, each) => sum + each, 0)).toBe(n);
      expect(Math.max(...columns) - Math.min(...columns)).toBeLessThanOrEqual(1);
    }
  });
  it('are as drawn for 26 seats', () => {
    expect(columnsOf(26)).toEqual([4, 3, 4, 4, 3, 4, 4]);
    expect(columnsOf(0)).toEqual([]);
  });
  it.each([
    [9, 12, 4, 5],
    [13, 60, 6, 11],
    [61, 300, 20, 25],
    [301, 5000, 60, 80],
  ])('for %i to %i seats are %i to %i', (from, to, least, most) => {
    for (let n = from; n <= to; n++) {
      expect(columnsOf(n).length).toBeGreaterThanOrEqual(least);
      expect(columnsOf(n).length).toBeLessThanOrEqual(most);
    }
  });
});

describe('the land', () => {
  it.each(sizes)('of %i seats on %i by %i gives all the same area', (n, width, height, ditch) => {
    const areas = layOut(n, width, height, 'meeting-1', ditch).plots.map((plot) => areaOf(plot.quad));
    const mean = areas.reduce((sum, area) => sum + area, 0) / n;
    for (const area of areas) expect(Math.abs(area - mean) / mean).toBeLessThan(0.02);
  });

  it.each(sizes)('of %i seats on %i by %i has no two parcels over each other', (n, width, height, ditch) => {
    const { plots, columns } = layOut(n, width, height, 'meeting-1', ditch);
    const reach = Math.max(...columns) * 2 + 1;
    plots.forEach((plot, i) => {
      for (const other of plots.slice(i + 1, i + reach)) {
        if (!apart(plot.quad, other.quad)) expect.fail(`${plot.index} lies over ${other.index}`);
      }
    });
  });

  it.each(sizes)('of %i seats on %i by %i stays inside its frame', (n, width, height, ditch) => {
    for (const { quad } of layOut(n, width, height, 'meeting-2', ditch).plots) {
      const box = boundsOf(quad);
      expect(Math.min(box.left, box.top)).toBeGreaterThan(-0.5);
      expect(box.right).toBeLessThan(width + 0.5);
      expect(box.bottom).toBeLessThan(height + 0.5);
    }
  });

  it('is the same for the same meeting and another for another', () => {
    const land = (seed: string) => JSON.stringify(layOut(26, 350, 206, seed, 4).plots);
    expect(land('a')).toBe(land('a'));
    expect(land('a')).not.toBe(land('b'));
  });
});

describe('the dyke', () => {
  const land = layOut(26, 350, 206, 'meeting-1', 4);

  /** How many parcels lie wholly on the near side of the dyke; it fails when it runs through one. */
  function cutOff(of: Land, dyke: Point[]): number {
    const shore: Point[] = [{ x: -1e4, y: -1e4 }, ...dyke, { x: -1e4, y: 1e4 }];
    shore.splice(1, 0, { x: dyke[0]?.x ?? 0, y: -1e4 });
    shore.splice(-1, 0, { x: dyke.at(-1)?.x ?? 0, y: 1e4 });
    const near = ({ x, y }: Point): boolean =>
      shore.reduce((inside, a, i) => {
        const b = shore[(i + 1) % shore.length] ?? a;
        const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
        return crosses ? !inside : inside;
      }, false);
    return of.plots.filter(({ index, quad }) => {
      const sides = new Set(quad.map(near));
      if (sides.size > 1) expect.fail(`it runs through ${index}`);
      return sides.has(true);
    }).length;
  }

  it.each(sizes)('cuts off exactly so many of %i seats on %i by %i', (n, width, height, ditch) => {
    const whole = layOut(n, width, height, 'meeting-3', ditch);
    const steps = n > 300 ? [1, 7, 500, 1040, 1041, 1333, 1999, 2000] : [...Array(n).keys()].map((i) => i + 1);
    for (const needed of steps) expect(cutOff(whole, dykeAfter(whole, needed, 10))).toBe(needed);
  });
  it('is straight where the number ends a column, and else has a kink', () => {
    expect(dykeAfter(land, 18, 10)).toHaveLength(2);
    expect(dykeAfter(land, 15, 10)).toHaveLength(2);
    expect(dykeAfter(land, 17, 10)).toHaveLength(4);
  });
  it('is not there when nothing is needed, and never beyond the last parcel', () => {
    expect(dykeAfter(land, 0, 10)).toEqual([]);
    expect(dykeAfter(land, 40, 10)).toHaveLength(2);
  });
});

describe('a parcel', () => {
  const quad: Quad = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 20 },
    { x: 0, y: 20 },
  ];
  it('keeps its crop below the yard', () => {
    expect(areaOf(below(quad, 5))).toBe(150);
    expect(areaOf(below(quad, -5))).toBe(200);
  });
  it('has a path that closes', () => {
    expect(outline(quad, 2)).toBe('M0 2Q0 0 2 0L8 0Q10 0 10 2L10 18Q10 20 8 20L2 20Q0 20 0 18Z');
  });
});
