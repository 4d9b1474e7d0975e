import { describe, expect, it } from 'vitest';
import { beforeAfterMoving, orderWith, placeAt } from './reorder';
import { Reorder } from './reorder.svelte';

const IDS = ['a', 'b', 'c'];
const rows = [{ bottom: 50 }, { bottom: 100 }, { bottom: 150 }];

describe('a row that is carried', () => {
  it.each([
    [0, 'b,a,c'],
    [1, 'a,b,c'],
    [2, 'a,c,b'],
  ])('to place %i', (to, order) => {
    expect(orderWith(IDS, 'b', to).join()).toBe(order);
  });
  it('is in the row under the finger, and never outside the list', () => {
    expect([-10, 49, 50, 120, 900].map((height) => placeAt(rows, height))).toEqual([0, 0, 1, 2, 2]);
    expect(placeAt([], 10)).toBe(0);
  });
  it('by buttons comes to stand before another one, or at the end', () => {
    expect([beforeAfterMoving(IDS, 'b', -1), beforeAfterMoving(IDS, 'b', 1)]).toEqual(['a', undefined]);
    expect(beforeAfterMoving(IDS, 'a', 1)).toBe('c');
    expect(beforeAfterMoving(IDS, 'a', -1)).toBe('b');
  });
});

describe('letting go', () => {
  const list = { children: rows.map((row) => ({ getBoundingClientRect: () => row })) } as unknown as HTMLElement;
  const at = (clientY: number) =>
    ({
      button: 0,
      pointerId: 1,
      clientY,
      currentTarget: { setPointerCapture: () => undefined },
    }) as unknown as PointerEvent;
  const asked: (string | undefined)[][] = [];
  const reorder = new Reorder(
    () => IDS,
    () => list,
    (id, before) => asked.push([id, before]),
  );

  it('asks once for the place where it is', () => {
    reorder.take(at(10), 'a');
    reorder.carry(at(60));
    expect(reorder.order).toEqual(['b', 'a', 'c']);
    reorder.letGo();
    expect([asked, reorder.carried]).toEqual([[['a', 'c']], undefined]);
  });
  it('where it was asks for nothing', () => {
    reorder.take(at(10), 'a');
    reorder.letGo();
    reorder.letGo();
    expect(asked).toHaveLength(1);
  });
  it('what is broken off asks for nothing', () => {
    reorder.take(at(10), 'a');
    reorder.carry(at(140));
    reorder.leave();
    reorder.letGo();
    expect([asked.length, reorder.order]).toEqual([1, IDS]);
  });
});
