/** Ideas as they lie: in clusters, by themselves, or aside. Pure. */
import type { Idea, Proposal } from './protocol';
import { sorted } from './select';

export type Lying = [id: string, idea: Idea];

export interface Heap {
  id: string;
  /** The name that it got; without one it has none. */
  title: string | undefined;
  ideas: Lying[];
}

/** Clusters in the order of their first ideas; what was set aside is in none. */
export function heapsOf({ ideas, clusters }: Pick<Proposal, 'ideas' | 'clusters'>): Heap[] {
  return sorted(clusters)
    .map(([id, { title }]) => ({ id, title, ideas: standing(ideas).filter(([, idea]) => idea.cluster === id) }))
    .filter((heap) => heap.ideas.length);
}

export function looseIdeas({ ideas, clusters }: Pick<Proposal, 'ideas' | 'clusters'>): Lying[] {
  return standing(ideas).filter(([, idea]) => !idea.cluster || !clusters?.[idea.cluster]);
}

export function asideIdeas({ ideas }: Pick<Proposal, 'ideas'>): Lying[] {
  return sorted(ideas).filter(([, idea]) => idea.aside);
}

export function standing(ideas: Proposal['ideas']): Lying[] {
  return sorted(ideas).filter(([, idea]) => !idea.aside);
}

/** What a heap is called: its name, else its first idea. */
export function heapTitle(heap: Heap): string {
  return heap.title ?? heap.ideas[0]?.[1].text ?? '';
}

/** How many more somebody with so many may add; any number where nothing is said. */
export function ideasLeft(proposal: Pick<Proposal, 'brainstorm'>, mine: number): number | undefined {
  const most = proposal.brainstorm?.most;
  return most === undefined ? undefined : Math.max(0, most - mine);
}
