import { describe, expect, it } from 'vitest';
import { atomsIn, begin, conditionOf, depthOf, offeredGuards, written } from './conditions';
import { conditionSaid, settingCode } from './saying';
import { isDay, type Setting, type Vocabulary } from './vocabulary';
import { rulesIn, settingsOf, usualRules } from './stage_rules';

const count: Setting = { name: 'count', kind: 'whole', required: true, least: 1, most: 1000 };
const vocabulary = {
  guards: { all: { settings: [] }, has_clauses: { settings: [] }, clauses_at_least: { settings: [count] } },
} as unknown as Vocabulary;

describe('conditions', () => {
  it('are read and written as a file has them', () => {
    for (const named of [
      'has_clauses',
      { clauses_at_least: { count: 3 } },
      { not: 'ballot_tied' },
      { any: ['has_clauses', { all: ['a', { b: { n: 1 } }] }] },
    ]) {
      expect(written(conditionOf(named))).toEqual(named);
    }
  });
  it('write no more than is said', () => {
    expect(written({ name: 'after_date', settings: { days: 3, date: undefined } })).toEqual({
      after_date: { days: 3 },
    });
    expect(written({ name: 'after_date', settings: {} })).toBe('after_date');
  });
  it('begin with the least that they need', () => {
    expect(begin('clauses_at_least', vocabulary.guards).settings).toEqual({ count: 1 });
    expect(begin('any', vocabulary.guards).parts).toEqual([]);
  });
  it('stand in each other', () => {
    const deep = conditionOf({ any: ['a', { not: 'b' }] });
    expect(depthOf(deep)).toBe(3);
    expect(atomsIn([deep]).map((each) => each.name)).toEqual(['a', 'b']);
  });
  it('are offered with those last that are made of others', () => {
    expect(offeredGuards(vocabulary)).toEqual(['has_clauses', 'clauses_at_least', 'all', 'any', 'not']);
  });
});

describe('a condition in words', () => {
  const words: Record<string, string> = {
    'guard.any': 'one of these',
    'guard.has_clauses': 'there is a point',
    'guard.clauses_at_least': 'enough points',
    'guard.clauses_at_least.count': 'at least',
  };
  const speaker = { say: (code: string) => words[code] ?? code, knows: (code: string) => code in words };
  it('says what was set', () => {
    const said = conditionSaid(conditionOf({ clauses_at_least: { count: 3 } }), vocabulary, speaker);
    expect(said).toBe('enough points (at least: 3)');
  });
  it('says what it is made of', () => {
    const said = conditionSaid(conditionOf({ any: ['has_clauses', 'never_heard_of'] }), vocabulary, speaker);
    expect(said).toBe('one of these: there is a point; never_heard_of');
  });
  it('calls a setting by its own part, else as everywhere', () => {
    expect(settingCode('guard', 'clauses_at_least', 'count', speaker.knows)).toBe('guard.clauses_at_least.count');
    expect(settingCode('activity', 'small_groups', 'minutes', speaker.knows)).toBe('setting.minutes');
  });
});

describe('settings', () => {
  it('are days where only a day fits', () => {
    expect(isDay({ name: 'date', kind: 'text', required: false, pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' })).toBe(true);
    expect(isDay({ name: 'name', kind: 'text', required: false, pattern: '.*' })).toBe(false);
  });
});

describe('the rules of a stage', () => {
  it('begin with more than half, and say nothing that is usual', () => {
    expect(usualRules()).toEqual({
      per: 'clause',
      secrecy: 'open',
      electorate: 'member_organisations',
      threshold: { more_than: '1/2', of: 'yes_and_no' },
    });
  });
  it('keep what the form does not ask for', () => {
    const before = { ...usualRules(), adjustable: true, reopens: true };
    expect(settingsOf(rulesIn(before), before)).toEqual(before);
  });
});
