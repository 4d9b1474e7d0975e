/** A closed ballot of yes and no counted again in the browser, from its papers alone. It shares no code with the server, and
 *  does the same as `scripts/recount.py`; both are held to recount.exports.json. Every other way of counting, weights and
 *  a lot are left to the script. Whole numbers only: a share is never a float. */

export const OPTIONS = ['yes', 'no', 'abstain'] as const;
type Counts = Record<(typeof OPTIONS)[number], number>;
type Base = 'yes_and_no' | 'valid' | 'cast' | 'present' | 'entitled';

export interface Paper {
  receipt: string;
  choice: Record<string, string>;
  /** Of an open ballot. */
  seat?: string;
  /** Of the seat, unless it has been erased. */
  name?: string;
}

export interface Judged {
  question: string;
  counts: Counts;
  share: string;
  needed: number;
  result: 'passed' | 'failed' | 'tied';
}

export interface Counted {
  result: string;
  voted: number;
  quorum: number;
  questions: Judged[];
}

/** What `/api/ballots/<b>/export` gives (engine/ballot/papers.py). */
export interface BallotExport {
  format: string;
  version: number;
  ballot: string;
  proposal: string;
  title: string;
  questions: { id: string; number: number; text: string }[];
  rules: {
    threshold: { at_least?: string; more_than?: string; of: Base };
    method: string;
    per: string;
    secrecy: 'open' | 'confidential' | 'secret';
    quorum: number;
    tie?: string;
    weighted?: true;
    quorum_of?: 'present';
    counting?: { papers?: string };
  };
  /** Of a choice. */
  options?: { id: string; number: number; text: string }[];
  /** What the chair said of ties: for a question, answers in order. */
  chair?: Record<string, string[]>;
  entitled: number;
  present: number;
  papers: Paper[];
  outcome: Counted;
  digests: { urn: string; roll: string };
}

/** Whether this module can count it: a newer export, or a method that it does not know, is left to others. */
export function countable({ format, version, rules }: BallotExport): boolean {
  const known = format === 'polder-ballot' && version === 1 && rules.method === 'yes_no_abstain';
  // A lot is drawn by SHA-256, which a browser does not have everywhere.
  return known && !rules.weighted && !rules.quorum_of && rules.tie !== 'lot';
}

export function recount(document: BallotExport): Counted {
  const { papers, rules } = document;
  const questions = document.questions.map((each) => judge(each.id, document));
  const results = questions.map((each) => each.result);
  return {
    result: whole(results, document.present < rules.quorum),
    voted: papers.length,
    quorum: rules.quorum,
    questions,
  };
}

function whole(results: Judged['result'][], tooFew: boolean): string {
  if (tooFew) return 'no_quorum';
  if (results.every((each) => each === 'passed')) return 'passed';
  if (results.includes('passed')) return 'partly_passed';
  return results.includes('tied') ? 'tied' : 'failed';
}

function judge(question: string, document: BallotExport): Judged {
  const counts: Counts = { yes: 0, no: 0, abstain: 0 };
  for (const paper of document.papers) {
    const answer = paper.choice[question];
    for (const option of OPTIONS) if (answer === option) counts[option] += 1;
  }
  const base = {
    yes_and_no: counts.yes + counts.no,
    valid: counts.yes + counts.no,
    cast: document.papers.length,
    present: document.present,
    entitled: document.entitled,
  }[document.rules.threshold.of];
  const { top, bottom, strictly } = fraction(document.rules.threshold);
  // Multiplied out, so that only whole numbers are compared: yes / base >= top / bottom.
  const [has, asked] = [BigInt(counts.yes) * bottom, top * BigInt(base)];
  const passed = base > 0 && (strictly ? has > asked : has >= asked);
  const needed = Number(strictly ? asked / bottom + 1n : (asked + bottom - 1n) / bottom);
  return {
    question,
    counts,
    share: share(counts.yes, base),
    needed: Math.max(1, needed),
    result: passed ? 'passed' : counts.yes === counts.no ? tied(question, counts.yes, needed, document) : 'failed',
  };
}

/** As it was, if the rules say so; as the chair said, who said something of both. */
function tied(question: string, votes: number, needed: number, { rules, chair }: BallotExport): Judged['result'] {
  if (rules.tie === 'status_quo') return 'failed';
  // A chair is one vote more: where that would not make it, or nobody is for it, there is nothing to decide.
  if (rules.tie === 'chair' && (!votes || needed > votes + 1)) return 'failed';
  const order = rules.tie === 'chair' ? (chair?.[question] ?? []) : [];
  const [yes, no] = [order.indexOf('yes'), order.indexOf('no')];
  if (yes < 0 || no < 0) return 'tied';
  return yes < no ? 'passed' : 'failed';
}

function fraction(threshold: BallotExport['rules']['threshold']): { top: bigint; bottom: bigint; strictly: boolean } {
  const [top = '1', bottom = '1'] = (threshold.more_than ?? threshold.at_least ?? '1').split('/');
  return { top: BigInt(top), bottom: BigInt(bottom), strictly: threshold.more_than !== undefined };
}

/** A fraction in lowest terms, `2/3`; a whole one without a stroke. */
function share(part: number, base: number): string {
  if (!base || !part) return '0';
  const divisor = common(part, base);
  return part === base ? '1' : `${part / divisor}/${base / divisor}`;
}

function common(a: number, b: number): number {
  return b ? common(b, a % b) : a;
}

/** In what an export disagrees with itself, as `recount.py` names it; empty if it agrees. The urn apart: see `urnDigest`. */
export function differences(document: BallotExport): string[] {
  const [was, now] = [document.outcome, recount(document)];
  const found: string[] = (['result', 'voted', 'quorum'] as const).filter((name) => was[name] !== now[name]);
  const asked = now.questions.map((each) => each.question);
  if (String(was.questions.map((each) => each.question)) !== String(asked)) found.push('questions');
  for (const each of now.questions) {
    const told = was.questions.find((other) => other.question === each.question);
    if (!OPTIONS.every((option) => told?.counts[option] === each.counts[option]))
      found.push(`counts of question ${each.question}`);
    for (const name of ['share', 'needed', 'result'] as const) {
      if (told?.[name] !== each[name]) found.push(`${name} of question ${each.question}`);
    }
  }
  return [...found, ...impossible(document)];
}

/** What no honest ballot can hold, whatever its counts. */
function impossible(document: BallotExport): string[] {
  const { papers } = document;
  const seats = papers.flatMap((paper) => (paper.seat === undefined ? [] : [paper.seat]));
  const found: string[] = [];
  if (new Set(papers.map((paper) => paper.receipt)).size < papers.length) found.push('a receipt stands twice');
  if (new Set(seats).size < seats.length) found.push('a seat stands twice');
  if (seats.length !== (document.rules.secrecy === 'open' ? papers.length : 0)) found.push('papers that name a seat');
  if (papers.length > document.present) found.push('more papers than present');
  if (document.present > document.entitled) found.push('more present than entitled');
  return found;
}

/** SHA-256 of the papers in canonical form, by receipt. `undefined` where the browser has none (a page over plain http). */
export async function urnDigest(papers: Paper[]): Promise<string | undefined> {
  // Over plain http there is no `subtle`, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const lines = papers.map((paper): [string, string] => [paper.receipt, canonical(paper)]);
  lines.sort(([a, first], [b, second]) => ordered(a, b) || ordered(first, second));
  const bytes = new TextEncoder().encode(lines.map(([, line]) => `${line}\n`).join(''));
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ordered(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Written out by hand: `JSON.stringify` puts names that look like numbers first. */
function canonical({ receipt, choice, seat }: Paper): string {
  const answers = Object.keys(choice).sort(ordered);
  const chosen = answers.map((each) => `${JSON.stringify(each)}:${JSON.stringify(choice[each])}`).join(',');
  const named = seat === undefined ? '' : `,"seat":${JSON.stringify(seat)}`;
  return `{"choice":{${chosen}},"receipt":${JSON.stringify(receipt)}${named}}`;
}

/** A code as somebody types it, so that case, spaces and strokes do not matter. */
export function sameReceipt(a: string, b: string): boolean {
  const plain = (code: string) => code.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return plain(a) !== '' && plain(a) === plain(b);
}
