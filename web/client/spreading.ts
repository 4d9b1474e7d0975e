/** What Svelte needs to spread attributes over an element is 1.5 kB, in a file that every page has. Only the drawing of a
 *  workflow does it, so that gets a copy of its own: whatever else it uses of Svelte it shares with everybody. The copied
 *  files keep nothing between two calls but the two symbols, which come from the copy too. `make budget` tells when Svelte
 *  puts these things elsewhere. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SVELTE = join(import.meta.dirname, 'node_modules/svelte/src');
const ATTRIBUTES = join(SVELTE, 'internal/client/dom/elements/attributes.js');
const COPIED = [ATTRIBUTES, join(SVELTE, 'utils.js')];
const WHO_SPREADS = /\/node_modules\/@xyflow\//;
const OWN = '\0svelte-for-who-spreads';
const COPY = '?copy';
const EXPORTS = `export * from 'svelte/internal/client';
export { attribute_effect, CLASS, STYLE } from ${JSON.stringify(ATTRIBUTES + COPY)};`;

export function spreadingApart(): Plugin {
  return {
    name: 'spreading-apart',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (id === 'svelte/internal/client' && WHO_SPREADS.test(importer)) return OWN;
      if (COPIED.some((file) => id === file + COPY)) return id;
      const asked = importer.endsWith(COPY) && id.startsWith('.') ? join(importer, '..', id) : '';
      return COPIED.includes(asked) ? asked + COPY : null;
    },
    load(id) {
      if (id === OWN) return EXPORTS;
      return id.endsWith(COPY) ? readFile(id.slice(0, -COPY.length), 'utf8') : null;
    },
  };
}
