/** The board: what stands on it, in the order that somebody asked for. Pure. */
import type { Board, Card, Felt, MyCard } from './protocol';

export const ORDERS = ['support', 'newest', 'divided'] as const;
export type BoardOrder = (typeof ORDERS)[number];

export interface Stance {
  for: number;
  against: number;
}

/** A card with its id and with how people feel about it. */
export interface Posted extends Card {
  id: string;
  stance: Stance;
}

export type Feelings = Record<string, Felt> | undefined;

export function stance(felt: Felt | undefined): Stance {
  return { for: felt?.all['1'] ?? 0, against: felt?.all['-1'] ?? 0 };
}

/** How much the room disagrees: the smaller side counts, since it takes two; of two with the same, the more even. */
function divided(a: Stance, b: Stance): number {
  const smaller = ({ for: yes, against: no }: Stance): number => Math.min(yes, no);
  const larger = ({ for: yes, against: no }: Stance): number => Math.max(yes, no);
  return smaller(b) - smaller(a) || larger(a) - larger(b);
}

/** What is against a card takes away from what is for it; of two with the same, the one that more people are for. */
function supported(a: Stance, b: Stance): number {
  return b.for - b.against - (a.for - a.against) || b.for - a.for;
}

/** In that order, and the newest first where it makes no difference. */
export function inOrder(cards: Posted[], order: BoardOrder): Posted[] {
  const newest = (a: Posted, b: Posted): number => b.order - a.order;
  if (order === 'newest') return [...cards].sort(newest);
  const rule = order === 'support' ? supported : divided;
  return [...cards].sort((a, b) => rule(a.stance, b.stance) || newest(a, b));
}

export interface BoardParts {
  /** For a coordinator to read first; only the console has them. */
  waiting: Posted[];
  open: Posted[];
  answered: Posted[];
  aside: Posted[];
}

/** What waits, what is open, what was answered and what was set aside, each in that order; what waits as it came. */
export function partsOf(board: Board | undefined, feelings: Feelings, order: BoardOrder): BoardParts {
  const all = Object.entries(board?.cards ?? {}).map(([id, card]) => ({ ...card, id, stance: stance(feelings?.[id]) }));
  const sorted = inOrder(all, order);
  const shown = sorted.filter((card) => !card.state);
  return {
    waiting: all.filter((card) => card.state === 'waiting').sort((a, b) => a.order - b.order),
    open: shown.filter((card) => !card.answered),
    answered: shown.filter((card) => card.answered),
    aside: sorted.filter((card) => card.state === 'set_aside'),
  };
}

/** One card, if it is there. */
export function posted(board: Board | undefined, id: string | undefined, feelings: Feelings): Posted | undefined {
  const card = id ? board?.cards[id] : undefined;
  return id && card ? { ...card, id, stance: stance(feelings?.[id]) } : undefined;
}

/** Mine that the others do not see: what waits, and what was set aside; the newest first. */
export function mineUnseen(mine: Record<string, MyCard> | undefined): (MyCard & { id: string })[] {
  return Object.entries(mine ?? {})
    .map(([id, card]) => ({ ...card, id }))
    .filter((card) => card.state !== 'released')
    .sort((a, b) => b.order - a.order);
}
