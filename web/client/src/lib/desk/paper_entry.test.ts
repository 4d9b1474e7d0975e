import { describe, expect, it } from 'vitest';
import { Doing } from '../doing.svelte';
import type { Live, MeetingView, OpenBallot } from '../protocol';
import { PaperEntry, paperSeats, rollOf } from './paper_entry.svelte';

const seat = (order: number, name: string) => ({ order, name, short: name });
const view = { seats: { a: seat(1, 'Topaz'), b: seat(2, 'Mijzo'), c: seat(3, 'Innoforte') } } as unknown as MeetingView;
const ballot = {
  id: 'b1',
  method: 'yes_no_abstain',
  paper: { form: 'one', blank: true },
  options: { yes: { order: 1 }, no: { order: 2 }, abstain: { order: 3 } },
  questions: { c1: {}, c2: {} },
  by_hand_for: { b: true },
} as unknown as OpenBallot;

function entry(answer: object) {
  const sent: object[] = [];
  const doing = new Doing({
    command: async (name, fields) => {
      sent.push({ name, ...fields });
      return answer as { ok: true };
    },
  });
  return { paper: new PaperEntry(doing), sent };
}

describe('the seats that a paper can be for', () => {
  it('begin with those that have not voted', () => {
    const live = { voted: { b1: { count: 2, seats: { a: true, b: true } } } } as unknown as Live;
    expect(paperSeats(rollOf(view, ballot, live), ballot)).toEqual([
      { id: 'c', name: 'Innoforte' },
      { id: 'a', name: 'Topaz', voted: 'phone' },
      { id: 'b', name: 'Mijzo', voted: 'paper' },
    ]);
  });

  it('say nothing of who voted in secret', () => {
    const live = { voted: { b1: { count: 2 } } } as unknown as Live;
    expect(paperSeats(rollOf(view, ballot, live), ballot).map((each) => each.voted)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('entering a paper', () => {
  it('asks for a seat and for every question, and chooses nothing itself', async () => {
    const { paper, sent } = entry({ ok: true });
    expect(paper.complete(ballot)).toBe(false);
    paper.forAll(ballot);
    expect(paper.complete(ballot)).toBe(false);
    paper.seat = 'a';
    expect(paper.complete(ballot)).toBe(true);
    await paper.enter('plan', ballot, 'Topaz');
    const choice = { c1: 'yes', c2: 'yes' };
    const paperOf = { proposal: 'plan', ballot: 'b1', seat: 'a', choice, reasons: {} };
    expect(sent).toEqual([{ name: 'proposal.enter_paper', ...paperOf }]);
    expect([paper.seat, paper.choice]).toEqual(['', {}]);
  });

  it('waits for an answer that may be cast', () => {
    const { paper } = entry({ ok: true });
    const some = {
      ...ballot,
      method: 'approval',
      paper: { form: 'some', least: 1, most: 1 },
      options: { a: { order: 1 }, b: { order: 2 } },
      questions: { plan: {} },
    } as unknown as OpenBallot;
    paper.seat = 'a';
    paper.choice = { plan: 'a+b' };
    expect(paper.complete(some)).toBe(false);
    paper.choice = { plan: 'b' };
    expect(paper.complete(some)).toBe(true);
  });

  it('keeps what was filled in when it is refused, and says whose seat has voted', async () => {
    const { paper } = entry({ ok: false, code: 'already_voted', params: {} });
    paper.seat = 'a';
    paper.forAll(ballot);
    await paper.enter('plan', ballot, 'Topaz');
    expect(paper.complete(ballot)).toBe(true);
    expect(paper.refused('Topaz')).toEqual({ code: 'already_voted_for', params: { name: 'Topaz' } });
  });
});
