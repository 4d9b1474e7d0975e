/** Small groups, what they write, and what became of it. */
import type { Mode } from './words';

export type How = 'even' | 'chosen' | 'same' | 'open_space';

export interface Round {
  order: number;
  question: string;
  formed_at: string;
  how: How;
  /** When the bell goes; when it last went. */
  ends_at?: string;
  rung_at?: string;
  message?: { text: string; at: string };
  proposal?: string;
  open?: true;
}

export interface GroupPlace {
  round: string;
  place: 'table' | 'room';
  number: number;
  topic?: string;
  link?: string;
  reported?: true;
}

export interface Topic {
  order: number;
  title: string;
}

export type NoteKind = 'point' | 'question' | 'idea' | 'quote' | 'action';

export interface Note {
  order: number;
  kind: NoteKind;
  text: string;
  /** How many agree. */
  agreed?: number;
}

/** A note as the coordinator sees it: with what a rewriting starts from. */
export interface WrittenNote extends Note {
  rev: number;
}

/** A note as its own group sees it. */
export interface GroupNote extends WrittenNote {
  by: string;
  by_organisation?: string;
  edited_by?: string;
  entered_by?: string;
  agrees: Record<string, true>;
}

export interface Member {
  name: string;
  order: number;
  mode: Mode;
  organisation_name?: string;
}

/** What was made of a note, by that thing's own id. */
export type Carried = Record<string, { to: 'clause' | 'task' | 'proposal'; proposal: string }>;

export interface Theme {
  order: number;
  round: string;
  title: string;
  notes: Record<string, Note>;
}

export interface GroupView {
  group: {
    id: string;
    place: 'table' | 'room';
    number: number;
    round: string;
    question: string;
    topic?: string;
    link?: string;
    host?: string;
    open?: true;
    reported?: true;
  };
  members: Record<string, Member>;
  notes: Record<string, GroupNote>;
}
