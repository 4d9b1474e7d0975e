// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nextToSend, refusedLetter, sentAgain, without, type Letter } from './outbox';

function letter(id: string): Letter {
  return { id, name: 'group.write_note', fields: { note: id }, text: id, writtenAt: '2026-11-25T12:00:00Z' };
}

const REFUSAL = { code: 'group_closed', params: {} };

describe('the outbox', () => {
  it('sends in the order of writing', () => {
    const letters = [letter('first'), letter('second')];
    expect(nextToSend(letters)?.id).toBe('first');
    expect(nextToSend(without(letters, 'first'))?.id).toBe('second');
  });

  it('passes over what was refused, and keeps it with its reason', () => {
    const letters = refusedLetter([letter('first'), letter('second')], 'first', REFUSAL);
    expect(letters[0]?.refusal).toEqual(REFUSAL);
    expect(nextToSend(letters)?.id).toBe('second');
  });

  it('sends again with the same id', () => {
    const letters = sentAgain(refusedLetter([letter('first')], 'first', REFUSAL), 'first');
    expect(nextToSend(letters)).toEqual(letter('first'));
  });
});
