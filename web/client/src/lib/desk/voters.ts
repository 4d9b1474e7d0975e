/** A list of voters in the making. Pure. */
import type { Ordered } from '../protocol';
import { sorted } from '../select';

export interface Voter {
  name: string;
  /** Where a person is from. */
  of?: string;
}
/** As the page of a proposal gives a coordinator. */
export interface VotersListed {
  choices: Ordered<Voter>;
  named: Record<string, true>;
}

/** Those whose name or organisation has what was typed. */
export function found(choices: Ordered<Voter>, typed: string): [string, Voter][] {
  const sought = typed.trim().toLowerCase();
  return sorted(choices).filter(([, { name, of = '' }]) => `${name} ${of}`.toLowerCase().includes(sought));
}

/** In the order in which they stand, so that the same list is the same whoever was tapped first. */
export function inOrder(choices: Ordered<Voter>, chosen: ReadonlySet<string>): string[] {
  return sorted(choices)
    .map(([id]) => id)
    .filter((id) => chosen.has(id));
}
