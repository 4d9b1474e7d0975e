import { describe, expect, it } from 'vitest';
import { callOrigins, isFramed } from './call';

const ORIGINS = ['https://meet.example.org', 'https://*.example.com'];

describe('a call', () => {
  it.each([
    ['https://meet.example.org/polder?x=1#y', true],
    ['https://meet.example.org:8443/polder', false],
    ['https://meet.example.org.evil.example/', false],
    ['http://meet.example.org/', false],
    ['https://a.example.com/room', true],
    ['https://a.b.example.com/room', true],
    ['https://example.com/room', false],
    ['https://evilexample.com/room', false],
    ['no link', false],
    ['', false],
  ])('at %s is shown within the page: %s', (link, within) => {
    expect(isFramed(link, ORIGINS)).toBe(within);
  });
  it('is shown in a window of its own where nothing was named', () => {
    expect(isFramed('https://meet.example.org/', [])).toBe(false);
  });
});

describe('the page', () => {
  it('says whose calls may be shown', () => {
    const page = document.implementation.createHTMLDocument();
    expect(callOrigins(page)).toEqual([]);
    const meta = Object.assign(page.createElement('meta'), { name: 'call-origins', content: ORIGINS.join(' ') });
    page.head.append(meta);
    expect(callOrigins(page)).toEqual(ORIGINS);
  });
});
