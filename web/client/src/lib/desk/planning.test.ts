import { describe, expect, it } from 'vitest';
import type { Door } from '../doing.svelte';
import type { MeetingView } from '../protocol';
import { Planning } from './planning.svelte';

type Sent = [name: string, fields: Record<string, unknown>];

/** A door that keeps what came through it; `refuses` says which commands, by their number, it does not take. */
function door(refuses: number[] = []): Door & { sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    command: (name, fields) => {
      sent.push([name, fields as Record<string, unknown>]);
      const no = refuses.includes(sent.length);
      return Promise.resolve(no ? { ok: false, code: 'busy', params: {} } : { ok: true });
    },
  };
}

function planning(to: Door): Planning {
  const made = new Planning(to);
  const { form } = made;
  [form.title, form.movements, form.day, form.begin, form.zone] = ['Jam', ['m'], '2022-11-09', '13:00', 'Europe/Paris'];
  return made;
}
const named = (sent: Sent[], name: string) => sent.filter(([each]) => each === name).map(([, fields]) => fields);

const earlier: MeetingView = {
  meeting: {
    id: 'autumn',
    title: 'Najaar',
    code: '1',
    starts_at: '2022-11-09T12:00:00Z',
    time_zone: 'Europe/Amsterdam',
    lasts: 240,
    phase: 'ended',
    entry: 'open',
    series: 'half-yearly',
    next_date: '2023-04-13T11:00:00Z',
    reactions: {},
    movements: { a: { order: 1, name: 'A' }, b: { order: 2, name: 'B' } },
  },
  floor: { hands: {}, spoken: { room: 0, online: 0 } },
  agenda: {
    plan: { order: 2, title: 'Het plan', minutes: 60, proposal: 'p', begun: true },
    welcome: { order: 1, title: 'Welkom', minutes: 25 },
  },
  seats: {},
  proposals: {},
  rounds: {},
  groups: {},
  themes: {},
};

describe('one meeting', () => {
  it('is no series', async () => {
    const to = door();
    const made = planning(to);
    expect(await made.plan()).toBe(to.sent[0]?.[1]['meeting']);
    expect(to.sent).toHaveLength(1);
    expect(to.sent[0]?.[1]).not.toHaveProperty('series');
  });
  it('is not asked for while something is wrong', async () => {
    const to = door();
    const made = planning(to);
    made.form.title = '';
    expect(await made.plan()).toBeUndefined();
    expect(to.sent).toEqual([]);
  });
});

describe('a series', () => {
  it('shares an id, keeps its clock over the change of time, and each tells the next date', async () => {
    const to = door();
    const made = planning(to);
    [made.repeats, made.times, made.every] = [true, 3, 6];
    await made.plan();
    const planned = named(to.sent, 'meeting.plan');
    expect(planned.map((each) => each['starts_at'])).toEqual([
      '2022-11-09T12:00:00Z',
      '2023-05-10T11:00:00Z',
      '2023-11-08T12:00:00Z',
    ]);
    expect(new Set(planned.map((each) => each['series'])).size).toBe(1);
    expect(new Set(planned.map((each) => each['meeting'])).size).toBe(3);
    expect(named(to.sent, 'meeting.set_next_date')).toEqual([
      { meeting: planned[0]?.['meeting'], starts_at: '2023-05-10T11:00:00Z' },
      { meeting: planned[1]?.['meeting'], starts_at: '2023-11-08T12:00:00Z' },
    ]);
  });
  it('keeps a day that was changed by hand', () => {
    const made = planning(door());
    [made.repeats, made.times, made.every, made.step] = [true, 2, 2, 'weeks'];
    made.change(1, '2022-11-25');
    expect(made.days).toEqual(['2022-11-09', '2022-11-25']);
  });
  it('goes on where it stopped', async () => {
    const to = door([2]);
    const made = planning(to);
    [made.repeats, made.times] = [true, 2];
    expect(await made.plan()).toBeUndefined();
    expect([made.made, made.refusal?.code]).toEqual([1, 'busy']);
    const first = to.sent[0]?.[1]['meeting'];
    expect(await made.plan()).toBe(first);
    expect(named(to.sent, 'meeting.plan').filter((each) => each['meeting'] === first)).toHaveLength(1);
  });
});

describe('the next meeting', () => {
  it('is like the earlier one, on the day that was agreed, and that one hears of it', async () => {
    const to = door();
    const made = new Planning(to);
    made.after('autumn', earlier);
    await made.plan();
    expect(to.sent[0]?.[1]).toMatchObject({
      title: 'Najaar',
      movements: ['a', 'b'],
      starts_at: '2023-04-13T11:00:00Z',
      lasts: 240,
      entry: 'open',
      series: 'half-yearly',
      agenda: [
        { title: 'Welkom', minutes: 25 },
        { title: 'Het plan', minutes: 60 },
      ],
    });
    expect(to.sent[1]).toEqual(['meeting.set_next_date', { meeting: 'autumn', starts_at: '2023-04-13T11:00:00Z' }]);
  });
  it('begins without an agenda if one wants', async () => {
    const to = door();
    const made = new Planning(to);
    made.after('autumn', earlier);
    made.takeAgenda = false;
    await made.plan();
    expect(to.sent[0]?.[1]['agenda']).toEqual([]);
  });
});
