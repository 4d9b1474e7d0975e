// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { anyChange, changesBetween, wordsChanged, type Piece } from './changes';

const V1 = { a: { n: 1, text: 'Een' }, b: { n: 2, text: 'Twee' }, c: { n: 3, text: 'Drie' } };

describe('between two versions', () => {
  it('the points stand as they are now, with what happened to each', () => {
    const rows = changesBetween(V1, {
      a: { n: 1, text: 'Een' },
      c: { n: 2, text: 'Drie!' },
      d: { n: 3, text: 'Vier' },
    });
    expect(rows.map(({ id, kind, n, was }) => [id, kind, n, was])).toEqual([
      ['a', 'same', 1, undefined],
      ['b', 'removed', undefined, 2],
      ['c', 'changed', 2, 3],
      ['d', 'added', 3, undefined],
    ]);
  });
  it('the same text in the same order is no change; another order is one', () => {
    expect(anyChange(changesBetween(V1, V1))).toBe(false);
    const turned = { ...V1, a: { n: 2, text: 'Een' }, b: { n: 1, text: 'Twee' } };
    expect(anyChange(changesBetween(V1, turned))).toBe(true);
  });
});

describe('between two texts', () => {
  const told = (pieces: Piece[]) =>
    pieces.map(({ kind, text }) => (kind === 'same' ? text : `[${kind === 'added' ? '+' : '-'}${text}]`)).join('');
  const rebuilt = (pieces: Piece[], without: Piece['kind']) =>
    pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

  it('words that changed in turn are one phrase out and one in', async () => {
    const pieces = await wordsChanged(
      'Elke trekker vraagt de eigen organisatie om steun. Klaar.',
      'Elke trekker vraagt de eigen organisatie wat die kan regelen. Klaar.',
      'nl',
    );
    expect(told(pieces)).toBe('Elke trekker vraagt de eigen organisatie [-om steun][+wat die kan regelen]. Klaar.');
  });
  it('a text with hardly a word kept is told as a whole', async () => {
    const pieces = await wordsChanged('We doen dit met z’n allen.', 'Iedereen kiest zelf een team en een dag.', 'nl');
    expect(pieces.filter((each) => each.kind === 'removed')).toHaveLength(1);
    expect(pieces.filter((each) => each.kind === 'added')).toHaveLength(1);
  });
  it('nothing is lost: without what is new it is the old text, without what went it is the new', async () => {
    const [before, after] = [
      'De bijdrage gaat voor iedereen\n10 % omhoog.',
      'De bijdrage gaat samen 10 % omhoog,\nnaar draagkracht.',
    ];
    const pieces = await wordsChanged(before, after, 'en');
    expect(rebuilt(pieces, 'added')).toBe(before);
    expect(rebuilt(pieces, 'removed')).toBe(after);
  });
});
