import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { catalogueInParts } from './catalogue';
import { CHUNKS } from './chunks';
import { precompress } from './precompress';
import { spreadingApart } from './spreading';

// The server reads manifest.json to learn the hashed names, and serves everything under /static/.
export default defineConfig(({ mode }) => ({
  base: '/static/',
  // svelteTesting makes `svelte` resolve to its browser build and cleans up after each test; a build must not have it.
  plugins: [
    spreadingApart(),
    svelte(),
    catalogueInParts(),
    precompress(),
    ...(mode === 'test' ? [svelteTesting()] : []),
  ],
  server: {
    // messages/*.json stand at the root of the repository, outside this folder.
    fs: { allow: ['../..'] },
  },
  build: {
    outDir: '../static',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // Inlined fonts and images would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    // A polyfill of 0.7 kB for browsers that the target already leaves out.
    // What the first file might ask for later, the shell names where it is needed (`web/pages.py`); styles are always
    // waited for.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, needs, { hostId }) =>
        /\/main-/.test(hostId) ? needs.filter((each) => each.endsWith('.css')) : needs,
    },
    rolldownOptions: {
      input: 'src/main.ts',
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      // Each name stands in every file that may ask for it, and what is random in it cannot be packed: as short as may
      // be. What is called what, manifest.json says.
      output: {
        codeSplitting: { groups: CHUNKS },
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
}));
