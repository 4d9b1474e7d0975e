import { describe, expect, it } from 'vitest';
import { routeOf } from './router.svelte';

describe('routeOf', () => {
  it('knows the addresses', () => {
    expect(routeOf('/')).toEqual({ screen: 'home' });
    expect(routeOf('/j/482177')).toEqual({ screen: 'join', code: '482177' });
    expect(routeOf('/link', '#abc')).toEqual({ screen: 'link', token: 'abc' });
    expect(routeOf('/sign-in/')).toEqual({ screen: 'sign-in' });
    expect(routeOf('/m/x')).toEqual({ screen: 'now', meeting: 'x' });
    expect(routeOf('/m/x/console')).toEqual({ screen: 'console', meeting: 'x' });
    expect(routeOf('/m/x/screen')).toEqual({ screen: 'screen', meeting: 'x' });
  });
  it('says so when there is nothing', () => {
    expect(routeOf('/m/x/elsewhere')).toEqual({ screen: 'missing' });
    expect(routeOf('/m/x/console/more')).toEqual({ screen: 'missing' });
    expect(routeOf('/j/%E0%A4%A')).toEqual({ screen: 'join', code: '%E0%A4%A' });
  });
});
