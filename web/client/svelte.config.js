import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Which component has which scope. */
const SCOPES = new Map();

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Everything is written with runes; old reactivity would be a mistake.
    runes: true,
    cssHash: ({ hash, css, filename }) => shortest(hash(css), filename),
  },
};

/** The scope of a component's styles stands in its markup and its styles alike, and cannot be packed. Four signs of the
 *  digest tell a thousand components apart; of two that begin alike, the second takes more.
 *  @param {string} digest
 *  @param {string} filename */
function shortest(digest, filename) {
  for (let length = 4; ; length++) {
    const scope = `s${digest.slice(0, length)}`;
    if ((SCOPES.get(scope) ?? filename) === filename || length > digest.length) {
      SCOPES.set(scope, filename);
      return scope;
    }
  }
}
