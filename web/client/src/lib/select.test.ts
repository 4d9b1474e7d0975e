import { describe, expect, it } from 'vitest';
import type { MeetingView } from './protocol';
import { currentRound } from './select';

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
