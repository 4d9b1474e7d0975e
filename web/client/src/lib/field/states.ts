/** How big the drawing is for each kind of screen, and what is written in it. Pure. */
import { boundsOf, type Quad } from './shapes';

export type Size = 'phone' | 'tablet' | 'hall';

export const DRAWING: Record<Size, { ditch: number; frame: number; dyke: number; text: number; label: number }> = {
  phone: { ditch: 4, frame: 10, dyke: 5, text: 14, label: 14 },
  tablet: { ditch: 5, frame: 13, dyke: 6, text: 14, label: 15 },
  hall: { ditch: 9, frame: 22, dyke: 8, text: 22, label: 26 },
};

/** Above so many seats there is one path per state. */
export const MERGED = 300;

export function ditchOf(seats: number, size: Size): number {
  if (seats > MERGED) return size === 'hall' ? 2 : 1;
  return seats > 60 ? DRAWING[size].ditch * 0.5 : DRAWING[size].ditch;
}

/** What the drawing takes above and below the land, for the dyke's ends and its label: above in the hall, below else. */
export function marginsOf(size: Size, dyke: boolean, label: boolean): { top: number; bottom: number } {
  if (!dyke) return { top: 0, bottom: 0 };
  const plate = label ? DRAWING[size].label * 1.7 : 0;
  if (size === 'hall') return { top: plate + (label ? DRAWING.hall.frame * 0.3 : 8), bottom: 8 };
  return { top: 4, bottom: plate + (label ? 3 : 4) };
}

/** Where the flag stands on a parcel: in the middle, or under the name if there is one. */
export function flagAt(quad: Quad, text?: number): { x: number; y: number; scale: number } {
  const box = boundsOf(quad);
  const scale = Math.min(1.3, (box.bottom - box.top) / 30);
  if (!text) return { x: (box.left + box.right) / 2 - 4, y: (box.top + box.bottom) / 2, scale };
  return { x: Math.max(quad[0].x, quad[3].x) + text * 0.7, y: Math.min(quad[2].y, quad[3].y) - text, scale: text / 18 };
}

/** The part of the drawing round a parcel, in the proportions of 390 by 180, within the drawing. */
export function zoomOn(quad: Quad, left: number, top: number, width: number, height: number): string {
  const box = boundsOf(quad);
  const wide = Math.min(width, Math.max((box.right - box.left) * 2.9, (box.bottom - box.top) * 3.4));
  const high = Math.min(height, wide * (180 / 390));
  const within = (middle: number, part: number, whole: number) =>
    Math.min(Math.max(0, middle - part / 2), whole - part);
  const x = within(left + (box.left + box.right) / 2, wide, width);
  const y = within(top + (box.top + box.bottom) / 2, high, height);
  return [x, y, wide, high].map((n) => n.toFixed(1)).join(' ');
}

/** How large the crop is drawn: smaller land, finer crop. */
export function cropScale(seats: number, size: Size): number {
  if (seats > MERGED) return size === 'hall' ? 0.9 : 0.66;
  if (seats > 60) return size === 'hall' ? 0.9 : 0.5;
  if (seats <= 12) return { phone: 1.2, tablet: 1.2, hall: 1.8 }[size];
  return { phone: 0.8, tablet: 1.05, hall: 1.6 }[size];
}

/** How wide a letter is on average, in parts of its size; a capital is wider. */
const LETTER = 0.54;
const CAPITAL = 0.7;

export function widthOf(text: string, size: number): number {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return (text.length * LETTER + capitals * (CAPITAL - LETTER)) * size;
}

const SMALLER = [1, 0.92, 0.84];

/** A name as one or two lines that fit, or the short name (rather smaller than broken), or nothing. `size` is the type
 *  size in the drawing. */
export function nameLines(name: string, short: string, width: number, size: number): { lines: string[]; size: number } {
  const fits = (at: number) => (text: string) => widthOf(text, at) <= width;
  const tries: ((at: number) => string[] | undefined)[] = [
    (at) => twoLines(name, fits(at)),
    (at) => (fits(at)(short) ? [short] : undefined),
    (at) => twoLines(short, fits(at)),
  ];
  for (const attempt of tries) {
    for (const part of SMALLER) {
      const lines = attempt(size * part);
      if (lines) return { lines, size: size * part };
    }
  }
  return { lines: [], size };
}

function twoLines(text: string, fits: (line: string) => boolean): string[] | undefined {
  if (fits(text)) return [text];
  const breaks = [...text.matchAll(/[ -]/g)].map((found) => found.index);
  for (const place of breaks.reverse()) {
    const first = text.slice(0, place + 1).trim();
    const second = text.slice(place + 1);
    if (fits(first) && fits(second)) return [first, second];
  }
  return undefined;
}
