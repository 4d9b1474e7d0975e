import { beforeAll, describe, expect, it } from 'vitest';
import { words } from '../i18n.svelte';
import type { Result } from '../protocol';
import { stepAsked } from './ends';
import {
  neededOf,
  quotesFirst,
  reading,
  votesDrawn,
  votesOn,
  votesOnAll,
  type PageProposal,
  type ProposalPage,
} from './proposal';
import { standing } from './proposalStanding';
import { moment } from './moment';

beforeAll(async () => {
  await words.choose('nl');
  await words.withDesk();
});

const CLAUSES = { a: { n: 1, text: 'Een' }, b: { n: 2, text: 'Twee' } };
const SINCE = '2021-11-25T13:56:00Z';

const CALLED = {
  adopted: { nl: 'Aangenomen', en: 'Adopted' },
  rejected: { nl: 'Niet aangenomen', en: 'Not adopted' },
  withdrawn: { nl: 'Ingetrokken', en: 'Withdrawn' },
};

function proposal(part: Partial<PageProposal>): PageProposal {
  const stage_title = CALLED[part.outcome as keyof typeof CALLED] ?? { nl: 'Schrijven', en: 'Writing' };
  const base = {
    title: 'Jaarplan',
    stage: 'draft',
    stage_title,
    since: SINCE,
    clauses: CLAUSES,
    results: {},
    tasks: {},
  };
  return { ...base, ...part } as unknown as PageProposal;
}
function result(part: Partial<Result>): Result {
  const questions = {
    a: { order: 1, n: 1, text: 'Een', counts: { yes: 3, no: 1, abstain: 0 }, needed: 3, result: 'passed' },
  };
  const base = {
    order: 1,
    ballot: 'b1',
    result: 'passed',
    closed_at: SINCE,
    entitled: 6,
    present: 5,
    voted: 4,
    quorum: 3,
  };
  return { ...base, explained: { 1: { code: 'outcome.passed', params: {} } }, questions, ...part } as Result;
}
function said(part: Partial<PageProposal>, meeting?: ProposalPage['meeting']): string {
  return standing({ proposal: proposal(part), ...(meeting ? { meeting } : {}) }).join(' ');
}

describe('where a proposal stands', () => {
  it('adopted: when, and why', () => {
    const told = said({ outcome: 'adopted', results: { b1: result({}) } });
    expect(told).toBe('Aangenomen op donderdag 25 november 2021. Alles haalde de meerderheid die nodig was.');
  });
  it('not adopted, in a secret ballot: with its reason, and that only the numbers are known', () => {
    const explained = { 1: { code: 'outcome.failed', params: {} } };
    const told = said({ outcome: 'rejected', results: { b1: result({ result: 'failed', secret: true, explained }) } });
    expect(told).toContain(
      'Niet aangenomen op donderdag 25 november 2021. De meerderheid die nodig was, is niet gehaald.',
    );
    expect(told).toContain('De stemming was geheim');
  });
  it('ended in a stage that has a name of its own: by that name', () => {
    const stage_title = { nl: 'Het team gaat door', en: 'The team goes on' };
    expect(said({ outcome: 'adopted', stage_title })).toBe('Het team gaat door, sinds donderdag 25 november 2021.');
    const step = { title: { nl: 'Ga door', en: 'Go on' }, to: 'goes_on', to_title: stage_title, ends: 'adopted' };
    expect(stepAsked('title', 'Tuinen', 'continue', step)).toBe('Tuinen afsluiten: Ga door?');
    expect(stepAsked('text', 'Tuinen', 'continue', step)).toBe('Het voorstel is dan klaar: Het team gaat door.');
    const plain = { ...step, to_title: CALLED.adopted };
    expect(stepAsked('title', 'Tuinen', 'continue', plain)).toBe('Tuinen aannemen zoals het er staat?');
  });
  it('withdrawn: whether it was ever voted on', () => {
    expect(said({ outcome: 'withdrawn' })).toBe('Ingetrokken op donderdag 25 november 2021. Er is niet over gestemd.');
    expect(said({ outcome: 'withdrawn', results: { b1: result({ result: 'tied' }) } })).toContain(
      'Stemming van donderdag 25 november 2021: gelijke stemmen.',
    );
  });
  it('back after too few, a tie or a part: what came of it and how it goes on', () => {
    const explained = { 1: { code: 'outcome.no_quorum', params: { present: 2, quorum: 3 } } };
    expect(said({ results: { b1: result({ result: 'no_quorum', explained }) } })).toBe(
      'Stemming van donderdag 25 november 2021: te weinig organisaties. Aanwezige organisaties: 2. Nodig: 3, dus de stemming telt niet. Hoe verder: Schrijven.',
    );
  });
  it('before any vote: what happens now, and in which meeting it will be discussed', () => {
    const zone = 'Europe/Amsterdam';
    const meeting = { id: 'm', title: 'Najaar', starts_at: SINCE, time_zone: zone, phase: 'planned' } as const;
    expect(said({ activity: 'drafting' })).toContain('hoort nog niet bij een bijeenkomst');
    expect(said({ activity: 'drafting' }, meeting)).toContain('aan de orde in Najaar, op donderdag 25 november 2021');
  });
});

describe('the votes beside a point', () => {
  const none = result({ order: 2, ballot: 'b2', result: 'no_quorum' });
  it('are the last that counted', () => {
    const two = proposal({ results: { b1: result({}), b2: none } });
    expect(votesOn(two, 'a')?.result.ballot).toBe('b1');
    expect(votesOn(two, 'b')).toBeUndefined();
  });
  it('are said to be older where the words have changed since', () => {
    const clauses = { a: { ...CLAUSES.a, changed: true as const } };
    expect(votesOn(proposal({ clauses, results: { b1: result({}) } }), 'a')?.older).toBe(true);
  });
  it('are drawn as blocks per choice, as many as were cast', () => {
    const votes = votesOn(proposal({ results: { b1: result({}) } }), 'a');
    expect(votes && votesDrawn(votes).map((parcel) => parcel.ground)).toEqual(['yes', 'yes', 'yes', 'no']);
    expect(votes && votesDrawn({ ...votes, result: none })).toEqual([]);
  });
  it('stand above the text where the proposal was voted on as a whole', () => {
    const whole = { ...result({}).questions['a'], n: undefined } as unknown as Result['questions'][string];
    expect(votesOnAll(proposal({ results: { b1: result({ questions: { whole } }) } }))?.question).toBe(whole);
    expect(votesOnAll(proposal({ results: { b1: result({}) } }))).toBeUndefined();
  });
  it('name the least and the most that was needed', () => {
    expect(neededOf(result({}))).toEqual([3, 3]);
  });
});

describe('the text that is read', () => {
  const version = (order: number, clauses = CLAUSES) => ({ order, fixed_at: SINCE, clauses });
  const read = (versions: ProposalPage['versions'], clauses = CLAUSES) =>
    reading({ versions, proposal: proposal({ clauses }) });

  it('is the newest version, compared with the one before', () => {
    const before = { ...CLAUSES, b: { n: 2, text: 'Anders' } };
    expect(read({ 1: version(1, before), 2: version(2) })).toMatchObject({ version: 2, since: false, against: 1 });
  });
  it('or what was written since that, compared with it', () => {
    const now = { ...CLAUSES, b: { n: 2, text: 'Nieuw' } };
    expect(read({ 1: version(1) }, now)).toMatchObject({ version: 1, since: true, against: 1 });
  });
  it('and the first is compared with nothing', () => {
    expect(read({ 1: version(1) }).against).toBeUndefined();
    expect(read({})).toMatchObject({ version: 0, since: false });
  });
});

describe('beside it', () => {
  it('what was said aloud comes before what was noted', () => {
    const note = (order: number, kind: 'idea' | 'quote') => ({ order, kind, text: kind });
    const theme = { round: 'r', title: 'T', question: '?', notes: { x: note(1, 'idea'), y: note(2, 'quote') } };
    expect(quotesFirst(theme).map(([id]) => id)).toEqual(['y', 'x']);
  });
  it('a step has its day and time, and the year only when that is another', () => {
    const zone = 'Europe/Amsterdam';
    expect(moment(SINCE, zone, 'nl', new Date('2021-12-01'))).toBe('25 nov, 14.56');
    expect(moment(SINCE, zone, 'en', new Date('2022-12-01'))).toBe('25 Nov 2021, 14:56');
  });
});
