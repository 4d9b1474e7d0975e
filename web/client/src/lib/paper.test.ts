// @vitest-environment node
import { describe, expect, it } from 'vitest';
import CASES from '../../../../tests/engine/tally/paper_cases.json';
import { parse, write } from './paper';
import { read, wrongWith, type PaperRules } from './paper_faults';

describe('an answer is spelled as the server spells it', () => {
  for (const { says, answer, spelling, fault, params, ...rest } of CASES) {
    const rules = rest.rules as PaperRules;
    it(says, () => {
      const found = read(answer, rules);
      if (fault === undefined) expect('form' in found && write(found)).toBe(spelling);
      else expect(found).toEqual({ code: fault, params });
      expect(wrongWith(answer, rules)?.code).toBe(fault);
    });
  }
});

describe('an answer in the making', () => {
  it('is empty before anything was chosen', () => {
    expect(parse('', 'some')).toEqual({ form: 'some', options: [] });
    expect(parse('', 'ranking')).toEqual({ form: 'ranking', ranks: [] });
    expect(parse('', 'values')).toEqual({ form: 'values', values: [] });
    expect(write({ form: 'values', values: [] })).toBe('');
  });
});
