import { describe, expect, it } from 'vitest';
import type { Ack, MeetingView } from '../protocol';
import { Carrying, oneLine } from './carrying.svelte';

const VIEW = {
  meeting: { id: 'autumn', movements: { care: { name: 'Care', order: 1 } } },
  proposals: {},
} as unknown as MeetingView;

interface Asked {
  name: string;
  fields: Record<string, unknown>;
}

function door(...answers: Ack[]): { asked: Asked[]; command: (name: string, fields: object) => Promise<Ack> } {
  const asked: Asked[] = [];
  return {
    asked,
    command(name, fields) {
      asked.push({ name, fields: fields as Record<string, unknown> });
      return Promise.resolve(answers.shift() ?? { ok: true });
    },
  };
}

describe('carrying a note on', () => {
  it('makes a question with an item of its own', async () => {
    const house = door();
    expect(await new Carrying(house).toQuestion(VIEW, 'g1.n1', 'Stop the team?')).toBe(true);
    const [start, item] = house.asked;
    expect(start?.name).toBe('proposal.start');
    expect(start?.fields).toMatchObject({ movement: 'care', workflow: 'decision', meeting: 'autumn', note: 'g1.n1' });
    expect(item?.fields['line']).toMatchObject({ title: 'Stop the team?', proposal: start?.fields['proposal'] });
  });

  it('goes on where it stopped half-way', async () => {
    const busy: Ack = { ok: false, code: 'busy', params: {} };
    const there: Ack = { ok: false, code: 'already_exists', params: { what: 'proposal' } };
    const house = door({ ok: true }, busy, there);
    const carrying = new Carrying(house);
    expect(await carrying.toQuestion(VIEW, 'g1.n1', 'Stop the team?')).toBe(false);
    expect(carrying.doing.refusal?.code).toBe('busy');
    expect(await carrying.toQuestion(VIEW, 'g1.n1', 'Stop the team?')).toBe(true);
    expect(carrying.doing.refusal).toBeUndefined();
    const proposals = house.asked
      .filter((each) => each.name === 'proposal.start')
      .map((each) => each.fields['proposal']);
    expect(new Set(proposals).size).toBe(1);
  });

  it('keeps notes of two groups apart', async () => {
    const house = door();
    const carrying = new Carrying(house);
    await carrying.toClause('plan', 'g1.n1', 'One');
    await carrying.toClause('plan', 'g2.n1', 'Two');
    expect(house.asked[0]?.fields['clause']).not.toBe(house.asked[1]?.fields['clause']);
  });
});

describe('a title', () => {
  it('is one line that fits', () => {
    expect(oneLine('Two\n lines ')).toBe('Two lines');
    expect(oneLine('w'.repeat(300))).toHaveLength(200);
  });
});
