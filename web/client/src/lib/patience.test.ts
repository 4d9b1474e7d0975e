// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { patiently } from './patience';
import type { Ack } from './protocol';

const busy: Ack<object> = { ok: false, code: 'busy', params: {} };

function house(...answers: Ack<object>[]) {
  const asked = { times: 0, pauses: 0 };
  const ask = () => Promise.resolve(answers[asked.times++] ?? busy);
  const pause = () => Promise.resolve(void asked.pauses++);
  return { asked, answer: () => patiently(ask, pause) };
}

describe('patience', () => {
  it('asks a busy house again, after a pause each time, until it answers', async () => {
    const { asked, answer } = house(busy, busy, { ok: true });
    expect(await answer()).toEqual({ ok: true });
    expect(asked).toEqual({ times: 3, pauses: 2 });
  });

  it('gives up after a while, and says so', async () => {
    const { asked, answer } = house();
    expect(await answer()).toEqual(busy);
    expect(asked).toEqual({ times: 4, pauses: 3 });
  });

  it('takes any other answer as it is', async () => {
    const no: Ack<object> = { ok: false, code: 'role_may_not', params: {} };
    const { asked, answer } = house(no, { ok: true });
    expect(await answer()).toEqual(no);
    expect(asked).toEqual({ times: 1, pauses: 0 });
  });
});
