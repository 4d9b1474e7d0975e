// @vitest-environment node
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { bearers, linkOf, mailTo, pagesOf, staysHere, whoAsked } from './badges';
import type { MovementView } from './directory';
import { qrPath } from './qr';

const view: MovementView = {
  id: 'm',
  name: 'Beweging',
  language: 'nl',
  organisations: {
    a: { order: 1, name: 'Organisatie 11', short: '', kind: 'member' },
    b: { order: 2, name: 'Organisatie 12', short: '', kind: 'member' },
  },
  people: {
    z: { order: 1, name: 'Zwaan', language: 'nl', roles: { b: ['delegate'] }, email: 'z@voorbeeld.nl' },
    y: { order: 2, name: 'IJsvogel', language: 'nl', roles: { b: ['participant'], a: ['delegate'] }, links: 1 },
    s: { order: 4, name: 'Scherm', language: 'nl', roles: { b: ['screen'] } },
    x: { order: 3, name: 'Kievit', language: 'nl', roles: { b: ['participant'] }, inside: true },
  },
};

describe('for whom', () => {
  it('is read from the address', () => {
    expect(whoAsked('')).toEqual({ who: 'all' });
    expect(whoAsked('?unlinked')).toEqual({ who: 'unlinked' });
    expect(whoAsked('?organisation=a')).toEqual({ who: 'organisation', id: 'a' });
    expect(whoAsked('?person=z')).toEqual({ who: 'person', id: 'z' });
  });

  it('everybody comes by organisation, then by name, each once; a projector is nobody', () => {
    expect(bearers(view, { who: 'all' }).map((each) => [each.person, each.organisation])).toEqual([
      ['y', 'Organisatie 11, Organisatie 12'],
      ['x', 'Organisatie 12'],
      ['z', 'Organisatie 12'],
    ]);
  });

  it('who has a link or has been inside is not among those without one', () => {
    expect(bearers(view, { who: 'unlinked' })).toEqual([
      { person: 'z', name: 'Zwaan', organisation: 'Organisatie 12', email: 'z@voorbeeld.nl' },
    ]);
  });

  it('an organisation brings its people, a person only themselves', () => {
    expect(bearers(view, { who: 'organisation', id: 'a' }).map((each) => each.person)).toEqual(['y']);
    expect(bearers(view, { who: 'person', id: 's' }).map((each) => each.person)).toEqual(['s']);
  });
});

describe('a link', () => {
  it('keeps its secret behind the #, which is never sent', () => {
    const link = new URL(linkOf('https://polder.example', 'secret'));
    expect(link.hash).toBe('#secret');
    expect(link.pathname + link.search).toBe('/link');
  });

  it('opens nowhere else when the page came from this computer', () => {
    expect(['localhost', '127.0.0.1', '[::1]'].every(staysHere)).toBe(true);
    expect(staysHere('polder.example')).toBe(false);
  });

  it('goes into a mail whole, addressed or not', () => {
    const mail = mailTo('a+b@x.nl', 'Jouw link & meer', 'Dag,\nhttps://x/link#a');
    expect(mail).toBe('mailto:a%2Bb@x.nl?subject=Jouw%20link%20%26%20meer&body=Dag%2C%0D%0Ahttps%3A%2F%2Fx%2Flink%23a');
    expect(mailTo('', 's', 'b')).toBe('mailto:?subject=s&body=b');
  });
});

describe('a sheet', () => {
  it('has ten badges a page, the last page what is left', () => {
    expect(pagesOf(Array.from({ length: 26 }, (_, n) => n)).map((page) => page.length)).toEqual([10, 10, 6]);
    expect(pagesOf([])).toEqual([]);
  });

  it('draws each black module of the code once, with four of white around it', () => {
    const text = linkOf('https://polder.example', 'a'.repeat(32));
    const { size, data } = encode(text, { ecc: 'M', border: 0 });
    const drawn = qrPath(text);
    const runs = [...drawn.d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map((run) => run.slice(1).map(Number));
    const black = runs.flatMap(([x = 0, y = 0, n = 0]) => Array.from({ length: n }, (_, i) => `${x + i - 4} ${y - 4}`));
    const wanted = data.flatMap((row, y) => row.flatMap((on, x) => (on ? `${x} ${y}` : [])));
    expect(drawn.size).toBe(size + 8);
    expect([...new Set(black)].sort()).toEqual(wanted.sort());
    expect(black.length).toBe(wanted.length);
  });
});
