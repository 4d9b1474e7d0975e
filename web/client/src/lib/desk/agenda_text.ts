/** Reads an agenda that somebody pastes: a line per item, with a clock ('13:00 Welkom', '13.00 - 13.20 uur Welkom') or
 *  minutes ('20 min Welkom', 'Welkom (20 minuten)') where people wrote those. Columns of a spreadsheet are lines too. */

export interface Draft {
  title: string;
  minutes: number;
}
export interface ReadAgenda {
  items: Draft[];
  /** The first clock in the text, '13:00', if there is one. */
  begins?: string;
}

interface Line {
  title: string;
  from?: number;
  until?: number;
  minutes?: number;
}

const LONGEST = 600;
const TITLE = 200;
const BULLET = /^(?:[-*•–·]\s*|\(?\d{1,2}[.)]\s+(?=\D)|[a-z][.)]\s+)/i;
const CLOCK = String.raw`([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)`;
const SPAN = new RegExp(
  String.raw`(?<![\d:.])${CLOCK}(?:\s*(?:uur|u|h)\b\.?)?(?:\s*(?:-|–|—|tot|to|until)\s*${CLOCK}(?:\s*(?:uur|u|h)\b\.?)?)?`,
  'i',
);
const MINUTES = /[([]?\s*(\d{1,3})\s*(?:minuten|minuut|minutes|minute|mins?\b\.?|['’′](?!\w))\s*[)\]]?/i;
const HOURS = /[([]?\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:uur|uren|hours?)\b\s*[)\]]?/i;
const BARE = /\t\s*(\d{1,3})\s*$/;

export function readAgenda(text: string, ends?: string): ReadAgenda {
  const lines = text
    .split(/\r?\n/)
    .map(readLine)
    .filter((line) => line.title);
  const end = ends ? minutesOf(ends) : undefined;
  const items = lines.map((line, n) => ({ title: line.title, minutes: lengthOf(line, lines[n + 1]?.from ?? end) }));
  const first = lines[0]?.from;
  return { items, ...(first === undefined ? {} : { begins: clockOf(first) }) };
}

function readLine(raw: string): Line {
  let rest = raw.trim().replace(BULLET, '');
  const line: Line = { title: '' };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)}\t${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const bare = take(BARE);
  if (bare) line.minutes = Number(bare[1]);
  const span = take(SPAN);
  if (span) line.from = Number(span[1]) * 60 + Number(span[2]);
  if (span?.[3]) line.until = Number(span[3]) * 60 + Number(span[4]);
  const minutes = take(MINUTES);
  const hours = minutes ? null : take(HOURS);
  if (minutes) line.minutes = Number(minutes[1]);
  if (hours) line.minutes = Math.round(Number(hours[1]?.replace(',', '.')) * 60);
  line.title = tidy(rest);
  return line;
}

/** What is said outright, else until the end that is said, else until the next clock. */
function lengthOf(line: Line, next: number | undefined): number {
  const until = line.until ?? next;
  const counted = line.from === undefined || until === undefined ? 0 : (until - line.from + 1440) % 1440;
  const minutes = line.minutes ?? counted;
  return minutes > LONGEST ? 0 : minutes;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s:;,.|–—-]+|[\s:;,|–—-]+$/g, '')
    .slice(0, TITLE)
    .trim();
}

function minutesOf(clock: string): number {
  const [h = 0, m = 0] = clock.split(':').map(Number);
  return h * 60 + m;
}

function clockOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
