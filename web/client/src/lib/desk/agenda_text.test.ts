// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readAgenda } from './agenda_text';

const one = (line: string) => readAgenda(line).items[0];

describe('an agenda that is pasted', () => {
  it('counts minutes from clock to clock, and the last until the end of the meeting', () => {
    expect(readAgenda('13:00 Welkom\n13.20 uur Het jaarplan\n\n15:00 Pauze\n', '15:30')).toEqual({
      begins: '13:00',
      items: [
        { title: 'Welkom', minutes: 20 },
        { title: 'Het jaarplan', minutes: 100 },
        { title: 'Pauze', minutes: 30 },
      ],
    });
  });

  it.each([
    ['20 min Welkom', 'Welkom', 20],
    ['Welkom (20 minuten)', 'Welkom', 20],
    ['Welkom, 20 min.', 'Welkom', 20],
    ['Welkom – 5’', 'Welkom', 5],
    ['- Welkom', 'Welkom', 0],
    ['1. Welkom: 1 minuut', 'Welkom', 1],
    ['2) Groepen (1,5 uur)', 'Groepen', 90],
    ['13:00-13:20 Welkom', 'Welkom', 20],
    ['13.00 – 13.45 uur: Welkom', 'Welkom', 45],
    ['13:00 tot 14:00 Welkom', 'Welkom', 60],
    ['• 13:00 Welkom (10 min)', 'Welkom', 10],
    ['13:00\tWelkom\t25', 'Welkom', 25],
    ['Welkom\t25', 'Welkom', 25],
    ['23:45-00:15 Nachtvraag', 'Nachtvraag', 30],
  ])('reads %j', (line, title, minutes) => {
    expect(one(line)).toEqual({ title, minutes });
  });

  it.each([
    ['Het jaarplan 2027: uitleg en gesprek', 'Het jaarplan 2027: uitleg en gesprek'],
    ['Week van 8 tot 12 november', 'Week van 8 tot 12 november'],
    ['De bijdrage gaat 10 % omhoog', 'De bijdrage gaat 10 % omhoog'],
    ['Wie is er bij om half twee?', 'Wie is er bij om half twee?'],
    ['3 organisaties vertellen', '3 organisaties vertellen'],
  ])('leaves numbers alone that are none of both: %j', (line, title) => {
    expect(one(line)).toEqual({ title, minutes: 0 });
  });

  it('leaves out what is no item', () => {
    expect(readAgenda('\n  \n13:00\n')).toEqual({ items: [] });
  });

  it('keeps the end as an item when people wrote it down', () => {
    expect(readAgenda('16:30 Terugkijken\n17:00 Einde').items).toEqual([
      { title: 'Terugkijken', minutes: 30 },
      { title: 'Einde', minutes: 0 },
    ]);
  });
});
