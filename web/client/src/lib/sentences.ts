/** Sentences that more than one screen says, made from the catalogue. */
import { sentence, t } from './i18n.svelte';
import type { Choice, GroupPlace, OpenBallot, Proposal, Question } from './protocol';
import { byNumber, roomLetter, sorted } from './select';

export function groupName(group: Pick<GroupPlace, 'place' | 'number'>): string {
  return group.place === 'table'
    ? t('group.table', { number: group.number })
    : t('group.room', { letter: roomLetter(group.number) });
}

export function numbered(questions: Record<string, Question>): [string, number][] {
  return sorted(questions).map(([id, question], i) => [id, question.n ?? i + 1]);
}

export function pointsSaid(numbers: number[]): string {
  return t('vote.points', { count: numbers.length, numbers });
}

/** Each answer with the points that have it, in their order. */
export function chosenGroups(choice: Choice, numbers: [string, number][]): [answer: string, numbers: number[]][] {
  const by = new Map<string, number[]>();
  for (const [id, n] of numbers) by.set(choice[id] ?? '', [...(by.get(choice[id] ?? '') ?? []), n]);
  return [...by];
}

/** Where nothing has been chosen yet; nothing once everything is answered. */
export function missingSentence(choice: Choice, asked: [string, number][]): string {
  const numbers = asked.filter(([id]) => !choice[id]).map(([, n]) => n);
  if (!numbers.length) return '';
  return numbers.length === asked.length
    ? t('vote.nothing_yet')
    : t('vote.missing', { count: numbers.length, numbers });
}

/** A later ballot about some of the points says which; the first, and one about everything, is the plan itself. */
export function ballotTitle(proposal: Proposal, ballot: OpenBallot): string {
  if (!asksAgain(proposal, ballot)) return proposal.title;
  return t('vote.again', { points: pointsSaid(numbered(ballot.questions).map(([, n]) => n)) });
}

/** A title that is a question already is asked as it is. */
export function yesOrNo({ title }: Proposal): string {
  return title.endsWith('?') ? title : t('vote.question', { title });
}

export function asksAgain(proposal: Proposal, ballot: OpenBallot): boolean {
  const asked = Object.values(ballot.questions);
  const earlier = Object.keys(proposal.results).some((each) => each !== ballot.id);
  return earlier && asked.every((each) => each.n !== undefined) && asked.length < Object.keys(proposal.clauses).length;
}

/** 'De andere punten zijn al aangenomen', when that is so. */
export function restPassed(proposal: Proposal, ballot: OpenBallot): string {
  const rest = Object.entries(proposal.clauses).filter(([id]) => !ballot.questions[id]);
  const passed = rest.length > 0 && rest.every(([, clause]) => clause.result === 'passed');
  return passed && asksAgain(proposal, ballot) ? t('vote.rest_passed') : '';
}

export function ruleSentences(ballot: OpenBallot): string[] {
  return byNumber(ballot.rules).map(sentence);
}

export function countsSentence(counts: Record<string, number>): string {
  return ['yes', 'abstain', 'no']
    .map((option) => t(`field.count.${option}`, { count: counts[option] ?? 0 }))
    .join(', ');
}

/** Where a move leads, unless its own words say so already: 'Naar de groepen' need not add 'In groepen'. */
export function leadsOn(move: string, stage: string): string {
  const long = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const said = long(move);
  return long(stage).every((word) => said.includes(word)) ? '' : stage;
}

export function proposalStage(proposal: Proposal): string {
  return proposal.outcome ? t(`outcome_word.${proposal.outcome}`) : t(`stage.${proposal.activity ?? 'waiting'}`);
}
