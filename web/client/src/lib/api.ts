/** What is asked over HTTP, before and beside the socket. */
import type { Founding, HomeView, Installation } from './desk/home';
import type { Kept, SignInChange } from './desk/kept';
import type { MovementView } from './desk/directory';
import type { ListPreview } from './desk/listing';
import type { Parity } from './desk/parity';
import type { MinutesDesk } from './desk/minutes';
import type { ProposalPage, Workflow } from './desk/proposal';
import type { BallotExport } from './desk/recount';
import type { Methods, RulesSource } from './desk/ruling';
import { call, command } from './http';
import type { Coded, MeetingView, Mode, Ordered, Result } from './protocol';

export { asRefusal, Refused } from './http';

export interface SessionFacts {
  person: string;
  name: string;
  language?: string;
  roles: string[];
  meetings: { id: string; title: string; code: string; starts_at: string; phase: string; roles: string[] }[];
  movements: { id: string; name: string; roles: string[] }[];
}

export interface JoinFacts {
  meeting: { title: string; starts_at: string; time_zone: string; place?: string; phase: string; entry: string };
}

/** Whom a badge marked present. `already`: they were there before. */
export interface RollCalled {
  person: string;
  name: string;
  organisation_name?: string;
  mode: Mode;
  first?: true;
  already?: true;
}

export const api = {
  session: () => call<SessionFacts>('GET', '/api/session'),
  signIn: (email: string, password: string) => call<SessionFacts>('POST', '/api/session', { email, password }),
  redeemLink: (token: string) => call<{ meeting?: string }>('POST', '/api/session/link', { token }),
  joinByCode: (code: string, name: string, from: string) =>
    call<{ meeting: string }>('POST', '/api/session/code', { code, name, ...(from ? { from } : {}) }),
  signOut: () => call<undefined>('DELETE', '/api/session'),
  lookAtCode: (code: string) => call<JoinFacts>('GET', `/api/join/${encodeURIComponent(code)}`),
  command,
  qr: (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/qr.svg?for=code`,
  installation: () => call<Installation>('GET', '/api/installation'),
  found: (founding: Founding) => call<SessionFacts>('POST', '/api/installation', founding),
  home: () => call<HomeView>('GET', '/api/home'),
  kept: () => call<Kept>('GET', '/api/me'),
  setSignIn: (change: SignInChange) => call<undefined>('PUT', '/api/session/password', change),
  signOutOthers: () => call<undefined>('DELETE', '/api/session/others'),
  keptFile: '/api/me?download',
  calendar: '/api/calendar.ics',
  meetingCalendar: (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/calendar.ics`,
  minutesDesk: (meeting: string) => call<MinutesDesk>('GET', `/api/meetings/${encodeURIComponent(meeting)}/minutes`),
  minutesPage: (meeting: string) => `/m/${encodeURIComponent(meeting)}/minutes`,
  meeting: (meeting: string) =>
    call<{ view: MeetingView }>('GET', `/api/meetings/${encodeURIComponent(meeting)}?audience=coordinator`),
  rollCall: (meeting: string, id: string, token: string, mode: Mode) =>
    call<RollCalled>('POST', `/api/meetings/${encodeURIComponent(meeting)}/roll-call`, { id, token, mode }),
  parity: (meeting: string) => call<Parity>('GET', `/api/meetings/${encodeURIComponent(meeting)}/parity`),
  qrForScreen: (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/qr.svg?for=screen`,
  movement: (movement: string) => call<MovementView>('GET', `/api/movements/${encodeURIComponent(movement)}`),
  lookAtList: (movement: string, list: { text: string } | FormData) =>
    call<ListPreview>('POST', `/api/movements/${encodeURIComponent(movement)}/list`, list),
  proposalPage: (proposal: string) => call<ProposalPage>('GET', `/api/proposals/${encodeURIComponent(proposal)}/page`),
  workflows: (movement: string) =>
    call<{ workflows: Ordered<Workflow> }>('GET', `/api/workflows?movement=${encodeURIComponent(movement)}`),
  methods: () => call<{ methods: Methods }>('GET', '/api/methods'),
  sayRules: (rules: RulesSource) => call<{ said: Record<string, Coded> }>('POST', '/api/methods/say', { rules }),
  whatIf: (ballot: string, rules: RulesSource) =>
    call<Result>('POST', `/api/ballots/${encodeURIComponent(ballot)}/what-if`, { rules }),
  ballotExport: (ballot: string) => call<BallotExport>('GET', `/api/ballots/${encodeURIComponent(ballot)}/export`),
  ballotFile: (ballot: string) => `/api/ballots/${encodeURIComponent(ballot)}/export`,
};
