// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  choose,
  mayChange,
  overtaken,
  payloadOf,
  phaseOf,
  refusedVote,
  wasCounted,
  type Vote,
} from './vote';

const place = { meeting: 'm', ballot: 'b', seat: 's' };
const at = '2022-11-09T13:52:00Z';
const key = () => 'k'.repeat(22);
const yes = { q1: 'yes' };
const no = { q1: 'no' };
const first = (): Vote => choose(undefined, place, yes, at, key);
const ack = (n: number, choice = yes, status: 'recorded' | 'since_replaced' = 'recorded') => ({
  ballot: 'b',
  seat: 's',
  n,
  receipt: 'KX74-TM29-ABCD',
  status,
  choice,
});
const seat = (more: object = {}) => ({ seat: 's', name: 'Mijzo', ballot: 'b', ...more });

describe('a vote', () => {
  it('begins with a key and number 1, and is not recorded yet', () => {
    expect(payloadOf(first())).toEqual({ ballot: 'b', seat: 's', key: key(), n: 1, choice: yes });
    expect(phaseOf(first(), seat(), 'me')).toBe('waiting');
  });

  it('is recorded only by the acknowledgement', () => {
    const vote = acknowledged(first(), ack(1), at);
    expect(phaseOf(vote, seat(), 'me')).toBe('recorded');
    expect(vote.recorded?.receipt).toBe('KX74-TM29-ABCD');
  });

  it('is known to be replaced once a colleague voted after it, and still is after the close', () => {
    const vote = acknowledged(first(), ack(1), at);
    expect(overtaken(vote, seat({ voted: true, by: 'me' }), 'me')).toBeUndefined();
    const replaced = overtaken(vote, seat({ voted: true, by: 'colleague' }), 'me');
    expect(phaseOf(replaced, undefined, 'me')).toBe('elsewhere');
    expect(replaced?.recorded && wasCounted(replaced.recorded, yes)).toBe(false);
  });

  it('is counted if the result holds its choice, or holds no choices at all', () => {
    const recorded = acknowledged(first(), ack(1), at).recorded;
    expect(recorded && [wasCounted(recorded, yes), wasCounted(recorded, no), wasCounted(recorded, undefined)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('changes under the same key with a higher number, and what stood is kept until then', () => {
    const changed = choose(acknowledged(first(), ack(1), at), place, no, at, () => 'another');
    expect(changed).toMatchObject({ key: key(), n: 2, waiting: true, recorded: { choice: yes } });
    const after = acknowledged(changed, ack(2, no), at);
    expect(after).toMatchObject({ waiting: false, recorded: { choice: no, n: 2, changed: true } });
    expect(acknowledged(after, ack(2, no), at).recorded?.changed).toBe(true);
    expect(acknowledged(first(), ack(1), at).recorded?.changed).toBeUndefined();
  });

  it('says for whom it is, also after a change that does not', () => {
    const left = choose(undefined, { ...place, name: 'Mijzo' }, yes, at, key);
    expect(choose(acknowledged(left, ack(1), at), place, no, at, key).name).toBe('Mijzo');
    expect(payloadOf(left)).not.toHaveProperty('name');
    expect(first()).not.toHaveProperty('name');
  });

  it('is still under way when an older number is acknowledged', () => {
    const changed = choose(first(), place, no, at, key);
    expect(acknowledged(changed, ack(1), at)).toMatchObject({ waiting: true, choice: no, recorded: { choice: yes } });
  });

  it('waits on when the house is busy or the line is gone', () => {
    for (const code of ['busy', 'offline', 'storage_full']) {
      expect(refusedVote(first(), { code, params: {} })).toMatchObject({ waiting: true });
    }
  });

  it('that came too late leaves the earlier one standing', () => {
    const changed = choose(acknowledged(first(), ack(1), at), place, no, at, key);
    const late = refusedVote(changed, { code: 'ballot_closed', params: { standing: 'yours' } });
    expect(late).toMatchObject({ waiting: false, recorded: { choice: yes }, notice: { code: 'ballot_closed' } });
    expect(phaseOf(late, seat(), 'me')).toBe('recorded');
  });

  it('of a seat that has voted elsewhere says so', () => {
    expect(phaseOf(undefined, seat({ voted: true }), 'me')).toBe('elsewhere');
    const refused = refusedVote(first(), { code: 'already_voted', params: {} });
    expect(phaseOf(refused, seat(), 'me')).toBe('elsewhere');
    const mine = acknowledged(first(), ack(1), at);
    expect(phaseOf(mine, seat({ voted: true, by: 'colleague' }), 'me')).toBe('elsewhere');
    expect(phaseOf(mine, seat({ voted: true, by: 'me' }), 'me')).toBe('recorded');
    expect(phaseOf(acknowledged(first(), ack(1, yes, 'since_replaced'), at), seat(), 'me')).toBe('elsewhere');
  });

  it('after a conflict is chosen anew, with a new number', () => {
    const refused = refusedVote(first(), { code: 'conflict', params: {} });
    expect(phaseOf(refused, seat(), 'me')).toBe('choosing');
    const again = choose(refused, place, no, at, key);
    expect(again).toMatchObject({ n: 2, waiting: true });
    expect(again.notice).toBeUndefined();
  });

  it('that is secret can be changed only where its key is', () => {
    expect(mayChange('recorded', true)).toBe(true);
    expect(mayChange('elsewhere', true)).toBe(false);
    expect(mayChange('elsewhere', false)).toBe(true);
    expect(mayChange('waiting', false)).toBe(false);
  });
});
