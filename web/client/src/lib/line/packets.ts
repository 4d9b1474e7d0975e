/** Engine.IO 4 and Socket.IO 5 as text, as far as Polder speaks them: one namespace, JSON, acknowledgements. */

export type Packet =
  | { kind: 'open'; patience: number }
  | { kind: 'ping' }
  | { kind: 'closed' }
  | { kind: 'joined' }
  | { kind: 'refused'; code?: string }
  | { kind: 'left' }
  | { kind: 'event'; event: string; payload: unknown }
  | { kind: 'answer'; id: number; payload: unknown }
  | { kind: 'other' };

export const JOIN = '40';
export const LEAVE = '41';
export const PONG = '3';
const KINDS: Record<string, (rest: string) => Packet> = {
  '0': (rest) => {
    const { pingInterval = 0, pingTimeout = 0 } = JSON.parse(rest) as { pingInterval?: number; pingTimeout?: number };
    return { kind: 'open', patience: pingInterval + pingTimeout };
  },
  '1': () => ({ kind: 'closed' }),
  '2': () => ({ kind: 'ping' }),
  '40': () => ({ kind: 'joined' }),
  '41': () => ({ kind: 'left' }),
  '42': (rest) => {
    const [event, payload] = JSON.parse(rest.slice(rest.indexOf('['))) as [string, unknown];
    return { kind: 'event', event, payload };
  },
  '43': (rest) => {
    const start = rest.indexOf('[');
    const [payload] = JSON.parse(rest.slice(start)) as [unknown];
    return { kind: 'answer', id: Number(rest.slice(0, start)), payload };
  },
  '44': (rest) => {
    const { message, data } = JSON.parse(rest) as { message?: string; data?: { code?: string } };
    const code = data?.code ?? message;
    return code ? { kind: 'refused', code } : { kind: 'refused' };
  },
};

export function read(text: string): Packet {
  const length = text.startsWith('4') ? 2 : 1;
  return KINDS[text.slice(0, length)]?.(text.slice(length)) ?? { kind: 'other' };
}

/** With an `id` it asks for an answer. */
export function write(event: string, payload: unknown, id?: number): string {
  return `42${id ?? ''}${JSON.stringify([event, payload])}`;
}
