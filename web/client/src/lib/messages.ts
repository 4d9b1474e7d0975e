/** Renders the words of the catalogue. `messages/__init__.py` is its twin; both are tested on messages/cases.json.
 *
 *  `{x}` takes a parameter; `{x:role}` looks up `role.<x>`; `{x:number}` writes an exact number (`7`, '22/7') in
 *  decimals. A plural is {"one", "other"} and perhaps "zero", chosen by the parameter that its "by" names, else by
 *  `count`. */
import { decimal } from './exact';
import type { Language, Params } from './protocol';

export type Entry = string | { zero?: string; one: string; other: string; by?: string };
export type Catalogue = Record<string, Entry>;

const AND: Record<Language, string> = { nl: 'en', en: 'and' };
const OR: Record<Language, string> = { nl: 'of', en: 'or' };
const EXACT = /^-?[0-9]+(\/0*[1-9][0-9]*)?$/;
const SLOT = /\{(\w+)(?::([\w.]+))?\}/g;

export function has(catalogue: Catalogue, code: string): boolean {
  return Object.hasOwn(catalogue, code);
}

export function render(catalogue: Catalogue, language: Language, code: string, params: Params = {}): string {
  const entry = has(catalogue, code) ? catalogue[code] : undefined;
  if (entry === undefined) return code;
  return pattern(entry, params).replace(SLOT, (slot, name: string, prefix: string | undefined) =>
    Object.hasOwn(params, name) ? value(catalogue, language, params[name], prefix) : slot,
  );
}

function pattern(entry: Entry, params: Params): string {
  if (typeof entry === 'string') return entry;
  const count = params[entry.by ?? 'count'];
  if (count === 0 && entry.zero !== undefined) return entry.zero;
  return count === 1 ? entry.one : entry.other;
}

function value(catalogue: Catalogue, language: Language, raw: unknown, prefix?: string): string {
  if (Array.isArray(raw)) return list(catalogue, language, raw, prefix);
  if (typeof raw === 'object' && raw !== null) return object(catalogue, language, raw as Params);
  const text = String(raw);
  if (prefix === 'number') return EXACT.test(text) ? decimal(text, language) : text;
  const named = `${prefix}.${text}`;
  return prefix && has(catalogue, named) ? render(catalogue, language, named) : text;
}

function list(catalogue: Catalogue, language: Language, members: unknown[], prefix?: string): string {
  const words = members.map((each) => value(catalogue, language, each, prefix));
  const sentences = members.some((each) => typeof each === 'object' && each !== null);
  if (sentences || words.length < 2) return words.join(' ');
  const last = prefix === 'role' ? OR[language] : AND[language];
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** {nl, en} is a title; {code, params} a message; {guard, holds, params} what a guard found; else fields and why. */
function object(catalogue: Catalogue, language: Language, raw: Params): string {
  if (typeof raw['nl'] === 'string' && typeof raw['en'] === 'string') return String(raw[language]);
  const params = (raw['params'] ?? {}) as Params;
  if (typeof raw['code'] === 'string') {
    const own = `field_error.${raw['code']}`;
    return render(catalogue, language, has(catalogue, own) ? own : raw['code'], params);
  }
  if (typeof raw['guard'] === 'string') {
    const found = render(catalogue, language, `guard.${raw['guard']}.${raw['holds'] ? 'holds' : 'held'}`, params);
    return found.endsWith('.') ? found : `${found}.`;
  }
  return Object.entries(raw)
    .map(([field, why]) => `${field}: ${value(catalogue, language, why)}`)
    .join(' ');
}
