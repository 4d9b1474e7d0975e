/** Conditions and effects as a form shows them, and as a file has them: `clauses_at_least: {count: 3}` is a name with
 *  settings, `any: [...]` is made of others. Pure. */
import { mapOf, namedIn, type Named, type Settings } from './source';
import type { Part, Vocabulary } from './vocabulary';

export const COMBINED = ['all', 'any', 'not'];

export interface Condition {
  name: string;
  settings: Settings;
  /** Of one that is made of others. */
  parts?: Condition[];
}

export function conditionOf(named: Named): Condition {
  const [name = '', given] = typeof named === 'string' ? [named] : (Object.entries(named)[0] ?? []);
  if (COMBINED.includes(name)) {
    const parts = given === undefined || given === null ? [] : namedIn(given);
    return { name, settings: {}, parts: parts.map(conditionOf) };
  }
  return { name, settings: mapOf(given) };
}

/** As short as it can be written. */
export function written({ name, settings, parts }: Condition): Named {
  if (parts) {
    const [only] = parts;
    return { [name]: name === 'not' && parts.length === 1 && only ? written(only) : parts.map(written) };
  }
  const said = Object.entries(settings).filter(([, value]) => value !== undefined && value !== '');
  return said.length ? { [name]: Object.fromEntries(said) } : name;
}

/** A new one begins with the least that it needs. */
export function begin(name: string, parts: Record<string, Part>): Condition {
  if (COMBINED.includes(name)) return { name, settings: {}, parts: [] };
  return { name, settings: needed(parts[name]) };
}

/** How many stand in each other, this one included. */
export function depthOf(condition: Condition): number {
  return 1 + Math.max(0, ...(condition.parts ?? []).map(depthOf));
}

/** Those that are not made of others, wherever they stand. */
export function atomsIn(conditions: Condition[]): Condition[] {
  return conditions.flatMap((each) => (each.parts ? atomsIn(each.parts) : [each]));
}

/** What must be filled in, each with what a form can begin with. */
export function needed(part: Part | undefined): Settings {
  const required = (part?.settings ?? []).filter((each) => each.required);
  return Object.fromEntries(
    required.map((each) => {
      if (each.kind === 'whole') return [each.name, Math.max(1, each.least ?? 0)];
      if (each.kind === 'one_of') return [each.name, each.words?.[0] ?? ''];
      if (each.kind === 'fraction') return [each.name, '1/2'];
      if (each.kind === 'yes_no') return [each.name, false];
      if (each.kind === 'threshold') return [each.name, { more_than: '1/2', of: 'yes_and_no' }];
      return [each.name, each.kind === 'label' || each.kind === 'map' ? {} : ''];
    }),
  );
}

/** Those that may stand by themselves first, then those that are made of others. */
export function offeredGuards(vocabulary: Vocabulary): string[] {
  const all = Object.keys(vocabulary.guards);
  return [...all.filter((name) => !COMBINED.includes(name)), ...COMBINED];
}
