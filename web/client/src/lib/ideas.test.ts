// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { asideIdeas, heapsOf, heapTitle, ideasLeft, ideasUntil, looseIdeas, writesIdeas } from './ideas';
import type { MeetingView, Proposal } from './protocol';
import { collecting } from './select';

const proposal: Pick<Proposal, 'ideas' | 'clusters' | 'brainstorm'> = {
  brainstorm: { by: 'participants', most: 2 },
  ideas: {
    a: { order: 1, text: 'A bus', cluster: 'k' },
    b: { order: 2, text: 'A garden' },
    c: { order: 3, text: 'A train', cluster: 'k' },
    d: { order: 4, text: 'A joke', aside: true },
    e: { order: 5, text: 'A choir', cluster: 'm', aside: true },
  },
  clusters: { k: { order: 1 }, m: { order: 2, title: 'Music' } },
};
const names = (ideas: [string, unknown][]) => ideas.map(([id]) => id);

describe('ideas', () => {
  it('lie in clusters, by themselves, or aside', () => {
    expect(heapsOf(proposal).map(({ id, ideas }) => [id, names(ideas)])).toEqual([['k', ['a', 'c']]]);
    expect(names(looseIdeas(proposal))).toEqual(['b']);
    expect(names(asideIdeas(proposal))).toEqual(['d', 'e']);
  });
  it('are called by the name of their cluster, or by the first of them', () => {
    expect(heapsOf(proposal).map(heapTitle)).toEqual(['A bus']);
    expect(heapTitle({ id: 'k', title: 'Travel', ideas: [] })).toBe('Travel');
  });
  it('are as many as the stage says', () => {
    expect(ideasLeft(proposal, new Set(['a', 'elsewhere']))).toBe(1);
    expect(ideasLeft(proposal, new Set(['a', 'b', 'd']))).toBe(0);
    expect(ideasLeft({ brainstorm: { by: 'delegates' } }, new Set(['a']))).toBeUndefined();
  });
  it('are written by whom the stage asks', () => {
    const may = ['proposal.add_idea'];
    const asks = (by: 'delegates' | 'participants', ...roles: string[]) =>
      writesIdeas({ brainstorm: { by } }, { roles, may });
    expect([asks('participants', 'participant'), asks('delegates', 'participant')]).toEqual([true, false]);
    expect([asks('delegates', 'delegate'), asks('delegates', 'coordinator')]).toEqual([true, true]);
    expect(writesIdeas({ brainstorm: { by: 'participants' } }, { roles: ['observer'], may: [] })).toBe(false);
    expect(writesIdeas({}, { roles: ['delegate'], may })).toBe(false);
  });
  it('are collected for as long as is meant, from when the meeting came to them', () => {
    const asks = { brainstorm: { by: 'participants', minutes: 10 } as const, since: '2026-11-26T13:00:00Z' };
    expect(ideasUntil(asks)).toBe('2026-11-26T13:10:00.000Z');
    expect(ideasUntil(asks, '2026-11-26T14:00:00Z')).toBe('2026-11-26T14:10:00.000Z');
    expect(ideasUntil(asks, '2026-11-26T12:00:00Z')).toBe('2026-11-26T13:10:00.000Z');
    expect(ideasUntil({ ...asks, brainstorm: { by: 'participants' } })).toBeUndefined();
  });
  it('are collected while the meeting is on their proposal', () => {
    const view = (phase: string, item: string) =>
      ({
        meeting: { phase, item },
        agenda: { plan: { order: 1, proposal: 'plan' }, other: { order: 2 } },
        proposals: { plan: { ...proposal, asks: true, order: 1, results: {} } },
      }) as unknown as MeetingView;
    expect(collecting(view('open', 'plan'))?.[0]).toBe('plan');
    expect(collecting(view('open', 'other'))).toBeUndefined();
    expect(collecting(view('ended', 'plan'))).toBeUndefined();
  });
});
