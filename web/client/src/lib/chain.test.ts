// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { behind, onPatch, onSnapshot, type Chains } from './chain';

const mine: Chains = { participant: { seq: 4, view: { a: 1 } } };
const patch = (from: number, seq: number, body: unknown = { a: 2 }) => ({
  channel: 'meeting:m',
  chain: 'participant',
  from,
  seq,
  patch: body,
});

describe('a patch', () => {
  it('is applied when it follows what I have', () => {
    expect(onPatch(mine, patch(4, 7))).toEqual({ do: 'take', chains: { participant: { seq: 7, view: { a: 2 } } } });
  });
  it('is dropped when it is not newer', () => {
    expect(onPatch(mine, patch(3, 4))).toEqual({ do: 'keep' });
    expect(onPatch(mine, patch(1, 2))).toEqual({ do: 'keep' });
  });
  it('asks for a snapshot when one is missing before it', () => {
    expect(onPatch(mine, patch(5, 6))).toEqual({ do: 'resync', chain: 'participant' });
    expect(onPatch(mine, patch(3, 6))).toEqual({ do: 'resync', chain: 'participant' });
  });
  it('of a chain that is not mine is left alone', () => {
    expect(onPatch(mine, { ...patch(4, 5), chain: 'group:x' })).toEqual({ do: 'keep' });
  });
});

describe('a snapshot', () => {
  const snapshot = { channel: 'meeting:m', chain: 'group:x', seq: 2 };
  it('gives another chain', () => {
    const step = onSnapshot(mine, { ...snapshot, view: { notes: {} } });
    expect(step).toMatchObject({ do: 'take', chains: { participant: { seq: 4 }, 'group:x': { seq: 2 } } });
  });
  it('without a view takes the chain away', () => {
    const step = onSnapshot({ ...mine, 'group:x': { seq: 1, view: {} } }, snapshot);
    expect(step).toEqual({ do: 'take', chains: mine });
  });
  it('that is older than what I have is dropped', () => {
    expect(onSnapshot(mine, { ...snapshot, chain: 'participant', seq: 3, view: {} })).toEqual({ do: 'keep' });
  });
});

describe('heads', () => {
  it('name the chains that are behind, and only mine', () => {
    expect(behind(mine, { participant: 5, coordinator: 9 })).toEqual(['participant']);
    expect(behind(mine, { participant: 4 })).toEqual([]);
  });
});
