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
    expect(routeOf('/m/x/paper')).toEqual({ screen: 'paper', meeting: 'x' });
    expect(routeOf('/m/x/prepare')).toEqual({ screen: 'prepare', meeting: 'x' });
    expect(routeOf('/people/x/list')).toEqual({ screen: 'list', movement: 'x' });
    expect(routeOf('/p/x')).toEqual({ screen: 'proposal', proposal: 'x' });
    expect(routeOf('/b/x')).toEqual({ screen: 'count', ballot: 'x' });
    expect(routeOf('/meetings/new')).toEqual({ screen: 'meeting-new' });
    expect(routeOf('/start', '#abc')).toEqual({ screen: 'start', token: 'abc' });
    expect(routeOf('/m/x/screen')).toEqual({ screen: 'screen', meeting: 'x' });
    expect(routeOf('/m/x/screen', '', '?overlay')).toEqual({ screen: 'overlay', meeting: 'x', place: 'lower' });
    expect(routeOf('/m/x/screen', '', '?overlay=side')).toEqual({ screen: 'overlay', meeting: 'x', place: 'side' });
    expect(routeOf('/m/x', '', '?overlay')).toEqual({ screen: 'now', meeting: 'x' });
  });
  it('says so when there is nothing', () => {
    expect(routeOf('/m/x/elsewhere')).toEqual({ screen: 'missing' });
    expect(routeOf('/p')).toEqual({ screen: 'missing' });
    expect(routeOf('/p/x/y')).toEqual({ screen: 'missing' });
    expect(routeOf('/m/x/console/more')).toEqual({ screen: 'missing' });
    expect(routeOf('/j/%E0%A4%A')).toEqual({ screen: 'join', code: '%E0%A4%A' });
  });
});
