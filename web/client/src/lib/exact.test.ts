// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { compare, decimal, near, sum } from './exact';

describe('an exact number as people read it', () => {
  it('has at most five decimals, and none that say nothing', () => {
    expect(decimal('3', 'nl')).toBe('3');
    expect(decimal('7/2', 'nl')).toBe('3,5');
    expect(decimal('7/2', 'en')).toBe('3.5');
    expect(decimal('1/3', 'nl')).toBe('0,33333');
    expect(decimal('2/3', 'en')).toBe('0.66667');
    expect(decimal('299999/100000', 'nl')).toBe('2,99999');
    expect(decimal('1999999/1000000', 'nl')).toBe('2');
  });
  it('has its thousands apart, and its sign', () => {
    expect(decimal('1234567', 'nl')).toBe('1.234.567');
    expect(decimal('2469/2', 'en')).toBe('1,234.5');
    expect(decimal('-1/2', 'nl')).toBe('-0,5');
    expect(decimal('-1/1000000', 'nl')).toBe('0');
  });
  it('can be whole', () => {
    expect(decimal('5/2', 'nl', 0)).toBe('3');
    expect(decimal('7/3', 'nl', 1)).toBe('2,3');
  });
});

describe('exact numbers together', () => {
  it('are added and compared without rounding', () => {
    expect(compare(sum(['1/3', '1/3', '1/3']), '1')).toBe(0);
    expect(compare('1/3', '33333/100000')).toBe(1);
    expect(compare('-1', '0')).toBe(-1);
    expect(sum([])).toBe('0/1');
  });
  it('are near enough to draw', () => {
    expect(near('22/7')).toBeCloseTo(3.142857, 5);
    expect(near(undefined)).toBe(0);
  });
});
