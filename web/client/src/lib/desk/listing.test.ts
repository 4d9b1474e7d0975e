// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  csvOf,
  lineSpan,
  pastedFrom,
  problemsAt,
  separatorFor,
  shownFields,
  textOf,
  type ListPreview,
  type ListRow,
} from './listing';

const row: ListRow = {
  line: 3,
  status: 'wrong',
  name: 'Delegatie 11',
  problems: {
    2: { code: 'later', params: {}, field: 'role' },
    1: { code: 'sooner', params: {}, field: 'role' },
    3: { code: 'whole', params: {} },
  },
};

describe('what is wrong in a list', () => {
  it('stands at its cell, in order; what belongs to no cell stands under the row', () => {
    expect(problemsAt(row, 'role').map((each) => each.code)).toEqual(['sooner', 'later']);
    expect(problemsAt(row, '').map((each) => each.code)).toEqual(['whole']);
    expect(problemsAt(row, 'email')).toEqual([]);
  });

  it('shows a column that was found or in which something is wrong', () => {
    const preview: ListPreview = {
      columns: { organisation: 'Organisatie', name: 'Naam', email: 'E-mail' },
      rows: { 1: { order: 1, ...row } },
      counts: { people: 0, organisations: 0, known: 0, wrong: 1 },
    };
    expect(shownFields(preview)).toEqual(['organisation', 'name', 'role', 'email']);
  });
});

describe('a file', () => {
  const bytes = (...all: number[]) => new Uint8Array(all);

  it('is read as text whichever way a spreadsheet wrote it', () => {
    expect(textOf(new TextEncoder().encode('Zoë;lid'))).toBe('Zoë;lid');
    expect(textOf(bytes(0x5a, 0x6f, 0xeb))).toBe('Zoë');
    expect(textOf(bytes(0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0))).toBe('Zoë');
  });

  it('is no text when it is a workbook or something else', () => {
    expect(textOf(bytes(0x50, 0x4b, 3, 4))).toBeUndefined();
    expect(textOf(bytes(0xd0, 0xcf, 0, 0))).toBeUndefined();
  });
});

describe('a file of ours', () => {
  it('opens by itself in the spreadsheet of its language', async () => {
    const csv = csvOf(
      [
        ['Naam', 'Link'],
        ['Zoë; de "ander"', 'https://x/link#a'],
      ],
      separatorFor('nl'),
    );
    expect([...new Uint8Array(await csv.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(await csv.text()).toContain('Naam;Link\r\n"Zoë; de ""ander""";https://x/link#a\r\n');
  });

  it('runs nothing as a formula', async () => {
    expect(await csvOf([['=HYPERLINK("x")', '+31']], ',').text()).toContain(`"'=HYPERLINK(""x"")",'+31`);
  });
});

describe('a workbook', () => {
  const preview: ListPreview = {
    columns: { organisation: 'Org', role: 'Functie' },
    rows: {
      2: { order: 2, line: 5, status: 'wrong', organisation: 'Organisatie 12', role: 'baas', problems: {} },
      1: { order: 1, line: 2, status: 'new', organisation: 'Organisatie 11', role: 'delegate', kind: 'member' },
    },
    counts: { people: 0, organisations: 1, known: 0, wrong: 1 },
  };

  it('becomes text to mend, in order, without what only we filled in', () => {
    expect(pastedFrom(preview, (field, value) => value ?? field.toUpperCase())).toBe(
      'ORGANISATION\tROLE\nOrganisatie 11\tdelegate\nOrganisatie 12\tbaas',
    );
  });

  it('stays a file when its rows hold more than its columns', () => {
    const problems = { 1: { code: 'too_many_cells', params: {} } };
    const full: ListPreview = { ...preview, rows: { 1: { order: 1, line: 2, status: 'wrong', problems } } };
    expect(pastedFrom(full, (field) => field)).toBeUndefined();
  });

  it('each line can be found back', () => {
    const text = 'a\nbcd\nef';
    expect(text.slice(...lineSpan(text, 2))).toBe('bcd');
    expect(text.slice(...lineSpan(text, 3))).toBe('ef');
    expect(lineSpan(text, 9)).toEqual([8, 8]);
  });
});
