/** A pasted plan as numbered points. Pure. Nothing of it is thrown away: what was understood wrongly is put right by
 *  hand, with `merged`, `split` and `moved`. */
import { randomId } from '../random';

export interface Point {
  id: string;
  text: string;
}

/** As many as one proposal holds, and as long as one point may be (engine/proposal). */
export const MOST_POINTS = 100;
export const LONGEST = 4000;

type Kind = 'number' | 'sub' | 'letter' | 'bullet';
interface Line {
  text: string;
  indent: number;
  kind?: Kind;
  /** The line without its mark. */
  rest: string;
}

const WORD = '(?:punt|artikel|art\\.?|besluit|voorstel|point|article|clause|decision)';
const MARKS: [Kind, RegExp][] = [
  ['number', new RegExp(`^${WORD}\\s+\\d{1,3}\\s*[.):–-]?\\s+(?=\\S)`, 'iu')],
  ['number', /^\(?\d{1,3}[.)]\)?\s+(?=\S)/u],
  ['sub', /^\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=\p{L})/u],
  ['letter', /^\(?(?:[a-z]|[ivx]{2,4})[.)]\s+(?=\S)/iu],
  // The last three are what Word leaves of its own bullets; its second level is an `o` before a tab.
  ['bullet', /^(?:[-–—•·◦▪▫‣⁃*]\s+|o\t\s*|[\uf0b7\uf0a7\uf0d8]\s*)(?=\S)/u],
];

export function pointsFrom(pasted: string): string[] {
  const lines = linesOf(pasted);
  const first = lines.find((line) => line.kind);
  const texts = first ? byMarks(lines, first) : byParagraphs(lines);
  return texts.map((text) => text.trim()).filter(Boolean);
}

function linesOf(pasted: string): Line[] {
  const clean = pasted
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\v/g, '\n')
    .replace(/[\u200b\u00ad\ufeff]/g, '')
    .replace(/\u00a0/g, ' ');
  // A mail that is quoted begins each line with `>`.
  return clean.split('\n').map((raw) => lineOf(raw.replace(/^(?:>\s?)+/, '')));
}

function lineOf(raw: string): Line {
  const text = raw.trim();
  const indent = raw.replace(/\t/g, '    ').search(/\S/);
  for (const [kind, mark] of MARKS) {
    const found = mark.exec(text);
    if (found) return { text: plain(text), indent, kind, rest: plain(text.slice(found[0].length)) };
  }
  return { text: plain(text), indent, rest: plain(text) };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Each line with the first kind of mark begins a point; other marks, and the same mark further in, are lines within
 *  it. What stands before the first mark is a point too, for the reader to keep or remove. */
function byMarks(lines: Line[], first: Line): string[] {
  // A selection often begins in the middle of a line, so the first indent tells little.
  const indents = lines.filter((line) => line.kind === first.kind && line !== first).map((line) => line.indent);
  const edge = Math.min(...(indents.length ? indents : [first.indent]));
  const begins = (line: Line) => line === first || (line.kind === first.kind && line.indent <= edge + 1);
  const before = lines.slice(0, lines.indexOf(first));
  const points: Line[][] = [];
  for (const line of lines.slice(before.length)) {
    if (begins(line)) points.push([{ ...line, text: line.rest }]);
    else points.at(-1)?.push(line.kind ? { ...line, text: within(line) } : line);
  }
  return [...byParagraphs(before), ...points.map((each) => flow(each))];
}

function within(line: Line): string {
  return line.kind === 'bullet' ? `- ${line.rest}` : line.text;
}

/** Without marks, blank lines part the points; without those either, each line that begins a sentence is one. */
function byParagraphs(lines: Line[]): string[] {
  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (line.text) paragraphs.at(-1)?.push(line);
    else paragraphs.push([]);
  }
  const filled = paragraphs.filter((each) => each.length);
  return filled.length > 1 ? filled.map((each) => flow(each)) : flow(filled[0] ?? []).split('\n');
}

/** Lines that only the width of a mail broke are one again; a blank line, a mark or a line that begins with a capital
 *  stays a new line: better a break too many than two sentences that run into each other. */
function flow(lines: Line[]): string {
  const width = Math.max(...lines.map((line) => line.text.length));
  const wrapped = (line: string) =>
    width >= 55 && width <= 100 && line.length >= width * 0.75 && !/[.!?:;]$/.test(line);
  return lines.reduce((text, line, i) => {
    if (!line.text) return text;
    const before = lines[i - 1]?.text ?? '';
    const joins =
      before && !(line.kind && i) && (/^\p{Ll}/u.test(line.text) || (wrapped(before) && !/^\p{Lu}/u.test(line.text)));
    return text ? `${text}${joins ? ' ' : '\n'}${line.text}` : line.text;
  }, '');
}

export function asPoints(texts: string[]): Point[] {
  return texts.map((text) => ({ id: randomId(), text }));
}

/** A point laid under the one before it. */
export function merged(points: Point[], id: string): Point[] {
  const at = points.findIndex((point) => point.id === id);
  const [above, below] = [points[at - 1], points[at]];
  if (!above || !below) return points;
  const text = [above.text.trim(), below.text.trim()].filter(Boolean).join('\n');
  return points.toSpliced(at - 1, 2, { ...above, text });
}

/** A point cut in two where the cursor stands; with nothing on one side, nothing happens. */
export function split(points: Point[], id: string, caret: number): Point[] {
  const at = points.findIndex((point) => point.id === id);
  const point = points[at];
  const [first, second] = [point?.text.slice(0, caret).trim(), point?.text.slice(caret).trim()];
  if (!point || !first || !second) return points;
  return points.toSpliced(at, 1, { ...point, text: first }, { id: randomId(), text: second });
}

/** A point moved by so many places, as far as there are places. */
export function moved(points: Point[], id: string, by: number): Point[] {
  const at = points.findIndex((point) => point.id === id);
  const point = points[at];
  const to = Math.min(points.length - 1, Math.max(0, at + by));
  return point ? points.toSpliced(at, 1).toSpliced(to, 0, point) : points;
}

/** What is written of it: without what was left empty. */
export function written(points: Point[]): Point[] {
  return points.map((point) => ({ ...point, text: point.text.trim() })).filter((point) => point.text);
}
