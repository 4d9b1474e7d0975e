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
  reopens?: true;
  quorum_of?: string;
  breakdown_floor?: number;
  [other: string]: unknown;
}

/** What a majority takes. */
export interface Taking {
  way: 'at_least' | 'more_than';
  fraction: string;
  base: string;
}

export interface RulingForm extends Taking {
  asks: Asks;
  method: string;
  counting: Record<string, unknown>;
  /** A part of the seats, so many (`seats:15`), or a part of those present that has voted (`voted:1/2`); nothing if none
   *  need be there. */
  quorum: string;
  secrecy: string;
  tie: string;
  statusQuo: boolean;
  electorate: string;
  among: string;
  role: string;
  weighted: boolean;
  /** A second majority, of the organisations as such. */
  heads: Taking | undefined;
  splitting: boolean;
  results: string;
  closes: string;
  reopens: boolean;
  /** How many on each side before the result tells them apart; 0 for never. */
  floor: number;
}

export const BASES = ['yes_and_no', 'valid', 'cast', 'present', 'entitled'];
export const ELECTORATES = ['member_organisations', 'persons'];
export const SECRECIES = ['open', 'confidential', 'secret'];
export const CLOSES = ['by_hand', 'everyone'];
/** A number of seats is kept where the rules have it. */
export const SEATS = 'seats:';
/** Before the part of those present that has voted. */
export const VOTED = 'voted:';
export const ROLES = ['delegate', 'participant', 'coordinator'];
export const FLOORS = [0, 3, 5, 10];
const USUAL_FLOOR = 5;
const RESULTS = ['turnout', 'after_close', 'live', 'on_reveal'];
export const PARTS = ['1/2', '2/3', '3/4', '1'];
/** What the form asks for, where it is written only if it says something. `adjustable` is the workflow's. */
const ASKED_FOR = [
  ...['threshold', 'quorum', 'quorum_part', 'quorum_of', 'status_quo', 'adjustable', 'among', 'role', 'weighted'],
  ...['heads', 'splitting', 'results', 'closes', 'reopens', 'breakdown_floor'],
];
/** What a form can ask for; a list or a map is for whoever writes the file. */
const ASKED = new Set<Setting['kind']>(['whole', 'exact', 'yes_no', 'one_of']);

export function formOf(source: RulesSource): RulingForm {
  const { threshold, heads } = source;
  return {
    asks: source.per,
    method: source.method,
    counting: source.counting,
    ...takingOf(threshold),
    quorum: quorumIn(source),
    secrecy: source.secrecy,
    tie: source.tie,
    statusQuo: source.status_quo === true,
    electorate: source.electorate,
    among: source.among ?? 'everyone',
    role: source.role ?? 'delegate',
    weighted: source.weighted === true,
    heads: heads ? takingOf(heads) : undefined,
    splitting: source.splitting === true,
    results: source.results ?? 'turnout',
    closes: source.closes ?? 'by_hand',
    reopens: source.reopens === true,
    floor: source.breakdown_floor ?? USUAL_FLOOR,
  };
}

function takingOf(threshold: Threshold | undefined): Taking {
  return {
    way: threshold?.at_least ? 'at_least' : 'more_than',
    fraction: threshold?.at_least ?? threshold?.more_than ?? '1/2',
    base: threshold?.of ?? 'yes_and_no',
  };
}

function thresholdOf({ way, fraction, base }: Taking): Threshold {
  return { [way]: fraction, of: base } as unknown as Threshold;
}

function quorumIn({ quorum, quorum_part: part, quorum_of: of }: RulesSource): string {
  if (part) return of === 'present' ? `${VOTED}${part}` : part;
  return quorum ? `${SEATS}${quorum}` : '';
}

export function sourceOf(form: RulingForm, before: RulesSource, methods: Methods): RulesSource {
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !ASKED_FOR.includes(name))) as RulesSource;
  const method = methods[form.method];
  return {
    ...kept,
    per: form.asks,
    method: form.method,
    counting: form.counting,
    secrecy: form.secrecy,
    tie: method?.tie_rules.includes(form.tie) ? form.tie : 'none',
    ...(method?.by_threshold ? { threshold: thresholdOf(form) } : {}),
    ...quorumOf(form.quorum),
    ...(form.statusQuo && mayOfferNone(form, method) ? { status_quo: true } : {}),
    electorate: form.electorate,
    ...(amongOf(form) === 'everyone' ? {} : { among: amongOf(form) }),
    ...(amongOf(form) === 'role' ? { role: form.role } : {}),
    ...(mayWeigh(form) && form.weighted ? { weighted: true } : {}),
    ...(form.heads && mayCountHeads(form, method) ? { heads: thresholdOf(form.heads) } : {}),
    ...(form.splitting && maySplit(form, method) ? { splitting: true } : {}),
    ...(resultsOf(form) === 'turnout' ? {} : { results: resultsOf(form) }),
    ...(form.closes === 'by_hand' ? {} : { closes: form.closes }),
    ...(form.reopens ? { reopens: true } : {}),
    ...(form.floor === USUAL_FLOOR ? {} : { breakdown_floor: form.floor }),
  };
}

function quorumOf(quorum: string): Pick<RulesSource, 'quorum' | 'quorum_part' | 'quorum_of'> {
  if (quorum.startsWith(VOTED)) return { quorum: 0, quorum_part: quorum.slice(VOTED.length), quorum_of: 'present' };
  if (quorum.startsWith(SEATS)) return { quorum: Number(quorum.slice(SEATS.length)) };
  return { quorum: 0, ...(quorum ? { quorum_part: quorum } : {}) };
}

/** Weights are those of organisations. */
export function mayWeigh(form: Pick<RulingForm, 'electorate'>): boolean {
  return form.electorate === 'member_organisations';
}

/** Beside a majority of weight, one of organisations. */
export function mayCountHeads(form: RulingForm, method: Method | undefined): boolean {
  return mayWeigh(form) && form.weighted && method?.by_threshold === true;
}

/** Shares would tell whose a secret paper is, and a vote that is split is on no side of a second majority. */
export function maySplit(form: RulingForm, method: Method | undefined): boolean {
  return mayWeigh(form) && form.weighted && form.secrecy === 'open' && !(form.heads && mayCountHeads(form, method));
}

/** Who is in the room and who is online is told apart where the answers are the same whatever is asked, never in secret. */
export function mayTellApart(form: Pick<RulingForm, 'asks' | 'secrecy'>): boolean {
  return form.asks !== 'options' && form.secrecy !== 'secret';
}

/** A role is a person's. */
export function amongOf(form: Pick<RulingForm, 'electorate' | 'among'>): string {
  return form.among === 'role' && form.electorate !== 'persons' ? 'everyone' : form.among;
}

export function amongsFor({ electorate }: Pick<RulingForm, 'electorate'>): string[] {
  return ['everyone', 'present', ...(electorate === 'persons' ? ['role'] : []), 'list'];
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
