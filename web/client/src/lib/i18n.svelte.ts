/** The reader's language and its words. Only the catalogue of that language is fetched, and what a coordinator's desk
 *  says only when a screen of the desk is opened. */
import { keep, recall } from './keep';
import { has, render, type Catalogue } from './messages';
import type { Coded, Language, Params, Titled } from './protocol';

const STORED = 'polder.language';
type Fetch = Record<Language, () => Promise<{ default: unknown }>>;
const CATALOGUE: Fetch = {
  nl: () => import('../../../../messages/nl.json'),
  en: () => import('../../../../messages/en.json'),
};
const DESK: Fetch = {
  nl: () => import('../../../../messages/desk.nl.json'),
  en: () => import('../../../../messages/desk.en.json'),
};

export const LANGUAGES: Language[] = ['nl', 'en'];

function known(name: unknown): name is Language {
  return name === 'nl' || name === 'en';
}

/** What is asked for in the address, else what was chosen before, else what the browser speaks, else Dutch. */
export function preferredLanguage(search: string, stored: unknown, spoken: readonly string[]): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (known(asked)) return asked;
  if (known(stored)) return stored;
  return spoken.map((each) => each.slice(0, 2).toLowerCase()).find(known) ?? 'nl';
}

class Words {
  language = $state<Language>('nl');
  #catalogue = $state.raw<Catalogue>({});
  #parts = new Set([CATALOGUE]);
  #desk: Promise<void> | undefined;

  async start(): Promise<void> {
    const language = preferredLanguage(location.search, recall(STORED), navigator.languages);
    if (new URLSearchParams(location.search).has('lang')) keep(STORED, language);
    await this.#load(language);
  }

  async choose(language: Language): Promise<void> {
    keep(STORED, language);
    await this.#load(language);
  }

  /** Before a screen of the desk is shown. */
  withDesk(): Promise<void> {
    return (this.#desk ??= this.#takeDesk());
  }

  /** Words that did not arrive are asked for again by the next screen. */
  async #takeDesk(): Promise<void> {
    this.#parts.add(DESK);
    try {
      await this.#load(this.language);
    } catch (error) {
      this.#parts.delete(DESK);
      this.#desk = undefined;
      throw error;
    }
  }

  async #load(language: Language): Promise<void> {
    const parts = await Promise.all([...this.#parts].map((part) => part[language]()));
    this.#catalogue = Object.assign({}, ...parts.map((part) => part.default)) as Catalogue;
    this.language = language;
    document.documentElement.lang = language;
  }

  say(code: string, params?: Params): string {
    return render(this.#catalogue, this.language, code, params);
  }

  knows(code: string): boolean {
    return has(this.#catalogue, code);
  }
}

export const words = new Words();

export function t(code: string, params?: Params): string {
  return words.say(code, params);
}

export function sentence(coded: Coded): string {
  return words.say(coded.code, coded.params);
}

/** The sentence of a refusal; one that this page does not know yet is still told with its code. */
export function refused(refusal: Coded): string {
  const code = `refusal.${refusal.code}`;
  return words.knows(code) ? words.say(code, refusal.params) : words.say('app.unknown_refusal', { code: refusal.code });
}

export function title(titled: Titled | undefined, fallback = ''): string {
  return titled?.[words.language] ?? titled?.nl ?? fallback;
}
