/** A result in words: what came of it, why, and how many voted. */
import { sentence, t, words } from './i18n.svelte';
import type { Result } from './protocol';
import { byNumber } from './select';

const SPENDS = new Set(['equal_shares', 'greedy']);

/** 'Aangenomen'; of a choice 'Gekozen'. */
export function resultWord(result: Result): string {
  const [question, ...others] = Object.values(result.questions);
  const kind = result.options ? (SPENDS.has(result.method) ? 'budget' : 'choice') : result.method;
  const own = `result.word.${kind}.${result.result}`;
  return t(question?.tally && !others.length && words.knows(own) ? own : `result.word.${result.result}`);
}

/** By a method that draws what it counted: then its reasons stand with that. */
export function wasCounted(result: Result): boolean {
  return result.result !== 'no_quorum' && Object.values(result.questions).some(({ tally }) => tally);
}

const FEW = 2;
const TURNOUT = /^outcome\.turnout(\.persons)?$/;
const DID_NOT_MAKE_IT = /^outcome\.(point_|lost\.|dropped\.)/;
const OF_AN_OPTION = /^outcome\.(won\.|lost\.|dropped\.|chosen_several|tie_(broken|left|surplus)\.)/;

interface Reasons {
  why: string[];
  /** The second voice. */
  turnout: string[];
  /** What is told of each option, beside the drawing of them all. */
  each: string[];
}

/** Why it ended so, as the server explains it. Points that did not make it are told here as long as they are few, else
 *  the list of points tells it; none is told twice. Of options it is told here by name who was chosen: the server knows
 *  numbers. */
export function reasons(result: Result): Reasons {
  const all = byNumber(result.explained);
  const each = result.options ? all.filter((coded) => OF_AN_OPTION.test(coded.code)) : [];
  const points = all.filter((coded) => DID_NOT_MAKE_IT.test(coded.code));
  const told = points.length > FEW ? [] : points;
  const why = all.filter((coded) => {
    if (TURNOUT.test(coded.code) || each.includes(coded)) return false;
    if (coded.code === 'outcome.closest')
      return !told.some((other) => other.params['number'] === coded.params['number']);
    return !points.includes(coded) || told.includes(coded);
  });
  const named = whoWasChosen(result);
  return {
    why: [...(named ? [named] : []), ...why.map(sentence)],
    turnout: all.filter((coded) => TURNOUT.test(coded.code)).map(sentence),
    each: each.map(sentence),
  };
}

function whoWasChosen(result: Result): string {
  if (!result.options || result.result === 'no_quorum') return '';
  const names = Object.values(result.questions)
    .flatMap(({ chosen = {} }) => Object.entries(chosen).sort(([, a], [, b]) => a - b))
    .map(([id]) => result.options?.[id]?.text?.trim().split('\n')[0] ?? t(`option.${id}`));
  return names.length ? t(SPENDS.has(result.method) ? 'result.funded' : 'result.chosen', { names }) : '';
}
