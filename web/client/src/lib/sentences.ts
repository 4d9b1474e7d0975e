/** Sentences that more than one screen says, made from the catalogue. */
import { sentence, t } from './i18n.svelte';
import type { Choice, GroupPlace, OpenBallot, Proposal, Question, Result } from './protocol';
import { roomLetter, sorted } from './select';
import { summaryOf } from './vote';

export function groupName(group: Pick<GroupPlace, 'place' | 'number'>): string {
  return group.place === 'table'
    ? t('group.table', { number: group.number })
    : t('group.room', { letter: roomLetter(group.number) });
}

export function numbered(questions: Record<string, Question>): [string, number][] {
  return sorted(questions).map(([id, question], i) => [id, question.n ?? i + 1]);
}

function points(numbers: number[]): string {
  return t('vote.points', { count: numbers.length, numbers });
}

/** 'Voor alles, behalve punt 3: onthouding.' */
export function choiceSentence(choice: Choice, questions: Record<string, Question>): string {
  const asked = numbered(questions);
  const summary = summaryOf(choice, asked);
  if (asked.length === 1 && summary.kind === 'all') return t(`vote.single.${summary.option}`);
  if (summary.kind === 'incomplete') {
    return summary.missing.length === asked.length
      ? t('vote.nothing_yet')
      : t('vote.missing', { count: summary.missing.length, numbers: summary.missing });
  }
  if (summary.kind === 'all') return t(`vote.all.${summary.option}`);
  if (summary.kind === 'mixed') {
    return summary.chosen.map(([option, numbers]) => t(`vote.group.${option}`, { points: points(numbers) })).join(' ');
  }
  const parts = summary.others.map(([option, numbers]) =>
    t('vote.part', { points: points(numbers), option: t(`option.${option}`).toLowerCase() }),
  );
  return t(`vote.except.${summary.option}`, { parts: parts.join('; ') });
}

/** A later ballot about some of the points says which; the first, and one about everything, is the plan itself. */
export function ballotTitle(proposal: Proposal, ballot: OpenBallot): string {
  if (!asksAgain(proposal, ballot)) return proposal.title;
  return t('vote.again', { points: points(numbered(ballot.questions).map(([, n]) => n)) });
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

/** The word of a result: 'Aangenomen'. */
export function resultWord(result: Result): string {
  return t(`result.word.${result.result}`);
}

const FEW = 2;

const DID_NOT_MAKE_IT = /^outcome\.(point_|lost\.|dropped\.)/;

/** Why it ended so, as the server explains it; the turnout apart, because it is the second voice. Points and options that
 *  did not make it are told here as long as they are few, else the list of them tells it; none is told twice. */
export function reasons(result: Result): { why: string[]; turnout: string[] } {
  const all = Object.entries(result.explained)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, coded]) => coded);
  const points = all.filter((coded) => DID_NOT_MAKE_IT.test(coded.code));
  const told = points.length > FEW ? [] : points;
  const why = all.filter((coded) => {
    if (coded.code === 'outcome.turnout') return false;
    if (coded.code === 'outcome.closest') return !told.some((each) => each.params['number'] === coded.params['number']);
    return !points.includes(coded) || told.includes(coded);
  });
  return {
    why: why.map(sentence),
    turnout: all.filter((coded) => coded.code === 'outcome.turnout').map(sentence),
  };
}

export function ruleSentences(ballot: OpenBallot): string[] {
  return Object.entries(ballot.rules)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, coded]) => sentence(coded));
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
