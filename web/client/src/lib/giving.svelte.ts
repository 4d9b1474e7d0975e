/** A vote that somebody is about to leave to another: whose, and to whom it may go. People are asked for only then. */
import { Doing } from './doing.svelte';
import { asRefusal, call } from './http';
import type { Meeting } from './meeting.svelte';
import type { MeetingView, Ordered } from './protocol';
import type { OwnSeat } from './proxies';
import { sorted } from './select';

export interface Holder {
  seat: string;
  name: string;
}
/** Of one organisation; of organisations themselves there is one group without a name. */
export interface Holders {
  from: string;
  names: Holder[];
}

type Found = Ordered<{ name: string; organisation_name: string }>;

export class Giving {
  readonly doing: Doing;
  own = $state.raw<OwnSeat | undefined>();
  to = $state('');
  open = $state(false);
  /** Nothing while they are being read. */
  holders = $state.raw<Holders[] | undefined>();

  constructor(private readonly meeting: Meeting) {
    this.doing = new Doing(meeting);
  }

  async ask(own: OwnSeat, others: MeetingView['seats']): Promise<void> {
    this.own = own;
    this.to = '';
    this.doing.refusal = undefined;
    this.holders = own.person ? undefined : [{ from: '', names: asHolders(others) }];
    this.open = true;
    if (own.person) await this.#read();
  }

  async give(): Promise<boolean> {
    const { own, to } = this;
    if (!own || !to) return false;
    const given = await this.doing.run('meeting.give_proxy', { meeting: this.meeting.id, seat: own.seat, to });
    if (given) this.open = false;
    return given;
  }

  takeBack(seat: string): Promise<boolean> {
    return this.doing.run('meeting.withdraw_proxy', { meeting: this.meeting.id, seat });
  }

  async #read(): Promise<void> {
    try {
      const path = `/api/meetings/${encodeURIComponent(this.meeting.id)}/holders`;
      this.holders = byOrganisation((await call<{ holders: Found }>('GET', path)).holders);
    } catch (error) {
      this.doing.refusal = asRefusal(error);
    }
  }
}

function asHolders(seats: Ordered<{ name: string }>): Holder[] {
  return sorted(seats).map(([seat, { name }]) => ({ seat, name }));
}

/** In the order in which each first appears. */
export function byOrganisation(found: Found): Holders[] {
  const groups = new Map<string, Holder[]>();
  for (const [seat, { name, organisation_name: from }] of sorted(found)) {
    groups.set(from, [...(groups.get(from) ?? []), { seat, name }]);
  }
  return [...groups].map(([from, names]) => ({ from, names }));
}
