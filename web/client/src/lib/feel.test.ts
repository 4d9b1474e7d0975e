import { expect, it, vi } from 'vitest';
import { Feel } from './feel.svelte';
import type { Ack, Me } from './protocol';

const me = (feelings?: Record<string, number>) => ({ feelings }) as Me;

/** A meeting whose answers come when the test says so. */
class Slow {
  readonly id = 'autumn';
  me: Me | undefined = me();
  sent: object[] = [];
  #answer: ((ack: Ack<object>) => void) | undefined;

  command(_name: string, fields: object): Promise<Ack<object>> {
    this.sent.push(fields);
    return new Promise((resolve) => (this.#answer = resolve));
  }
  answer(ack: Ack<object> = { ok: true }): void {
    this.#answer?.(ack);
  }
}

it('shows mine at once, and then what the server says', () => {
  const meeting = new Slow();
  const feel = new Feel(meeting);
  expect(feel.value('plan.a')).toBe(0);
  void feel.say('plan.a', 4);
  expect(feel.value('plan.a')).toBe(4);
  expect(meeting.sent).toEqual([{ meeting: 'autumn', about: 'plan.a', value: 4 }]);
  meeting.me = me({ 'plan.a': 2 });
  expect(feel.value('plan.a')).toBe(2);
});
it('sends the last of many taps, and the same again takes it back', async () => {
  const meeting = new Slow();
  const feel = new Feel(meeting);
  for (const value of [1, 2, 5]) void feel.say('plan.a', value);
  meeting.answer();
  await vi.waitFor(() => expect(meeting.sent).toMatchObject([{ value: 1 }, { value: 5 }]));
  void feel.toggle('plan.a', 5);
  expect(feel.value('plan.a')).toBe(0);
  meeting.answer();
  await vi.waitFor(() => expect(meeting.sent.at(-1)).toMatchObject({ value: 0 }));
});
it('shows what stands when it is refused, and why', async () => {
  const meeting = new Slow();
  meeting.me = me({ 'plan.a': 3 });
  const feel = new Feel(meeting);
  const said = feel.say('plan.a', 4);
  meeting.answer({ ok: false, code: 'meeting_ended', params: {} });
  await said;
  expect(feel.value('plan.a')).toBe(3);
  expect(feel.refusal).toEqual({ code: 'meeting_ended', params: {} });
});
