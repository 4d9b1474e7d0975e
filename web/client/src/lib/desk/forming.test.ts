import { describe, expect, it } from 'vitest';
import type { Door } from '../doing.svelte';
import type { MeetingView } from '../protocol';
import { Forming } from './forming.svelte';

function door(refuse?: string) {
  const sent: [string, Record<string, unknown>][] = [];
  const command = (name: string, fields: object) => {
    sent.push([name, fields as Record<string, unknown>]);
    return Promise.resolve(name === refuse ? { ok: false, code: 'no_places', params: {} } : { ok: true });
  };
  return { sent, door: { command } as unknown as Door };
}
const VIEW = { topics: {} } as unknown as MeetingView;
const PEOPLE = { room: 8, online: 6 };

describe('forming groups about a proposal', () => {
  it('takes it to the groups, where it is not there yet', async () => {
    const { sent, door: to } = door();
    await new Forming(to, 'm').form(VIEW, PEOPLE, 'plan', 'discuss');
    expect(sent.map(([name]) => name)).toEqual(['meeting.form_groups', 'proposal.make_move']);
    expect(sent[0]?.[1]).toMatchObject({ proposal: 'plan', tables: 2, rooms: 1 });
    expect(sent[1]?.[1]).toEqual({ proposal: 'plan', move: 'discuss' });
  });

  it('leaves it where it is when it is there, or when nothing was formed', async () => {
    const there = door();
    await new Forming(there.door, 'm').form(VIEW, PEOPLE, 'plan');
    const refused = door('meeting.form_groups');
    await new Forming(refused.door, 'm').form(VIEW, PEOPLE, 'plan', 'discuss');
    expect([...there.sent, ...refused.sent].map(([name]) => name)).toEqual(Array(2).fill('meeting.form_groups'));
  });
});
