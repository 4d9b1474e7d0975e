/** The forms of a ballot paper, each fetched when a ballot asks for it. */
import type { Component } from 'svelte';
import type { OpenBallot } from '../../lib/protocol';

export interface FormProps {
  ballot: OpenBallot;
  /** Which of the questions, where there are several. */
  question: string;
  /** The answer as `lib/paper.ts` writes it; empty before there is one. */
  value: string;
}

/** Of a question whose answer may be split: `weight` is what there is to share out, `value` is as `lib/splitting.ts` writes it. */
export interface SharesProps extends FormProps {
  weight: number;
}

export type FormName = 'one' | 'some' | 'score' | 'dots' | 'ranking';
type Form = Component<FormProps, object, 'value'>;

export const FORMS: Record<FormName, () => Promise<{ default: Form }>> = {
  one: () => import('./OneForm.svelte'),
  some: () => import('./SomeForm.svelte'),
  score: () => import('./ScoreForm.svelte'),
  dots: () => import('./DotsForm.svelte'),
  ranking: () => import('./RankForm.svelte'),
};

export const SHARES = () => import('./SharesForm.svelte');
/** The words that go with an objection, or a concern. */
export const WHY = () => import('./Why.svelte');

/** So that none of them needs the network in the middle of a ballot. */
export function fetchForms(): Promise<unknown> {
  return Promise.all([...Object.values(FORMS), WHY].map((load) => load()));
}

/** As many steps as thumbs have room for; beyond that numbers are counted up. */
const MOST_STEPS = 11;

export function formOf({ paper }: Pick<OpenBallot, 'paper'>): FormName {
  if (paper.form !== 'values') return paper.form;
  const steps = (paper.highest ?? 0) - (paper.lowest ?? 0) + 1;
  return paper.total || steps > MOST_STEPS ? 'dots' : 'score';
}
