// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { doorways } from './doorways';
import type { HomeMeeting, HomeProposal, HomeTask } from './home';
import {
  archived,
  bySeries,
  coming,
  foremostMeeting,
  missed,
  myTasks,
  notVoted,
  onShelf,
  overdue,
  past,
  proposalsAtHome,
  voteAwaited,
  workOfOthers,
} from './overview';

const NOW = Date.parse('2021-11-10T10:00:00Z');

function meeting(starts_at: string, more: Partial<HomeMeeting> = {}): HomeMeeting & { order: number } {
  return {
    order: 1,
    title: 'Najaarsbijeenkomst',
    movements: ['movement'],
    starts_at,
    time_zone: 'Europe/Amsterdam',
    phase: 'planned',
    code: '482177',
    entry: 'open',
    roles: ['delegate'],
    ...more,
  };
}

function proposal(more: Partial<HomeProposal & { order: number }> = {}): HomeProposal & { order: number } {
  return {
    order: 1,
    title: 'Jaarplan',
    movement: 'movement',
    workflow: { title: { nl: 'Jaarplan', en: 'Yearly plan' } },
    stage: 'draft',
    stage_title: { nl: 'Schrijven', en: 'Writing' },
    since: '2021-11-01T10:00:00Z',
    route: {},
    clauses: 5,
    ...more,
  };
}

function task(more: Partial<HomeTask & { order: number }> = {}): HomeTask & { order: number } {
  return {
    order: 1,
    proposal: 'p',
    proposal_title: 'Jaarplan',
    task: 't',
    text: 'Bel vier organisaties',
    owner: 'org-11',
    owner_name: 'Organisatie 11',
    ...more,
  };
}

const ids = (entries: [string, unknown][]) => entries.map(([id]) => id);

describe('the meeting that home is about', () => {
  it('is the open one, also when another starts sooner', () => {
    const meetings = {
      soon: meeting('2021-11-10T10:30:00Z'),
      open: meeting('2021-11-10T09:00:00Z', { phase: 'open' }),
    };
    expect(foremostMeeting({ meetings }, NOW)?.[0]).toBe('open');
  });
  it('is else the one that comes next', () => {
    const meetings = { later: meeting('2022-04-14T11:00:00Z'), next: meeting('2021-11-12T11:00:00Z') };
    expect(foremostMeeting({ meetings }, NOW)?.[0]).toBe('next');
  });
  it('is none when the only one was missed, ended or put away', () => {
    const meetings = {
      missed: meeting('2021-11-01T11:00:00Z'),
      ended: meeting('2021-11-09T11:00:00Z', { phase: 'ended' }),
      away: meeting('2021-11-12T11:00:00Z', { archived: true }),
    };
    expect(foremostMeeting({ meetings }, NOW)).toBeUndefined();
    expect(ids(coming({ meetings }, NOW))).toEqual(['missed']);
    expect(ids(past({ meetings }))).toEqual(['ended']);
    expect(ids(archived({ meetings }))).toEqual(['away']);
  });
  it('is not missed on the day itself', () => {
    expect(missed(meeting('2021-11-10T07:00:00Z'), NOW)).toBe(false);
    expect(missed(meeting('2021-11-09T07:00:00Z'), NOW)).toBe(true);
  });
});

describe('a series', () => {
  it('stands together, at the place of the first of it', () => {
    const meetings = {
      a: meeting('2021-11-12T11:00:00Z', { series: 's' }),
      b: meeting('2021-11-13T11:00:00Z'),
      c: meeting('2021-11-19T11:00:00Z', { series: 's' }),
    };
    expect(bySeries(coming({ meetings }, NOW)).map((each) => ids(each.meetings))).toEqual([['a', 'c'], ['b']]);
  });
});

describe('the ways into a meeting', () => {
  const says = (more: Partial<HomeMeeting>, vote = false) =>
    doorways('m', meeting('2021-11-12T11:00:00Z', more), { now: NOW, vote }).map((way) => way.says);

  it('begin with voting when my vote is awaited', () => {
    expect(says({ phase: 'open' }, true)[0]).toBe('overview.vote');
    expect(says({ phase: 'open', roles: ['coordinator', 'delegate'] }, true).slice(0, 2)).toEqual([
      'overview.vote',
      'home.lead_meeting',
    ]);
  });
  it('are preparing, and on the day itself leading, for who coordinates', () => {
    expect(says({ roles: ['coordinator'] })).toEqual(['overview.prepare', 'home.lead_meeting']);
    expect(says({ roles: ['coordinator'], starts_at: '2021-11-10T11:00:00Z' })[0]).toBe('home.lead_meeting');
    expect(says({ roles: ['coordinator'], phase: 'open' })).toEqual([
      'home.lead_meeting',
      'overview.enter',
      'home.projector',
    ]);
  });
  it('are going in for who takes part, and the screen for the projector', () => {
    expect(says({ phase: 'open' })).toEqual(['overview.enter']);
    expect(says({})).toEqual(['overview.look']);
    expect(says({ phase: 'open', roles: ['screen'] })).toEqual(['home.projector']);
  });
});

describe('proposals', () => {
  const waiting = proposal({
    order: 3,
    meeting: 'm',
    ballot: { id: 'b', mine: { s: { name: 'Mijzo', voted: false } } },
  });

  it('that wait for my vote come first, what was just decided last', () => {
    const proposals = {
      draft: proposal({ order: 1 }),
      fresh: proposal({ order: 2, outcome: 'adopted', since: '2021-11-09T10:00:00Z' }),
      waiting,
      old: proposal({ order: 4, outcome: 'adopted', since: '2021-06-09T10:00:00Z' }),
      away: proposal({ order: 5, archived: true }),
    };
    expect(ids(proposalsAtHome({ proposals }, NOW))).toEqual(['waiting', 'draft', 'fresh']);
    expect(ids(onShelf({ proposals }, 'adopted'))).toEqual(['fresh', 'old']);
    expect(ids(onShelf({ proposals }, 'archived'))).toEqual(['away']);
    expect(ids(onShelf({ proposals }, 'on_its_way'))).toEqual(['draft', 'waiting']);
  });
  it('name the seats that have not voted, and only those', () => {
    expect(notVoted(waiting)).toEqual(['Mijzo']);
    expect(notVoted(proposal({ ballot: { id: 'b', mine: { s: { name: 'Mijzo', voted: true } } } }))).toEqual([]);
    expect(notVoted(proposal())).toEqual([]);
    expect(voteAwaited({ proposals: { waiting } }, 'm')).toBe(true);
    expect(voteAwaited({ proposals: { waiting } }, 'other')).toBe(false);
  });
});

describe('tasks', () => {
  it('of mine that are done leave, but not while their undoing is offered', () => {
    const tasks = { a: task({ mine: true, done: true }), b: task({ mine: true, order: 2 }), c: task({ order: 3 }) };
    expect(ids(myTasks({ tasks }, new Set()))).toEqual(['b']);
    expect(ids(myTasks({ tasks }, new Set(['a'])))).toEqual(['a', 'b']);
  });
  it('come soonest first, without a day last', () => {
    const tasks = {
      none: task({ mine: true, order: 1 }),
      late: task({ mine: true, order: 2, due: '2022-01-01' }),
      soon: task({ mine: true, order: 3, due: '2021-12-01' }),
    };
    expect(ids(myTasks({ tasks }, new Set()))).toEqual(['soon', 'late', 'none']);
  });
  it('of others stand by organisation, those with work to do first', () => {
    const tasks = {
      a: task({ owner: 'o2', owner_name: 'Organisatie 2', done: true }),
      b: task({ owner: 'o12', owner_name: 'Organisatie 12' }),
      c: task({ owner: 'o11', owner_name: 'Organisatie 11' }),
      mine: task({ mine: true }),
    };
    expect(workOfOthers({ tasks }).map((each) => [each.name, each.tasks.length, each.done])).toEqual([
      ['Organisatie 11', 1, 0],
      ['Organisatie 12', 1, 0],
      ['Organisatie 2', 0, 1],
    ]);
  });
  it('are late the day after, and not once they are done', () => {
    expect(overdue(task({ due: '2021-11-09' }), '2021-11-10')).toBe(true);
    expect(overdue(task({ due: '2021-11-10' }), '2021-11-10')).toBe(false);
    expect(overdue(task({ due: '2021-11-09', done: true }), '2021-11-10')).toBe(false);
    expect(overdue(task(), '2021-11-10')).toBe(false);
  });
});
