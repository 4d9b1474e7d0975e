/** What the checker found, at its place in what is shown. Pure. */
import type { Language, Params } from '../../protocol';
import { anyOf } from './editing';
import { called, same, WHOLE, type Place, type Source } from './source';

export interface Problem {
  path: (string | number)[];
  line?: number;
  code: string;
  params: Params;
  /** Whether the workflow cannot be published with it. */
  refuses: boolean;
}

/** Where it is, and at which field there: `guards.0.count`. */
export interface Placed extends Problem {
  place: Place;
  field: string;
}

export function placed(problem: Problem, source: Source): Placed {
  const [first, second, ...rest] = problem.path;
  const name = String(second ?? '');
  if (first === 'stages' && name in source.stages) {
    return { ...problem, place: { kind: 'stage', name }, field: fieldOf(rest) };
  }
  if (first === 'moves' && name in source.moves) {
    return { ...problem, place: { kind: 'move', name }, field: fieldOf(rest) };
  }
  return { ...problem, place: WHOLE, field: fieldOf(problem.path) };
}

/** Of a condition only where it stands and which setting, not what it is called: `guards.1.any.0`. */
function fieldOf(path: (string | number)[]): string {
  return path.join('.');
}

export function at(problems: Placed[], place: Place): Placed[] {
  return problems.filter((each) => same(each.place, place));
}

/** What is wrong with this field or with something in it. */
export function under(problems: Placed[], field: string): Placed[] {
  return problems.filter((each) => each.field === field || each.field.startsWith(`${field}.`));
}

/** What hinders publishing first; each once, for the loader and the checker may both say it. */
export function inOrder(problems: Placed[]): Placed[] {
  const seen = new Set<string>();
  const once = problems.filter((each) => {
    const key = JSON.stringify([each.path, each.code, each.params]);
    return !seen.has(key) && seen.add(key);
  });
  return [...once.filter((each) => each.refuses), ...once.filter((each) => !each.refuses)];
}

/** Stages and moves by what people call them; a missing word by the language that it is missing in. */
export function sentenceOf(problem: Problem, source: Source, language: Language): { code: string; params: Params } {
  if (problem.code === 'missing_translation') {
    return { code: `designer.untranslated.${String(problem.params['language'])}`, params: {} };
  }
  const params = Object.entries(problem.params).map(([key, value]) => {
    if (key === 'stage') return [key, called(source.stages[String(value)]?.title, language, String(value))];
    if (key === 'move' || key === 'first')
      return [key, called(source.moves[String(value)]?.title, language, String(value))];
    return [key, value];
  });
  return { code: `workflow.${problem.code}`, params: Object.fromEntries(params) as Params };
}

/** What lacks a word in one of the languages. */
export function untranslated(source: Source): number {
  const titles = [source, ...Object.values(source.stages), ...Object.values(source.moves)].map((each) => each.title);
  return titles.filter((title) => anyOf(title) && (!title.nl?.trim() || !title.en?.trim())).length;
}
