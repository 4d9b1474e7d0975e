/** The ways into a meeting, the one to take first in front. Pure. */
import type { HomeMeeting } from './home';
import { soon } from './overview';

export interface Doorway {
  href: string;
  /** The message that stands on it. */
  says: string;
  /** Another site. */
  outside?: true;
}

export function doorways(id: string, meeting: HomeMeeting, { now, vote }: { now: number; vote: boolean }): Doorway[] {
  const path = `/m/${encodeURIComponent(id)}`;
  const leads = meeting.roles.includes('coordinator');
  const projects = meeting.roles.includes('screen');
  const takesPart = meeting.roles.some((role) => role !== 'coordinator' && role !== 'screen');
  const open = meeting.phase === 'open';

  const inside = { href: path, says: vote ? 'overview.vote' : open ? 'overview.enter' : 'overview.look' };
  const lead = { href: `${path}/console`, says: 'home.lead_meeting' };
  const prepare = { href: `${path}/prepare`, says: 'overview.prepare' };
  const screen = { href: `${path}/screen`, says: 'home.projector' };

  const ways: Doorway[] = [];
  if (vote) ways.push(inside);
  if (leads) ways.push(...(open ? [lead] : soon(meeting, now) ? [lead, prepare] : [prepare, lead]));
  if (!vote && (takesPart || (!leads && !projects) || (leads && open))) ways.push(inside);
  if (projects || (leads && (open || soon(meeting, now)))) ways.push(screen);
  if (meeting.call_link && (open || soon(meeting, now))) {
    ways.push({ href: meeting.call_link, says: 'moment.call', outside: true });
  }
  return ways;
}
