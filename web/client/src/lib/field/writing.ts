/** What is written on a parcel: its name in a yard at the top, and whether there is room for the mark below. Pure. */
import { sideways, type Quad } from './shapes';
import type { Parcel } from './sowing';
import { nameLines, widthOf } from './states';

export interface Writing {
  lines: { text: string; x: number; y: number }[];
  size: number;
  /** Where the yard ends and the crop begins; 0 without a name. */
  yard: number;
  marked: boolean;
}

/** `size`: the type size; `round`: how round the parcel's corners are. */
export function writingOn(parcel: Parcel, quad: Quad, size: number, round: number): Writing {
  const pad = size * 0.55 + (parcel.mode === 'online' ? round * 0.3 : 0);
  const top = Math.max(quad[0].y, quad[1].y);
  // It stands at the top, so what counts is how wide the parcel is there.
  const room = sideways(quad, top, top + size * 3);
  const width = room.right - room.left - pad - size * 0.2;
  const name = parcel.name ? nameLines(parcel.name, parcel.short ?? '', width, size) : { lines: [], size };
  const [x, high] = [room.left + pad, name.size * 1.14];
  const yard = name.lines.length ? top + pad + name.lines.length * high + name.size * 0.35 : 0;
  const lines = name.lines.map((text, i) => ({ text, x, y: top + pad + name.size * 0.86 + i * high }));
  return { lines, size: name.size, yard, marked: marked(parcel, quad, size, lines, name.size, yard) };
}

/** The mark gives way to a name that reaches it; the corners tell the same. */
function marked(parcel: Parcel, quad: Quad, size: number, lines: Writing['lines'], at: number, yard: number): boolean {
  const right = Math.min(quad[1].x, quad[2].x);
  if (!parcel.mode || parcel.ground === 'water' || right - Math.max(quad[0].x, quad[3].x) < 60) return false;
  const reaches = Math.max(0, ...lines.map(({ text, x }) => x + widthOf(text, at)));
  const plate = size * 1.7;
  return yard < Math.min(quad[2].y, quad[3].y) - plate * 0.9 || reaches < right - plate;
}
