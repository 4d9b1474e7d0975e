/** Points, parcels as four corners, and the paths that draw them. Pure. */

export interface Point {
  x: number;
  y: number;
}

/** Clockwise from the top left. */
export type Quad = [Point, Point, Point, Point];

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function areaOf([a, b, c, d]: Quad): number {
  return Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2;
}

export function boundsOf(quad: Quad): Box {
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

/** The widest upright strip that lies within a parcel between two heights. */
export function sideways(quad: Quad, from: number, to: number): Pick<Box, 'left' | 'right'> {
  const x = (top: Point, bottom: Point, y: number): number => {
    const part = Math.min(1, Math.max(0, (y - top.y) / (bottom.y - top.y || 1)));
    return top.x + (bottom.x - top.x) * part;
  };
  return {
    left: Math.max(x(quad[0], quad[3], from), x(quad[0], quad[3], to)),
    right: Math.min(x(quad[1], quad[2], from), x(quad[1], quad[2], to)),
  };
}

/** A path with rounded corners, radii clockwise from the top left. */
export function outline(quad: Quad, radii: number | [number, number, number, number]): string {
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

/** Without round corners, and finer: on very small land a tenth of a pixel is a real part of a parcel. */
export function plain(quad: Quad): string {
  return `${quad.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`).join('')}Z`;
}

function fix(n: number): string {
  return String(Math.round(n * 10) / 10);
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
