/** The land: where each parcel lies. Pure geometry, the same on every device for one seed (the meeting's id).
 *
 *  Parcels stand in columns of unequal count; a column is as wide as its count asks, so that all parcels have the same
 *  area without looking like a waffle. Column edges lean, row edges slope a little; every second ditch is a canal. */

export interface Point {
  x: number;
  y: number;
}

/** Clockwise from the top left. */
export type Quad = [Point, Point, Point, Point];

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
  edges: { left: [Point, Point]; right: [Point, Point] }[];
}

/** How many parcels each column has: as even as can be, the shorter ones spread. */
export function columnsOf(seats: number): number[] {
  if (seats < 1) return [];
  const count = Math.min(seats, Math.max(1, Math.round(Math.sqrt(seats * 1.75))));
  const low = Math.floor(seats / count);
  const short = count - (seats % count);
  const columns = Array<number>(count).fill(low + 1);
  for (let i = 0; i < short; i++) columns[Math.floor(((i + 0.35) * count) / short)] = low;
  return columns;
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
  const random = chance(seed);
  const gaps = columns.slice(1).map((_, i) => (i % 2 ? ditch * 2.2 : ditch));
  const widths = widthsOf(columns, width - gaps.reduce((sum, gap) => sum + gap, 0), height, ditch);
  const lean = leaner(random, Math.min(width * 0.014, Math.min(...widths) * 0.1));
  const edges = edgesOf(widths, gaps, height, lean);
  const plots: Plot[] = [];
  columns.forEach((count, column) => {
    const edge = edges[column];
    if (!edge) return;
    const slope = Math.min(height * 0.016, (height / count) * 0.075);
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

function at(edge: [Point, Point], y: number, height: number): Point {
  return { x: edge[0].x + ((edge[1].x - edge[0].x) * y) / height, y };
}

/** Cuts a leaning column into `count` equal areas with ditches between. Widths change linearly, so a row's height is
 *  the root of a quadratic; the common area is found by a few rounds of correcting what is left at the bottom. */
function rowsOf(
  edge: Land['edges'][number],
  count: number,
  height: number,
  ditch: number,
  slopes: () => number,
): Quad[] {
  const top = edge.right[0].x - edge.left[0].x;
  const growth = (edge.right[1].x - edge.left[1].x - top) / height;
  const span = (y: number, area: number): number => {
    const w = top + growth * y;
    return Math.abs(growth) < 1e-6 ? area / w : (-w + Math.sqrt(Math.max(0, w * w + 2 * growth * area))) / growth;
  };
  const cuts = (area: number): [number, number][] => {
    let y = 0;
    return Array.from({ length: count }, () => {
      const row: [number, number] = [y, y + span(y, area)];
      y = row[1] + ditch;
      return row;
    });
  };
  let area = ((top + growth * (height / 2)) * (height - (count - 1) * ditch)) / count;
  for (let i = 0; i < 6; i++) {
    const over = (cuts(area).at(-1)?.[1] ?? height) - height;
    area -= (over * (top + growth * height)) / count;
  }
  let above = 0;
  return cuts(area).map(([from, to], row) => {
    const below = row === count - 1 ? 0 : slopes();
    const end = row === count - 1 ? height : to;
    const quad: Quad = [
      at(edge.left, from - above, height),
      at(edge.right, from + above, height),
      at(edge.right, end + below, height),
      at(edge.left, end - below, height),
    ];
    above = below;
    return quad;
  });
}

export function areaOf(quad: Quad): number {
  let twice = 0;
  quad.forEach((p, i) => {
    const q = quad[(i + 1) % 4] ?? p;
    twice += p.x * q.y - q.x * p.y;
  });
  return Math.abs(twice) / 2;
}

export function boundsOf(quad: Quad): { left: number; right: number; top: number; bottom: number } {
  const xs = quad.map((p) => p.x);
  const ys = quad.map((p) => p.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The part of a parcel below a line: where its crop stands, under the yard with the name. */
export function below(quad: Quad, y: number): Quad {
  const cut = (top: Point, bottom: Point): Point => {
    if (y <= top.y) return top;
    if (y >= bottom.y) return bottom;
    return { x: top.x + ((bottom.x - top.x) * (y - top.y)) / (bottom.y - top.y), y };
  };
  return [cut(quad[0], quad[3]), cut(quad[1], quad[2]), quad[2], quad[3]];
}

/** A path with rounded corners, radii clockwise from the top left. */
export function outline(quad: Quad, radii: number | [number, number, number, number]): string {
  const fix = (n: number) => String(Math.round(n * 10) / 10);
  const steps = quad.map((corner, i) => {
    const previous = quad[(i + 3) % 4] ?? corner;
    const next = quad[(i + 1) % 4] ?? corner;
    const radius = Array.isArray(radii) ? (radii[i] ?? 0) : radii;
    const a = towards(corner, previous, radius);
    const b = towards(corner, next, radius);
    return `${i ? 'L' : 'M'}${fix(a.x)} ${fix(a.y)}Q${fix(corner.x)} ${fix(corner.y)} ${fix(b.x)} ${fix(b.y)}`;
  });
  return `${steps.join('')}Z`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The line of the dyke after parcel `needed`, with kinks round a parcel if the number falls inside a column. */
export function dykeAfter(land: Land, needed: number, over: number): Point[] {
  if (needed < 1 || !land.plots.length) return [];
  let before = 0;
  let column = 0;
  while (column < land.columns.length - 1 && before + (land.columns[column] ?? 0) < needed) {
    before += land.columns[column] ?? 0;
    column++;
  }
  const right = between(land, column);
  const inside = Math.min(needed, land.plots.length) - before;
  if (inside >= (land.columns[column] ?? 0)) return straight(right, -over, land.height + over, land.height);
  const left = between(land, column - 1);
  const last = land.plots[before + inside - 1];
  const next = land.plots[before + inside];
  if (!last || !next) return [];
  const y = (last.quad[2].y + next.quad[1].y) / 2;
  const y2 = (last.quad[3].y + next.quad[0].y) / 2;
  return [
    at(right, -over, land.height),
    at(right, y, land.height),
    at(left, y2, land.height),
    at(left, land.height + over, land.height),
  ];
}

function straight(edge: [Point, Point], from: number, to: number, height: number): Point[] {
  return [at(edge, from, height), at(edge, to, height)];
}

/** The middle of the ditch to the right of a column; -1 is the left edge of the land. */
function between(land: Land, column: number): [Point, Point] {
  const here = land.edges[column];
  const next = land.edges[column + 1];
  const a = here?.right ?? [
    { x: 0, y: 0 },
    { x: 0, y: land.height },
  ];
  const b = next?.left ?? a;
  return [
    { x: (a[0].x + b[0].x) / 2, y: 0 },
    { x: (a[1].x + b[1].x) / 2, y: land.height },
  ];
}
