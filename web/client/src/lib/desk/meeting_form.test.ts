import { describe, expect, it } from 'vitest';
import type { MeetingFacts } from '../protocol';
import { isDated, MeetingForm } from './meeting_form.svelte';

const facts: MeetingFacts = {
  id: 'autumn',
  title: 'Najaarsbijeenkomst',
  code: '482177',
  starts_at: '2022-11-09T12:00:00Z',
  time_zone: 'Europe/Amsterdam',
  lasts: 240,
  place: 'Utrecht',
  dial_in: '088 000 48 21',
  phase: 'planned',
  entry: 'admit',
  reactions: {},
  movements: { movement: { order: 1, name: 'Beweging' } },
};
const filled = (change: Partial<MeetingForm> = {}) => Object.assign(new MeetingForm(facts), change);

describe('the details of a meeting', () => {
  it('go out as they came in', () => {
    expect(filled().fields()).toEqual({
      title: 'Najaarsbijeenkomst',
      starts_at: '2022-11-09T12:00:00Z',
      time_zone: 'Europe/Amsterdam',
      place: 'Utrecht',
      call_link: '',
      dial_in: '088 000 48 21',
      entry: 'admit',
      lasts: 240,
    });
  });
  it('keep their clock on a day in summer time', () => {
    expect(filled().fields('2023-04-12')).toMatchObject({ starts_at: '2023-04-12T11:00:00Z', lasts: 240 });
  });
  it('need no end', () => {
    expect(filled({ end: '' }).fields()?.lasts).toBe(0);
  });
  it('may run past midnight from an evening on', () => {
    const form = filled({ begin: '22:00', end: '01:00' });
    expect([form.overnight, form.fields()?.lasts]).toEqual([true, 180]);
    expect(filled().overnight).toBe(false);
  });
  it('need no https:// in front of a link', () => {
    const form = filled({ call_link: ' meet.voorbeeld.nl/jam ' });
    expect(form.fields()?.call_link).toBe('https://meet.voorbeeld.nl/jam');
    form.mendLink();
    expect(form.call_link).toBe('https://meet.voorbeeld.nl/jam');
  });
  it('tell that the name of an earlier one says when that was, until it is changed', () => {
    const form = filled({ title: 'Jam november 2022', earlierTitle: 'Jam november 2022' });
    expect(form.dated).toBe(true);
    form.title = 'Jam mei 2023';
    expect(form.dated).toBe(false);
    expect(['Ledenvergadering', 'Mayonaise', 'Zaal 12'].some(isDated)).toBe(false);
  });
  it.each([
    ['title', { title: '  ' }, 'need_title'],
    ['day', { day: '' }, 'need_day'],
    ['begin', { begin: '' }, 'need_begin'],
    ['begin', { day: '2027-03-28', begin: '02:30' }, 'no_such_time'],
    ['end', { day: '2027-03-28', begin: '01:00', end: '02:30' }, 'no_such_time'],
    ['end', { end: '13:00' }, 'end_is_begin'],
    ['end', { end: '11:30' }, 'end_before_begin'],
    ['call_link', { call_link: 'http://voorbeeld.nl' }, 'bad_link'],
    ['movements', { movements: [] }, 'need_movement'],
  ] as const)('say what is wrong with %s, once somebody tried', (field, change, code) => {
    const form = filled(change as Partial<MeetingForm>);
    expect(form.why(field)).toBeUndefined();
    expect(form.fields()).toBeUndefined();
    form.tried = true;
    expect(form.why(field)?.code).toBe(`meeting_form.${code}`);
  });
});
