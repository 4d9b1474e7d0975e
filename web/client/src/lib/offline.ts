/** So that a page opens without internet too: a service worker keeps what pages are built of. Where there can be none (plain
 *  http, a private window) everything else works as it does. */

const AT_REST = 6_000;

export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  setTimeout(() => void keep(), AT_REST);
}

async function keep(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ files: fetchedByThisPage() });
  } catch {
    // It may be tried again by the next page.
  }
}

function fetchedByThisPage(): string[] {
  const files = performance.getEntriesByType('resource').map((entry) => entry.name);
  return files.filter((url) => new URL(url).pathname.startsWith('/static/assets/'));
}
