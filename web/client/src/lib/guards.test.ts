import { describe, expect, it } from 'vitest';
import { atomsOf, kindOf, partsOf } from './guards';
import type { Held } from './protocol';

const quorum = { guard: 'quorum_present', holds: false, params: { needed: 18 } };
const clauses = { guard: 'has_clauses', holds: true, params: { count: 2 } };
const held = (params: Held['params'], guard?: string): Held => ({
  holds: false,
  params,
  order: 1,
  ...(guard && { guard }),
});

describe('guards', () => {
  it('are called by their key, and a second of one kind by its own name', () => {
    expect(kindOf('any', held({}))).toBe('any');
    expect(kindOf('any-2', held({}, 'any'))).toBe('any');
  });

  it('made of others show their parts, in order', () => {
    const any = held({ parts: [quorum, clauses] });
    expect(partsOf('any', any)).toEqual([
      ['quorum_present-0', { ...quorum, order: 1 }],
      ['has_clauses-1', { ...clauses, order: 2 }],
    ]);
    expect(partsOf('any-2', held({ parts: [quorum] }, 'any'))).toHaveLength(1);
  });

  it('of one part that must not be, and simple ones, are said in a sentence', () => {
    expect(partsOf('not', held({ parts: [quorum] }))).toEqual([]);
    expect(partsOf('has_clauses', held({ count: 2 }))).toEqual([]);
  });

  it('are found however deep they stand', () => {
    const inner = { guard: 'not', holds: true, params: { parts: [clauses] } };
    const found = atomsOf([
      ['any', held({ parts: [quorum, inner] })],
      ['every_group_reported', held({ groups: 0 })],
    ]);
    expect(found.map((each) => each.guard)).toEqual(['quorum_present', 'has_clauses', 'every_group_reported']);
  });
});
