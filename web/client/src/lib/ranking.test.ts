// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { before, joined, moved, parted, placed, placesOf, without, type Ranks } from './ranking';

const said = (ranks: Ranks): string => ranks.map((rank) => rank.join('=')).join('>');
const of = (answer: string): Ranks => (answer ? answer.split('>').map((rank) => rank.split('=')) : []);

describe('a ranking in the making', () => {
  it('gives the next place to whoever is tapped', () => {
    expect(said(placed(of(''), 'b'))).toBe('b');
    expect(said(placed(of('b>c'), 'a'))).toBe('b>c>a');
  });
  it('closes the gap of who is taken away', () => {
    expect(said(without(of('a>b>c'), 'b'))).toBe('a>c');
    expect(said(without(of('a>b=c'), 'b'))).toBe('a>c');
  });
  it('moves one up or down, and not past the ends', () => {
    expect(said(moved(of('a>b>c'), 'c', -1))).toBe('a>c>b');
    expect(said(moved(of('a>b>c'), 'a', 1))).toBe('b>a>c');
    expect(said(moved(of('a>b'), 'a', -1))).toBe('a>b');
    expect(said(moved(of('a>b'), 'b', 1))).toBe('a>b');
  });
  it('moves past equal ones as past one', () => {
    expect(said(moved(of('a=b>c'), 'c', -1))).toBe('c>a=b');
    expect(said(moved(of('a=b>c'), 'b', -1))).toBe('b>a>c');
    expect(said(moved(of('a=b>c'), 'a', 1))).toBe('b>a>c');
  });
  it('puts one where it is let go', () => {
    expect(said(before(of('a>b>c'), 'c', 'a'))).toBe('c>a>b');
    expect(said(before(of('a>b>c'), 'a', undefined))).toBe('b>c>a');
    expect(said(before(of('a>b=c'), 'a', 'c'))).toBe('a>b=c');
  });
  it('makes one equal to those above it, and unequal again', () => {
    expect(said(joined(of('a>b>c'), 'b'))).toBe('a=b>c');
    expect(said(joined(of('a=b>c'), 'c'))).toBe('a=b=c');
    expect(said(joined(of('a>b'), 'a'))).toBe('a>b');
    expect(said(parted(of('a=b>c'), 'b'))).toBe('a>b>c');
    expect(said(parted(of('a>b'), 'a'))).toBe('a>b');
  });
  it('knows the place of each', () => {
    expect(placesOf(of('a>b=c>d'))).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, true],
      ['d', 3, false],
    ]);
  });
});
