/** The addresses; each screen is fetched when it is asked for. */

import { madeByServer } from './desk/next';

type Plain = 'home' | 'meetings' | 'proposals' | 'me' | 'sign-in' | 'meeting-new' | 'proposal-new' | 'movement-new';
type InMeeting = 'now' | 'console' | 'screen' | 'prepare' | 'poster' | 'paper' | 'minutes';
type InMovement = 'people' | 'list' | 'badges' | 'teams' | 'workflows';
/** One shape for each screen, so that a screen can say which one it takes. */
type Each<Screen, Fields = object> = Screen extends string ? { screen: Screen } & Fields : never;

export type Route =
  | Each<Plain>
  | Each<'join', { code: string }>
  | Each<'link' | 'start', { token: string }>
  | Each<InMeeting, { meeting: string }>
  | Each<'overlay', { meeting: string; place: 'lower' | 'side' }>
  | Each<InMovement, { movement: string }>
  | Each<'workflow', { movement: string; workflow: string }>
  | Each<'proposal', { proposal: string }>
  | Each<'count', { ballot: string }>
  | Each<'missing'>;

const PLAIN: Record<string, Plain> = {
  '': 'home',
  'sign-in': 'sign-in',
  meetings: 'meetings',
  'meetings/new': 'meeting-new',
  proposals: 'proposals',
  'proposals/new': 'proposal-new',
  'movements/new': 'movement-new',
  me: 'me',
};
const IN_MEETING: Record<string, InMeeting> = {
  '': 'now',
  console: 'console',
  screen: 'screen',
  prepare: 'prepare',
  poster: 'poster',
  paper: 'paper',
  'minutes/edit': 'minutes',
};
const IN_MOVEMENT: Record<string, InMovement> = {
  '': 'people',
  list: 'list',
  badges: 'badges',
  teams: 'teams',
};

export function routeOf(path: string, hash = '', search = ''): Route {
  const whole = path.replace(/^\/+|\/+$/g, '');
  if (Object.hasOwn(PLAIN, whole)) return { screen: PLAIN[whole] ?? 'home' };
  if (whole === 'link' || whole === 'start') return { screen: whole, token: hash.replace(/^#/, '') };
  const [first = '', second = '', ...more] = whole.split('/');
  const third = more.join('/');
  if (!second) return { screen: 'missing' };
  const id = decoded(second);
  const overlay = new URLSearchParams(search).get('overlay');
  if (first === 'm' && third === 'screen' && overlay !== null) {
    return { screen: 'overlay', meeting: id, place: overlay === 'side' ? 'side' : 'lower' };
  }
  if (first === 'm' && Object.hasOwn(IN_MEETING, third)) return { screen: IN_MEETING[third] ?? 'now', meeting: id };
  if (first === 'people' && Object.hasOwn(IN_MOVEMENT, third)) {
    return { screen: IN_MOVEMENT[third] ?? 'people', movement: id };
  }
  if (first === 'workflows') {
    return third
      ? { screen: 'workflow', movement: id, workflow: decoded(third) }
      : { screen: 'workflows', movement: id };
  }
  if (third) return { screen: 'missing' };
  if (first === 'j') return { screen: 'join', code: id };
  if (first === 'p') return { screen: 'proposal', proposal: id };
  if (first === 'b') return { screen: 'count', ballot: id };
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

  /** A personal link is a secret, and so is the key of a new house: it leaves the address bar before anything else
   *  happens. */
  #read(): void {
    this.route = routeOf(location.pathname, location.hash, location.search);
    if ('token' in this.route && location.hash) history.replaceState(null, '', location.pathname);
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    if (!anchor || anchor.target || anchor.hasAttribute('download') || anchor.origin !== location.origin) return;
    if (madeByServer(anchor.pathname) || anchor.hash) return;
    event.preventDefault();
    this.go(anchor.pathname + anchor.search);
    window.scrollTo(0, 0);
  }
}

export const router = new Router();
