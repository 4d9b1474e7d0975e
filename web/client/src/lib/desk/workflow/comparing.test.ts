import { describe, expect, it } from 'vitest';
import { earlier, together } from './comparing';
import { sourceFrom, type Source } from './source';

const source = (stages: string[], moves: Record<string, [string[], string]>): Source =>
  sourceFrom({
    workflow: 'plan',
    stages: Object.fromEntries(stages.map((name) => [name, { title: { en: name }, activity: 'drafting' }])),
    moves: Object.fromEntries(
      Object.entries(moves).map(([name, [from, to]]) => [name, { title: { en: name }, from, to, by: ['coordinator'] }]),
    ),
  });

describe('two versions together', () => {
  const was = source(['draft', 'talk', 'done'], { go: [['draft'], 'talk'], end: [['draft', 'talk'], 'done'] });

  it('has what is there now and what is gone', () => {
    const now = source(['draft', 'done'], { skip: [['draft'], 'done'] });
    const both = together(now, was, {
      stages: { draft: 'same', done: 'same', talk: 'removed' },
      moves: { skip: 'added', go: 'removed', end: 'removed' },
    });
    expect(Object.keys(both.stages)).toEqual(['draft', 'done', 'talk']);
    expect(Object.keys(both.moves)).toEqual(['skip', 'go', 'end']);
  });

  it('leaves out a move between what is not shown', () => {
    const now = source(['draft'], {});
    const both = together(now, was, { stages: { draft: 'same' }, moves: { go: 'removed', end: 'removed' } });
    expect(both.moves).toEqual({});
  });

  it('can be chosen among those before', () => {
    expect(earlier([3, 2, 1], true)).toEqual([3, 2, 1]);
    expect(earlier([3, 2, 1], false)).toEqual([2, 1]);
    expect(earlier([1], false)).toEqual([]);
  });
});
