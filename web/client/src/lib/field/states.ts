/** What a state is called in the catalogue, and how big the drawing is for each kind of screen. */

export type Size = 'phone' | 'tablet' | 'hall';

export const DRAWING: Record<Size, { ditch: number; frame: number; dyke: number; text: number; label: number }> = {
  phone: { ditch: 4, frame: 10, dyke: 5, text: 14, label: 14 },
  tablet: { ditch: 5, frame: 13, dyke: 6, text: 14, label: 15 },
  hall: { ditch: 9, frame: 22, dyke: 8, text: 24, label: 26 },
};

/** How large the crop is drawn: smaller land, finer crop. */
export function cropScale(seats: number, size: Size): number {
  if (seats > 300) return size === 'hall' ? 0.9 : 0.66;
  if (seats > 60) return size === 'hall' ? 0.9 : 0.5;
  if (seats <= 12) return size === 'hall' ? 1.8 : 1.1;
  return { phone: 0.8, tablet: 1.05, hall: 1.6 }[size];
}

/** A name as one or two lines that fit, or the short name, or nothing. `size` is the type size in the drawing. */
export function nameLines(name: string, short: string, width: number, size: number): { lines: string[]; size: number } {
  const fits = (text: string, at: number) => text.length * at * 0.57 <= width;
  for (const at of [size, size * 0.92]) {
    const lines = twoLines(name, (text) => fits(text, at));
    if (lines) return { lines, size: at };
  }
  for (const at of [size, size * 0.84, size * 0.77]) {
    const lines = twoLines(short, (text) => fits(text, at));
    if (lines) return { lines, size: at };
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
