/** HTTP, for what happens before and beside the socket. Every failure is a refusal with a code and its parameters. */
import { brought } from './brought';
import type { Refusal } from './protocol';

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

const OFFLINE: Refusal = { code: 'offline', params: {} };

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const known = method === 'GET' ? brought(path) : undefined;
  if (known?.refused) throw new Refused(known.refused);
  if (known) return known.body as T;
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

export function command(name: string, id: string, fields: object): Promise<{ seq?: number }> {
  return call('POST', `/api/commands/${encodeURIComponent(name)}`, { id, ...fields });
}
