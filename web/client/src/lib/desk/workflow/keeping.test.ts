import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Door } from '../../doing.svelte';
import { Checking } from './checking.svelte';
import type { Checked } from './asking';
import { Keeping } from './keeping.svelte';
import { sourceFrom, type Source } from './source';

const named = (title: string): Source => sourceFrom({ workflow: 'plan', title: { nl: title } });

/** A house that keeps one draft, as the server does. */
class OneDraft implements Door {
  rev = 0;
  source: unknown;
  away = false;

  async command(_name: string, fields: object): ReturnType<Door['command']> {
    const { rev, source } = fields as { rev: number; source: unknown };
    await Promise.resolve();
    if (this.away) return { ok: false, code: 'offline', params: {} };
    if (rev !== this.rev) return { ok: false, code: 'draft_changed', params: {} };
    this.rev += 1;
    this.source = source;
    return { ok: true };
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft', () => {
  it('is kept a moment after the last change, once', async () => {
    const house = new OneDraft();
    const keeping = new Keeping(house, 'm', 'plan');
    keeping.keep(named('a'));
    keeping.keep(named('b'));
    expect(keeping.state).toBe('waits');
    await vi.runAllTimersAsync();
    expect(keeping.state).toBe('saved');
    expect(house.rev).toBe(1);
    expect(house.source).toEqual(named('b'));
    expect(keeping.owes).toBe(false);
  });

  it('is not written over what somebody else saved, until that is asked for', async () => {
    const house = new OneDraft();
    const keeping = new Keeping(house, 'm', 'plan');
    house.rev = 4;
    keeping.keep(named('mine'));
    await vi.runAllTimersAsync();
    expect(keeping.state).toBe('elsewhere');
    keeping.keep(named('mine too'));
    await vi.runAllTimersAsync();
    expect(house.source).toBeUndefined();
    expect(await keeping.settle()).toBe(false);
    expect(await keeping.overwrite(4)).toBe(true);
    expect(house.source).toEqual(named('mine too'));
    expect(keeping.state).toBe('saved');
  });

  it('says so when it could not be kept, and is kept with the next change', async () => {
    const house = new OneDraft();
    const keeping = new Keeping(house, 'm', 'plan');
    house.away = true;
    keeping.keep(named('a'));
    await vi.runAllTimersAsync();
    expect(keeping.state).toBe('refused');
    expect(keeping.owes).toBe(true);
    house.away = false;
    keeping.keep(named('b'));
    await keeping.settle();
    expect(house.source).toEqual(named('b'));
  });
});

describe('checking', () => {
  it('takes no answer about what has changed since', async () => {
    const answers: ((checked: Checked) => void)[] = [];
    const checking = new Checking(() => new Promise((answer) => answers.push(answer)));
    const told = (yaml: string): Checked => ({ source: {}, yaml, problems: [], diagram: { mermaid: '' } });
    checking.look(named('a'));
    await vi.runAllTimersAsync();
    checking.look(named('b'));
    await vi.runAllTimersAsync();
    answers[1]?.(told('b'));
    await vi.runAllTimersAsync();
    answers[0]?.(told('a'));
    await vi.runAllTimersAsync();
    expect(checking.yaml).toBe('b');
    expect(checking.current).toBe(true);
  });
});
