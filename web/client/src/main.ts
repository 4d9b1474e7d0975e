import { mount } from 'svelte';
import App from './App.svelte';
import { words } from './lib/i18n.svelte';
import { dialAhead } from './lib/line/websocket';
import { keepForOffline } from './lib/offline';
import { router } from './lib/router.svelte';

const target = document.getElementById('app');
const LIVE = ['now', 'screen', 'overlay'];

// Not awaited by the module itself: while one file waits at its top, the build keeps more files apart than it need.
async function begin(): Promise<void> {
  router.start();
  if (LIVE.includes(router.route.screen)) dialAhead();
  await words.start();
  if (target) mount(App, { target });

  // The letters may come after the words: until then the system's own are used.
  void import('@fontsource-variable/atkinson-hyperlegible-next');
  keepForOffline();
}

void begin();
