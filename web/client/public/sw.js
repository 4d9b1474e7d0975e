/* The service worker: short, ours, and the same for every release, so that it never has to be replaced in the middle of a
 * vote. What is hashed into its name never changes and comes from here; a page comes from the network, and from here only
 * when there is none. Nothing of /api is ever kept: the truth is the server's.
 *
 * Each release has a store named after its entrance. The newest two stay: a page that is open may still need the one
 * before. */
const STORE = 'polder-';
const STAYS = 2;
const SHELL = '/';
const PATIENCE = 4_000;
const MADE_BY_THE_SERVER = /^\/(api|static|minutes|healthz|readyz)(\/|$)|\/(minutes|paper)$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/* A first page was fetched before there was a service worker; it tells what it is built of. */
self.addEventListener('message', (event) => event.waitUntil(keepPage(event.data)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/static/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && !MADE_BY_THE_SERVER.test(pathname)) event.respondWith(page(request));
});

async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  const store = (await stores()).at(-1);
  if (answer.ok && store) await (await caches.open(store)).put(request, answer.clone());
  return answer;
}

async function page(request) {
  const fresh = fetch(request).then(async (answer) => {
    await keepShell(answer.clone());
    return answer;
  });
  const kept = await caches.match(SHELL, { ignoreVary: true });
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), late]);
}

/** Any shell will do at any address: it is the client that reads the address. What a page brought along was for one
 *  person at one moment, and is not kept. */
async function keepShell(answer) {
  const page = await answer.text();
  const entrance = answer.ok && /assets\/(main-[^"]+)\.js/.exec(page)?.[1];
  if (!entrance) return;
  const headers = new Headers(answer.headers);
  headers.delete('Content-Encoding');
  const shell = page.replace(/<script type="application\/json"[^]*?<\/script>/, '');
  await (await caches.open(STORE + entrance)).put(SHELL, new Response(shell, { headers }));
  for (const old of (await stores()).slice(0, -STAYS)) await caches.delete(old);
}

async function keepPage({ files }) {
  await keepShell(await fetch(SHELL));
  const store = (await stores()).at(-1);
  if (!store) return;
  const cache = await caches.open(store);
  const known = new Set((await cache.keys()).map((request) => request.url));
  await Promise.allSettled(files.filter((url) => !known.has(url)).map((url) => cache.add(url)));
}

/** The oldest first. */
async function stores() {
  return (await caches.keys()).filter((name) => name.startsWith(STORE));
}
