import { describe, expect, it } from 'vitest';
import { mendingOf, whereTo } from './mending';
import { at, inOrder, placed, sentenceOf, under, untranslated, type Problem } from './problems';
import { sourceFrom, WHOLE } from './source';

const source = sourceFrom({
  title: { nl: 'Plan' },
  start: 'write',
  stages: {
    write: { title: { nl: 'Schrijven', en: 'Writing' }, activity: 'drafting' },
    vote: { title: { nl: 'Stemmen', en: 'Voting' }, activity: 'ballot' },
    yes: { title: { nl: 'Ja', en: 'Yes' }, outcome: 'adopted' },
  },
  moves: { open: { title: { nl: 'Open', en: 'Open' }, from: ['write'], to: 'vote', by: ['coordinator'] } },
});
const problem = (path: Problem['path'], code: string, params = {}, refuses = true): Problem => ({
  path,
  code,
  params,
  refuses,
});
const says = (code: string) => ({ nl: code, en: code });

describe('a problem', () => {
  it('has a place, and a field there', () => {
    const guard = placed(problem(['moves', 'open', 'guards', 0, 'clauses_at_least', 'count'], 'out_of_range'), source);
    expect(guard.place).toEqual({ kind: 'move', name: 'open' });
    expect(guard.field).toBe('guards.0.clauses_at_least.count');
    expect(placed(problem(['stages', 'gone'], 'x'), source)).toMatchObject({ place: WHOLE, field: 'stages.gone' });
    expect(placed(problem(['title'], 'x'), source)).toMatchObject({ place: WHOLE, field: 'title' });
    expect(under([guard], 'guards.0')).toEqual([guard]);
    expect(under([guard], 'guard')).toEqual([]);
    expect(at([guard], { kind: 'move', name: 'open' })).toEqual([guard]);
  });
  it('that hinders comes first, and each once', () => {
    const warning = placed(problem(['moves', 'open'], 'guard_twice', {}, false), source);
    const error = placed(problem(['stages', 'vote'], 'no_way_out'), source);
    expect(inOrder([warning, error, error])).toEqual([error, warning]);
  });
  it('calls things by what people call them', () => {
    const { params } = sentenceOf(problem([], 'no_way_out', { stage: 'vote', move: 'open', first: 'x' }), source, 'nl');
    expect(params).toEqual({ stage: 'Stemmen', move: 'Open', first: 'x' });
    const lacks = sentenceOf(problem(['title'], 'missing_translation', { language: 'en' }), source, 'nl');
    expect(lacks.code).toBe('designer.untranslated.en');
    expect(untranslated(source)).toBe(1);
  });
});

describe('mending', () => {
  it('leads from a stage that leads nowhere to the first that nothing leads to, at either', () => {
    const stages = { write: { activity: 'drafting' }, vote: { activity: 'ballot' }, done: { outcome: 'adopted' } };
    const apart = sourceFrom({ start: 'write', stages });
    const mend = (code: string, stage: string) =>
      mendingOf(placed({ ...problem(['stages', stage], code), params: { stage } }, apart), apart, says);
    const moves = { write: mend('no_way_out', 'write'), vote: mend('unreachable_stage', 'vote') };
    expect(moves.write?.params).toEqual({ to: 'vote' });
    expect(moves.vote?.params).toEqual({ from: 'write' });
    expect(moves.write?.mend(apart).source.moves).toEqual(moves.vote?.mend(apart).source.moves);
    expect(mend('no_way_out', 'vote')?.params).toEqual({ to: 'done' });
    expect(mend('unreachable_stage', 'done')).toBeUndefined();
  });

  it('makes the move that a way for a ballot to end lacks', () => {
    const found = placed(problem(['stages', 'vote'], 'case_uncovered', { stage: 'vote', case: 'tied' }), source);
    const made = mendingOf(found, source, says)?.mend(source);
    expect(made?.source.moves[made.place.name]).toEqual({
      title: { nl: 'designer.after.tied', en: 'designer.after.tied' },
      from: ['vote'],
      to: 'write',
      guards: ['ballot_tied'],
    });
  });
  it('leads what passed to where it is adopted', () => {
    expect(whereTo(source, 'vote', 'passed')).toBe('yes');
    expect(whereTo(source, 'vote', 'failed')).toBe('write');
  });
  it('leaves out what nobody needs', () => {
    const overridden = { ...source, moves: { open: { ...source.moves['open'], override: true } } } as typeof source;
    const found = placed(problem(['moves', 'open', 'override'], 'override_without_guards', {}, false), overridden);
    const made = mendingOf(found, overridden, says)?.mend(overridden);
    expect(made?.source.moves['open']).not.toHaveProperty('override');
    expect(mendingOf(placed(problem(['moves', 'open'], 'guard_twice'), source), source, says)).toBeUndefined();
  });
});
