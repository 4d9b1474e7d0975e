// @vitest-environment node
import { describe, expect, it } from 'vitest';
import CASES from '../../../../tests/engine/tally/share_cases.json';
import { wrongWithShares, type PaperRules } from './paper_faults';
import { leftOf, maySplit, sharesOf, written } from './splitting';

const RULES: Record<string, PaperRules> = {
  one: { form: 'one', options: ['yes', 'no', 'abstain'] },
  some: { form: 'some', options: ['a', 'b', 'c'], blank: true },
};

describe('a split answer is spelled as the server spells it', () => {
  for (const { says, form, answer, weight, fault } of CASES) {
    it(says, () => {
      expect(wrongWithShares(answer, weight, RULES[form] as PaperRules)?.code).toBe(fault);
      if (!fault) expect(written(sharesOf(answer, weight).toReversed(), weight)).toBe(answer);
    });
  }
});

describe('a split answer in the making', () => {
  it('holds what was given, and knows what is left', () => {
    expect(
      written(
        [
          ['yes', 3],
          ['no', 0],
          ['', 2],
        ],
        5,
      ),
    ).toBe('yes*3');
    expect(leftOf('yes*3', 5)).toBe(2);
    expect(leftOf('', 5)).toBe(5);
    expect(leftOf('yes', 5)).toBe(0);
  });
  it('joins what is the same, and is not split where one answer has everything', () => {
    expect(
      written(
        [
          ['yes', 3],
          ['yes', 2],
        ],
        5,
      ),
    ).toBe('yes');
    expect(
      written(
        [
          ['yes', 3],
          ['no', 1],
          ['yes', 1],
        ],
        5,
      ),
    ).toBe('no*1+yes*4');
  });
  it('is for a weight above one, where the ballot takes it', () => {
    expect(maySplit({ splitting: true }, 2)).toBe(true);
    expect(maySplit({ splitting: true }, 1)).toBe(false);
    expect(maySplit({}, 2)).toBe(false);
  });
});
