import { describe, expect, it } from 'vitest';
import type { Door } from '../doing.svelte';
import type { MeetingView } from '../protocol';
import { Forming, nextRound } from './forming.svelte';

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

describe('what the workflow says about the groups', () => {
  const said = { seating: 'open_space', minutes: 20, prompt: { nl: 'Wat kan?', en: 'What could we do?' } } as const;

  it('is what the form begins with', () => {
    const forming = new Forming(door().door, 'm');
    forming.begin(said, 'Wat kan?', false);
    expect([forming.how, forming.question, forming.minutes]).toEqual(['open_space', 'Wat kan?', 20]);
  });

  it('leaves alone what somebody has changed there', () => {
    const forming = new Forming(door().door, 'm');
    forming.begin(said, 'Wat kan?', false);
    forming.question = 'En wat niet?';
    forming.begin({ minutes: 600 }, 'Iets anders?', false);
    expect([forming.how, forming.question, forming.minutes]).toEqual(['even', 'En wat niet?', 240]);
    forming.begin(undefined, '', false);
    expect([forming.question, forming.minutes]).toEqual(['En wat niet?', undefined]);
  });

  it('lets people sit in the same places only once they have sat somewhere', () => {
    const forming = new Forming(door().door, 'm');
    forming.begin({ seating: 'same' }, '', false);
    expect(forming.how).toBe('even');
    forming.begin({ seating: 'same' }, '', true);
    expect(forming.how).toBe('same');
  });

  it('is there again for the next round', async () => {
    const { sent, door: to } = door();
    const forming = new Forming(to, 'm');
    forming.begin(said, 'Wat kan?', false);
    await forming.form({ topics: {} } as unknown as MeetingView, PEOPLE);
    expect(sent[0]?.[1]).toMatchObject({ question: 'Wat kan?', how: 'open_space', minutes: 20 });
    expect(forming.question).toBe('Wat kan?');
  });

  it('counts the rounds since the proposal came to the stage', () => {
    const rounds = {
      a: { proposal: 'plan', formed_at: '2022-11-09T12:00:00Z' },
      b: { proposal: 'plan', formed_at: '2022-11-09T14:00:00Z' },
      c: { proposal: 'other', formed_at: '2022-11-09T14:00:00Z' },
    };
    expect(nextRound({ rounds } as unknown as MeetingView, 'plan', '2022-11-09T13:00:00Z')).toBe(2);
  });
});
