/** The minutes as their editor has them (`GET /api/meetings/ID/minutes`), and what becomes of words that are not saved
 *  yet. Pure. */
import type { Ordered } from '../protocol';

export interface MinutesNote {
  kind: string;
  text: string;
  hidden?: true;
}

export interface MinutesPlace {
  kind: 'opening' | 'item' | 'round' | 'closing';
  title?: string;
  text: string;
  rev: number;
  hidden?: true;
  notes?: Ordered<MinutesNote>;
}

export interface MinutesDesk {
  title: string;
  phase: 'planned' | 'open' | 'ended';
  time_zone: string;
  edition: number;
  published_at?: string;
  address?: string;
  changed?: true;
  places: Ordered<MinutesPlace>;
  sections: Ordered<{ hidden?: true }>;
}

/** Words on this device, and the revision that was read before they were written. */
export interface Draft {
  text: string;
  rev: number;
}

/** `conflict`: somebody else has written here since. */
export type Standing = 'saved' | 'unsaved' | 'conflict';

export function standing(place: Pick<MinutesPlace, 'text' | 'rev'>, draft: Draft | undefined): Standing {
  if (!draft || draft.text.trim() === place.text.trim()) return 'saved';
  return draft.rev === place.rev ? 'unsaved' : 'conflict';
}

/** Both texts, one below the other: nothing of either is lost. */
export function together(theirs: string, mine: string): string {
  return [theirs.trim(), mine.trim()].filter(Boolean).join('\n\n');
}

/** Where the minutes stand for the outside: what the sentence and the button of the editor are chosen by. */
export function publication(desk: MinutesDesk): 'too_early' | 'never' | 'public' | 'changed' | 'withdrawn' {
  if (desk.published_at) return desk.changed ? 'changed' : 'public';
  if (desk.phase !== 'ended') return 'too_early';
  return desk.edition ? 'withdrawn' : 'never';
}
