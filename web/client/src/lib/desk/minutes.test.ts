// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { publication, standing, together, type MinutesDesk } from './minutes';

const desk = (more: Partial<MinutesDesk>): MinutesDesk => ({
  title: 'Herfst',
  phase: 'ended',
  time_zone: 'Europe/Amsterdam',
  edition: 0,
  places: {},
  sections: {},
  ...more,
});

describe('words that are not saved yet', () => {
  const place = { text: 'Het regende.', rev: 2 };

  it('are saved once they say what stands, whatever they were based on', () => {
    expect(standing(place, undefined)).toBe('saved');
    expect(standing(place, { text: 'Het regende.\n', rev: 1 })).toBe('saved');
  });

  it('may be saved by whoever read what stands', () => {
    expect(standing(place, { text: 'Het goot.', rev: 2 })).toBe('unsaved');
  });

  it('are in conflict when somebody else wrote since', () => {
    expect(standing(place, { text: 'Het goot.', rev: 1 })).toBe('conflict');
  });

  it('can be put below what stands', () => {
    expect(together('Het regende.\n', ' Het goot.')).toBe('Het regende.\n\nHet goot.');
    expect(together('', 'Het goot.')).toBe('Het goot.');
  });
});

describe('where the minutes stand', () => {
  it('follows the end, each edition, changes and withdrawal', () => {
    expect(publication(desk({ phase: 'open' }))).toBe('too_early');
    expect(publication(desk({}))).toBe('never');
    expect(publication(desk({ edition: 1, published_at: 'x' }))).toBe('public');
    expect(publication(desk({ edition: 1, published_at: 'x', changed: true }))).toBe('changed');
    expect(publication(desk({ edition: 1, changed: true }))).toBe('withdrawn');
  });

  it('stays public when the meeting goes on after all', () => {
    expect(publication(desk({ phase: 'open', edition: 1, published_at: 'x' }))).toBe('public');
  });
});
