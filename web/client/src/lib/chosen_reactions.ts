/** The reactions of this meeting, in its order, each with its drawing and its word. */
import { t } from './i18n.svelte';
import type { MeetingView } from './protocol';
import { sorted } from './select';

export interface Chosen {
  kind: string;
  icon: string;
  word: string;
}

export function reactionsOf(view: Pick<MeetingView, 'meeting'>): Chosen[] {
  return sorted(view.meeting.reactions).map(([kind, { icon, word }]) => ({
    kind,
    icon,
    word: word ?? t(`reaction.${kind}`),
  }));
}
