import { describe, expect, it } from 'vitest';
import {
  addMove,
  addStage,
  changeMove,
  changeStage,
  removeMove,
  removeStage,
  renameStage,
  settleName,
  shiftMove,
} from './editing';
import { begun, changed, paused, redone, undone } from './history';
import { nameFor, slugOf } from './naming';
import { called, sourceFrom, type Source } from './source';

const plan = (): Source =>
  sourceFrom({
    workflow: 'plan',
    version: 1,
    title: { nl: 'Plan', en: 'Plan' },
    start: 'schrijven',
    stages: {
      schrijven: { title: { nl: 'Schrijven', en: 'Writing' }, activity: 'drafting' },
      stemmen: { title: { nl: 'Stemmen', en: 'Voting' }, activity: 'ballot' },
      klaar: { title: { nl: 'Klaar', en: 'Done' }, outcome: 'adopted' },
    },
    moves: {
      open: { title: { nl: 'Open', en: 'Open' }, from: ['schrijven'], to: 'stemmen', by: ['coordinator'] },
      af: { title: { nl: 'Af', en: 'Done' }, from: ['stemmen', 'schrijven'], to: 'klaar', guards: ['has_clauses'] },
    },
  });

describe('names', () => {
  it('are made of titles, without what a machine cannot read', () => {
    expect(slugOf('Terug naar de schrijvers!')).toBe('terug_naar_de_schrijvers');
    expect(slugOf('  Één idée ')).toBe('een_idee');
    expect(slugOf('→')).toBe('');
  });
  it('are told from each other by a number', () => {
    expect(nameFor('Stemmen', ['stemmen', 'stemmen_2'], 'fase')).toBe('stemmen_3');
    expect(nameFor('→', [], 'fase')).toBe('fase');
    expect(nameFor('a'.repeat(60), ['a'.repeat(40)], 'fase')).toBe(`${'a'.repeat(38)}_2`);
  });
});

describe('a stage', () => {
  it('gets a name of its title, and the first one is where it starts', () => {
    const nothing = sourceFrom({});
    const { source, place } = addStage(nothing, { title: { nl: 'Praten' }, activity: 'small_groups' });
    expect(place).toEqual({ kind: 'stage', name: 'praten' });
    expect(source.start).toBe('praten');
  });
  it('that is renamed is renamed in the moves and as the start', () => {
    const now = renameStage(plan(), 'schrijven', 'opstellen');
    expect(now.start).toBe('opstellen');
    expect(Object.keys(now.stages)).toEqual(['opstellen', 'stemmen', 'klaar']);
    expect(now.moves['open']?.from).toEqual(['opstellen']);
    expect(now.moves['af']?.from).toEqual(['stemmen', 'opstellen']);
  });
  it('is not renamed to what is there', () => {
    expect(renameStage(plan(), 'schrijven', 'klaar')).toEqual(plan());
  });
  it('takes along the moves that lead to it, and those that lead from it alone', () => {
    const now = removeStage(plan(), 'schrijven');
    expect(Object.keys(now.moves)).toEqual(['af']);
    expect(now.moves['af']?.from).toEqual(['stemmen']);
    expect(now.start).toBe('stemmen');
    expect(Object.keys(removeStage(plan(), 'klaar').moves)).toEqual(['open']);
  });
  it('that becomes something else loses what it no longer has', () => {
    const now = changeStage(plan(), 'stemmen', { activity: undefined, outcome: 'rejected', settings: undefined });
    expect(now.stages['stemmen']).toEqual({ title: { nl: 'Stemmen', en: 'Voting' }, outcome: 'rejected' });
  });
});

describe('a move', () => {
  it('is added, changed and removed', () => {
    const { source, place } = addMove(plan(), { title: { en: 'Back' }, from: ['stemmen'], to: 'schrijven' });
    expect(place).toEqual({ kind: 'move', name: 'back' });
    const guarded = changeMove(source, 'back', { guards: ['ballot_failed'] });
    expect(guarded.moves['back']?.guards).toEqual(['ballot_failed']);
    expect(changeMove(guarded, 'back', { guards: [], by: undefined }).moves['back']).not.toHaveProperty('guards');
    expect(Object.keys(removeMove(guarded, 'back').moves)).toEqual(['open', 'af']);
  });
  it('changes places with the next that leaves the same stage', () => {
    expect(Object.keys(shiftMove(plan(), 'af', -1).moves)).toEqual(['af', 'open']);
    expect(Object.keys(shiftMove(plan(), 'open', 1).moves)).toEqual(['af', 'open']);
    const first = plan();
    expect(shiftMove(first, 'open', -1)).toBe(first);
  });
});

describe('a title that was written', () => {
  const retitled = changeStage(plan(), 'stemmen', { title: { nl: 'Besluiten', en: 'Voting' } });
  it('gives its place another name', () => {
    const { source, place } = settleName(retitled, { kind: 'stage', name: 'stemmen' }, { nl: 'Stemmen' }, undefined);
    expect(place.name).toBe('besluiten');
    expect(source.moves['open']?.to).toBe('besluiten');
  });
  it('leaves a name that was published, or that somebody thought of', () => {
    const place = { kind: 'stage' as const, name: 'stemmen' };
    expect(settleName(retitled, place, { nl: 'Stemmen' }, plan()).source).toBe(retitled);
    expect(settleName(retitled, place, { nl: 'Iets anders' }, undefined).source).toBe(retitled);
  });
});

describe('what was done', () => {
  it('can be taken back and done again, a word at once', () => {
    let history = changed(begun('a'), 'ab', 'title');
    history = changed(history, 'abc', 'title');
    history = changed(paused(history), 'abcd', 'title');
    expect(undone(history)?.now).toBe('abc');
    const back = undone(undone(history) ?? history);
    expect(back?.now).toBe('a');
    expect(back && redone(back)?.now).toBe('abc');
    expect(undone(begun('a'))).toBeUndefined();
  });
  it('is forgotten once something else is done', () => {
    const back = undone(changed(begun('a'), 'b'));
    expect(back && redone(changed(back, 'c'))).toBeUndefined();
  });
});

describe('a source from anywhere', () => {
  it('can be shown, whatever it lacks', () => {
    const found = sourceFrom({
      stages: { a: { title: 3, settings: [] }, b: 'no' },
      moves: { m: { from: 'a', by: 7 } },
    });
    expect(found.stages).toEqual({ a: { title: {} } });
    expect(found.moves).toEqual({ m: { title: {}, from: ['a'], to: '', by: [] } });
    expect(sourceFrom(undefined).workflow).toBe('');
  });
  it('keeps what it does not know', () => {
    expect(sourceFrom({ stages: { a: { deadline: { days: 3 } } } }).stages['a']?.['deadline']).toEqual({ days: 3 });
  });
  it('is called by the reader’s language, else by the other', () => {
    expect(called({ nl: 'Plan', en: ' ' }, 'en', 'x')).toBe('Plan');
    expect(called({}, 'en', 'x')).toBe('x');
  });
});
