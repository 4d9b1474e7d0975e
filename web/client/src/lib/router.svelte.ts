/** Five addresses; each screen is fetched when it is asked for. */

export type Route =
  | { screen: 'home' }
  | { screen: 'join'; code: string }
  | { screen: 'link'; token: string }
  | { screen: 'sign-in' }
  | { screen: 'now' | 'console' | 'screen'; meeting: string }
  | { screen: 'missing' };

export function routeOf(path: string, hash = ''): Route {
  const [first = '', second = '', third = '', ...more] = path.replace(/^\/+|\/+$/g, '').split('/');
  if (more.length) return { screen: 'missing' };
  if (first === '') return { screen: 'home' };
  if (first === 'j' && second && !third) return { screen: 'join', code: decoded(second) };
  if (first === 'link' && !second) return { screen: 'link', token: hash.replace(/^#/, '') };
  if (first === 'sign-in' && !second) return { screen: 'sign-in' };
  if (first === 'm' && second && !third) return { screen: 'now', meeting: decoded(second) };
  if (first === 'm' && second && (third === 'console' || third === 'screen')) {
    return { screen: third, meeting: decoded(second) };
  }
  return { screen: 'missing' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Router {
  route = $state.raw<Route>({ screen: 'home' });

  start(): void {
    this.#read();
    window.addEventListener('popstate', () => this.#read());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  go(path: string, options: { replace?: boolean } = {}): void {
    history[options.replace ? 'replaceState' : 'pushState'](null, '', path);
    this.#read();
  }

  /** A personal link is a secret: it leaves the address bar before anything else happens. */
  #read(): void {
    this.route = routeOf(location.pathname, location.hash);
    if (this.route.screen === 'link' && location.hash) history.replaceState(null, '', location.pathname);
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    if (!anchor || anchor.target || anchor.hasAttribute('download') || anchor.origin !== location.origin) return;
    if (anchor.pathname.startsWith('/api') || anchor.hash) return;
    event.preventDefault();
    this.go(anchor.pathname + anchor.search);
    window.scrollTo(0, 0);
  }
}

export const router = new Router();
