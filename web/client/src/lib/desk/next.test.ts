// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { accountFaults, foundingFaults, keyFrom } from './founding';
import { madeByServer, nextPath } from './next';

const HERE = 'https://polder.example';
const next = (path: string) => nextPath(`?next=${encodeURIComponent(path)}`, HERE);

describe('where to go after signing in', () => {
  it('is the page that was asked for', () => {
    expect(next('/m/x/prepare')).toBe('/m/x/prepare');
    expect(next('/meetings/new?after=x')).toBe('/meetings/new?after=x');
  });
  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '',
    '/\t/x.example',
    '/.//elsewhere.example/minutes',
    '/m/..//elsewhere.example/minutes',
  ])('is never another site: %j', (path) => {
    expect(next(path)).toBeUndefined();
  });
  it('is not a page that only lets somebody in', () => {
    expect(next('/sign-in')).toBeUndefined();
    expect(next('/link')).toBeUndefined();
    expect(nextPath('', HERE)).toBeUndefined();
  });
  it('is fetched from the server when the server makes it', () => {
    expect(madeByServer('/m/x/minutes')).toBe(true);
    expect(madeByServer('/api/calendar.ics')).toBe(true);
    expect(madeByServer('/m/x/console')).toBe(false);
  });
});

describe('the key of an empty house', () => {
  it('may be typed, or pasted as the whole address', () => {
    expect(keyFrom(' abc-123 ')).toBe('abc-123');
    expect(keyFrom('https://polder.example/start#abc-123')).toBe('abc-123');
    expect(keyFrom('  ')).toBe('');
  });
});

describe('what founding needs', () => {
  it('is a name for the movement and for whoever founds it, an address and a long password', () => {
    expect(foundingFaults({ movement: ' ', name: '', email: 'x', password: 'short' })).toEqual({
      movement: 'start.need_movement',
      name: 'start.need_name',
      email: 'start.need_email',
      password: 'start.need_password',
    });
    expect(foundingFaults({ movement: 'M', name: 'C', email: 'c@m.example', password: 'x'.repeat(12) })).toEqual({});
  });
  it('does not take spaces for an address', () => {
    expect(accountFaults({ email: 'a b@c', password: 'x'.repeat(12) })).toEqual({ email: 'start.need_email' });
  });
});
