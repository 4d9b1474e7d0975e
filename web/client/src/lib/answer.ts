/** What somebody chose on a paper with options, in words: '1. Anna, 2. Bert', 'Anna en Carla', 'Carla 4, Anna 1'. */
import { t } from './i18n.svelte';
import { ABSTAIN, NONE, parse, type Form } from './paper';
import type { BallotOption, Choice, Question } from './protocol';
import { sorted } from './select';
import { isSplit, sharesOf, type Share } from './splitting';
import { chosenGroups, missingSentence, numbered, pointsSaid } from './sentences';

export interface Asked {
  method: string;
  questions: Record<string, Question>;
  options?: Record<string, BallotOption>;
}

const RANKED = new Set(['irv', 'schulze', 'ranked_pairs', 'borda', 'stv']);
const ONE = new Set(['yes_no_abstain', 'plurality', 'consent', 'temperature']);
const LONGEST = 44;

/** The answer to one question, or the answers to several, each with its points. */
export function answersSentence(choice: Choice, asked: Asked): string {
  const numbers = numbered(asked.questions);
  const missing = missingSentence(choice, numbers);
  if (missing) return missing;
  const [first] = numbers;
  if (numbers.length === 1 && first) return answerSentence(choice[first[0]] ?? '', asked);
  const chosen = chosenGroups(choice, numbers);
  return chosen
    .map(([answer, points]) => {
      const what = answerSentence(answer, asked);
      return chosen.length === 1 ? t('answer.all', { what }) : t('answer.group', { what, points: pointsSaid(points) });
    })
    .join(' ');
}

/** One answer: what was chosen, in the order that it says. */
export function answerSentence(answer: string, asked: Pick<Asked, 'method' | 'options'>): string {
  const options = asked.options ?? {};
  if (isSplit(answer)) return sharesSentence(sharesOf(answer, 0), asked);
  if (asked.method === 'yes_no_abstain') return t(`option.${answer}`);
  const name = (id: string): string => optionName(id, options[id]);
  const paper = parse(answer, formOf(answer, asked.method), Object.keys(options));
  switch (paper.form) {
    case 'blank':
      return t('answer.blank');
    case 'one':
      return name(paper.option);
    case 'some':
      return t('answer.some', { names: inOrder(paper.options, options).map(name) });
    case 'ranking':
      return paper.ranks.map((rank, at) => t('answer.rank', { place: at + 1, names: rank.map(name) })).join(', ');
    case 'values':
      return paper.values
        .toSorted(([, a], [, b]) => b - a)
        .map(([id, value]) => t('answer.value', { name: name(id), value }))
        .join(', ');
  }
}

/** A vote that was split, as it is written; of for and against, backwards: that is as a result is counted out. */
function sharesSentence(shares: Share[], asked: Pick<Asked, 'method' | 'options'>): string {
  if (asked.method === 'yes_no_abstain')
    return shares
      .toReversed()
      .map(([answer, count]) => t(`field.count.${answer}`, { count }))
      .join(', ');
  return shares
    .map(([answer, part]) => {
      const blank = answer === ABSTAIN && !asked.options?.[answer];
      return t('answer.share', { what: blank ? t('option.abstain') : answerSentence(answer, asked), part });
    })
    .join('; ');
}

/** Those that a proposal brought have words of their own; of a long text its beginning is the name. */
export function optionName(id: string, option: BallotOption | undefined): string {
  if (option?.text === undefined) return t(`option.${id}`);
  const { name } = optionWords(option.text);
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST - 2);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : undefined)}…`;
}

/** The first line of what an option says is its name. */
export function optionWords(text: string): { name: string; more: string } {
  const [name = '', ...more] = text.trim().split('\n');
  return { name, more: more.join('\n').trim() };
}

/** In the order of the paper; the one that is none of the others stands last. */
export function optionsOf(options: Record<string, BallotOption>): [string, BallotOption][] {
  const all = sorted(options);
  return [...all.filter(([id]) => id !== NONE), ...all.filter(([id]) => id === NONE)];
}

function formOf(answer: string, method: string): Form {
  if (RANKED.has(method)) return 'ranking';
  if (ONE.has(method)) return 'one';
  return answer.includes(':') ? 'values' : 'some';
}

function inOrder(chosen: string[], options: Record<string, BallotOption>): string[] {
  return chosen.toSorted((a, b) => (options[a]?.order ?? 0) - (options[b]?.order ?? 0));
}
