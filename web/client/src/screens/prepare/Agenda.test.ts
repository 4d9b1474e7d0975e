import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../../lib/i18n.svelte';
import type { AgendaItem, MeetingView } from '../../lib/protocol';
import Agenda from './Agenda.svelte';

const item = (order: number, title: string, minutes: number): AgendaItem => ({ order, title, minutes });
const view: MeetingView = {
  meeting: {
    id: 'autumn',
    title: 'Najaar',
    code: '1',
    starts_at: '2022-11-09T12:00:00Z',
    time_zone: 'Europe/Amsterdam',
    lasts: 60,
    phase: 'planned',
    entry: 'admit',
    reactions: {},
    movements: { m: { order: 1, name: 'M' } },
  },
  floor: { hands: {}, spoken: { room: 0, online: 0 } },
  agenda: { a: item(1, 'Welkom', 20), b: item(2, 'Plan', 30), c: item(3, 'Pauze', 15) },
  seats: {},
  proposals: {},
  rounds: {},
  groups: {},
  themes: {},
};

const sent: [string, Record<string, unknown>][] = [];
const meeting = {
  id: 'autumn',
  command: (name: string, fields: object) => {
    sent.push([name, fields as Record<string, unknown>]);
    return Promise.resolve({ ok: true as const });
  },
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(async () => {
  sent.length = 0;
  const proposals = { p: { order: 1, title: 'Jaarplan', movement: 'm' } };
  const headers = { 'Content-Type': 'application/json' };
  const home = () => new Response(JSON.stringify({ proposals, meetings: {} }), { headers });
  vi.stubGlobal('fetch', () => Promise.resolve(home()));
  await words.withDesk();
  await words.choose('en');
  render(Agenda, { view, meeting });
});

describe('the agenda', () => {
  it('tells each clock, the end, and that it takes too long', () => {
    expect(
      screen
        .getAllByRole('listitem')
        .slice(0, 3)
        .map((each) => each.textContent?.trim().slice(0, 5)),
    ).toEqual(['13:00', '13:20', '13:50']);
    expect(screen.getByText(/Done at 14:05.*5 minutes later/s)).toBeTruthy();
  });

  it('moves an item by a button, and says where it stands', async () => {
    await press('Move up: Pauze');
    expect(sent).toEqual([['meeting.move_item', { meeting: 'autumn', item: 'c', before: 'b' }]]);
    expect(await screen.findByText('Pauze is now number 2 of 3.')).toBeTruthy();
  });

  it('does not move the first up', async () => {
    await press('Move up: Welkom');
    expect(sent).toEqual([]);
  });

  it('removes an item, and puts it back where it stood', async () => {
    await press('Remove: Plan');
    await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    const line = sent[1]?.[1]['line'] as { item: string };
    expect(sent).toEqual([
      ['meeting.remove_item', { meeting: 'autumn', item: 'b' }],
      ['meeting.add_item', { meeting: 'autumn', line: { item: line.item, title: 'Plan', minutes: 30 } }],
      ['meeting.move_item', { meeting: 'autumn', item: line.item, before: 'c' }],
    ]);
  });

  it('brings a proposal that is in no meeting yet, and ties it', async () => {
    await fireEvent.click(await screen.findByRole('button', { name: /: Jaarplan$/ }));
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]).toEqual(['proposal.bring', { proposal: 'p', meeting: 'autumn' }]);
    expect(sent[1]?.[1]['line']).toMatchObject({ title: 'Jaarplan', proposal: 'p' });
  });

  it('takes a list that is pasted', async () => {
    await fireEvent.input(screen.getByLabelText(/one item per line/), { target: { value: '20 min Terugblik\nEinde' } });
    await press('Put 2 items on the agenda');
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(([, fields]) => fields['line'])).toMatchObject([
      { title: 'Terugblik', minutes: 20 },
      { title: 'Einde', minutes: 0 },
    ]);
  });
});
