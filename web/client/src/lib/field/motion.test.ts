// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { origins, Reveals, undisclosed } from './reveal';
import type { Ground, Parcel } from './sowing';
import { Wave } from './wave';

const grounds = (...list: Ground[]): Parcel[] => list.map((ground) => ({ ground }));
const seats = (land: Record<string, Ground>): Parcel[] =>
  Object.entries(land).map(([seat, ground]) => ({ seat, ground }));

describe('a burst', () => {
  it('does not move what was there when the screen opened, nor what did not change', () => {
    const wave = new Wave();
    expect(wave.after(grounds('sown', 'fallow', 'water'))).toEqual([undefined, undefined, undefined]);
    expect(wave.after(grounds('sown', 'sown', 'water'))).toEqual([undefined, 0, undefined]);
  });
  it('goes parcel by parcel, 18 ms after each other', () => {
    const wave = new Wave();
    wave.after(grounds('fallow', 'fallow', 'water', 'fallow'));
    expect(wave.after(grounds('sown', 'sown', 'water', 'sown'))).toEqual([0, 18, undefined, 36]);
  });
  it('is over within 900 ms, however large', () => {
    const wave = new Wave();
    wave.after(grounds(...Array<Ground>(300).fill('fallow')));
    const waits = wave.after(grounds(...Array<Ground>(300).fill('sown')));
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeLessThanOrEqual(900);
  });
});

describe('the reveal', () => {
  const before = seats({ a: 'sown', b: 'fallow', c: 'sown', d: 'water' });
  const after = seats({ c: 'yes', a: 'no', b: 'water', d: 'water' });

  it('lets every parcel travel from its own place', () => {
    expect(origins(before, after)).toEqual([2, 0, 1, 3]);
  });
  it('shows no choice before the parcels have travelled', () => {
    expect(undisclosed(before, after).map((parcel) => parcel.ground)).toEqual(['sown', 'sown', 'fallow', 'water']);
  });
  it('knows no seats in a secret ballot, so nothing changes place', () => {
    expect(origins(grounds('sown', 'fallow'), grounds('yes', 'water'))).toEqual([0, 1]);
  });
  it('happens once, for who saw the ballot open', () => {
    const reveals = new Reveals();
    expect(reveals.take('v')).toBeUndefined();
    reveals.saw('v', before);
    expect(reveals.take('v')).toBe(before);
    expect(reveals.take('v')).toBeUndefined();
  });
  it('starts from the fullest land that was seen, not from a ballot that is being cleared away', () => {
    const reveals = new Reveals();
    reveals.saw('v', before);
    reveals.saw('v', seats({ a: 'fallow', b: 'fallow' }));
    expect(reveals.take('v')).toBe(before);
  });
});
