import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ears } from './line';
import { dialAhead, WebsocketLine } from './websocket';

/** The browser's own, with the other side in the hands of the test. */
class Wire {
  static OPEN = 1;
  static dialled: Wire[] = [];
  readyState = 0;
  sent: string[] = [];
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    Wire.dialled.push(this);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
  }
  says(text: string): void {
    this.onmessage?.({ data: text });
  }
}

const OPEN = '0{"sid":"s","pingInterval":20000,"pingTimeout":20000}';
let heard: string[];
let answers: Promise<unknown>[];
let line: WebsocketLine;
const ears: Ears = {
  entering: () => (heard.push('entering'), answers.push(line.ask('join', {}, 1_000).catch(() => 'none'))),
  opened: () => heard.push('opened'),
  heard: (event) => heard.push(event),
  closed: () => heard.push('closed'),
  failed: (code) => heard.push(`failed ${code}`),
};
function wire(): Wire {
  const last = Wire.dialled.at(-1);
  if (!last) throw new Error('nobody dialled');
  return last;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
  Wire.dialled = [];
  heard = [];
  answers = [];
  line = new WebsocketLine(ears);
});
afterEach(() => {
  line.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('what is asked on entering goes out before the answer to it has come', async () => {
  line.now();
  wire().says(OPEN);

  expect(wire().sent).toEqual(['40', '420["join",{}]']);
  expect(line.open).toBe(false);

  wire().says('40{"sid":"s"}');
  wire().says('430[{"ok":true}]');
  expect(await answers[0]).toEqual({ ok: true });
  expect(heard).toEqual(['entering', 'opened']);
});

test('who is not let in gets no answer to what was asked', async () => {
  line.now();
  wire().says(OPEN);
  wire().says('44{"message":{"code":"not_signed_in"},"data":{"code":"not_signed_in"}}');

  expect(await answers[0]).toBe('none');
  expect(heard).toEqual(['entering', 'failed not_signed_in']);
});

test('a line takes over what was dialled ahead, and hears what it said meanwhile', () => {
  dialAhead();
  wire().readyState = 1;
  wire().says(OPEN);
  expect(wire().sent).toEqual([]);

  line.now();
  expect(Wire.dialled).toHaveLength(1);
  expect(wire().sent).toEqual(['40', '420["join",{}]']);
  wire().says('40{"sid":"s"}');
  expect(line.open).toBe(true);
});

test('what was dialled ahead and failed is dialled again', () => {
  dialAhead();
  wire().close();

  line.now();
  expect(Wire.dialled).toHaveLength(2);
});

test('what was dialled ahead serves one line only', () => {
  dialAhead();
  line.now();
  line.drop();

  expect(Wire.dialled).toHaveLength(2);
});
