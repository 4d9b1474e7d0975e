import { describe, expect, it } from 'vitest';
import { nameLines, widthOf } from './states';

describe('a name on a parcel', () => {
  it('is broken where capitals would run over the edge', () => {
    const width = widthOf('Wzg samen', 10) * 0.92;
    expect(nameLines('Woonzorggroep Samen', 'Wzg samen', width, 10).lines).toEqual(['Wzg samen']);
    expect(nameLines('Woonzorggroep Samen', 'WZG SAMEN', width, 10).lines).toEqual(['WZG', 'SAMEN']);
  });

  it('is left out where not even the short one fits', () => {
    expect(nameLines('Woonzorggroep Samen', 'WZG Samen', 8, 10).lines).toEqual([]);
  });
});
