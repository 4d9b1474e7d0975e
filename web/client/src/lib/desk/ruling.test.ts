// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  amongsFor,
  asking,
  askedOf,
  counted,
  formOf,
  mayCountHeads,
  mayTellApart,
  methodsFor,
  resultsFor,
  sourceOf,
  type Methods,
  type RulesSource,
} from './ruling';

const METHODS: Methods = {
  yes_no_abstain: {
    order: 1,
    options: ['yes', 'no', 'abstain'],
    tie_rules: ['none', 'chair'],
    by_threshold: true,
    spends: false,
    settings: {},
  },
  stv: {
    order: 2,
    options: [],
    tie_rules: ['none', 'lot'],
    by_threshold: false,
    spends: false,
    settings: {
      seats: { order: 1, kind: 'whole', default: 1, least: 1, most: 100 },
      ratios: { order: 2, kind: 'map', default: {} },
    },
  },
  shares: {
    order: 3,
    options: [],
    tie_rules: ['none'],
    by_threshold: false,
    spends: true,
    settings: { budget: { order: 1, kind: 'whole', least: 1, most: 1000 } },
  },
};
const SOURCE: RulesSource = {
  method: 'yes_no_abstain',
  counting: {},
  per: 'whole',
  tie: 'chair',
  secrecy: 'open',
  quorum: 0,
  quorum_part: '1/2',
  electorate: 'member_organisations',
  threshold: { at_least: '2/3', of: 'cast' },
};

describe('the rules of a ballot in a form', () => {
  it('come back as they were when nothing is changed', () => {
    expect(sourceOf(formOf(SOURCE), SOURCE, METHODS)).toEqual(SOURCE);
  });
  it('offer only methods that can answer what is asked', () => {
    expect(methodsFor('clause', METHODS).map(([name]) => name)).toEqual(['yes_no_abstain']);
    expect(methodsFor('options', METHODS).map(([name]) => name)).toEqual(['stv', 'shares']);
  });
  it('take the first method that can answer another question, with its own settings and a tie rule that it has', () => {
    const form = asking(formOf(SOURCE), 'options', METHODS);
    expect([form.method, form.counting, form.tie]).toEqual(['stv', { seats: 1, ratios: {} }, 'none']);
    expect(sourceOf(form, SOURCE, METHODS)).not.toHaveProperty('threshold');
  });
  it('begin with something where a method must be told', () => {
    expect(counted(formOf(SOURCE), 'shares', METHODS).counting).toEqual({ budget: 1 });
  });
  it('keep a number of seats as the quorum until another is chosen', () => {
    const { quorum_part: _part, ...others } = SOURCE;
    const rules = { ...others, quorum: 15 };
    expect(sourceOf(formOf(rules), rules, METHODS)).toEqual(rules);
    const half = { ...formOf(rules), quorum: '1/2' };
    expect(sourceOf(half, rules, METHODS)).toMatchObject({ quorum: 0, quorum_part: '1/2' });
  });
  it('ask for what fits in a form, and offer none of these only where no budget is spent', () => {
    expect(askedOf(METHODS['stv']).map(([name]) => name)).toEqual(['seats']);
    const form = { ...asking(formOf(SOURCE), 'options', METHODS), statusQuo: true };
    expect(sourceOf(form, SOURCE, METHODS).status_quo).toBe(true);
    expect(sourceOf(counted(form, 'shares', METHODS), SOURCE, METHODS)).not.toHaveProperty('status_quo');
  });
  it('say who votes, what is seen when and when it closes only where that is not as it usually is', () => {
    const form = { ...formOf(SOURCE), among: 'present', weighted: true, results: 'on_reveal', closes: 'everyone' };
    const source = sourceOf(form, SOURCE, METHODS);
    expect(source).toMatchObject({ among: 'present', weighted: true, results: 'on_reveal', closes: 'everyone' });
    expect(sourceOf(formOf(source), source, METHODS)).toEqual(source);
    expect(sourceOf(formOf(SOURCE), source, METHODS)).toEqual(SOURCE);
  });
  it('give persons no weight, nor what goes with weight', () => {
    const heads = { more_than: '1/2', of: 'cast' };
    const before: RulesSource = { ...SOURCE, weighted: true, heads };
    expect(sourceOf(formOf(before), before, METHODS)).toEqual(before);
    const persons = sourceOf({ ...formOf(before), electorate: 'persons' }, before, METHODS);
    expect(persons).toEqual({ ...SOURCE, electorate: 'persons' });
  });
  it('ask which role where persons vote, and for a list of either', () => {
    const before: RulesSource = { ...SOURCE, electorate: 'persons', among: 'role', role: 'participant' };
    expect(sourceOf(formOf(before), before, METHODS)).toEqual(before);
    expect(amongsFor(formOf(before))).toEqual(['everyone', 'present', 'role', 'list']);
    const organisations = { ...formOf(before), electorate: 'member_organisations' };
    expect(amongsFor(organisations)).toEqual(['everyone', 'present', 'list']);
    expect(sourceOf(organisations, before, METHODS)).toEqual(SOURCE);
    expect(sourceOf({ ...organisations, among: 'list' }, before, METHODS)).toEqual({ ...SOURCE, among: 'list' });
  });
  it('ask for a second majority only beside one of weight, and then for no shares', () => {
    const heads = { way: 'at_least', fraction: '1/2', base: 'cast' } as const;
    const form = { ...formOf(SOURCE), weighted: true, splitting: true };
    expect(sourceOf(form, SOURCE, METHODS)).toEqual({ ...SOURCE, weighted: true, splitting: true });
    const doubled: RulesSource = { ...SOURCE, weighted: true, heads: { at_least: '1/2', of: 'cast' } };
    expect(sourceOf({ ...form, heads }, SOURCE, METHODS)).toEqual(doubled);
    expect(sourceOf(formOf(doubled), doubled, METHODS)).toEqual(doubled);
    expect(sourceOf({ ...form, heads, weighted: false }, SOURCE, METHODS)).toEqual(SOURCE);
    expect(mayCountHeads(asking(form, 'options', METHODS), METHODS['stv'])).toBe(false);
  });
  it('ask for another round, a floor, and a part of those present that has voted', () => {
    const before: RulesSource = { ...SOURCE, quorum_of: 'present', reopens: true, breakdown_floor: 0 };
    expect(formOf(before)).toMatchObject({ quorum: 'voted:1/2', reopens: true, floor: 0 });
    expect(sourceOf(formOf(before), before, METHODS)).toEqual(before);
    expect(sourceOf({ ...formOf(before), quorum: '1/2' }, before, METHODS)).not.toHaveProperty('quorum_of');
    expect(mayTellApart({ asks: 'whole', secrecy: 'secret' })).toBe(false);
  });
  it('show counts live only in an open ballot, and let only an open one be split', () => {
    const before: RulesSource = { ...SOURCE, weighted: true, splitting: true, results: 'live' };
    expect(resultsFor({ secrecy: 'open' })).toContain('live');
    expect(resultsFor({ secrecy: 'confidential' })).not.toContain('live');
    const secret = sourceOf({ ...formOf(before), secrecy: 'secret' }, before, METHODS);
    expect(secret).toEqual({ ...SOURCE, weighted: true, secrecy: 'secret' });
  });
});
