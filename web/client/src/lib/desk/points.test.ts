// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { asPoints, merged, moved, pointsFrom, split, written } from './points';

describe('a pasted plan becomes points', () => {
  it('by its numbers', () => {
    expect(pointsFrom('1. We zoeken leden.\n2. De bijdrage gaat omhoog.\n10) Klaar.')).toEqual([
      'We zoeken leden.',
      'De bijdrage gaat omhoog.',
      'Klaar.',
    ]);
  });
  it('by its letters, its roman numbers, or by words with a number', () => {
    expect(pointsFrom('a) Een\nb) Twee')).toEqual(['Een', 'Twee']);
    expect(pointsFrom('i. One\nii. Two\niv. Four')).toEqual(['One', 'Two', 'Four']);
    expect(pointsFrom('Punt 1: Een\nPunt 2: Twee')).toEqual(['Een', 'Twee']);
    expect(pointsFrom('Artikel 1 Naam\nArtikel 2 Doel')).toEqual(['Naam', 'Doel']);
  });
  it('by its bullets, also those that Word leaves behind', () => {
    expect(pointsFrom('• Een\n• Twee')).toEqual(['Een', 'Twee']);
    expect(pointsFrom('- Een\n– Twee\n* Drie')).toEqual(['Een', 'Twee', 'Drie']);
    expect(pointsFrom('\uf0b7\tEen\r\n\uf0b7\tTwee')).toEqual(['Een', 'Twee']);
  });
  it('by blank lines where nothing is marked', () => {
    expect(pointsFrom('Eerst dit.\n\nDan dat.\n\n\nKlaar.')).toEqual(['Eerst dit.', 'Dan dat.', 'Klaar.']);
  });
  it('line by line where there are no blank lines either', () => {
    expect(pointsFrom('Eerst dit.\nDan dat.')).toEqual(['Eerst dit.', 'Dan dat.']);
  });
  it('and nothing becomes none', () => {
    expect(pointsFrom(' \n\n\t')).toEqual([]);
  });
});

describe('what belongs to a point stays with it', () => {
  it('marks of another kind, each on a line of its own', () => {
    expect(pointsFrom('1. Teams\n   a) kiezen\n   b) stoppen\n2. Geld\n  • subsidie')).toEqual([
      'Teams\na) kiezen\nb) stoppen',
      'Geld\n- subsidie',
    ]);
  });
  it('the same mark further in', () => {
    expect(pointsFrom('- Teams\n    - kiezen\n- Geld')).toEqual(['Teams\n- kiezen', 'Geld']);
  });
  it('unless only the first line lost its indent in the copying', () => {
    expect(pointsFrom('1. Een\n   2. Twee\n   3. Drie')).toEqual(['Een', 'Twee', 'Drie']);
  });
  it('numbers below a number', () => {
    expect(pointsFrom('1. Teams\n1.1 Kiezen\n1.2 Stoppen\n2. Geld')).toEqual([
      'Teams\n1.1 Kiezen\n1.2 Stoppen',
      'Geld',
    ]);
  });
  it('a paragraph after a blank line', () => {
    expect(pointsFrom('1. Leden\n\nWe zoeken er vier.\n\n2. Geld')).toEqual(['Leden\nWe zoeken er vier.', 'Geld']);
  });
  it('lines that a mail broke, quoted or not', () => {
    const mail =
      '> 1. We nodigen nieuwe organisaties uit via warme contacten, en laten zien\n> dat welkom is wie onze visie deelt.\n> 2. De bijdrage gaat\n> omhoog.';
    expect(pointsFrom(mail)).toEqual([
      'We nodigen nieuwe organisaties uit via warme contacten, en laten zien dat welkom is wie onze visie deelt.',
      'De bijdrage gaat omhoog.',
    ]);
  });
  it('a line that begins with a capital, however full the line above it is', () => {
    const plan =
      '1. We openen een inloophuis in elke gemeente\nIn 2027 starten we met twee, daarna elk jaar twee erbij.';
    expect(pointsFrom(plan)).toEqual([
      'We openen een inloophuis in elke gemeente\nIn 2027 starten we met twee, daarna elk jaar twee erbij.',
    ]);
  });
  it('what stands above the first mark is a point of its own, to keep or remove', () => {
    expect(pointsFrom('Jaarplan 2022\n\n1. Leden\n2. Geld')).toEqual(['Jaarplan 2022', 'Leden', 'Geld']);
  });
  it('a number that is a year, a time or an amount is no mark', () => {
    expect(pointsFrom('1. We beginnen\nom 10.30 uur.\n2022 wordt een mooi jaar.\n2. Klaar')).toEqual([
      'We beginnen om 10.30 uur.\n2022 wordt een mooi jaar.',
      'Klaar',
    ]);
  });
  it('spaces that cannot be seen are ordinary ones', () => {
    expect(pointsFrom('1.\u00a0Tien\u00a0%\u200b omhoog\n2.\tKlaar')).toEqual(['Tien % omhoog', 'Klaar']);
  });
});

describe('what was understood wrongly is put right', () => {
  const points = asPoints(['Een', 'Twee. Drie', 'Vier']);
  const [first, second, third] = points.map((point) => point.id) as [string, string, string];
  const texts = (after: typeof points) => after.map((point) => point.text);

  it('two become one, under the id of the first', () => {
    expect(texts(merged(points, second))).toEqual(['Een\nTwee. Drie', 'Vier']);
    expect(merged(points, second)[0]?.id).toBe(first);
    expect(merged(points, first)).toBe(points);
  });
  it('one becomes two where the cursor stands', () => {
    expect(texts(split(points, second, 5))).toEqual(['Een', 'Twee.', 'Drie', 'Vier']);
    expect(split(points, second, 0)).toBe(points);
  });
  it('one goes up or down, not past the ends', () => {
    expect(texts(moved(points, third, -1))).toEqual(['Een', 'Vier', 'Twee. Drie']);
    expect(texts(moved(points, first, -1))).toEqual(texts(points));
  });
  it('and what was left empty is not saved', () => {
    expect(texts(written([...points, { id: 'x', text: '  ' }]))).toEqual(['Een', 'Twee. Drie', 'Vier']);
  });
});
