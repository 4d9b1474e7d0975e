/** What this device saw of a meeting last, so that a page without internet begins with it and not with nothing. It is
 *  forgotten when its reader signs out. */
import type { Chains } from './chain';
import { DRAFTS, forget, keep, keysUnder, recall } from './keep';
import type { Me } from './protocol';

const PREFIX = `${DRAFTS}meeting.`;

export interface Remembered {
  chains: Chains;
  me: Me;
}

/** One meeting at a time: that of today. */
export function remember(meeting: string, seen: Remembered): void {
  for (const key of keysUnder(PREFIX)) if (key !== PREFIX + meeting) forget(key);
  keep(PREFIX + meeting, seen);
}

export function remembered(meeting: string): Remembered | undefined {
  return recall<Remembered>(PREFIX + meeting);
}
