/** What travels together. Left to itself the build makes a file of each module that two screens share: fifty little
 *  files for one page, each with its own head and packed badly. So what every participant needs is one file, what draws
 *  the land another, and what every moment of a meeting needs a third; whatever else a moment needs stays its own.
 *  `make budget` shows what comes of it. */

interface Chunk {
  name: string;
  test: RegExp;
}

function chunk(name: string, ...modules: string[]): Chunk {
  return { name, test: new RegExp(modules.map((each) => `/client/src/${each}$`).join('|')) };
}

/** The first that names a module has it, together with all that it imports. */
export const CHUNKS: Chunk[] = [
  chunk(
    'start',
    'App.svelte',
    'lib/(http|rest|doing.svelte|format|select|where|awake.svelte).ts',
    'lib/field/(sowing|reveal).ts',
    'lib/field/Flag.svelte',
    'lib/ui/(Notice|Rich|Later|Shell).svelte',
  ),
  chunk(
    'meeting',
    'lib/(meeting.svelte|sentences).ts',
    'lib/field/reveals.ts',
    'screens/now/(Now|Page|Waiting|Announcer|Line).svelte',
    'screens/now/(stages|overridden).ts',
    'screens/now/Overridden.svelte',
    'lib/ui/Countdown.svelte',
  ),
  chunk('land', 'lib/field/(Strip|Swatch).svelte'),
  chunk('field', 'lib/field/Field.svelte'),
  chunk('ballot', 'screens/now/(Ballot|Turnout).svelte'),
];
