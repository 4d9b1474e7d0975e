/** The board of questions and ideas. */

export type CardKind = 'question' | 'idea';

/** A question or an idea on the board. `state` and `reason` only for coordinators. */
export interface Card {
  order: number;
  kind: CardKind;
  text: string;
  by?: string;
  answered?: true;
  state?: 'waiting' | 'set_aside';
  reason?: string;
}

export interface Board {
  cards: Record<string, Card>;
  moderated?: true;
  named?: true;
  closed?: true;
  /** The card on the screen in the hall. */
  featured?: string;
  featured_at?: string;
}

/** What I put on the board: its words while the view does not show them to me; fixed once a coordinator has done
 *  something with it. */
export interface MyCard {
  order: number;
  state: 'released' | 'waiting' | 'set_aside';
  fixed?: true;
  kind?: CardKind;
  text?: string;
  reason?: string;
}
