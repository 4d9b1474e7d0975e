/** What changed between two versions of a text: which points, and in them which words. */
import { clausesOf } from '../select';

export type Clauses = Record<string, { n: number; text: string }>;

export interface Row {
  id: string;
  kind: 'same' | 'changed' | 'added' | 'removed';
  /** The number now, and the number before where that was another. */
  n?: number;
  was?: number;
  before: string;
  after: string;
}

/** The points as they are now, in their order; one that was removed stands where it stood. */
export function changesBetween(before: Clauses, after: Clauses): Row[] {
  const rows: Row[] = clausesOf({ clauses: after }).map(([id, { n, text }]) => {
    const old = before[id];
    if (!old) return { id, kind: 'added', n, before: '', after: text };
    return {
      id,
      kind: old.text === text ? 'same' : 'changed',
      n,
      ...(old.n === n ? {} : { was: old.n }),
      before: old.text,
      after: text,
    };
  });
  for (const [id, { n, text }] of clausesOf({ clauses: before })) {
    if (after[id]) continue;
    const above = rows.findLastIndex((row) => (before[row.id]?.n ?? Infinity) < n);
    rows.splice(above + 1, 0, { id, kind: 'removed', was: n, before: text, after: '' });
  }
  return rows;
}

export function anyChange(rows: Row[]): boolean {
  return rows.some((row) => row.kind !== 'same' || row.was !== undefined);
}

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** The words of two texts compared. What compares is fetched only when somebody asks what changed. */
export async function wordsChanged(before: string, after: string, language: string): Promise<Piece[]> {
  const { diffWordsWithSpace } = await import('diff');
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const pieces = diffWordsWithSpace(before, after, { intlSegmenter }).map(({ value, added, removed }): Piece => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
  return readable(pieces);
}

const LITTLE = 0.25;

/** Words that change in turn are told as one phrase out and one in; a text with hardly a word kept, as a whole. */
export function readable(pieces: Piece[]): Piece[] {
  const length = (kind: Piece['kind']) =>
    pieces.reduce((sum, each) => sum + (each.kind === kind ? each.text.length : 0), 0);
  const kept = pieces.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0);
  const alike = kept / Math.max(1, Math.min(length('removed'), length('added')) + length('same'));
  return alike < LITTLE
    ? phrases(pieces, () => true)
    : phrases(pieces, (text) => !/[\p{L}\p{N}]/u.test(text) && text.length <= 2);
}

/** Joins changes between which there is nothing that counts as a stop. */
function phrases(pieces: Piece[], slight: (same: string) => boolean): Piece[] {
  const found: Piece[] = [];
  let [out, into, after] = ['', '', ''];
  const flush = () => {
    if (out) found.push({ kind: 'removed', text: out });
    if (into) found.push({ kind: 'added', text: into });
    if (after) found.push({ kind: 'same', text: after });
    [out, into, after] = ['', '', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      const changing = out || into;
      if (changing && slight(text)) {
        after += text;
        continue;
      }
      flush();
      found.push({ kind, text });
      continue;
    }
    // The slight stretch that was kept belongs to both phrases.
    [out, into, after] = [out + after, into + after, ''];
    if (kind === 'removed') out += text;
    else into += text;
  }
  flush();
  return found.filter((each) => each.text);
}
