// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ASIDE, LOOSE, Sorting } from './sorting.svelte';

function desk(): { sorting: Sorting; sent: [string, Record<string, unknown>][] } {
  const sent: [string, Record<string, unknown>][] = [];
  const door = {
    command: (name: string, fields: object) => {
      sent.push([name, fields as Record<string, unknown>]);
      return Promise.resolve({ ok: true as const, seq: 1 });
    },
  };
  return { sorting: new Sorting(door, 'plan'), sent };
}
const clusterOf = (idea: string) => (idea === 'b' ? 'k' : undefined);

describe('where an idea is let go', () => {
  it('is a cluster', async () => {
    const { sorting, sent } = desk();
    await sorting.layAt(['a', 'c'], 'cluster:k', clusterOf);
    expect(sent).toEqual([['proposal.join_ideas', { proposal: 'plan', cluster: 'k', ideas: ['a', 'c'] }]]);
  });
  it('is another idea: both are one then, in the cluster in which that lies', async () => {
    const { sorting, sent } = desk();
    await sorting.layAt(['a'], 'idea:b', clusterOf);
    await sorting.layAt(['a'], 'idea:c', clusterOf);
    expect(sent[0]?.[1]).toEqual({ proposal: 'plan', cluster: 'k', ideas: ['b', 'a'] });
    expect(sent[1]?.[1]['ideas']).toEqual(['c', 'a']);
    expect(sent[1]?.[1]['cluster']).toMatch(/.+/);
  });
  it('is itself: nothing happens', async () => {
    const { sorting, sent } = desk();
    await sorting.layAt(['a', 'b'], 'idea:b', clusterOf);
    expect(sent).toEqual([]);
  });
  it('is aside, or among those by themselves', async () => {
    const { sorting, sent } = desk();
    await sorting.layAt(['a', 'b'], ASIDE, clusterOf);
    await sorting.layAt(['b'], LOOSE, clusterOf);
    expect(sent.map(([name, { idea }]) => [name, idea])).toEqual([
      ['proposal.set_idea_aside', 'a'],
      ['proposal.set_idea_aside', 'b'],
      ['proposal.part_idea', 'b'],
    ]);
  });
});
