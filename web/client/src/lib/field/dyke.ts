/** Where the dyke runs: after parcel n, with kinks round a parcel if the number falls inside a column. Pure. */
import { at, type Edge, type Land } from './layout';
import type { Point } from './shapes';

const NOWHERE: Point = { x: 0, y: 0 };

/** `over`: how far it reaches beyond the land, above, below and where it stands at a side. */
export function dykeAfter(land: Land, needed: number, over: number): Point[] {
  if (needed < 1 || !land.plots.length) return [];
  let before = 0;
  let column = 0;
  while (column < land.columns.length - 1 && before + (land.columns[column] ?? 0) < needed) {
    before += land.columns[column] ?? 0;
    column++;
  }
  const right = between(land, column, over);
  const inside = Math.min(needed, land.plots.length) - before;
  const ends = (edge: Edge): Point[] => [at(edge, -over, land.height), at(edge, land.height + over, land.height)];
  if (inside >= (land.columns[column] ?? 0)) return ends(right);
  const left = between(land, column - 1, over);
  const last = land.plots[before + inside - 1];
  const next = land.plots[before + inside];
  if (!last || !next) return [];
  // Along the middle of the ditch under the last parcel, as far as the ditches beside it.
  const [a, b] = [middle(last.quad[3], next.quad[0]), middle(last.quad[2], next.quad[1])];
  const along = (edge: Edge, { x, y }: Point): Point => {
    const here = at(edge, y, land.height).x;
    return at(edge, y + ((here - x) * (b.y - a.y)) / (b.x - a.x), land.height);
  };
  return [at(right, -over, land.height), along(right, b), along(left, a), at(left, land.height + over, land.height)];
}

/** The middle of the ditch to the right of a column; before the first and after the last it stands in the frame. */
function between(land: Land, column: number, over: number): Edge {
  const right = land.edges[column]?.right;
  const left = land.edges[column + 1]?.left;
  if (!right) return aside(left, -over / 2);
  if (!left) return aside(right, over / 2);
  return [middle(right[0], left[0]), middle(right[1], left[1])];
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function aside(edge: Edge | undefined, by: number): Edge {
  const [top, bottom] = edge ?? [NOWHERE, NOWHERE];
  return [
    { x: top.x + by, y: top.y },
    { x: bottom.x + by, y: bottom.y },
  ];
}
