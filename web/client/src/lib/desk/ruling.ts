/** The rules of a ballot as a form asks for them, and as `proposal.set_rules` takes them. Pure. What the form does not
 *  ask for it leaves as it was. */
import type { Ordered } from '../protocol';
import { sorted } from '../select';

export type Asks = 'clause' | 'whole' | 'options';

/** A setting of a method (`GET /api/methods`). */
export interface Setting {
  kind: 'whole' | 'exact' | 'yes_no' | 'one_of' | 'words' | 'list' | 'map';
  default?: unknown;
  least?: number;
  most?: number;
  words?: string[];
}
export interface Method {
  options: string[];
  tie_rules: string[];
  by_threshold: boolean;
  spends: boolean;
  settings: Ordered<Setting>;
}
export type Methods = Ordered<Method>;

export interface Threshold {
  at_least?: string;
  more_than?: string;
  of: string;
}
/** As the server writes rules. */
export interface RulesSource {
  method: string;
  counting: Record<string, unknown>;
  per: Asks;
  tie: string;
  secrecy: string;
  quorum?: number;
  quorum_part?: string;
  threshold?: Threshold;
  status_quo?: true;
  electorate: string;
  among?: string;
  role?: string;
  weighted?: true;
  heads?: Threshold;
  splitting?: true;
  results?: string;
  closes?: string;
  [other: string]: unknown;
}

export interface RulingForm {
  asks: Asks;
  method: string;
  counting: Record<string, unknown>;
  way: 'at_least' | 'more_than';
  fraction: string;
  base: string;
  /** A part of the seats, or so many (`seats:15`); nothing if none need be there. */
  quorum: string;
  secrecy: string;
  tie: string;
  statusQuo: boolean;
  electorate: string;
  among: string;
  weighted: boolean;
  results: string;
  closes: string;
}

export const BASES = ['yes_and_no', 'valid', 'cast', 'present', 'entitled'];
export const ELECTORATES = ['member_organisations', 'persons'];
export const SECRECIES = ['open', 'confidential', 'secret'];
export const CLOSES = ['by_hand', 'everyone'];
/** A number of seats is kept where the rules have it. */
export const SEATS = 'seats:';
const RESULTS = ['turnout', 'after_close', 'live', 'on_reveal'];
export const PARTS = ['1/2', '2/3', '3/4', '1'];
/** What a form can ask for; a list or a map is for whoever writes the file. */
const ASKED = new Set<Setting['kind']>(['whole', 'exact', 'yes_no', 'one_of']);

export function formOf(source: RulesSource): RulingForm {
  const { threshold } = source;
  return {
    asks: source.per,
    method: source.method,
    counting: source.counting,
    way: threshold?.at_least ? 'at_least' : 'more_than',
    fraction: threshold?.at_least ?? threshold?.more_than ?? '1/2',
    base: threshold?.of ?? 'yes_and_no',
    quorum: source.quorum_part ?? (source.quorum ? `${SEATS}${source.quorum}` : ''),
    secrecy: source.secrecy,
    tie: source.tie,
    statusQuo: source.status_quo === true,
    electorate: source.electorate,
    among: source.among ?? 'everyone',
    weighted: source.weighted === true,
    results: source.results ?? 'turnout',
    closes: source.closes ?? 'by_hand',
  };
}

export function sourceOf(form: RulingForm, before: RulesSource, methods: Methods): RulesSource {
  const {
    threshold: _threshold,
    quorum: _seats,
    quorum_part: _part,
    status_quo: _quo,
    adjustable: _open,
    ...rest
  } = before;
  const {
    among: _among,
    role,
    weighted: _weighted,
    heads,
    splitting,
    results: _results,
    closes: _closes,
    ...kept
  } = rest;
  const method = methods[form.method];
  return {
    ...kept,
    per: form.asks,
    method: form.method,
    counting: form.counting,
    secrecy: form.secrecy,
    tie: method?.tie_rules.includes(form.tie) ? form.tie : 'none',
    ...(method?.by_threshold
      ? { threshold: { [form.way]: form.fraction, of: form.base } as unknown as Threshold }
      : {}),
    ...quorumOf(form.quorum),
    ...(form.statusQuo && mayOfferNone(form, method) ? { status_quo: true } : {}),
    electorate: form.electorate,
    ...(amongOf(form) === 'everyone' ? {} : { among: amongOf(form) }),
    ...(role && amongOf(form) === 'role' ? { role } : {}),
    ...(mayWeigh(form) && form.weighted
      ? {
          weighted: true,
          ...(heads && method?.by_threshold ? { heads } : {}),
          ...(splitting && form.secrecy === 'open' ? { splitting } : {}),
        }
      : {}),
    ...(resultsOf(form) === 'turnout' ? {} : { results: resultsOf(form) }),
    ...(form.closes === 'by_hand' ? {} : { closes: form.closes }),
  };
}

function quorumOf(quorum: string): Pick<RulesSource, 'quorum' | 'quorum_part'> {
  if (quorum.startsWith(SEATS)) return { quorum: Number(quorum.slice(SEATS.length)) };
  return { quorum: 0, ...(quorum ? { quorum_part: quorum } : {}) };
}

/** Weights are those of organisations. */
export function mayWeigh(form: Pick<RulingForm, 'electorate'>): boolean {
  return form.electorate === 'member_organisations';
}

/** A role is a person's. */
export function amongOf(form: Pick<RulingForm, 'electorate' | 'among'>): string {
  return form.among === 'role' && form.electorate !== 'persons' ? 'everyone' : form.among;
}

/** Who may vote can be everyone or those present; a role or a list only stays what the workflow made it. */
export function amongsFor(form: Pick<RulingForm, 'electorate'>, before: RulesSource): string[] {
  const other = amongOf({ ...form, among: before.among ?? 'everyone' });
  return [...new Set(['everyone', 'present', other])];
}

/** Who watches counts change sees who chose what, so only an open ballot shows them live. */
export function resultsFor(form: Pick<RulingForm, 'secrecy'>): string[] {
  return RESULTS.filter((each) => each !== 'live' || form.secrecy === 'open');
}

export function resultsOf(form: Pick<RulingForm, 'secrecy' | 'results'>): string {
  return resultsFor(form).includes(form.results) ? form.results : 'turnout';
}

/** The methods that can answer what is asked. */
export function methodsFor(asks: Asks, methods: Methods): [string, Method][] {
  return sorted(methods).filter(([, each]) => (asks === 'options') === !each.options.length);
}

/** Another question keeps the method if that can answer it, else takes the first that can. */
export function asking(form: RulingForm, asks: Asks, methods: Methods): RulingForm {
  const possible = methodsFor(asks, methods);
  const method = possible.some(([name]) => name === form.method) ? form.method : (possible[0]?.[0] ?? form.method);
  return counted({ ...form, asks }, method, methods);
}

/** Another method begins with its own settings. */
export function counted(form: RulingForm, method: string, methods: Methods): RulingForm {
  if (method === form.method) return form;
  const tie = methods[method]?.tie_rules.includes(form.tie) ? form.tie : 'none';
  return { ...form, method, tie, counting: defaultsOf(methods[method]) };
}

export function defaultsOf(method: Method | undefined): Record<string, unknown> {
  const settings = Object.entries(method?.settings ?? {});
  return Object.fromEntries(settings.map(([name, each]) => [name, each.default ?? startOf(each)]));
}

/** Where something must be filled in, the form begins with the least that can be. */
function startOf(setting: Setting): unknown {
  if (setting.kind === 'whole') return Math.max(setting.least ?? 1, 1);
  if (setting.kind === 'exact') return '1';
  if (setting.kind === 'yes_no') return false;
  return setting.kind === 'one_of' ? setting.words?.[0] : setting.kind === 'list' ? [] : {};
}

export function askedOf(method: Method | undefined): [string, Setting & { order: number }][] {
  return sorted(method?.settings ?? {}).filter(([, each]) => ASKED.has(each.kind));
}

export function mayOfferNone(form: Pick<RulingForm, 'asks'>, method: Method | undefined): boolean {
  return form.asks === 'options' && method?.spends === false;
}

/** The code and the parameters of a part as people say it: 'twee derde'. */
export function partWord(fraction: string): [code: string, params: { fraction: string }] {
  return [PARTS.includes(fraction) ? `ruling.part.${fraction.replace('/', '_')}` : 'ruling.part', { fraction }];
}
