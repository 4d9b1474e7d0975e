import { describe, expect, it } from 'vitest';
import { areaOf, below, columnsOf, dykeAfter, layOut, outline, type Quad } from './layout';

const sizes: [number, number, number, number][] = [
  [8, 350, 206, 4],
  [12, 350, 206, 4],
  [26, 350, 206, 4],
  [26, 1256, 792, 9],
  [60, 640, 320, 5],
  [200, 640, 280, 3],
];

describe('columns', () => {
  it('hold every seat, and differ by one at most', () => {
    for (let n = 1; n <= 400; n++) {
      const columns = columnsOf(n);
      expect(columns.reduce((sum, each) => sum + each, 0)).toBe(n);
      expect(Math.max(...columns) - Math.min(...columns)).toBeLessThanOrEqual(1);
    }
  });
  it('are as drawn for 26 seats', () => {
    expect(columnsOf(26)).toEqual([4, 3, 4, 4, 3, 4, 4]);
    expect(columnsOf(0)).toEqual([]);
  });
});

describe('the land', () => {
  it.each(sizes)('of %i seats gives all the same area', (n, width, height, ditch) => {
    const areas = layOut(n, width, height, 'meeting-1', ditch).plots.map((plot) => areaOf(plot.quad));
    const mean = areas.reduce((sum, area) => sum + area, 0) / n;
    for (const area of areas) expect(Math.abs(area - mean) / mean).toBeLessThan(0.025);
  });

  it.each(sizes)('of %i seats stays inside its frame', (n, width, height, ditch) => {
    for (const { quad } of layOut(n, width, height, 'meeting-2', ditch).plots) {
      for (const point of quad) {
        expect(point.x).toBeGreaterThan(-0.5);
        expect(point.x).toBeLessThan(width + 0.5);
        expect(point.y).toBeGreaterThan(-0.5);
        expect(point.y).toBeLessThan(height + 0.5);
      }
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
  it('is straight where the number ends a column', () => {
    expect(dykeAfter(land, 18, 10)).toHaveLength(2);
    expect(dykeAfter(land, 15, 10)).toHaveLength(2);
  });
  it('has a kink where it does not, and keeps the counted land on one side', () => {
    const dyke = dykeAfter(land, 17, 10);
    expect(dyke).toHaveLength(4);
    const mid = (i: number) => {
      const quad = land.plots[i]?.quad as Quad;
      return { x: (quad[0].x + quad[2].x) / 2, y: (quad[0].y + quad[2].y) / 2 };
    };
    expect(mid(16).x).toBeLessThan(dyke[0]?.x ?? 0);
    expect(mid(17).x).toBeGreaterThan(dyke[3]?.x ?? 0);
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
