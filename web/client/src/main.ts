import { mount } from 'svelte';
import App from './App.svelte';
import { words } from './lib/i18n.svelte';
import { keepForOffline } from './lib/offline';
import { router } from './lib/router.svelte';

const target = document.getElementById('app');
router.start();
await words.start();
if (target) mount(App, { target });

// The letters may come after the words: until then the system's own are used.
void import('@fontsource-variable/atkinson-hyperlegible-next');
keepForOffline();
