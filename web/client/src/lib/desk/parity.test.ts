// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { barsOf, roomShare, verdictOf, type Part } from './parity';

const sides = (room: number, online: number) => ({ room, online });
const part = (measures: Part['measures'], people = sides(12, 4)): Part => ({ people, measures });
const spoke = { order: 2, done: sides(1140, 60), out_of: sides(12, 4), behind: 'online' as const };
const voted = { order: 1, done: sides(12, 4), out_of: sides(12, 4) };

describe('the bars of a part', () => {
  it('begin with who was there', () => {
    expect(barsOf(part({ spoke, voted })).map((bar) => bar.name)).toEqual(['present', 'voted', 'spoke']);
  });

  it.each([
    [sides(12, 4), 75],
    [sides(0, 4), 0],
    [sides(0, 0), 50],
  ])('are divided: %j', (done, share) => {
    expect(roomShare(done)).toBe(share);
  });
});

describe('what is said of a part', () => {
  it('names the side that fell behind, and in what', () => {
    expect(verdictOf(part({ voted, spoke }))).toEqual([{ code: 'parity.behind.spoke', side: 'online' }]);
  });

  it('is that both did their part', () => {
    expect(verdictOf(part({ voted }))).toEqual([{ code: 'parity.even' }]);
  });

  it('is nothing more than is known', () => {
    expect(verdictOf(part({}))).toEqual([{ code: 'parity.nothing' }]);
    expect(verdictOf(part({ voted }, sides(5, 0)))).toEqual([{ code: 'parity.one_side' }]);
  });
});
