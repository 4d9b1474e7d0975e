/** Who may suggest something about a text, and what has been suggested. Pure. */
import type { Proposal, Suggestion } from './protocol';
import { sorted } from './select';

const WHO: Record<string, string[]> = {
  delegates: ['coordinator', 'delegate'],
  participants: ['coordinator', 'delegate', 'participant'],
};

type Text = Pick<Proposal, 'suggested_by' | 'suggestions' | 'archived'>;

export function maySuggest({ suggested_by, archived }: Text, roles: readonly string[]): boolean {
  return !archived && roles.some((role) => WHO[suggested_by ?? '']?.includes(role));
}

/** About a clause, or without one: what would be added. */
export function suggestionsFor({ suggestions }: Text, clause?: string): [string, Suggestion][] {
  return sorted(suggestions ?? {}).filter(([, each]) => each.clause === clause);
}

export const suggestionsIn = ({ suggestions = {} }: Text): number => Object.keys(suggestions).length;
