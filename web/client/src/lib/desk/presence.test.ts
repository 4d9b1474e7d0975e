// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Live, MeetingView } from '../protocol';
import { nearest, organisationRows } from './presence';

const seat = (order: number, name: string) => ({ order, name, short: name });
const view = {
  seats: { a: seat(1, 'Topaz'), b: seat(2, 'Mijzo'), c: seat(3, 'Innoforte') },
  people: {
    anna: { order: 1, name: 'Anna', organisation: 'a', organisation_name: 'Topaz' },
    mia: { order: 2, name: 'Mia', organisation: 'm', organisation_name: 'Het ministerie' },
    gast: { order: 3, name: 'Gast' },
  },
} as unknown as MeetingView;
const counts = (room: number) => ({ expected: 1, room, online: 0, connected: 0 });
const live = {
  organisations: { a: counts(1), b: counts(0), c: counts(0), m: counts(1) },
  missing: { c: { order: 1, near: 'arriving' }, b: { order: 2, near: 'away' } },
} as unknown as Live;

describe('the organisations of a meeting', () => {
  it('stand with what is missing first, and who has no vote last', () => {
    expect(organisationRows(view, live).map(({ name, near, seat }) => [name, near, seat])).toEqual([
      ['Innoforte', 'arriving', true],
      ['Mijzo', 'away', true],
      ['Topaz', undefined, true],
      ['Het ministerie', undefined, false],
    ]);
  });

  it('are all there before the first numbers come', () => {
    expect(organisationRows(view, undefined).map((row) => [row.name, row.expected])).toEqual([
      ['Topaz', 0],
      ['Mijzo', 0],
      ['Innoforte', 0],
    ]);
  });
});

describe('who is near', () => {
  it('is named as far as there is something to say', () => {
    expect(nearest(view, live, 3)).toEqual([{ name: 'Innoforte', near: 'arriving' }]);
    expect(nearest(view, live, 0)).toEqual([]);
    expect(nearest(view, undefined, 3)).toEqual([]);
  });
});
