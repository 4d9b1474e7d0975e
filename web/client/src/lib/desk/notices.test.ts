// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Notice } from '../protocol';
import { unreadIn } from './notices';

const notice = (order: number, at: string): Notice => ({ order, to: 'participants', at, words: { nl: at, en: at } });
const proposals = {
  plan: { title: 'Het plan', notices: { '1': notice(1, '2026-11-24'), '2': notice(2, '2026-11-26') } },
  other: { title: 'Iets anders', notices: { '1': notice(1, '2026-11-25') } },
  quiet: { title: 'Stil' },
};

describe('what one was let know', () => {
  it('stands there until it is read, the newest first', () => {
    const unread = unreadIn(proposals, ['plan.1', 'plan.2', 'other.1']);
    expect(unread.map(({ title, number }) => [title, number])).toEqual([
      ['Het plan', 2],
      ['Iets anders', 1],
      ['Het plan', 1],
    ]);
  });
  it('is nothing of what was read, is for others, or is not shown any more', () => {
    expect(unreadIn(proposals, ['plan.2', 'plan.9', 'gone.1']).map(({ number }) => number)).toEqual([2]);
    expect(unreadIn(proposals, [])).toEqual([]);
  });
});
