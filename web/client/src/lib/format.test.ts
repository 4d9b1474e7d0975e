// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { calendarDay, clock, day, hour, left, spacedCode, typedCode, zoneName } from './format';

const zone = 'Europe/Amsterdam';

describe('times', () => {
  it('are told in the time zone of the meeting', () => {
    expect(hour('2022-11-09T12:30:00Z', zone, 'nl')).toBe('13.30 uur');
    expect(hour('2022-11-09T12:30:00Z', zone, 'en')).toBe('13:30');
    expect(clock('2022-07-09T23:05:00Z', zone, 'nl')).toBe('01.05');
    expect(day('2022-04-14T11:00:00Z', zone, 'nl')).toBe('donderdag 14 april 2022');
    expect(calendarDay('2022-04-14', 'en')).toBe('14 April 2022');
  });
  it('are empty when there is nothing to tell', () => {
    expect(clock('soon', zone, 'nl')).toBe('');
  });
  it('belong to a time zone with a name that people use', () => {
    expect(zoneName(zone, 'nl')).toBe('Amsterdam (Midden-Europese tijd)');
    expect(zoneName('America/New_York', 'en')).toBe('New York (Eastern Time)');
  });
  it('count down and stop at nought', () => {
    expect(left(200_000)).toBe('3:20');
    expect(left(3_725_000)).toBe('1:02:05');
    expect(left(-5)).toBe('0:00');
  });
});

describe('codes', () => {
  it('forgive spaces, case and hyphens', () => {
    expect(typedCode(' 48 21-77 ')).toBe('482177');
    expect(typedCode('kx7–4tm')).toBe('KX74TM');
    expect(typedCode('Code: 48 21 77')).toBe('482177');
    expect(typedCode('４８２１７７')).toBe('482177');
    expect(typedCode('٤٨٢١٧٧')).toBe('482177');
  });
  it('are shown in pairs', () => {
    expect(spacedCode('482177')).toBe('48 21 77');
    expect(spacedCode('KX74T')).toBe('KX74T');
  });
});
