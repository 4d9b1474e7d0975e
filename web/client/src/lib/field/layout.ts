/** The land: where each parcel lies. Pure geometry, the same on every device for one seed (the meeting's id).
 *
 *  Parcels stand in columns of unequal count; a column is as wide as its count asks, so that all parcels have the same
 *  area without looking like a waffle. Column edges lean, row edges slope a little; some ditches are canals. */
import { areaOf, type Point, type Quad } from './shapes';

export type Edge = [top: Point, bottom: Point];

export interface Plot {
  index: number;
  column: number;
  quad: Quad;
}

export interface Land {
  width: number;
  height: number;
  columns: number[];
  plots: Plot[];
  /** Left and right edge of each column's land. */
  edges: { left: Edge; right: Edge }[];
}

interface Scale {
  /** Up to so many seats. */
  seats: number;
  /** At least and at most so many columns. */
  columns: [number, number];
  /** How much wider than high the land is thought, in parcels. */
  spread: number;
  /** After how many columns there is a canal instead of a ditch. */
  canal: number;
}

const SCALES: Scale[] = [
  { seats: 12, columns: [1, 5], spread: 1.75, canal: 2 },
  { seats: 60, columns: [6, 11], spread: 1.75, canal: 2 },
  { seats: 300, columns: [20, 25], spread: 2.2, canal: 5 },
  { seats: Infinity, columns: [60, 80], spread: 2.9, canal: 10 },
];

function scaleOf(seats: number): Scale {
  return SCALES.find((scale) => seats <= scale.seats) as Scale;
}

/** How many parcels each column has: as even as can be, the shorter ones spread. */
export function columnsOf(seats: number): number[] {
  if (seats < 1) return [];
  const { columns, spread } = scaleOf(seats);
  const count = Math.min(columns[1], Math.max(columns[0], Math.round(Math.sqrt(seats * spread))));
  const low = Math.floor(seats / count);
  const short = count - (seats % count);
  const filled = Array<number>(count).fill(low + 1);
  for (let i = 0; i < short; i++) filled[Math.floor(((i + 0.35) * count) / short)] = low;
  return filled;
}

/** A small generator of chance (mulberry32), seeded by text (FNV-1a), so that the same meeting has the same land. */
export function chance(seed: string): () => number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function layOut(seats: number, width: number, height: number, seed: string, ditch: number): Land {
  const columns = columnsOf(seats);
  const { canal } = scaleOf(seats);
  const random = chance(seed);
  const gaps = columns.slice(1).map((_, i) => (i % canal === canal - 1 ? ditch * 2.4 : ditch));
  const widths = widthsOf(columns, width - gaps.reduce((sum, gap) => sum + gap, 0), height, ditch);
  const lean = leaner(random, Math.min(width * 0.0095, Math.min(...widths) * 0.13));
  const edges = edgesOf(widths, gaps, height, lean);
  const plots: Plot[] = [];
  columns.forEach((count, column) => {
    const edge = edges[column];
    if (!edge) return;
    const slope = Math.min(height * 0.02, (height / count) * 0.1);
    for (const quad of rowsOf(edge, count, height, ditch, () => (random() * 2 - 1) * slope)) {
      plots.push({ index: plots.length, column, quad });
    }
  });
  return { width, height, columns, plots, edges };
}

/** Net widths so that (width)(height of a row) is the same everywhere, ditches taken off first. */
function widthsOf(columns: number[], land: number, height: number, ditch: number): number[] {
  const rows = columns.map((count) => (height - (count - 1) * ditch) / count);
  const area = land / rows.reduce((sum, row) => sum + 1 / row, 0);
  return rows.map((row) => area / row);
}

function leaner(random: () => number, most: number): (i: number) => number {
  const phase = random() * Math.PI * 2;
  return (i) => Math.sin(phase + i * 1.3) * most;
}

function edgesOf(widths: number[], gaps: number[], height: number, lean: (i: number) => number): Land['edges'] {
  let x = 0;
  return widths.map((width, i) => {
    const [from, to] = [i ? lean(i) : 0, i < widths.length - 1 ? lean(i + 1) : 0];
    const right = x + width;
    const edge: Land['edges'][number] = {
      left: [
        { x: x + from, y: 0 },
        { x: x - from, y: height },
      ],
      right: [
        { x: right + to, y: 0 },
        { x: right - to, y: height },
      ],
    };
    x = right + (gaps[i] ?? 0);
    return edge;
  });
}

/** The point of a leaning edge at a height. */
export function at(edge: Edge, y: number, height: number): Point {
  return { x: edge[0].x + ((edge[1].x - edge[0].x) * y) / height, y };
}

/** Cuts a leaning column into `count` equal areas with sloping ditches between. Each row ends where its area is
 *  reached (Newton: the area grows by the width there); the common area is corrected by what is left at the bottom. */
function rowsOf(
  edge: Land['edges'][number],
  count: number,
  height: number,
  ditch: number,
  slopeOf: () => number,
): Quad[] {
  const slopes = Array.from({ length: count - 1 }, slopeOf);
  const widthAt = (y: number) => at(edge.right, y, height).x - at(edge.left, y, height).x;
  const quadOf = (row: number, from: number, to: number): Quad => {
    const [above, under] = [slopes[row - 1] ?? 0, slopes[row] ?? 0];
    return [
      at(edge.left, from - above, height),
      at(edge.right, from + above, height),
      at(edge.right, to + under, height),
      at(edge.left, to - under, height),
    ];
  };
  const rows = (area: number): [number, number][] => {
    let y = 0;
    return Array.from({ length: count }, (_, row) => {
      const from = y;
      let to = from + area / widthAt(from);
      for (let i = 0; i < 3; i++) to += (area - areaOf(quadOf(row, from, to))) / widthAt(to);
      y = to + ditch;
      return [from, to];
    });
  };
  let area = (widthAt(height / 2) * (height - (count - 1) * ditch)) / count;
  let cuts = rows(area);
  for (let i = 0; i < 4; i++) {
    area -= (((cuts.at(-1)?.[1] ?? height) - height) * widthAt(height)) / count;
    cuts = rows(area);
  }
  return cuts.map(([from, to], row) => quadOf(row, from, row === count - 1 ? height : to));
}
