// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { MeetingView } from './protocol';
import { currentRound, isDividing, looseNotes } from './select';

function view(formed: string, closed?: string, proposal?: string): MeetingView {
  const results = closed ? { ballot: { order: 1, ballot: 'ballot', closed_at: closed } } : {};
  return {
    meeting: { item: 'plan', item_since: '2022-11-09T13:00:00Z' },
    agenda: { plan: { order: 1, title: 'Plan', minutes: 60, proposal: 'plan' } },
    proposals: { plan: { order: 1, results } },
    rounds: { round: { order: 1, question: '?', formed_at: formed, open: true, ...(proposal ? { proposal } : {}) } },
  } as unknown as MeetingView;
}

describe('the round that people are in now', () => {
  it('is the open one', () => {
    expect(currentRound(view('2022-11-09T13:10:00Z'))?.[0]).toBe('round');
  });
  it('has had its time once there is a later result', () => {
    expect(currentRound(view('2022-11-09T13:10:00Z', '2022-11-09T13:40:00Z', 'plan'))).toBeUndefined();
    expect(currentRound(view('2022-11-09T13:10:00Z', '2022-11-09T13:40:00Z'))).toBeUndefined();
  });
  it('goes before a result that is older', () => {
    expect(currentRound(view('2022-11-09T13:50:00Z', '2022-11-09T13:40:00Z'))?.[0]).toBe('round');
  });
});

describe('what the groups wrote that lies under no theme', () => {
  const note = (order: number) => ({ order, kind: 'point', text: `${order}` });
  const held = (themes: object) =>
    ({ ...view('2022-11-09T13:10:00Z'), themes, loose: { round: { 'g.b': note(2), 'g.a': note(1) } } }) as never;
  it('is shown with the themes of its round, in the order of writing', () => {
    const themes = { t: { order: 1, round: 'round', title: 'T', notes: {} } };
    expect(looseNotes(held(themes)).map(([id]) => id)).toEqual(['g.a', 'g.b']);
    expect(looseNotes(held({}))).toEqual([]);
  });
});

describe('the groups that are still to be made', () => {
  const before = (rounds: object) =>
    ({
      ...view(''),
      meeting: { phase: 'open', item: 'plan' },
      proposals: { plan: { order: 1, results: {}, activity: 'small_groups', since: '2022-11-09T13:05:00Z' } },
      rounds,
    }) as never;
  it('are announced until there is a round', () => {
    expect(isDividing(before({}))).toBe(true);
    expect(isDividing(before({ r: { proposal: 'plan', formed_at: '2022-11-09T13:10:00Z', open: true } }))).toBe(false);
    expect(isDividing(before({ r: { proposal: 'plan', formed_at: '2022-11-09T13:10:00Z' } }))).toBe(false);
  });
});
