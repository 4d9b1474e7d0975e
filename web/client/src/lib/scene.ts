/** Which moment the screen in the hall shows: what the coordinator put up, else the most pressing of what goes on. Pure. */
import { pointedAt } from './feelings';
import type { MeetingView, OnScreen, Shown } from './protocol';
import { collecting, currentItem, currentRound, harvested, itemProposal, latestResult, openBallot } from './select';

/** Each has a name for the coordinator: `on_screen.scene.NAME`. */
export const SCENES = [
  ...(['welcome', 'agenda', 'code', 'pause'] satisfies OnScreen[]),
  ...(['ballot', 'groups', 'card', 'ideas', 'turns', 'point', 'result', 'heard', 'text', 'moment', 'ended'] as const),
] as const;
export type Scene = (typeof SCENES)[number];

/** What was put up, for as long as the meeting has not gone on with something newer, and not past its time. */
export function shownNow(view: MeetingView, now: number): Shown | undefined {
  const shown = view.meeting.shown;
  if (!shown || view.meeting.phase === 'ended') return undefined;
  if (shown.until && new Date(shown.until).getTime() <= now) return undefined;
  // Times are in whole seconds: of what happened within one, a ballot is what nobody may miss.
  const opened = openBallot(view)?.ballot.opened_at;
  if (opened && opened >= shown.since) return undefined;
  const newer = [
    currentRound(view)?.[1].formed_at,
    latestResult(itemProposal(view)?.[1])?.[1].closed_at,
    view.board?.featured_at,
  ];
  return newer.some((at) => at && at > shown.since) ? undefined : shown;
}

export function sceneOf(view: MeetingView, now: number): Scene {
  if (view.meeting.phase === 'ended') return 'ended';
  return shownNow(view, now)?.moment ?? following(view);
}

/** The card that was put on the screen, until there is a result that is newer, or a clause was pointed at since. */
export function cardInHall(view: MeetingView): string | undefined {
  const { featured, featured_at: at = '' } = view.board ?? {};
  const closed = latestResult(itemProposal(view)?.[1])?.[1].closed_at ?? '';
  const pointed = (pointedAt(view) && view.meeting.pointed?.since) || '';
  return view.meeting.phase === 'open' && at >= closed && at >= pointed ? featured : undefined;
}

/** One thing, the most pressing first. */
function following(view: MeetingView): Scene {
  if (openBallot(view)) return 'ballot';
  if (currentRound(view)) return 'groups';
  if (cardInHall(view)) return 'card';
  if (view.meeting.phase === 'planned' || !currentItem(view)) return 'welcome';
  const asked = collecting(view)?.[1];
  if (asked) return asked.turns ? 'turns' : 'ideas';
  if (pointedAt(view)) return 'point';
  const proposal = itemProposal(view)?.[1];
  if (latestResult(proposal)) return 'result';
  // The item's scene shows the topics as they are named.
  if (view.meeting.topics_open) return 'moment';
  // What the groups brought back stands there until the writers have the text again.
  if (harvested(view).length && proposal?.activity !== 'drafting') return 'heard';
  return proposal && Object.keys(proposal.clauses).length ? 'text' : 'moment';
}
