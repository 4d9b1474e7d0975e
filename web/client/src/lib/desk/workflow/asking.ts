/** What the designer asks the server: `docs/workflows.md` says what each answer is. */
import { call } from '../../http';
import type { Coded, Language, Titled } from '../../protocol';
import type { Asked } from './bringing';
import type { Problem } from './problems';
import type { Crowd, Rehearsed } from './rehearsal';
import type { Replayed } from './replay';
import type { Source } from './source';
import type { Stands } from './stepping.svelte';
import type { Vocabulary } from './vocabulary';

export interface Listed {
  title: Titled;
  /** What it is for. */
  about?: Titled;
  version?: number;
  /** All that are published, the newest first. */
  versions?: number[];
  published_at?: string;
  retired: boolean;
  /** It came with Polder and belongs to no movement. */
  shipped: boolean;
  mine: boolean;
  draft?: { rev: number; at: string };
  /** So many proposals run on one of its versions. */
  running: number;
}
export interface Checked {
  source: unknown;
  yaml: string;
  problems: Problem[];
  diagram: { mermaid: string };
}
/** A workflow out of a file, and what to look at in it. */
export interface Brought {
  source: unknown;
  notes: Coded[];
}
export interface BroughtFile {
  workflows: Brought[];
  unread?: Coded;
  line?: number;
}
export type Mark = 'added' | 'removed' | 'changed' | 'same';
export interface Compared {
  changes: ({ path: (string | number)[] } & Coded)[];
  stages: Record<string, Mark>;
  moves: Record<string, Mark>;
  /** The earlier one. */
  was: unknown;
}
export interface Read {
  workflow: string;
  version?: number;
  rev?: number;
  source: unknown;
}

const at = (workflow: string): string => `/api/workflows/${encodeURIComponent(workflow)}`;

function asked(query: Record<string, string | number>): string {
  return new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
}

export const ask = {
  list: (movement: string) =>
    call<{ workflows: Record<string, Listed> }>('GET', `/api/workflows/desk?${asked({ movement })}`),
  published: (movement: string, workflow: string, version?: number) =>
    call<Read>('GET', `${at(workflow)}/source?${asked({ movement, ...(version ? { version } : {}) })}`),
  draft: (movement: string, workflow: string) =>
    call<Read>('GET', `${at(workflow)}/source?${asked({ movement, draft: 1 })}`),
  /** The draft beside a version, the newest unless one is named; or a version, `now`, beside another. */
  compare: (movement: string, workflow: string, was?: number, now?: number) =>
    call<Compared>(
      'GET',
      `${at(workflow)}/compare?${asked({ movement, ...(was ? { was } : {}), ...(now ? { now } : {}) })}`,
    ),
  vocabulary: () => call<Vocabulary>('GET', '/api/workflows/vocabulary'),
  check: (source: Source, movement: string) => call<Checked>('POST', '/api/workflows/check', { source, movement }),
  /** SVG, with the titles in this language. */
  picture: (source: Source, language: Language) =>
    call<{ svg: string }>('POST', `/api/workflows/picture?${asked({ lang: language })}`, { source }),
  bring: (asked: Asked, ballots: boolean) => call<BroughtFile>('POST', '/api/workflows/import', { ...asked, ballots }),
  rehearse: (source: Source, crowd: Crowd, seed: number, runs: number) =>
    call<Rehearsed>('POST', '/api/workflows/rehearse', { source, seed, runs, ...crowd }),
  replay: (source: Source, stage: string) => call<Replayed>('POST', '/api/workflows/replay', { source, stage }),
  step: (source: Source, crowd: Crowd, seed: number, choices: number[]) =>
    call<Stands>('POST', '/api/workflows/step', { source, seed, choices, ...crowd }),
};

/** Those on which a proposal can begin: published, and not out of use. */
export function begunOn(workflows: Record<string, Listed>): Record<string, Titled> {
  const there = Object.entries(workflows).filter(([, each]) => each.version && !each.retired);
  return Object.fromEntries(there.map(([name, each]) => [name, each.title]));
}
