// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { instantOf, later, minutesTo, repeated, wallOf } from './wall_clock';

const zone = 'Europe/Amsterdam';

describe('a clock in a time zone', () => {
  it.each([
    ['in winter', '2022-11-09', '13:00', '2022-11-09T12:00:00Z'],
    ['in summer', '2022-04-14', '13:00', '2022-04-14T11:00:00Z'],
    ['just before summer time', '2027-03-28', '01:59', '2027-03-28T00:59:00Z'],
    ['just after summer time began', '2027-03-28', '03:00', '2027-03-28T01:00:00Z'],
    ['the evening before', '2027-03-27', '23:30', '2027-03-27T22:30:00Z'],
    ['an hour that comes twice: its first', '2027-10-31', '02:30', '2027-10-31T00:30:00Z'],
    ['after that night', '2027-10-31', '03:00', '2027-10-31T02:00:00Z'],
  ])('%s', (_, day, time, at) => {
    expect(instantOf({ day, time }, zone)).toBe(at);
    expect(wallOf(at, zone)).toEqual({ day, time });
  });

  it('has no hour that summer time leaves out, and no day that is none', () => {
    expect(instantOf({ day: '2027-03-28', time: '02:30' }, zone)).toBeUndefined();
    expect(instantOf({ day: '2027-02-31', time: '13:00' }, zone)).toBeUndefined();
    expect(instantOf({ day: '', time: '' }, zone)).toBeUndefined();
  });

  it('works far from home too', () => {
    expect(instantOf({ day: '2027-01-01', time: '08:30' }, 'Asia/Kathmandu')).toBe('2027-01-01T02:45:00Z');
    expect(instantOf({ day: '2027-01-01', time: '08:00' }, 'Pacific/Kiritimati')).toBe('2026-12-31T18:00:00Z');
  });
});

describe('how long a meeting lasts', () => {
  it('is counted from clock to clock', () => {
    expect(minutesTo('17:00', { day: '2022-11-09', time: '13:00' }, zone)).toBe(240);
    expect(later('2022-11-09T12:00:00Z', 240)).toBe('2022-11-09T16:00:00Z');
  });
  it('goes past midnight', () => {
    expect(minutesTo('00:30', { day: '2022-11-09', time: '20:30' }, zone)).toBe(240);
  });
  it('is what really passes in the night of summer time', () => {
    expect(minutesTo('04:00', { day: '2027-03-28', time: '01:00' }, zone)).toBe(120);
    expect(minutesTo('02:30', { day: '2027-03-28', time: '01:00' }, zone)).toBeUndefined();
  });
});

describe('a series', () => {
  it('of weeks keeps the weekday, also over the new year', () => {
    expect(repeated('2026-12-23', 3, 2, 'weeks')).toEqual(['2026-12-23', '2027-01-06', '2027-01-20']);
  });
  it('of months keeps the second Wednesday', () => {
    expect(repeated('2022-11-09', 3, 6, 'months')).toEqual(['2022-11-09', '2023-05-10', '2023-11-08']);
  });
  it('takes the last where a month has no fifth', () => {
    expect(repeated('2027-03-31', 3, 1, 'months')).toEqual(['2027-03-31', '2027-04-28', '2027-05-26']);
  });
  it('is empty as long as there is no day', () => {
    expect(repeated('', 3, 1, 'weeks')).toEqual([]);
  });
});
