/** Answers that go with a reason, in words: an objection needs one, a concern may have one. */
import type { Choice, OpenBallot } from './protocol';

export interface Why {
  /** For which answer; of a vote that was split, first for what needs one. */
  kind: string;
  must: boolean;
}

export function whyOf(answer: string, { reasons = {} }: OpenBallot['paper']): Why | undefined {
  const parts = answer.split('+').map((part) => part.split('*')[0]);
  const kinds = Object.keys(reasons).filter((kind) => parts.includes(kind));
  const kind = kinds.find((each) => reasons[each] === 'must') ?? kinds[0];
  return kind === undefined ? undefined : { kind, must: reasons[kind] === 'must' };
}

/** The first question whose answer lacks the reason that it needs. */
export function lacksWhy(choice: Choice, given: Choice, { paper }: OpenBallot): string | undefined {
  return Object.keys(choice).find((id) => whyOf(choice[id] ?? '', paper)?.must && !given[id]?.trim());
}

/** What is cast of all that was written: one may have chosen otherwise since. */
export function reasonsFor(choice: Choice, given: Choice, { paper }: OpenBallot): Choice {
  const said = Object.entries(given).map(([id, words]) => [id, words.trim()] as const);
  return Object.fromEntries(said.filter(([id, words]) => words && whyOf(choice[id] ?? '', paper)));
}
