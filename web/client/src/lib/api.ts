/** HTTP, for what happens before and beside the socket. Every failure is a refusal with a code and its parameters. */
import type { Language, Mode, Refusal } from './protocol';

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
}

export interface JoinFacts {
  meeting: { title: string; starts_at: string; time_zone: string; place?: string; phase: string; entry: string };
}

const OFFLINE: Refusal = { code: 'offline', params: {} };

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(OFFLINE);
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw new Refused(await problem(response));
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
  minutes: (meeting: string, language: Language) =>
    `/api/meetings/${encodeURIComponent(meeting)}/minutes.html?lang=${language}`,
  qr: (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/qr.svg?for=code`,
};

/** Where somebody said they are, before they are in. */
export const WHERE = 'polder.where';
export type Where = Mode;
