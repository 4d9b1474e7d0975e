/** Where to go after signing in: only to a page of our own. Pure. */

/** The path in `?next=`, if it is one of this site: not another site's address, however it is written, and not a page
 *  that only lets somebody in. */
export function nextPath(search: string, origin: string): string | undefined {
  const asked = new URLSearchParams(search).get('next');
  if (!asked?.startsWith('/')) return undefined;
  let url: URL;
  try {
    url = new URL(asked, origin);
  } catch {
    return undefined;
  }
  // `/.//elsewhere.example` is a page of ours, but its path alone is the address of another site.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined;
  if (['/sign-in', '/link', '/start'].includes(url.pathname)) return undefined;
  return url.pathname + url.search;
}

/** The server makes these itself: they are not among the client's screens. */
export function madeByServer(path: string): boolean {
  const { pathname } = new URL(path, 'http://here');
  return pathname.startsWith('/api/') || pathname.startsWith('/minutes/') || pathname.endsWith('/minutes');
}
