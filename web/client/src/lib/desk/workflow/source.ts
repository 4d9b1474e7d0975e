/** A workflow as its file has it, while somebody is making it: it may lack what it will need. Pure. */
import type { Language } from '../../protocol';

/** Words in each language, as far as they are written. */
export type Words = Partial<Record<Language, string>>;
export type Settings = Record<string, unknown>;
/** A guard or an effect: a name by itself, or with its settings. Of `all`, `any` and `not` those are others. */
export type Named = string | Record<string, unknown>;

export interface StageSource {
  title: Words;
  about?: Words | undefined;
  activity?: string;
  settings?: Settings;
  outcome?: string;
  [more: string]: unknown;
}

export interface MoveSource {
  title: Words;
  from: string[];
  to: string;
  by?: string[];
  guards?: Named[];
  effects?: Named[];
  override?: boolean;
  [more: string]: unknown;
}

export interface Source {
  workflow: string;
  version: number;
  title: Words;
  about?: Words | undefined;
  start: string;
  stages: Record<string, StageSource>;
  moves: Record<string, MoveSource>;
  [more: string]: unknown;
}

/** A place in a workflow that can be looked at: the whole, a stage or a move. */
export interface Place {
  kind: 'whole' | 'stage' | 'move';
  name: string;
}
export const WHOLE: Place = { kind: 'whole', name: '' };

export function same(one: Place, other: Place): boolean {
  return one.kind === other.kind && one.name === other.name;
}

/** A draft may be any object, and a file that is brought in too. What has the wrong shape to be shown is left out. */
export function sourceFrom(raw: unknown): Source {
  const found = mapOf(raw);
  return {
    ...found,
    workflow: textOf(found['workflow']),
    version: typeof found['version'] === 'number' ? found['version'] : 1,
    title: wordsOf(found['title']),
    start: textOf(found['start']),
    stages: each(found['stages'], stageFrom),
    moves: each(found['moves'], moveFrom),
  };
}

function stageFrom(raw: Record<string, unknown>): StageSource {
  const { settings, activity, outcome, ...rest } = raw;
  return {
    ...rest,
    title: wordsOf(raw['title']),
    ...(typeof activity === 'string' ? { activity } : {}),
    ...(isMap(settings) ? { settings } : {}),
    ...(typeof outcome === 'string' ? { outcome } : {}),
  };
}

function moveFrom(raw: Record<string, unknown>): MoveSource {
  const { guards, effects, by, override, ...rest } = raw;
  return {
    ...rest,
    title: wordsOf(raw['title']),
    from: textsOf(raw['from']),
    to: textOf(raw['to']),
    ...(by === undefined ? {} : { by: textsOf(by) }),
    ...(guards === undefined ? {} : { guards: namedIn(guards) }),
    ...(effects === undefined ? {} : { effects: namedIn(effects) }),
    ...(override === true ? { override } : {}),
  };
}

function each<T>(raw: unknown, read: (one: Record<string, unknown>) => T): Record<string, T> {
  const maps = Object.entries(mapOf(raw)).filter(([, one]) => isMap(one));
  return Object.fromEntries(maps.map(([name, one]) => [name, read(one as Record<string, unknown>)]));
}

export function isMap(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

export function mapOf(raw: unknown): Record<string, unknown> {
  return isMap(raw) ? raw : {};
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw : '';
}

function textsOf(raw: unknown): string[] {
  if (typeof raw === 'string') return [raw];
  return Array.isArray(raw) ? raw.filter((one) => typeof one === 'string') : [];
}

export function namedIn(raw: unknown): Named[] {
  return (Array.isArray(raw) ? raw : [raw]).filter((one): one is Named => typeof one === 'string' || isMap(one));
}

export function wordsOf(raw: unknown): Words {
  const found = mapOf(raw);
  const written = (['nl', 'en'] as const).filter((language) => typeof found[language] === 'string');
  return Object.fromEntries(written.map((language) => [language, found[language] as string]));
}

/** What something is called for whoever reads this language; another language is better than a name for machines. */
export function called(words: Words | undefined, language: Language, fallback: string): string {
  const other = language === 'nl' ? 'en' : 'nl';
  return words?.[language]?.trim() || words?.[other]?.trim() || fallback;
}
