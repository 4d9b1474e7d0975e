/** Who leaves their vote to whom, as a phone sees it. Pure. */
import type { Me, MeetingView, MySeat, Proposal, Proxy } from './protocol';
import { seatsOnce } from './select';

/** A seat of mine, to whom its vote was left, and whose it holds: who holds any cannot leave theirs. */
export interface OwnSeat extends Pick<MySeat, 'seat' | 'name'> {
  /** It is my own, where persons vote. */
  person?: true;
  given?: Proxy;
  holds: Proxy[];
}

type Seen = Pick<MeetingView, 'seats' | 'proposals'>;

/** Mine where organisations vote, and where persons do; what was left already is told whoever votes. */
export function ownSeats(view: Seen, me: Me | undefined): OwnSeat[] {
  const proxies = me?.proxies ?? {};
  const { organisations, persons } = whoVote(view);
  const votes = me?.roles.some((role) => VOTING.includes(role));
  const own = me ? [{ seat: me.person, name: me.name, person: true as const }] : [];
  return [
    ...seatsOnce(me)
      .filter(({ seat, by_proxy }) => !by_proxy && view.seats[seat])
      .map(({ seat, name }) => withProxies({ seat, name }, proxies))
      .filter((each) => organisations || told(each)),
    ...own.map((each) => withProxies(each, proxies)).filter((each) => (persons && votes) || told(each)),
  ];
}

const VOTING = ['delegate', 'participant'];

function withProxies(own: Omit<OwnSeat, 'holds'>, proxies: Record<string, Proxy>): OwnSeat {
  const given = proxies[own.seat];
  const holds = Object.values(proxies).filter(({ to }) => to === own.seat);
  return { ...own, holds, ...(given ? { given } : {}) };
}

const told = ({ given, holds }: OwnSeat): boolean => Boolean(given) || holds.length > 0;

/** Who votes in what is still to be decided; organisations, while nothing is. */
function whoVote({ proposals }: Pick<Seen, 'proposals'>): { organisations: boolean; persons: boolean } {
  const ahead = Object.values(proposals).flatMap(ballotsAhead);
  return { organisations: !ahead.length || ahead.includes(false), persons: ahead.includes(true) };
}

/** Of each, whether persons vote in it. */
function ballotsAhead({ outcome, archived, rules = {} }: Proposal): boolean[] {
  return outcome || archived ? [] : Object.values(rules).map(({ persons }) => Boolean(persons));
}
