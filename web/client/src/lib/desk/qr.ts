/** A QR code as one path, because the page's security policy allows no markup from elsewhere and no inline style. */
import { encode } from 'uqr';

/** Modules of white that a reader needs around a code. */
const QUIET = 4;

/** Square by square in whole numbers; `size` is that of the view box. A code on paper gets scratched: level M mends 15 %. */
export function qrPath(text: string): { size: number; d: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) => runsIn(row).map(([x, n]) => `M${x + QUIET} ${y + QUIET}h${n}v1h-${n}z`));
  return { size: size + 2 * QUIET, d: runs.join('') };
}

/** Where black begins in a row, and for how long. */
function runsIn(row: boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((black, x) => {
    const last = runs.at(-1);
    if (black && last && last[0] + last[1] === x) last[1]++;
    else if (black) runs.push([x, 1]);
  });
  return runs;
}
