/** The reactions of a meeting as they are being chosen: put in order, with a drawing or an emoji, and a word. */
import { words } from '../i18n.svelte';
import type { MeetingView } from '../protocol';
import { randomId } from '../random';
import { sorted } from '../select';

export const MOST = 6;
/** Our drawings that may stand for one; the first five are those of every meeting. */
export const DRAWINGS = ['beautiful', 'agree', 'idea', 'question', 'calm', 'bell', 'check', 'clock', 'pen', 'walk'];
export const DEFAULT = DRAWINGS.slice(0, 5);

export class Row {
  icon = $state('');
  word = $state('');

  constructor(
    readonly kind: string,
    icon: string,
    word = '',
  ) {
    this.icon = icon;
    this.word = word;
  }
}

/** What somebody typed or pasted as an emoji: the last picture of it, as one reads it. */
export function lastPicture(text: string): string {
  return [...new Intl.Segmenter().segment(text.trim())].at(-1)?.segment ?? '';
}

export class ReactionsForm {
  rows: Row[] = $state([]);

  take(view: Pick<MeetingView, 'meeting'>): void {
    this.rows = sorted(view.meeting.reactions).map(([kind, { icon, word }]) => new Row(kind, icon, word));
  }

  /** As every meeting has them. */
  reset(): void {
    this.rows = DEFAULT.map((kind) => new Row(kind, kind));
  }

  add(): void {
    const icon = DRAWINGS.find((each) => this.rows.every((row) => row.icon !== each)) ?? 'beautiful';
    if (this.rows.length < MOST) this.rows.push(new Row(randomId(), icon));
  }

  move(from: number, by: number): void {
    const [row] = this.rows.splice(from, 1);
    if (row) this.rows.splice(from + by, 0, row);
  }

  remove(n: number): void {
    if (this.rows.length > 1) this.rows.splice(n, 1);
  }

  /** One of our own kinds may go without a word: the catalogue has one. */
  needsWord(row: Row): boolean {
    return !row.word.trim() && !words.knows(`reaction.${row.kind}`);
  }

  get complete(): boolean {
    return this.rows.every((row) => row.icon && !this.needsWord(row));
  }

  fields(): { reactions: { kind: string; icon: string; word: string }[] } {
    return { reactions: this.rows.map(({ kind, icon, word }) => ({ kind, icon, word: word.trim() })) };
  }
}
