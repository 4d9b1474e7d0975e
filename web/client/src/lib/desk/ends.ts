/** The words for a step that is asked about, and for an end. A workflow may have a word of its own for an end, such as
 *  'the team goes on': then that is said, and not that something was adopted. */
import { t, title, words } from '../i18n.svelte';
import type { Titled } from '../protocol';

interface Step {
  title: Titled;
  to: string;
  to_title?: Titled;
  /** The outcome, of a step that ends the proposal. */
  ends?: string;
}

/** Whether the stage that a proposal ends in is called something else than its outcome is anywhere. */
export function hasOwnName(outcome: string, stage: Titled | undefined): boolean {
  const plain = `proposals.${outcome}`;
  return !words.knows(plain) || title(stage) !== t(plain);
}

/** The words for this end, else those for any end, else those for going on. `name` is the step's. */
export function stepAsked(kind: 'title' | 'text', proposal: string, name: string, step: Step): string {
  const plain = step.ends && !hasOwnName(step.ends, step.to_title) ? step.ends : 'end';
  return t(`other.${kind}.${step.ends ? plain : 'on'}`, {
    title: proposal,
    move: title(step.title, name),
    stage: title(step.to_title, step.to),
  });
}
