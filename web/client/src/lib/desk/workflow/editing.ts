/** Changes to a workflow, each of which gives a new one. Stages and moves stay in their order, for moves that go by
 *  themselves are tried in it. Pure. */
import type { Language } from '../../protocol';
import { isNamedAfter, nameFor } from './naming';
import type { MoveSource, Place, Source, StageSource, Words } from './source';

/** What one edit made, to be looked at next. */
export interface Made {
  source: Source;
  place: Place;
}

/** Fields that become otherwise; what is undefined is no longer written. */
export type Change<T> = { [Field in keyof T]?: T[Field] | undefined };

export function addStage(source: Source, stage: StageSource): Made {
  const name = nameFor(anyOf(stage.title), Object.keys(source.stages), 'fase');
  const stages = { ...source.stages, [name]: stage };
  return { source: { ...source, stages, start: source.start || name }, place: { kind: 'stage', name } };
}

export function changeStage(source: Source, name: string, to: Change<StageSource>): Source {
  const stage = source.stages[name];
  return stage
    ? { ...source, stages: { ...source.stages, [name]: without<StageSource>({ ...stage, ...to }) } }
    : source;
}

/** Moves that lead to it or from it alone go with it; others lose it. */
export function removeStage(source: Source, name: string): Source {
  const stages = withoutKey(source.stages, name);
  const moves = Object.entries(source.moves)
    .filter(([, move]) => move.to !== name)
    .map(([each, move]): [string, MoveSource] => [each, { ...move, from: move.from.filter((from) => from !== name) }])
    .filter(([each, move]) => move.from.length || !source.moves[each]?.from.length);
  const start = source.start === name ? (Object.keys(stages)[0] ?? '') : source.start;
  return { ...source, stages, moves: Object.fromEntries(moves), start };
}

/** Wherever it is named. */
export function renameStage(source: Source, name: string, to: string): Source {
  if (name === to || to in source.stages || !(name in source.stages)) return source;
  const now = (each: string): string => (each === name ? to : each);
  const moves = Object.entries(source.moves).map(([each, move]): [string, MoveSource] => [
    each,
    { ...move, from: move.from.map(now), to: now(move.to) },
  ]);
  return {
    ...source,
    start: now(source.start),
    stages: renamed(source.stages, name, to),
    moves: Object.fromEntries(moves),
  };
}

export function addMove(source: Source, move: MoveSource): Made {
  const name = nameFor(anyOf(move.title), Object.keys(source.moves), 'stap');
  return { source: { ...source, moves: { ...source.moves, [name]: move } }, place: { kind: 'move', name } };
}

export function changeMove(source: Source, name: string, to: Change<MoveSource>): Source {
  const move = source.moves[name];
  return move ? { ...source, moves: { ...source.moves, [name]: without<MoveSource>({ ...move, ...to }) } } : source;
}

export function removeMove(source: Source, name: string): Source {
  return { ...source, moves: withoutKey(source.moves, name) };
}

export function renameMove(source: Source, name: string, to: string): Source {
  if (name === to || to in source.moves || !(name in source.moves)) return source;
  return { ...source, moves: renamed(source.moves, name, to) };
}

/** Of moves that could go, the first goes. */
export function shiftMove(source: Source, name: string, by: 1 | -1): Source {
  const names = Object.keys(source.moves);
  const leaves = (each: string): boolean =>
    (source.moves[each]?.from ?? []).some((from) => source.moves[name]?.from.includes(from));
  const at = names.indexOf(name);
  const rest = names.map((each, n) => ({ each, n })).filter(({ each, n }) => n !== at && leaves(each));
  const other = by < 0 ? rest.findLast(({ n }) => n < at) : rest.find(({ n }) => n > at);
  if (at < 0 || !other) return source;
  const order = names.filter((each) => each !== name);
  order.splice(order.indexOf(other.each) + (by > 0 ? 1 : 0), 0, name);
  return { ...source, moves: Object.fromEntries(order.map((each) => [each, source.moves[each] as MoveSource])) };
}

/** A title was written: the name follows, unless the place was published under the one that it has. A name stays as it
 *  is known, for by it two versions are compared. */
export function settleName(source: Source, place: Place, before: Words, published: Source | undefined): Made {
  const kind = place.kind === 'stage' ? 'stages' : 'moves';
  const title = source[kind][place.name]?.title;
  const unchanged = { source, place };
  if (place.kind === 'whole' || !title || place.name in (published?.[kind] ?? {})) return unchanged;
  if (!isNamedAfter(place.name, anyOf(before)) || isNamedAfter(place.name, anyOf(title))) return unchanged;
  const others = Object.keys(source[kind]).filter((each) => each !== place.name);
  const name = nameFor(anyOf(title), others, place.kind === 'stage' ? 'fase' : 'stap');
  const rename = place.kind === 'stage' ? renameStage : renameMove;
  return { source: rename(source, place.name, name), place: { ...place, name } };
}

export function withWord(words: Words, language: Language, written: string): Words {
  return { ...words, [language]: written };
}

/** Dutch first, so that a name does not change with the reader. */
export function anyOf(words: Words): string {
  return words.nl?.trim() || words.en?.trim() || '';
}

/** What is said by nothing is not written. */
function without<T extends object>(fields: Change<T>): T {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.fromEntries(said) as T;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function withoutKey<T>(map: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
}

function renamed<T>(map: Record<string, T>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([each, value]) => [each === from ? to : each, value]));
}
