/** Who leaves their vote to whom, as a phone sees it. Pure. */
import type { Me, MeetingView, MySeat, Proxy } from './protocol';
import { seatsOnce } from './select';

/** A seat of mine, to whom its vote was left, and whether it holds one: who does cannot leave theirs. */
export interface OwnSeat extends Pick<MySeat, 'seat' | 'name'> {
  given?: Proxy;
  holds: Proxy[];
}

export function ownSeats(view: Pick<MeetingView, 'seats'>, me: Me | undefined): OwnSeat[] {
  const proxies = me?.proxies ?? {};
  return seatsOnce(me)
    .filter(({ seat, by_proxy }) => !by_proxy && view.seats[seat])
    .map(({ seat, name }) => {
      const given = proxies[seat];
      const holds = Object.values(proxies).filter(({ to }) => to === seat);
      return { seat, name, holds, ...(given ? { given } : {}) };
    });
}
