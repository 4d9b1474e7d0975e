/** The catalogue of a phone comes in parts, so that a first page waits only for what it says: `words:nl/phone`. Who writes
 *  sentences need not think of it: which part a code belongs to shows from how it begins. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ASKED = /^words:(nl|en)\/(\w+)$/;
const FOLDER = join(import.meta.dirname, '../../messages');

/** Everything else is in `phone`. */
const PARTS: Record<string, RegExp> = {
  /** Said when something is refused, and who could do it. What may be refused before these can be fetched stays with the
   *  phone. */
  refusals: /^(refusal|field_error|thing|guard|role|standing)\.(?!(offline|busy|server_error)$)/,
  /** Said where the answers are the same whatever is asked: consent, and how warm it is. */
  fixed: /^(form\.(title|hint|why|objections_before|lead\.(consent|temperature))|option\.(?!(yes|no|abstain|none)$))/,
  /** Said once there is a vote, and to who has none. */
  voted: /^(waits\.(?!title$)|(recorded|elsewhere|looks_on)\.)/,
  /** Said on a paper with options, and of what was chosen on it. */
  form: /^(form\.|answer\.|option\.none$)/,
  /** Said of what was counted otherwise than by for and against; and to whoever shares out a weight, which is. */
  tally:
    /^(tally\.|split\.|outcome\.(?!(by_(lot|chair)|(partly_)?passed|failed|tied|nobody_chose|no_quorum(\.persons)?|too_few_voted|count|point_(failed|tied|nobody_chose)|closest|turnout(\.persons)?)$))/,
  /** Said between two ballots: of what is going on, and when it is over. */
  moment: /^(moment|temperature|harvest|newcomer|stopped|ended)\.(?!say$)/,
  /** Said of a ballot. What a choice is called is said of results too. */
  ballot: /^waits\.title$|^vote\.(for|question|lead|choose|rules|seats|cast|change|keep|open|secret|confidential)/,
  /** What the rules of a ballot say, to whoever asks; and leaving one's vote to another. */
  rules: /^(rules|proxy)\./,
  /** Said of small groups, and of what is written in them. */
  groups: /^(groups|notes|topics)\./,
  /** Said of what is asked of people: ideas, turns and advice; of what they were let know, and what is waited for. */
  ideas: /^(ideas|turns|advice|notices|awaits|awaited_word)\./,
  /** Said of what a ballot came to, and of who does it. How a point fared is said beside its text. */
  result: /^(result\.(?!point\.)|outcome\.|outcome_word\.|tasks\.)/,
  /** Said to who comes in. */
  door: /^(join|checkin)\./,
  /** Said at the door of the house. */
  house: /^((empty_house|signin|link)\.|home\.(title|lead|my_meetings)$)/,
  /** Said of suggestions to a text, and of what two texts differ in. */
  suggest: /^(suggest|diff)\./,
  /** Said on the board, once it is looked at. */
  board: /^board\.(?!way$)/,
  /** Said on the projector and the layer over a call, and beside the picture of the hall. */
  hall: /^(screen|overlay|line)\./,
};

export function catalogueInParts(): Plugin {
  return {
    name: 'catalogue-in-parts',
    resolveId: (id) => (ASKED.test(id) ? `\0${id}` : null),
    async load(id) {
      const [, language, part] = ASKED.exec(id.slice(1)) ?? [];
      if (!language || !part) return null;
      const file = join(FOLDER, `${language}.json`);
      this.addWatchFile(file);
      const whole = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
      const words = Object.fromEntries(Object.entries(whole).filter(([code]) => partOf(code) === part));
      return `export default ${JSON.stringify(words)}`;
    },
  };
}

function partOf(code: string): string {
  return Object.keys(PARTS).find((part) => PARTS[part]?.test(code)) ?? 'phone';
}
