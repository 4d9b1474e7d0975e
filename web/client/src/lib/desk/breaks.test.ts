// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { breaksFrom } from './breaks';

describe('a break', () => {
  it('ends at a time that people remember', () => {
    const ends = breaksFrom(Date.parse('2022-11-09T14:31:20Z')).map(({ until }) => until.slice(11, 16));
    expect(ends).toEqual(['14:40', '14:45', '14:50', '15:00', '15:15']);
  });
  it('says how long that is', () => {
    expect(breaksFrom(Date.parse('2022-11-09T14:33:00Z'))[0]).toEqual({ minutes: 12, until: '2022-11-09T14:45:00Z' });
    expect(breaksFrom(Date.parse('2022-11-09T14:30:00Z'))[0]).toEqual({ minutes: 10, until: '2022-11-09T14:40:00Z' });
  });
});
