// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  amongsFor,
  asking,
  askedOf,
  counted,
  formOf,
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
  it('keep a role that the workflow named while persons vote, and offer none where it named none', () => {
    const before: RulesSource = { ...SOURCE, electorate: 'persons', among: 'role', role: 'delegate' };
    expect(sourceOf(formOf(before), before, METHODS)).toEqual(before);
    expect(amongsFor(formOf(before), before)).toEqual(['everyone', 'present', 'role']);
    const organisations = { ...formOf(before), electorate: 'member_organisations' };
    expect(amongsFor(organisations, before)).toEqual(['everyone', 'present']);
    expect(sourceOf(organisations, before, METHODS)).toEqual(SOURCE);
    expect(amongsFor(formOf(SOURCE), SOURCE)).toEqual(['everyone', 'present']);
  });
  it('show counts live only in an open ballot, and let only an open one be split', () => {
    const before: RulesSource = { ...SOURCE, weighted: true, splitting: true, results: 'live' };
    expect(resultsFor({ secrecy: 'open' })).toContain('live');
    expect(resultsFor({ secrecy: 'confidential' })).not.toContain('live');
    const secret = sourceOf({ ...formOf(before), secrecy: 'secret' }, before, METHODS);
    expect(secret).toEqual({ ...SOURCE, weighted: true, secrecy: 'secret' });
  });
});
