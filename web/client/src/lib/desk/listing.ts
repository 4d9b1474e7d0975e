/** A list of organisations and people on its way in: what was sent, what the server read in it, and what is wrong. */
import type { Coded, Ordered } from '../protocol';
import { byNumber } from '../select';

export const FIELDS = ['organisation', 'name', 'role', 'email', 'kind', 'short', 'language'] as const;
export type Field = (typeof FIELDS)[number];
/** What the server fills in where a list says nothing. */
const MEANT = new Set<Field>(['kind', 'role', 'language']);
export type Status = 'new' | 'known' | 'wrong';

export interface Problem extends Coded {
  field?: string;
}

export type ListRow = {
  line: number;
  status: Status;
  problems?: Record<string, Problem>;
  notes?: Record<string, Problem>;
} & Partial<Record<Field, string>>;

export interface ListPreview {
  /** The header that was found for each field; none where the list has no header row. */
  columns: Partial<Record<Field, string>>;
  rows: Ordered<ListRow>;
  counts: { people: number; organisations: number; known: number; wrong: number };
  /** There only when nothing is wrong and something is new: sent on as it is. */
  take?: { organisations: object[]; people: object[] };
}

/** The sentences that belong under one cell; a problem with an unknown or no field stands under the row. */
export function problemsAt(row: ListRow, field: Field | ''): Problem[] {
  return at(row.problems, field);
}

/** What is worth a look there, and stops nothing. */
export function notesAt(row: ListRow, field: Field | ''): Problem[] {
  return at(row.notes, field);
}

function at(said: Record<string, Problem> | undefined, field: Field | ''): Problem[] {
  return byNumber(said).filter((problem) => (isField(problem.field) ? problem.field : '') === field);
}

export function isField(name: string | undefined): name is Field {
  return FIELDS.some((field) => field === name);
}

/** The columns worth showing: those that were found, and whatever a row has something in or something wrong with. */
export function shownFields(preview: ListPreview): Field[] {
  const rows = Object.values(preview.rows);
  return FIELDS.filter(
    (field) =>
      field === 'organisation' ||
      field === 'name' ||
      field in preview.columns ||
      rows.some((row) => problemsAt(row, field).length > 0),
  );
}

/** A workbook's rows as text that can be mended: a header, and a line for each row. `say` names columns, roles and
 *  kinds as people write them. Nothing if a row holds more than its columns: the rest would be lost. */
export function pastedFrom(preview: ListPreview, say: (field: Field, value?: string) => string): string | undefined {
  const rows = Object.values(preview.rows).sort((a, b) => a.order - b.order);
  if (rows.some((row) => problemsAt(row, '').some((problem) => problem.code === 'too_many_cells'))) return undefined;
  const fields = FIELDS.filter(
    (field) => field in preview.columns || (!MEANT.has(field) && rows.some((row) => row[field])),
  );
  const lines = rows.map((row) => fields.map((field) => (row[field] ? say(field, row[field]) : '')).join('\t'));
  return [fields.map((field) => say(field)).join('\t'), ...lines].join('\n');
}

/** Where a line begins and ends in a text; lines count from 1. */
export function lineSpan(text: string, line: number): [number, number] {
  const before = text.split('\n').slice(0, line - 1);
  const start = before.reduce((length, each) => length + each.length + 1, 0);
  const end = text.indexOf('\n', start);
  return [Math.min(start, text.length), end < 0 ? text.length : end];
}

/** What a text file says, however a spreadsheet wrote it; nothing if it is not text. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return undefined; // a zip, so a workbook
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What a spreadsheet would run as a formula is kept as text. */
function cell(value: string, separator: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return new RegExp(`["\\r\\n${separator}]`).test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** As a spreadsheet opens it by itself: with a byte order mark, and with what separates cells where it is opened. */
export function csvOf(rows: string[][], separator: string): Blob {
  const lines = rows.map((row) => row.map((each) => cell(each, separator)).join(separator));
  return new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}

/** A Dutch spreadsheet expects semicolons, because the comma is in its numbers. */
export function separatorFor(language: string): string {
  return language === 'nl' ? ';' : ',';
}
