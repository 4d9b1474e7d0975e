// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { beforeWhich, fitOf, placeOf } from './agenda_times';

const item = (order: number, minutes: number) => ({ order, title: '', minutes });
const agenda = { c: item(3, 90), a: item(1, 20), b: item(2, 100) };
const begin = '2022-11-09T12:00:00Z';

describe('an agenda', () => {
  it('ends when its minutes have passed', () => {
    expect(fitOf(agenda, begin)).toEqual({ minutes: 210, ends: '2022-11-09T15:30:00Z' });
  });
  it('leaves time or takes too much', () => {
    expect(fitOf(agenda, begin, 240).left).toBe(30);
    expect(fitOf(agenda, begin, 210).left).toBe(0);
    expect(fitOf(agenda, begin, 180).over).toBe(30);
  });
});

describe('an item that is moved', () => {
  it('comes to stand before the one at that place', () => {
    expect(beforeWhich(agenda, 'c', 0)).toBe('a');
    expect(beforeWhich(agenda, 'a', 1)).toBe('c');
    expect(placeOf(agenda, 'c')).toBe(2);
  });
  it('stands last when nothing comes after it', () => {
    expect(beforeWhich(agenda, 'a', 2)).toBeUndefined();
  });
});
