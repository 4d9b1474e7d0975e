import { describe, expect, it } from 'vitest';
import type { Proposal } from './protocol';
import { suggesting, suggestionCount, suggestionsAt } from './suggestions';

const nowhere = { command: () => Promise.reject(new Error('asked for')) };
const some = {
  s2: { order: 2, kind: 'addition', text: 'Drie' },
  s3: { order: 3, kind: 'removal', clause: 'a' },
  s1: { order: 1, kind: 'wording', clause: 'a', text: 'Een!' },
};
const proposal = (part: object): Proposal => part as Proposal;

function may(by: string | undefined, ...roles: string[]): boolean {
  const who = { roles, may: roles.length ? ['proposal.suggest'] : [] };
  return suggesting(nowhere, 'p', proposal({ suggested_by: by }), who).may;
}

describe('suggestions to a text', () => {
  it('stand at their clause in the order in which they were made, new clauses apart', () => {
    const found = proposal({ suggestions: some });
    expect(suggestionsAt(found, 'a').map(([id]) => id)).toEqual(['s1', 's3']);
    expect(suggestionsAt(found).map(([id]) => id)).toEqual(['s2']);
    expect(suggestionCount(found)).toBe(3);
    expect(suggestionCount(proposal({}))).toBe(0);
  });

  it('are made by whom the stage names', () => {
    expect(may('participants', 'participant')).toBe(true);
    expect(may('delegates', 'participant')).toBe(false);
    expect(may('delegates', 'delegate')).toBe(true);
    expect(may('delegates', 'participant', 'coordinator')).toBe(true);
    expect(may('participants')).toBe(false);
    expect(may(undefined, 'coordinator')).toBe(false);
  });
});
