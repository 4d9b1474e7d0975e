/** What a method counted, as rows to draw and to read. Pure; exact numbers stay exact until they are shown. */
import { compare, near, sum } from './exact';
import type { BallotOption, Decided, Exact, Places, Result, Tally, TallyRound } from './protocol';
import { percentOf } from './shares';

export type Mark = 'chosen' | 'funded' | 'tied' | 'run_off' | 'elected' | 'eliminated' | 'transferred' | 'dropped';
/** What lies on the land of a row: how it is drawn, never what it is called. */
export type Ground = 'yes' | 'no' | 'abst' | 'fallow' | 'ditch';

export interface Row {
  id: string;
  total: string;
  /** Of the widest, from 0 to 1. */
  width: number;
  percent?: number;
  marks: Mark[];
  ground: Ground;
}

export interface Line {
  kind: 'quota' | 'majority' | 'needed';
  number: string;
  /** Where it stands, on the scale of the rows. */
  at: number;
}

export interface Drawn {
  rows: Row[];
  line?: Line;
  /** What the percentages are of. */
  base?: string | undefined;
}

const SPENDS = new Set(['equal_shares', 'greedy']);
const OF_PAPERS = new Set(['plurality', 'approval', 'portfolio', 'equal_shares', 'greedy']);
const OF_ALL_PAPERS = new Set(['consent', 'temperature', 'yes_no_abstain']);
const OF_ALL_GIVEN = new Set(['dots', 'borda']);
/** Answers that are the same whatever is asked, in the order in which they are read: of the temperature the warm first. */
const FIXED: Record<string, Ground> = {
  yes: 'yes',
  ...{ consent: 'yes', concern: 'abst', objection: 'no', aside: 'fallow' },
  ...{ wholehearted: 'yes', minor_point: 'yes', reservations: 'yes', abstain: 'abst' },
  no: 'no',
  ...{ more_discussion: 'fallow', no_liking_but_support: 'fallow', serious_disagreement: 'no', veto: 'no' },
};
const READ = Object.keys(FIXED);
const UNITS: Record<string, string> = {
  ...{
    yes_no_abstain: 'votes',
    plurality: 'votes',
    irv: 'votes',
    stv: 'votes',
    approval: 'marks',
    portfolio: 'marks',
    score: 'points',
  },
  ...{
    dots: 'dots',
    borda: 'points',
    schulze: 'wins',
    ranked_pairs: 'wins',
    equal_shares: 'support',
    greedy: 'support',
  },
};

export function unitOf({ method, mean }: Pick<Result, 'method' | 'mean'>): string {
  return mean ? 'mean' : (UNITS[method] ?? 'answers');
}

/** All options with what each ended with, who was chosen first. */
export function drawn(result: Pick<Result, 'method' | 'options'>, question: Decided): Drawn {
  const { tally } = question;
  if (!tally) return { rows: [] };
  const base = baseOf(result.method, tally);
  const line = needed(tally);
  const rows = placed(tally.totals, line, base, (id) => fate(result.method, question, id));
  if (!result.options) {
    const read = rows.toSorted((a, b) => READ.indexOf(a.id) - READ.indexOf(b.id));
    return {
      rows: read.map((row) => ({ ...row, ground: FIXED[row.id] ?? 'fallow' })),
      base,
      ...(line ? { line } : {}),
    };
  }
  const order = (id: string): number => question.chosen?.[id] ?? (tally.ranks?.[id] ?? 1) + 1_000;
  const options = result.options;
  const sorted = rows.toSorted(
    (a, b) => order(a.id) - order(b.id) || compare(b.total, a.total) || placeOf(options, a.id) - placeOf(options, b.id),
  );
  return { rows: sorted, ...(line ? { line } : {}), ...(base ? { base } : {}) };
}

export interface Step extends Drawn {
  n: number;
  reason: string;
  /** Whom the reason is about. */
  about: string[];
  exhausted: string;
}

/** Round by round; the options in one order throughout, so that a bar grows in its place. */
export function steps(result: Pick<Result, 'method' | 'options'>, question: Decided): Step[] {
  const { tally } = question;
  const rounds = Object.entries(tally?.rounds ?? {});
  if (!tally || !rounds.length) return [];
  const ids = drawn(result, question).rows.map((row) => row.id);
  const quota = tally.beside?.['quota'];
  const widest = rounds.flatMap(([, round]) => Object.values(round.totals));
  const elected = new Set<string>();
  const left = new Set<string>();
  return rounds.map(([n, round]) => {
    const exhausted = round.beside?.['exhausted'] ?? '0';
    const base = sum([...Object.values(round.totals), exhausted]);
    const number = quota ?? round.beside?.['threshold'];
    const scale = [...widest, ...(number ? [number] : [])].toSorted(compare).at(-1) ?? '1';
    for (const id of Object.keys(round.elected ?? {})) elected.add(id);
    const rows = ids.map((id): Row => {
      const total = round.totals[id] ?? '0';
      const marks = marksIn(round, id, elected, left);
      const ground: Ground = elected.has(id) ? 'yes' : marks.includes('dropped') ? 'ditch' : 'fallow';
      return { id, total, width: part(total, scale), percent: percentOf(near(total), near(base)), marks, ground };
    });
    for (const id of Object.keys(round.eliminated ?? {})) left.add(id);
    return {
      n: Number(n),
      rows,
      base,
      reason: round.reason ?? '',
      about: Object.keys(aboutOf(round)),
      exhausted,
      ...(number
        ? { line: { kind: quota ? ('quota' as const) : ('needed' as const), number, at: part(number, scale) } }
        : {}),
    };
  });
}

/** Ties that no rule has broken. */
export function openTies(tally: Tally): string[] {
  return Object.values(tally.ties ?? {})
    .filter((tie) => !tie.chosen)
    .flatMap((tie) => Object.keys(tie.options));
}

function aboutOf({ elected, eliminated, transferred, reason }: TallyRound): Places {
  if (reason === 'surplus') return transferred ?? elected ?? {};
  return (/^(majority|two|last|last_vacancies)$/.test(reason ?? '') ? elected : eliminated) ?? {};
}

function marksIn(round: TallyRound, id: string, elected: Set<string>, left: Set<string>): Mark[] {
  if (left.has(id)) return ['dropped'];
  const marks: Mark[] = elected.has(id) ? ['elected'] : [];
  if (round.eliminated?.[id]) marks.push('eliminated');
  if (round.transferred?.[id]) marks.push('transferred');
  return marks;
}

function fate(method: string, { chosen, tally }: Decided, id: string): [Mark[], Ground] {
  if (chosen?.[id]) return [[SPENDS.has(method) ? 'funded' : 'chosen'], 'yes'];
  if (tally?.run_off?.[id]) return [['run_off'], 'abst'];
  if (tally && openTies(tally).includes(id)) return [['tied'], 'abst'];
  return [[], 'fallow'];
}

function baseOf(method: string, { totals, beside = {} }: Tally): string | undefined {
  if (OF_ALL_GIVEN.has(method)) return sum(Object.values(totals));
  const papers = beside['papers'];
  if (!papers) return undefined;
  if (OF_PAPERS.has(method)) return sum([papers, `-${beside['blank'] ?? '0'}`]);
  return OF_ALL_PAPERS.has(method) ? papers : undefined;
}

function needed({ totals, beside = {} }: Tally): Line | undefined {
  const found = (['half', 'needed'] as const).find((name) => beside[name]);
  const number = found && beside[found];
  if (!number) return undefined;
  const scale = [...Object.values(totals), number].toSorted(compare).at(-1) ?? '1';
  return { kind: found === 'needed' ? 'needed' : 'majority', number, at: part(number, scale) };
}

function placed(
  totals: Exact,
  line: Line | undefined,
  base: string | undefined,
  fateOf: (id: string) => [Mark[], Ground],
): Row[] {
  const scale = [...Object.values(totals), ...(line ? [line.number] : [])].toSorted(compare).at(-1) ?? '1';
  return Object.entries(totals).map(([id, total]) => {
    const [marks, ground] = fateOf(id);
    const percent = base === undefined ? {} : { percent: percentOf(near(total), near(base)) };
    return { id, total, width: part(total, scale), marks, ground, ...percent };
  });
}

function part(number: string, scale: string): number {
  const whole = near(scale);
  return whole > 0 ? Math.max(0, near(number) / whole) : 0;
}

function placeOf(options: Record<string, BallotOption>, id: string): number {
  return options[id]?.order ?? 0;
}
