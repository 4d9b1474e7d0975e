import { describe, expect, it } from 'vitest';
import EXPORTS from './recount.exports.json';
import { countable, differences, recount, sameReceipt, urnDigest, type BallotExport } from './recount';

const URN = 'digest of the urn';

async function told(document: BallotExport): Promise<string[]> {
  const urn = await urnDigest(document.papers);
  return [...differences(document), ...(urn === document.digests.urn ? [] : [URN])].sort();
}

describe.each(EXPORTS)('given $name', ({ document, differs }) => {
  const given = document as unknown as BallotExport;
  it('then the browser finds exactly what scripts/recount.py finds', async () => {
    expect(countable(given)).toBe(true);
    expect(await told(given)).toEqual([...differs].sort());
  });
  it('then it counts the published outcome, to the letter, if nothing was changed', () => {
    if (!differs.length) expect(recount(given)).toEqual(given.outcome);
  });
});

describe('a threshold', () => {
  const [sample] = EXPORTS as unknown as [{ document: BallotExport }];
  it('is exact where floats are not: 3 of 10 is at least 3/10', () => {
    const choices = ['yes', 'yes', 'yes', 'no', 'no', 'no', 'no', 'no', 'no', 'no'];
    const document: BallotExport = {
      ...sample.document,
      rules: { ...sample.document.rules, threshold: { at_least: '3/10', of: 'cast' }, quorum: 0 },
      papers: choices.map((choice, i) => ({ receipt: `R${i}`, seat: `s${i}`, choice: { c1: choice } })),
    };
    expect(recount(document).questions[0]).toMatchObject({ needed: 3, share: '3/10', result: 'passed' });
  });
  it('of a newer export is not guessed', () => {
    expect(countable({ ...sample.document, version: 2 })).toBe(false);
  });
});

describe('what is left to the script', () => {
  const [sample] = EXPORTS as unknown as [{ document: BallotExport }];
  it('is every other way of counting, weights, a lot, and a quorum of those who must vote', () => {
    for (const rules of [{ method: 'stv' }, { weighted: true }, { tie: 'lot' }, { quorum_of: 'present' }] as const) {
      expect(countable({ ...sample.document, rules: { ...sample.document.rules, ...rules } })).toBe(false);
    }
  });
});

describe('a receipt', () => {
  it('is the same whatever the case, spaces and strokes', () => {
    expect(sameReceipt('7k3q-9wz2', '7K3Q 9WZ2')).toBe(true);
    expect(sameReceipt('7K3Q-9WZ2', '7K3Q-9WZ3')).toBe(false);
    expect(sameReceipt('', ' - ')).toBe(false);
  });
});
