// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { AgendaItem, MeetingFacts, MeetingView } from './protocol';
import { expectedStarts, minutes, runSheet } from './run_sheet';

const at = (clock: string) => `2022-11-09T${clock}:00Z`;
const ms = (clock: string) => new Date(at(clock)).getTime();
const item = (order: number, length: number, more: Partial<AgendaItem> = {}): AgendaItem => ({
  order,
  title: `${order}`,
  minutes: length,
  ...more,
});
function view(facts: Partial<MeetingFacts>, agenda: Record<string, AgendaItem>): MeetingView {
  const meeting = { phase: 'open', starts_at: at('13:00'), ...facts } as MeetingFacts;
  return { meeting, agenda } as MeetingView;
}
const agenda = { a: item(1, 10), b: item(2, 20), c: item(3, 30) };

describe('before the doors open', () => {
  it('everything is as planned', () => {
    const sheet = runSheet(view({ phase: 'planned' }, agenda), ms('12:00'));
    expect(Object.values(sheet.lines).map((line) => [line.state, line.late])).toEqual(Array(3).fill(['ahead', 0]));
    expect([sheet.ends, sheet.late]).toEqual([new Date(ms('14:00')).toISOString(), 0]);
  });
});

describe('an open meeting', () => {
  it('that has begun with nothing is late by the time that has gone', () => {
    const sheet = runSheet(view({}, agenda), ms('13:04'));
    expect([sheet.lines.a?.late, sheet.lines.c?.late, sheet.late]).toEqual([4, 4, 4]);
  });

  it('is not late before its time', () => {
    expect(runSheet(view({}, agenda), ms('12:50')).late).toBe(0);
  });

  const on = (until: string | undefined, more: Partial<AgendaItem> = {}) =>
    view(
      { item: 'b', item_since: at('13:12'), ...(until ? { item_until: at(until) } : {}) },
      {
        ...agenda,
        a: item(1, 10, { begun: true, began_at: at('13:00'), took: 720 }),
        b: item(2, 20, { begun: true, began_at: at('13:12'), ...more }),
      },
    );

  it('says what the item took and that the next ones move along', () => {
    const sheet = runSheet(on('13:32'), ms('13:20'));
    expect(sheet.lines.a).toMatchObject({ state: 'done', took: 12, over: 2, late: 0 });
    expect(sheet.lines.b).toMatchObject({ state: 'now', late: 2 });
    expect(sheet.lines.c).toMatchObject({ state: 'ahead', late: 2, at: new Date(ms('13:32')).toISOString() });
    expect(sheet.late).toBe(2);
  });

  it('moves on as an item runs over its time', () => {
    expect(runSheet(on('13:32'), ms('13:40')).late).toBe(10);
  });

  it('counts the time that was given', () => {
    expect(runSheet(on('13:37', { extra: 5 }), ms('13:20')).late).toBe(7);
  });

  it('expects an item without a time to be over any moment', () => {
    expect(runSheet(on(undefined), ms('13:25')).lines.c?.at).toBe(new Date(ms('13:25')).toISOString());
  });

  it('keeps to the length that was said, if one was', () => {
    const longer = on('13:32');
    longer.meeting.lasts = 75;
    expect(runSheet(longer, ms('13:20')).late).toBe(-13);
  });

  it('does not wait for what was skipped', () => {
    const skipped = view({ item: 'b', item_since: at('13:00'), item_until: at('13:20') }, agenda);
    const sheet = runSheet(skipped, ms('13:05'));
    expect(sheet.lines.a).toEqual({ state: 'skipped', at: new Date(ms('13:00')).toISOString(), late: 0 });
    expect([sheet.lines.c?.late, sheet.late]).toEqual([-10, -10]);
  });
});

describe('the agenda that everybody sees', () => {
  const running = (began: string) =>
    view({ item: 'a', item_since: at(began), item_until: at('13:12') }, { ...agenda, a: item(1, 10, { begun: true }) });

  it('keeps the planned times while they are about right', () => {
    expect(expectedStarts(running('13:02'), ms('13:05')).b).toBe(new Date(ms('13:10')).toISOString());
  });
  it('says when it will be once the meeting is late', () => {
    const starts = expectedStarts(running('13:02'), ms('13:16'));
    expect(starts.b).toBe(new Date(ms('13:16')).toISOString());
    expect(starts.a).toBe(new Date(ms('13:00')).toISOString());
  });
});

it('half a minute is no minute', () => {
  expect([minutes(59_000), minutes(-59_000), minutes(61_000)]).toEqual([0, 0, 1]);
});

describe('a meeting that has ended', () => {
  it('waits for nothing that it did not come to', () => {
    const held = { ...agenda, a: item(1, 10, { begun: true, began_at: at('13:00'), took: 720 }) };
    const sheet = runSheet(view({ phase: 'ended' }, held), ms('14:00'));
    expect(Object.values(sheet.lines).map((line) => line.state)).toEqual(['done', 'skipped', 'skipped']);
  });
});
