// @vitest-environment node
import { expect, test } from 'vitest';
import type { MeetingView, Proposal } from '../protocol';
import { early, itemToBegin, mayBeAgain, Settled, stepOf } from './step';

const item = (order: number, more: object = {}) => ({ order, title: `Punt ${order}`, minutes: 5, ...more });

function meeting(facts: object, agenda: object = {}, more: object = {}): MeetingView {
  return {
    meeting: { phase: 'open', ...facts },
    agenda,
    proposals: { plan: { order: 1, title: 'Jaarplan', results: {} } },
    moves: { plan: { withdraw: { order: 2, ends: 'withdrawn' }, discuss: { order: 1 } } },
    rounds: {},
    ...more,
  } as unknown as MeetingView;
}

test('given open doors and an agenda that was not begun, then the first item is the next step', () => {
  const view = meeting({}, { welcome: item(1), plan: item(2, { proposal: 'plan' }) });
  expect(stepOf(view)).toMatchObject({ is: 'agenda', first: true });
});

test('given the last item, or no agenda, then the move of the proposal is the next step', () => {
  const last = meeting({ item: 'welcome' }, { welcome: item(1, { begun: true }) });
  for (const view of [last, meeting({})]) expect(stepOf(view)).toMatchObject({ is: 'move', move: 'discuss' });
});

const agenda = { welcome: item(1, { begun: true }), plan: item(2, { proposal: 'plan' }), after: item(3) };

test('given an item without a proposal, then the next item is the next step and the move stands beside it', () => {
  const step = stepOf(meeting({ item: 'welcome' }, agenda));
  expect(step).toMatchObject({ is: 'agenda', first: false, aside: true, id: 'plan', key: 'agenda 2' });
});

test('given the own item of a proposal, or groups that talk about it, then its move is the next step', () => {
  const own = meeting({ item: 'plan' }, agenda);
  const round = { order: 1, open: true, proposal: 'plan', formed_at: '2026-01-01T12:00:00Z' };
  const talking = meeting({ item: 'welcome' }, agenda, { rounds: { first: round } });
  for (const view of [own, talking]) expect(stepOf(view)).toMatchObject({ is: 'move', move: 'discuss' });
});

test('given a proposal that was decided, then nothing of it stands beside the next item', () => {
  expect(stepOf(meeting({ item: 'plan' }, agenda, { moves: {} }))).toMatchObject({ is: 'agenda', aside: false });
});

test('given closed doors, then they are the next step; after the end there is none', () => {
  expect(stepOf(meeting({ phase: 'planned' })).is).toBe('doors');
  expect(stepOf(meeting({ phase: 'ended' })).is).toBe('none');
});

test('given a closed ballot whose result is hidden, then revealing it is the next step, unless the meeting went on', () => {
  const hidden = {
    first: { stage: 'vote', opened_at: '2026-01-01T12:00:00Z', closed_at: '2026-01-01T12:05:00Z' },
    again: { stage: 'vote', opened_at: '2026-01-01T12:10:00Z', closed_at: '2026-01-01T12:15:00Z' },
  };
  const proposals = { plan: { order: 1, title: 'Jaarplan', results: {}, hidden } };
  expect(stepOf(meeting({ item: 'plan' }, agenda, { proposals }))).toMatchObject({ is: 'reveal', ballot: 'again' });
  expect(stepOf(meeting({ item: 'welcome' }, agenda, { proposals })).is).toBe('agenda');
});

test('given rules that let a ballot be held again, then its last result can be, while the proposal is in its stage', () => {
  const said = { 1: { code: 'rules.reopens', params: {} } };
  const result = { order: 1, ballot: 'first', closed_at: '2026-01-01T12:05:00Z' };
  const plan = { stage: 'vote', since: '2026-01-01T12:00:00Z', rules: { vote: { said } }, results: { first: result } };
  const again = (more: object) => mayBeAgain({ ...plan, ...more } as unknown as Proposal);
  expect(again({})).toBe('first');
  expect(again({ since: '2026-01-01T12:30:00Z' }), 'it came back to the stage later').toBeUndefined();
  expect(again({ rules: { vote: { said: {} } } })).toBeUndefined();
  expect(again({ ballot: { id: 'next' } })).toBeUndefined();
  expect(again({ hidden: { next: {} } })).toBeUndefined();
  expect(again({ results: { first: { ...result, awaits_chair: true } } })).toBeUndefined();
});

test('given a ballot that opens during another item, then the item of its proposal begins', () => {
  const agenda = { welcome: item(1), plan: item(2, { proposal: 'plan' }) };
  expect(itemToBegin(meeting({ item: 'welcome' }, agenda), 'plan')).toBe('plan');
  expect(itemToBegin(meeting({ item: 'plan' }, agenda), 'plan')).toBeUndefined();
  expect(itemToBegin(meeting({ item: 'welcome' }, { welcome: item(1) }), 'plan')).toBeUndefined();
});

test('given doors that open long before the start, then it is told how long', () => {
  const now = Date.UTC(2026, 0, 1, 12);
  expect(early('2026-01-11T13:00:00Z', now)).toEqual({ unit: 'days', count: 10 });
  expect(early('2026-01-01T17:30:00Z', now)).toEqual({ unit: 'hours', count: 5 });
  expect(early('2026-01-01T14:00:00Z', now)).toBeUndefined();
  expect(early('2025-12-31T12:00:00Z', now)).toBeUndefined();
});

test('given a step that took the place of another, then a click that carries over is not taken', () => {
  const settled = new Settled();
  settled.see('doors', 1000);
  expect(settled.accepts({ timeStamp: 1001 })).toBe(true);
  settled.see('agenda 1', 1100);
  expect(settled.accepts({ timeStamp: 1300 })).toBe(false);
  expect(settled.accepts({ timeStamp: 1700 })).toBe(true);
  settled.see('agenda 2', 9000);
  expect(settled.accepts({ timeStamp: 9100 }), 'changed by something else').toBe(true);
});

test('given objections that are left and a round that may be opened, then it is the next step, unless the meeting went on', () => {
  const rounds = { round: 1, most: 3, left: 2, next: true };
  const proposals = { plan: { order: 1, title: 'Jaarplan', results: {}, rounds } };
  expect(stepOf(meeting({ item: 'plan' }, agenda, { proposals }))).toMatchObject({ is: 'consent', key: 'consent 1' });
  expect(stepOf(meeting({ item: 'welcome' }, agenda, { proposals })).is).toBe('agenda');
  const spent = { plan: { ...proposals.plan, rounds: { round: 3, most: 3, left: 2 } } };
  expect(stepOf(meeting({ item: 'plan' }, agenda, { proposals: spent })).is).toBe('move');
});
