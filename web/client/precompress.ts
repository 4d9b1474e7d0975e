/** Beside each file that a phone fetches, the same one packed: as small as brotli and gzip make it, since it is done once
 *  per release and not per phone. `web/pages.py` hands out the one that a browser takes. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Letters are packed already. */
const WORTH_IT = /\.(js|css|svg|webmanifest)$/;
const PACKINGS: Record<string, (raw: Buffer) => Promise<Buffer>> = {
  br: (raw) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }),
  gz: (raw) => promisify(gzip)(raw, { level: 9 }),
};

export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = (await readdir(folder, { recursive: true })).filter((name) => WORTH_IT.test(name));
      await Promise.all(files.map((name) => pack(join(folder, name))));
    },
  };
}

async function pack(file: string): Promise<void> {
  const raw = await readFile(file);
  for (const [ending, packed] of Object.entries(PACKINGS)) {
    const small = await packed(raw);
    if (small.length < raw.length) await writeFile(`${file}.${ending}`, small);
  }
}
