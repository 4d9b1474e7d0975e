// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { applyPatch } from './patch';

// The examples of RFC 7396, appendix A.
const examples: [unknown, unknown, unknown][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

describe('applyPatch', () => {
  it.each(examples)('%j + %j = %j', (target, patch, expected) => {
    expect(applyPatch(target, patch)).toEqual(expected);
  });

  it('changes nothing in place and keeps what it does not touch', () => {
    const before = { a: { x: 1 }, b: { y: 2 } };
    const after = applyPatch(before, { b: { y: 3 } }) as typeof before;
    expect(before).toEqual({ a: { x: 1 }, b: { y: 2 } });
    expect(after.a).toBe(before.a);
    expect(after.b).not.toBe(before.b);
  });

  it('gives the same object when nothing is new', () => {
    const before = { a: { x: 1 } };
    expect(applyPatch(before, { a: { x: 1, gone: null } })).toBe(before);
  });

  it('takes a member called __proto__ as data', () => {
    const after = applyPatch({}, JSON.parse('{"__proto__": {"x": 1}}')) as Record<string, unknown>;
    expect(Object.hasOwn(after, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
