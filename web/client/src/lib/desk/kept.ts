/** Everything that is kept about me: GET /api/me. */
import type { BallotOption, CardKind, Choice, Mode, NoteKind, Ordered, Question, SuggestionKind } from '../protocol';

export interface Kept {
  person: { id: string; name: string; language: string; email?: string; says_from?: string };
  memberships: Ordered<{ organisation: string; movement: string; role: string; ended?: true }>;
  meetings: Ordered<{ title: string; starts_at: string; mode: Mode; rank: number; present?: true }>;
  votes: Ordered<{
    ballot: string;
    title: string;
    seat: string;
    choice: Choice;
    method: string;
    questions: Record<string, Question>;
    options: Record<string, BallotOption>;
    replaced?: true;
  }>;
  /** Only that an organisation of mine voted. */
  secret_ballots: Ordered<{ title: string }>;
  notes: Ordered<{ kind: NoteKind; text: string; group: string; meeting: string; removed?: true }>;
  cards: Ordered<{ kind: CardKind; text: string; meeting: string; removed?: true }>;
  suggestions: Ordered<{
    kind: SuggestionKind;
    text: string;
    reason: string;
    proposal_title: string;
    state: 'open' | 'taken' | 'declined' | 'withdrawn';
  }>;
  ideas: Ordered<{ text: string; proposal_title: string; removed?: true }>;
  advice: Ordered<{ text: string; proposal_title: string; removed?: true }>;
  /** How I feel about it, until it is forgotten that it was me. */
  feelings: Ordered<{ text: string; meeting: string; value: number; about: 'clause' | 'card' }>;
  tasks: Ordered<{ text: string; proposal_title: string; at: string }>;
  teams: Ordered<{ name: string; movement: string; ended?: true }>;
  /** How many steps in the ledger I took. */
  notices_read: { n: number };
  acts: number;
  links: number;
  /** On how many devices I am signed in, this one included. */
  sessions: { n: number };
  /** The address that I sign in with. */
  sign_in?: string;
}

export interface SignInChange {
  email: string;
  password: string;
  current?: string;
}
