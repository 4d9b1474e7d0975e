/** How many have voted in an open ballot, as the hall is told; of whom depends on whose the votes are. Pure. */
import { t } from './i18n.svelte';
import type { Live, OpenBallot } from './protocol';
import { presentSeats } from './select';
import { share } from './shares';

export interface HallTurnout {
  /** Absent where nothing is shown before the close. */
  count?: number;
  says: string;
  /** In per cent. */
  part: string;
}

export function hallTurnout(ballot: OpenBallot, live: Live | undefined): HallTurnout {
  if (ballot.results === 'after_close') return { says: '', part: '' };
  const voted = live?.voted?.[ballot.id]?.count ?? 0;
  const count = ballot.persons ? ballot.seats : Math.max(voted, presentSeats(live));
  const says = t(ballot.persons ? 'result.voted_persons' : 'screen.voted', { voted, count });
  return { count: voted, says, part: share(voted, count) };
}
