/** What travels together. Left to itself the build makes a file of each module that two screens share: fifty little
 *  files for one page, each with its own head and packed badly. So what every participant needs is one file, what draws
 *  the land another, and what every moment of a meeting needs a third; whatever else a moment needs stays its own.
 *  `make budget` shows what comes of it. */
interface Chunk {
  name: string;
  test: RegExp;
}

/** `looks` are the styles of parts whose code travels elsewhere. */
function chunk(name: string, modules: string[], looks: string[] = []): Chunk {
  const code = modules.map((each) => `/client/src/${each}$`);
  const styles = looks.map((each) => `/client/src/${each}\\.svelte\\?.*type=style`);
  return { name, test: new RegExp([...code, ...styles].join('|')) };
}

/** The first that names a module has it, together with all that it imports. The first of all is the entrance. */
export const CHUNKS: Chunk[] = [
  chunk(
    'start',
    [
      'main.ts',
      'App.svelte',
      'lib/(http|rest|doing.svelte|format|select|where|awake.svelte).ts',
      'lib/line/websocket.ts',
      'lib/field/(sowing|reveal).ts',
      'lib/field/Flag.svelte',
      'lib/ui/(Notice|Rich|Later|Shell).svelte',
    ],
    [
      'screens/now/(CheckIn|HandWay|Line|MyTurn|Offline|Overridden|Page|Pause|Presence|ReactionBar|Waiting|Ways|WhoIsHere)',
      'screens/home/(CodeForm|Join)',
      'lib/ui/(Countdown|Elapsed|ReactionMark|WhereChoice)',
    ],
  ),
  chunk('meeting', [
    'lib/(meeting.svelte|sentences).ts',
    'lib/field/reveals.ts',
    'screens/now/(Now|Page|Waiting|Announcer|Line).svelte',
    'screens/now/(stages|overridden).ts',
    'screens/now/Overridden.svelte',
    'lib/ui/Countdown.svelte',
  ]),
  chunk('entering', [
    'lib/(api|session.svelte|entering.svelte).ts',
    'lib/ui/WhereChoice.svelte',
    'screens/home/CodeForm.svelte',
  ]),
  chunk('land', ['lib/field/Swatch.svelte']),
  chunk('field', ['lib/field/Field.svelte']),
  chunk('check-in', ['screens/now/(CheckIn|Presence).svelte']),
  chunk('choice', ['lib/choice.ts']),
  chunk('answer', ['lib/(answer|paper).ts']),
  chunk('ballot', ['screens/now/(Ballot|VotePage).svelte']),
  chunk('points', ['screens/now/ChooseVote.svelte']),
  chunk('paper', ['lib/why.ts', 'screens/paper/(ChoosePaper|OptionWords|Blank).svelte']),
  chunk('outcome', ['lib/(outcome|shares).ts']),
  chunk('tally', ['screens/tally/(TallyView|Apart).svelte']),
];
