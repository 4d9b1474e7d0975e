// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Letter } from './outbox';
import { Posting, throughDoor, throughOutbox } from './posting.svelte';
import type { Refusal } from './protocol';

const FULL: Refusal = { code: 'too_many_ideas', params: { most: 2 } };

function told(...answers: (Refusal | 'waits' | undefined)[]) {
  const sent: [string, Record<string, unknown>][] = [];
  const post = async (name: string, fields: Record<string, unknown>) => {
    sent.push([name, fields]);
    return Promise.resolve(answers.shift());
  };
  return { sent, posting: new Posting(post, 'proposal.add_idea', 'idea', 'plan') };
}

describe('words that are added one by one', () => {
  it('go once, and the next is another', async () => {
    const { sent, posting } = told();
    for (posting.text of [' A bus ', 'A train']) await posting.send();
    expect(sent.map(([name, { proposal, text }]) => [name, proposal, text])).toEqual([
      ['proposal.add_idea', 'plan', 'A bus'],
      ['proposal.add_idea', 'plan', 'A train'],
    ]);
    expect(sent[0]?.[1]['idea']).not.toBe(sent[1]?.[1]['idea']);
    expect([posting.text, posting.sent]).toEqual(['', 'posted']);
  });
  it('stay when they are refused, and are the same when they are sent again', async () => {
    const { sent, posting } = told(FULL, 'waits');
    posting.text = 'A bus';
    await posting.send();
    expect([posting.text, posting.refusal, posting.sent]).toEqual(['A bus', FULL, undefined]);
    await posting.send();
    expect(sent[0]?.[1]).toEqual(sent[1]?.[1]);
    expect([posting.text, posting.refusal, posting.sent]).toEqual(['', undefined, 'waits']);
  });
  it('are not sent empty, nor twice at once', async () => {
    const { sent, posting } = told();
    await posting.send();
    posting.text = 'A bus';
    await Promise.all([posting.send(), posting.send()]);
    expect(sent).toHaveLength(1);
  });
});

describe('the ways to send them', () => {
  it('in a meeting wait in the outbox while there is no network', async () => {
    const outbox = {
      letters: [] as Letter[],
      post: async (name: string, fields: Record<string, unknown>, text: string) => {
        if (text === 'away') outbox.letters = [{ id: 'l', name, fields, text, writtenAt: '' }];
        return Promise.resolve(text === 'full' ? FULL : undefined);
      },
    };
    const post = throughOutbox(outbox);
    expect(await post('proposal.add_idea', {}, 'here')).toBeUndefined();
    expect(await post('proposal.add_idea', {}, 'full')).toBe(FULL);
    expect(await post('proposal.add_idea', {}, 'away')).toBe('waits');
  });
  it('at a desk go through its door', async () => {
    const door = {
      command: async (name: string) =>
        Promise.resolve(name === 'no' ? { ok: false as const, ...FULL } : { ok: true as const }),
    };
    expect(await throughDoor(door)('yes', {}, '')).toBeUndefined();
    expect(await throughDoor(door)('no', {}, '')).toEqual(FULL);
  });
});
