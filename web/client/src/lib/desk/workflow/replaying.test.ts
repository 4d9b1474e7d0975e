// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { Refused } from '../../http';
import { verdictOf, type Replayed } from './replay';
import { Replaying } from './replaying.svelte';
import { sourceFrom, type Source } from './source';

const found: Replayed = { flips: 1, same: 2, unfit: 0, more: 0, ballots: [] };

function written(quorum: number, more: object = {}): Source {
  const vote = { title: {}, activity: 'ballot', settings: { quorum } };
  return sourceFrom({ stages: { write: { activity: 'drafting' }, vote, ...more } });
}

describe('past ballots by the rule of a stage', () => {
  it('are asked about the first stage where people vote, or the one that was chosen', () => {
    const replaying = new Replaying(() => Promise.resolve(found));
    const source = written(1, { agree: { activity: 'consent' } });
    expect(replaying.stage(source)).toBe('vote');
    replaying.choose('agree');
    expect(replaying.stage(source)).toBe('agree');
    expect(replaying.stage(written(1))).toBe('vote');
    expect(replaying.stage(sourceFrom({}))).toBe('');
  });

  it('give an answer about one rule, which is old as long as it is another', async () => {
    const asked: string[] = [];
    const replaying = new Replaying((_, stage) => {
      asked.push(stage);
      return Promise.resolve(found);
    });
    await replaying.ask(written(1));
    expect([asked, replaying.found, replaying.busy]).toEqual([['vote'], found, false]);
    expect(replaying.isOld(written(1, { talk: { activity: 'small_groups' } }))).toBe(false);
    expect(replaying.isOld(written(2))).toBe(true);
    expect(replaying.isOld(written(1))).toBe(false);
  });

  it('are not told when a later question was asked meanwhile', async () => {
    const answers: ((found: Replayed) => void)[] = [];
    const replaying = new Replaying(() => new Promise((resolve) => answers.push(resolve)));
    const [first, second] = [replaying.ask(written(1)), replaying.ask(written(2))];
    answers[1]?.(found);
    await second;
    answers[0]?.({ ...found, flips: 9 });
    await first;
    expect(replaying.found).toEqual(found);
    expect(replaying.isOld(written(2))).toBe(false);
  });

  it('say why they cannot be counted, and forget what was found before', async () => {
    let refuses = false;
    const replaying = new Replaying(() =>
      refuses ? Promise.reject(new Refused({ code: 'rules_impossible', params: {} })) : Promise.resolve(found),
    );
    await replaying.ask(written(1));
    refuses = true;
    await replaying.ask(written(1));
    expect([replaying.found, replaying.refusal?.code, replaying.busy]).toEqual([undefined, 'rules_impossible', false]);
  });
});

describe('what it comes to', () => {
  it('is told of those that could be counted', () => {
    expect(verdictOf({ ...found, same: 0 }).code).toBe('designer.replay.only_one');
    expect(verdictOf({ ...found, unfit: 4 }).params).toEqual({ flips: 1, same: 2, count: 3 });
    expect(verdictOf({ ...found, flips: 0, same: 0, unfit: 4 }).code).toBe('designer.replay.none_fits');
    expect(verdictOf({ ...found, flips: 0, same: 0 }).code).toBe('designer.replay.no_ballots');
  });
});
