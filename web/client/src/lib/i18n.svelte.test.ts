import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { Words, type Part } from './i18n.svelte';

interface Asked {
  file: string;
  answer: (words: { default: unknown }) => void;
  fail: (why: Error) => void;
}

/** A network on which each file arrives when the test says so, or never. */
class Network {
  #asked: Asked[] = [];

  fetch(file: string): Promise<{ default: unknown }> {
    return new Promise((answer, fail) => this.#asked.push({ file, answer, fail }));
  }

  /** To everyone who asked for it, whoever asked last before the others. */
  async arrives(...files: string[]): Promise<void> {
    for (const { file, answer } of this.#take(files).reverse()) {
      answer({ default: { [`${file.slice(3)}.word`]: file } });
      await settled();
    }
  }

  async loses(file: string): Promise<void> {
    for (const { fail } of this.#take([file])) fail(new Error('no network'));
    await settled();
  }

  #take(files: string[]): Asked[] {
    const taken = this.#asked.filter(({ file }) => files.includes(file));
    this.#asked = this.#asked.filter(({ file }) => !files.includes(file));
    return taken;
  }
}

/** Whatever could follow from what has arrived has followed. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('the words of a page', () => {
  let network: Network;
  let words: Words;

  beforeEach(async () => {
    network = new Network();
    const parts: Part[] = ['phone', 'refusals', 'ballot', 'groups', 'result', 'door', 'house', 'board', 'hall', 'desk'];
    const both = (part: Part) => [
      part,
      { nl: () => network.fetch(`nl/${part}`), en: () => network.fetch(`en/${part}`) },
    ];
    words = new Words(Object.fromEntries(parts.map(both)) as ConstructorParameters<typeof Words>[0]);
    void words.choose('nl');
    await network.arrives('nl/phone');
  });

  it('are those of the language that was chosen last, whichever arrives first', async () => {
    void words.choose('en');
    void words.choose('nl');
    await network.arrives('en/phone');
    expect(words.language).toBe('nl');
    expect(words.say('phone.word')).toBe('nl/phone');
  });

  it('keep what arrived when what was asked for earlier arrives later', async () => {
    void words.with('door');
    void words.with('board');
    await network.arrives('nl/board');
    await network.arrives('nl/door');
    expect(words.say('board.word')).toBe('nl/board');
    expect(words.say('door.word')).toBe('nl/door');
  });

  it('do not wait for what another screen asked for', async () => {
    let shown = false;
    void words.with('door');
    void words.with('board').then(() => (shown = true));
    await network.arrives('nl/board');
    expect(shown).toBe(true);
  });

  it('keep what arrived when something else is lost, and ask for that again', async () => {
    const lost = words.with('door').catch((error: unknown) => error);
    void words.with('board');
    await network.loses('nl/door');
    await network.arrives('nl/board');
    expect(await lost).toBeInstanceOf(Error);
    void words.with('door');
    await network.arrives('nl/door');
    expect(words.say('board.word')).toBe('nl/board');
    expect(words.say('door.word')).toBe('nl/door');
  });

  it('are spoken in another language once all that can be said is there', async () => {
    void words.with('board');
    await network.arrives('nl/board');
    void words.choose('en');
    await network.arrives('en/phone');
    expect(words.say('phone.word')).toBe('nl/phone');
    await network.arrives('en/board');
    expect(words.say('phone.word')).toBe('en/phone');
    expect(words.say('board.word')).toBe('en/board');
  });

  it('come in the language that was chosen while they were on their way', async () => {
    let shown = false;
    void words.with('board').then(() => (shown = true));
    void words.choose('en');
    await network.arrives('en/phone');
    await network.arrives('nl/board');
    expect(shown).toBe(false);
    await network.arrives('en/board');
    expect(shown).toBe(true);
    expect(words.say('board.word')).toBe('en/board');
  });

  it('that arrived while another language was on its way are waited for in that language too', async () => {
    void words.choose('en');
    void words.with('board');
    await network.arrives('nl/board');
    await network.arrives('en/phone');
    expect(words.say('board.word')).toBe('nl/board');
    await network.arrives('en/board');
    expect(words.say('board.word')).toBe('en/board');
  });

  it('do not make a screen anew that asked for some of them when others arrive', async () => {
    let made = 0;
    const stop = $effect.root(() => {
      $effect(() => {
        made += 1;
        void words.with('house');
      });
    });
    flushSync();
    await network.arrives('nl/house');
    void words.with('refusals');
    await network.arrives('nl/refusals');
    flushSync();
    expect(made).toBe(1);
    stop();
  });
});
