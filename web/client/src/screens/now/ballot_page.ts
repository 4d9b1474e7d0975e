/** What stands round a ballot form, whatever the form. */
import type { Snippet } from 'svelte';
import type { Choice, MeetingView, MySeat, Refusal } from '../../lib/protocol';
import type { Voting } from '../../lib/select';

export interface BallotPage {
  view: MeetingView;
  voting: Voting;
  seat: MySeat;
  horizon: Snippet;
  others: Snippet;
  notice: Refusal | undefined;
  /** Why, by question, as far as that was said before. */
  said: Choice | undefined;
  oncancel: (() => void) | undefined;
}
