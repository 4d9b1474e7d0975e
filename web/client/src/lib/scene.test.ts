// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { MeetingView, Shown } from './protocol';
import english from '../../../../messages/desk.en.json';
import dutch from '../../../../messages/desk.nl.json';
import { SCENES, sceneOf, shownNow } from './scene';

const NOW = Date.parse('2022-11-09T14:00:00Z');
const at = (clock: string) => `2022-11-09T${clock}:00Z`;

interface Told {
  shown?: Shown;
  phase?: string;
  item?: string | undefined;
  ballot?: string;
  closed?: string;
  formed?: string;
  clauses?: object;
  activity?: string;
  heard?: boolean;
  pointed?: string;
  since?: string;
  card?: string;
  topics?: boolean;
}
function view(told: Told = {}): MeetingView {
  const {
    shown,
    phase = 'open',
    ballot,
    closed,
    formed,
    clauses = {},
    activity,
    heard,
    pointed,
    since,
    card,
    topics,
  } = told;
  const item = 'item' in told ? told.item : 'plan';
  const proposal = {
    order: 1,
    clauses,
    activity,
    results: closed ? { b: { order: 1, ballot: 'b', closed_at: closed } } : {},
    ...(ballot ? { ballot: { id: 'b2', opened_at: ballot } } : {}),
  };
  return {
    meeting: {
      phase,
      item,
      item_since: at('13:00'),
      ...(shown ? { shown } : {}),
      ...(topics ? { topics_open: true } : {}),
      ...(pointed ? { pointed: { proposal: 'plan', clause: pointed, since } } : {}),
    },
    ...(card ? { board: { cards: { c: {} }, featured: 'c', featured_at: card } } : {}),
    agenda: { plan: { order: 1, title: 'Plan', minutes: 60, proposal: 'plan' } },
    proposals: { plan: proposal },
    rounds:
      formed || heard ? { r: { order: 1, formed_at: formed ?? at('13:05'), ...(formed ? { open: true } : {}) } } : {},
    themes: heard ? { t: { order: 1, round: 'r', title: 'T', notes: {} } } : {},
  } as unknown as MeetingView;
}
const code = { moment: 'code', since: at('13:30') } as const;

describe('the screen in the hall', () => {
  it.each([
    ['welcomes before the meeting is on anything', { item: undefined }, 'welcome'],
    ['welcomes while the doors are shut', { phase: 'planned' }, 'welcome'],
    ['shows the item', {}, 'moment'],
    ['shows the text of its proposal', { clauses: { c: {} } }, 'text'],
    ['shows the groups', { formed: at('13:20'), clauses: { c: {} } }, 'groups'],
    ['shows what the groups brought back', { heard: true, clauses: { c: {} } }, 'heard'],
    ['shows the topics that are asked for', { topics: true, heard: true, clauses: { c: {} } }, 'moment'],
    ['gives the text back to the writers', { heard: true, clauses: { c: {} }, activity: 'drafting' }, 'text'],
    ['shows the point that is looked at', { pointed: 'c', closed: at('13:45'), clauses: { c: {} } }, 'point'],
    ['shows no point that was removed', { pointed: 'gone', clauses: { c: {} } }, 'text'],
    ['shows a ballot before anything else', { ballot: at('13:40'), formed: at('13:20') }, 'ballot'],
    ['shows what was decided', { closed: at('13:45'), clauses: { c: {} } }, 'result'],
    ['shows a question that was put up', { card: at('13:50'), closed: at('13:45'), clauses: { c: {} } }, 'card'],
    ['goes on from it to a newer result', { card: at('13:40'), closed: at('13:45') }, 'result'],
    ['goes on from it to groups', { card: at('13:40'), formed: at('13:45') }, 'groups'],
    [
      'goes on from it to a point',
      { card: at('13:50'), pointed: 'c', since: at('13:55'), clauses: { c: {} } },
      'point',
    ],
    ['goes on from a point to it', { card: at('13:55'), pointed: 'c', since: at('13:50'), clauses: { c: {} } }, 'card'],
    ['stays with it when the point is gone', { card: at('13:50'), pointed: 'gone', since: at('13:55') }, 'card'],
    ['says that it is over', { phase: 'ended', closed: at('13:45'), shown: code }, 'ended'],
  ] as const)('%s', (_, told, scene) => {
    expect(sceneOf(view(told as Told), NOW)).toBe(scene);
  });
});

describe('what the coordinator put up', () => {
  it('stands there instead of what goes on already', () => {
    expect(sceneOf(view({ shown: code, ballot: at('13:20') }), NOW)).toBe('code');
  });
  it.each([
    ['a ballot', { ballot: at('13:40') }, 'ballot'],
    ['a round', { formed: at('13:40') }, 'groups'],
    ['a result', { closed: at('13:40') }, 'result'],
    ['a question', { card: at('13:40') }, 'card'],
  ] as const)('goes off with %s that came later', (_, told, scene) => {
    expect(sceneOf(view({ ...told, shown: code }), NOW)).toBe(scene);
  });
  it('goes off with a ballot of the same second', () => {
    expect(sceneOf(view({ shown: code, ballot: code.since }), NOW)).toBe('ballot');
  });
  it('goes off at its time', () => {
    const pause = (until: string) => view({ shown: { moment: 'pause', since: at('13:30'), until } });
    expect(shownNow(pause(at('14:01')), NOW)?.until).toBe(at('14:01'));
    expect(sceneOf(pause(at('14:00')), NOW)).toBe('moment');
  });
});

describe('every scene', () => {
  it.each(SCENES)('has a name for the coordinator: %s', (scene) => {
    for (const words of [dutch, english]) expect(words).toHaveProperty([`on_screen.scene.${scene}`]);
  });
});
