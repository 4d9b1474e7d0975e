/** Coming in: by the meeting's code, or by a personal link. */
import { api, asRefusal, type JoinFacts, type SessionFacts } from './api';
import { keep, recall } from './keep';
import type { Mode, Refusal } from './protocol';
import { router } from './router.svelte';
import { session } from './session.svelte';
import { SAID_OF, WHERE } from './where';

const MY_NAME = 'polder.my_name';
export class Entering {
  meeting = $state.raw<JoinFacts['meeting'] | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  busy = $state(false);
  name = $state(recall<string>(MY_NAME) ?? '');
  from = $state('');
  where = $state<Mode | undefined>(recall<Mode>(WHERE));
  known = $state.raw<SessionFacts | undefined>();

  constructor(readonly code: string) {}

  async look(): Promise<void> {
    try {
      const [facts, known] = await Promise.all([api.lookAtCode(this.code), session.look()]);
      this.meeting = facts.meeting;
      this.known = known;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  /** Somebody who is signed in and already belongs to this meeting goes straight to it. */
  get mine(): string | undefined {
    return this.known?.meetings.find((each) => each.code.toUpperCase() === this.code.toUpperCase())?.id;
  }

  async enter(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    if (this.where) keep(WHERE, this.where);
    try {
      const meeting = this.mine ?? (await this.#byCode());
      keep(SAID_OF, meeting);
      router.go(`/m/${encodeURIComponent(meeting)}`, { replace: true });
    } catch (error) {
      this.refusal = asRefusal(error);
    } finally {
      this.busy = false;
    }
  }

  async #byCode(): Promise<string> {
    const name = this.known?.name ?? this.name.trim();
    keep(MY_NAME, name);
    return (await api.joinByCode(this.code, name, this.from.trim())).meeting;
  }
}

/** Gives where to go next, or why the link does not work. */
export async function redeem(token: string): Promise<{ path: string } | { refusal: Refusal }> {
  try {
    await api.redeemLink(token);
    const mine = (await session.look())?.meetings ?? [];
    const open = mine.find((each) => each.phase === 'open') ?? mine.find((each) => each.phase === 'planned') ?? mine[0];
    return { path: open ? homeOf(open) : '/' };
  } catch (error) {
    return { refusal: asRefusal(error) };
  }
}

/** After signing in: straight to the meeting that is going on, if that is clear. */
export function landing(meetings: SessionFacts['meetings']): string {
  const open = meetings.filter((each) => each.phase === 'open');
  return open.length === 1 && open[0] ? homeOf(open[0]) : '/';
}

/** Everybody's own screen: who runs the meeting gets the console, the projector its screen. */
export function homeOf(meeting: { id: string; roles: string[] }): string {
  const path = `/m/${encodeURIComponent(meeting.id)}`;
  if (meeting.roles.includes('coordinator')) return `${path}/console`;
  return meeting.roles.includes('screen') ? `${path}/screen` : path;
}
