// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { asideIdeas, heapsOf, heapTitle, ideasLeft, looseIdeas } from './ideas';
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
    expect(ideasLeft(proposal, 1)).toBe(1);
    expect(ideasLeft(proposal, 3)).toBe(0);
    expect(ideasLeft({ brainstorm: { by: 'delegates' } }, 3)).toBeUndefined();
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
