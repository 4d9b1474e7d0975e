/** Suggestions to a text: what is open, where it stands, and who may make one. Pure. */
import type { Door } from './doing.svelte';
import type { Proposal, Suggestion } from './protocol';
import { sorted } from './select';

/** A proposal's suggestions as one person meets them: at a desk, or at a meeting. */
export interface Suggesting {
  door: Door;
  id: string;
  proposal: Proposal;
  /** Those that are mine. */
  mine: readonly string[];
  /** I may suggest something now. */
  may: boolean;
  /** I answer what is suggested. */
  leads: boolean;
}

interface Who {
  roles: readonly string[];
  may: readonly string[];
}

export function suggesting(
  door: Door,
  id: string,
  proposal: Proposal,
  who: Who,
  mine: readonly string[] = [],
): Suggesting {
  return { door, id, proposal, mine, may: maySuggest(proposal, who), leads: who.roles.includes('coordinator') };
}

/** The server decides; this only spares people a form that would be refused. */
function maySuggest({ suggested_by: by }: Proposal, { roles, may }: Who): boolean {
  if (!by || !may.includes('proposal.suggest')) return false;
  return by === 'participants' || roles.includes('delegate') || roles.includes('coordinator');
}

/** Those about a clause; without one, clauses that would be new. As they were made. */
export function suggestionsAt(proposal: Proposal, clause?: string): [string, Suggestion][] {
  return sorted(proposal.suggestions).filter(([, each]) => each.clause === clause);
}

export function suggestionCount({ suggestions = {} }: Proposal): number {
  return Object.keys(suggestions).length;
}
