/** HTTP, for what happens before and beside the socket. Every failure is a refusal with a code and its parameters. */
import type { Founding, HomeView, Installation } from './desk/home';
import type { Kept, SignInChange } from './desk/kept';
import type { MovementView } from './desk/directory';
import type { ListPreview } from './desk/listing';
import type { MinutesDesk } from './desk/minutes';
import type { ProposalPage, Workflow } from './desk/proposal';
import type { BallotExport } from './desk/recount';
import type { MeetingView, Mode, Ordered, Refusal } from './protocol';

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

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

const OFFLINE: Refusal = { code: 'offline', params: {} };

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...sent(body),
    });
  } catch {
    throw new Refused(OFFLINE);
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw new Refused(await problem(response));
}

/** A form with a file in it says itself what it is. */
function sent(body: unknown): Pick<RequestInit, 'headers' | 'body'> {
  const Accept = 'application/json';
  if (body === undefined) return { headers: { Accept } };
  if (body instanceof FormData) return { headers: { Accept }, body };
  return { headers: { Accept, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

async function problem(response: Response): Promise<Refusal> {
  try {
    const told = (await response.json()) as Partial<Refusal>;
    if (typeof told.code === 'string') return { code: told.code, params: told.params ?? {} };
  } catch {
    // A proxy answered with a page of its own.
  }
  return { code: 'server_error', params: {} };
}

export function asRefusal(error: unknown): Refusal {
  return error instanceof Refused ? error.refusal : { code: 'server_error', params: {} };
}

export const api = {
  session: () => call<SessionFacts>('GET', '/api/session'),
  signIn: (email: string, password: string) => call<SessionFacts>('POST', '/api/session', { email, password }),
  redeemLink: (token: string) => call<{ meeting?: string }>('POST', '/api/session/link', { token }),
  joinByCode: (code: string, name: string, from: string) =>
    call<{ meeting: string }>('POST', '/api/session/code', { code, name, ...(from ? { from } : {}) }),
  signOut: () => call<undefined>('DELETE', '/api/session'),
  lookAtCode: (code: string) => call<JoinFacts>('GET', `/api/join/${encodeURIComponent(code)}`),
  command: (name: string, id: string, fields: object) =>
    call<{ seq?: number }>('POST', `/api/commands/${encodeURIComponent(name)}`, { id, ...fields }),
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
  qrForScreen: (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/qr.svg?for=screen`,
  movement: (movement: string) => call<MovementView>('GET', `/api/movements/${encodeURIComponent(movement)}`),
  lookAtList: (movement: string, list: { text: string } | FormData) =>
    call<ListPreview>('POST', `/api/movements/${encodeURIComponent(movement)}/list`, list),
  proposalPage: (proposal: string) => call<ProposalPage>('GET', `/api/proposals/${encodeURIComponent(proposal)}/page`),
  workflows: (movement: string) =>
    call<{ workflows: Ordered<Workflow> }>('GET', `/api/workflows?movement=${encodeURIComponent(movement)}`),
  ballotExport: (ballot: string) => call<BallotExport>('GET', `/api/ballots/${encodeURIComponent(ballot)}/export`),
  ballotFile: (ballot: string) => `/api/ballots/${encodeURIComponent(ballot)}/export`,
};
