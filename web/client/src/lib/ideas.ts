/** Ideas as they lie: in clusters, by themselves, or aside; who writes them, and until when. Pure. */
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

/** How many more somebody may add, whose ideas these are; any number where nothing is said. */
export function ideasLeft(
  { brainstorm, ideas }: Pick<Proposal, 'brainstorm' | 'ideas'>,
  mine: ReadonlySet<string>,
): number | undefined {
  const there = Object.keys(ideas ?? {}).filter((id) => mine.has(id)).length;
  return brainstorm?.most === undefined ? undefined : Math.max(0, brainstorm.most - there);
}

/** Whether somebody is asked for ideas, and does not only look on. */
export function writesIdeas(
  { brainstorm }: Pick<Proposal, 'brainstorm'>,
  { roles, may }: { roles: readonly string[]; may: readonly string[] },
): boolean {
  if (!brainstorm || !may.includes('proposal.add_idea')) return false;
  return brainstorm.by === 'participants' || ['delegate', 'coordinator'].some((role) => roles.includes(role));
}

/** When its time is up, where it has one: counted from when the meeting came to it, if that was after it began. */
export function ideasUntil(
  { brainstorm, since }: Pick<Proposal, 'brainstorm' | 'since'>,
  itemSince = '',
): string | undefined {
  if (!brainstorm?.minutes) return undefined;
  const began = Math.max(Date.parse(since), Date.parse(itemSince) || 0);
  return new Date(began + brainstorm.minutes * 60_000).toISOString();
}
