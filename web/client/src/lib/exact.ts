/** Exact numbers as the server writes them (`7`, `22/7`), and as people read them. Whole numbers only: nothing is
 *  rounded before it is shown. */
import type { Language } from './protocol';

const MARK: Record<Language, { decimal: string; thousand: string }> = {
  nl: { decimal: ',', thousand: '.' },
  en: { decimal: '.', thousand: ',' },
};
const MOST_PLACES = 5;

export function parts(exact: string): [above: bigint, below: bigint] {
  const [above = '0', below = '1'] = exact.split('/');
  return [BigInt(above), BigInt(below)];
}

/** In at most so many decimals, the last one rounded: '3', '1.234,5', '0,33333'. */
export function decimal(exact: string, language: Language, places = MOST_PLACES): string {
  const [above, below] = parts(exact);
  const scale = 10n ** BigInt(places);
  const size = above < 0n ? -above : above;
  const rounded = (2n * size * scale + below) / (2n * below);
  const digits = (rounded % scale).toString().padStart(places, '0').replace(/0+$/, '');
  const { decimal: point, thousand } = MARK[language];
  const whole = (rounded / scale).toString().replace(/\B(?=(\d{3})+$)/g, thousand);
  return `${above < 0n && rounded ? '-' : ''}${whole}${places && digits ? point + digits : ''}`;
}

/** Near enough to draw or to sort by; never to decide by. */
export function near(exact: string | undefined): number {
  if (exact === undefined) return 0;
  const [above, below] = parts(exact);
  return Number((above * 1_000_000n) / below) / 1_000_000;
}

export function sum(numbers: string[]): string {
  const [above, below] = numbers
    .map(parts)
    .reduce(([a, b], [c, d]): [bigint, bigint] => [a * d + c * b, b * d], [0n, 1n]);
  return `${above}/${below}`;
}

export function compare(a: string, b: string): number {
  const [[over, under], [above, below]] = [parts(a), parts(b)];
  const difference = over * below - above * under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
