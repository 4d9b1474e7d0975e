// @vitest-environment node
import { expect, test } from 'vitest';
import { maySuggest, suggestionsFor, suggestionsIn } from './suggesting';

test('given who may suggest, then those roles may, but nothing in what was put away', () => {
  expect(maySuggest({ suggested_by: 'participants' }, ['participant'])).toBe(true);
  expect(maySuggest({ suggested_by: 'delegates' }, ['participant'])).toBe(false);
  expect(maySuggest({ suggested_by: 'delegates' }, ['participant', 'delegate'])).toBe(true);
  expect(maySuggest({ suggested_by: 'participants' }, ['observer', 'screen'])).toBe(false);
  expect(maySuggest({}, ['coordinator'])).toBe(false);
  expect(maySuggest({ suggested_by: 'delegates', archived: true }, ['coordinator'])).toBe(false);
});

test('given suggestions, then each stands by its clause in the order in which they came, and additions by none', () => {
  const suggestions = {
    later: { order: 3, kind: 'removal', clause: 'c1' },
    more: { order: 2, kind: 'addition', text: 'Nieuw' },
    first: { order: 1, kind: 'wording', clause: 'c1', text: 'Anders' },
  } as const;
  expect(suggestionsFor({ suggestions }, 'c1').map(([id]) => id)).toEqual(['first', 'later']);
  expect(suggestionsFor({ suggestions }).map(([id]) => id)).toEqual(['more']);
  expect(suggestionsFor({}, 'c1')).toEqual([]);
  expect([suggestionsIn({ suggestions }), suggestionsIn({})]).toEqual([3, 0]);
});
