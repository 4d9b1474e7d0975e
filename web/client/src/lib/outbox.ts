/** What somebody wrote and the server may not have yet, as plain values: waiting -> sent, or refused with a reason.
 *
 *  A letter keeps the id of its command, so however often it is sent, it is done once. */
import type { Refusal } from './protocol';

export interface Letter {
  /** The command's id. */
  id: string;
  name: string;
  fields: Record<string, unknown>;
  /** What its writer recognises it by. */
  text: string;
  writtenAt: string;
  /** Why it was not done, when it was sent later on. */
  refusal?: Refusal;
}

export function without(letters: Letter[], id: string): Letter[] {
  return letters.filter((letter) => letter.id !== id);
}

/** The next to be sent: in the order of writing, for one may build upon another. */
export function nextToSend(letters: Letter[]): Letter | undefined {
  return letters.find((letter) => !letter.refusal);
}

export function refusedLetter(letters: Letter[], id: string, refusal: Refusal): Letter[] {
  return letters.map((letter) => (letter.id === id ? { ...letter, refusal } : letter));
}

export function sentAgain(letters: Letter[], id: string): Letter[] {
  return letters.map((letter) => {
    if (letter.id !== id) return letter;
    const { refusal: _refusal, ...fresh } = letter;
    return fresh;
  });
}
