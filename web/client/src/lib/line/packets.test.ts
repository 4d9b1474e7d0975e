// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { pause } from './line';
import { read, write } from './packets';

describe('packets of Socket.IO', () => {
  it.each([
    ['0{"sid":"s","upgrades":[],"pingInterval":20000,"pingTimeout":20000}', { kind: 'open', patience: 40_000 }],
    ['2', { kind: 'ping' }],
    ['40{"sid":"s"}', { kind: 'joined' }],
    ['41', { kind: 'left' }],
    ['42["live",{"rev":3}]', { kind: 'event', event: 'live', payload: { rev: 3 } }],
    ['4317[{"ok":true}]', { kind: 'answer', id: 17, payload: { ok: true } }],
    [
      '44{"message":{"code":"not_signed_in"},"data":{"code":"not_signed_in"}}',
      { kind: 'refused', code: 'not_signed_in' },
    ],
    ['6', { kind: 'other' }],
    ['451-["binary",{"_placeholder":true,"num":0}]', { kind: 'other' }],
  ])('%s', (text, packet) => {
    expect(read(text)).toEqual(packet);
  });

  it('asks for an answer by a number', () => {
    expect(write('alive', {})).toBe('42["alive",{}]');
    expect(write('join', { channel: 'meeting:m' }, 0)).toBe('420["join",{"channel":"meeting:m"}]');
  });
});

describe('the wait for the next try', () => {
  it('grows to a bound, and is not the same for everybody', () => {
    expect(pause(0, 0.5)).toBe(600);
    expect(pause(9, 0.5)).toBe(6_000);
    expect(pause(9, 0)).toBeLessThan(pause(9, 1));
  });
});
