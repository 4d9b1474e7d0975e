/** Svelte carries what makes a page of ours out of one that a server has drawn, and what old components need. Neither
 *  happens here, so its switches are never turned; told so, the build leaves out what stands behind them. A release of
 *  Svelte that does not have these switches stops the build. */
import type { Plugin } from 'vite';

const SWITCHES: [file: RegExp, names: string[]][] = [
  [/svelte\/src\/internal\/client\/dom\/hydration\.js$/, ['hydrating']],
  [/svelte\/src\/internal\/flags\/index\.js$/, ['async_mode_flag', 'legacy_mode_flag']],
];

export function withoutWhatIsUnused(): Plugin {
  return {
    name: 'svelte-unused',
    apply: 'build',
    transform(code, id) {
      const [, names] = SWITCHES.find(([file]) => file.test(id)) ?? [];
      if (!names) return null;
      return names.reduce((text, name) => {
        const made = `export let ${name} = false;`;
        if (!text.includes(made)) this.error(`${id} does not say '${made}' any more; see svelte_unused.ts`);
        return text
          .replaceAll(new RegExp(`^\\t${name} = \\w+;$`, 'gm'), '')
          .replace(made, made.replace('let', 'const'));
      }, code);
    },
  };
}
