/** The reader's language and its words. Only the catalogue of that language is fetched, and of it what the screen at hand
 *  says: a phone in a hall does not wait for the words of a coordinator's desk. */
import { keep, recall } from './keep';
import { has, render, type Catalogue } from './messages';
import type { Coded, Language, Params, Titled } from './protocol';

const STORED = 'polder.language';
type Fetch = Record<Language, () => Promise<{ default: unknown }>>;
/** `catalogue.ts`, beside the build's settings, says what is in which. */
const PARTS = {
  phone: {
    nl: () => import('words:nl/phone'),
    en: () => import('words:en/phone'),
  },
  refusals: {
    nl: () => import('words:nl/refusals'),
    en: () => import('words:en/refusals'),
  },
  moment: {
    nl: () => import('words:nl/moment'),
    en: () => import('words:en/moment'),
  },
  ballot: {
    nl: () => import('words:nl/ballot'),
    en: () => import('words:en/ballot'),
  },
  rules: {
    nl: () => import('words:nl/rules'),
    en: () => import('words:en/rules'),
  },
  fixed: {
    nl: () => import('words:nl/fixed'),
    en: () => import('words:en/fixed'),
  },
  voted: {
    nl: () => import('words:nl/voted'),
    en: () => import('words:en/voted'),
  },
  form: {
    nl: () => import('words:nl/form'),
    en: () => import('words:en/form'),
  },
  tally: {
    nl: () => import('words:nl/tally'),
    en: () => import('words:en/tally'),
  },
  groups: {
    nl: () => import('words:nl/groups'),
    en: () => import('words:en/groups'),
  },
  ideas: {
    nl: () => import('words:nl/ideas'),
    en: () => import('words:en/ideas'),
  },
  result: {
    nl: () => import('words:nl/result'),
    en: () => import('words:en/result'),
  },
  door: {
    nl: () => import('words:nl/door'),
    en: () => import('words:en/door'),
  },
  house: {
    nl: () => import('words:nl/house'),
    en: () => import('words:en/house'),
  },
  board: {
    nl: () => import('words:nl/board'),
    en: () => import('words:en/board'),
  },
  hall: {
    nl: () => import('words:nl/hall'),
    en: () => import('words:en/hall'),
  },
  desk: {
    nl: () => import('../../../../messages/desk.nl.json'),
    en: () => import('../../../../messages/desk.en.json'),
  },
} satisfies Record<string, Fetch>;

export type Part = keyof typeof PARTS | 'designer' | 'rehearse' | 'suggest';

/** What has words that nobody else says brings them along. */
export function bring(parts: Partial<Record<Part, Fetch>>): void {
  Object.assign(PARTS, parts);
}

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

/** Whoever is slow may come after whoever is quick: a part that has arrived stays, whatever arrives after it. */
export class Words {
  language = $state<Language>('nl');
  #catalogue = $state.raw<Catalogue>({});
  /** Not a state: a screen that asks for words is not to be made anew when others arrive. */
  #arrived: Record<Language, Partial<Record<Part, Catalogue>>> = { nl: {}, en: {} };
  /** Words that were asked for in vain. */
  #lacking = $state.raw(new Set<Part>());

  #asked = 0;

  constructor(private readonly parts: Partial<Record<Part, Fetch>> = PARTS) {}

  async start(): Promise<void> {
    const language = preferredLanguage(location.search, recall(STORED), navigator.languages);
    if (new URLSearchParams(location.search).has('lang')) keep(STORED, language);
    await this.#speak(language);
  }

  async choose(language: Language): Promise<void> {
    keep(STORED, language);
    await this.#speak(language);
  }

  /** Before a screen is shown that says more than every phone does. What did not arrive is asked for again next time. */
  async with(...parts: Part[]): Promise<void> {
    // Meanwhile another language may have been chosen.
    for (let lacks: Part[]; (lacks = this.#without(this.language, parts)).length;)
      await this.#fetch(this.language, lacks);
  }

  /** Everything that a desk says, and may be shown at one. */
  withDesk(): Promise<void> {
    return this.with(...(Object.keys(PARTS) as Part[]));
  }

  /** Whether a part that nobody asked for beforehand is still to come; asking makes it come. */
  awaits(part: Part): boolean {
    if (this.#arrived[this.language][part] || this.#lacking.has(part)) return false;
    this.with(part).catch(() => (this.#lacking = new Set([...this.#lacking, part])));
    return true;
  }

  /** What can be said in the one language can be said in the other before that is spoken. */
  async #speak(language: Language): Promise<void> {
    const asked = ++this.#asked;
    const said = (): Part[] => ['phone', ...(Object.keys(this.#arrived[this.language]) as Part[])];
    for (let lacks: Part[]; (lacks = this.#without(language, said())).length;) await this.#fetch(language, lacks);
    // Whichever was chosen last is spoken, also when its words came first.
    if (asked !== this.#asked) return;
    this.language = language;
    this.#show();
    document.documentElement.lang = language;
  }

  #without(language: Language, parts: Part[]): Part[] {
    return [...new Set(parts)].filter((part) => !this.#arrived[language][part]);
  }

  async #fetch(language: Language, parts: Part[]): Promise<void> {
    const fetched = await Promise.all(parts.map((part) => this.parts[part]?.[language]()));
    for (const [at, part] of parts.entries()) this.#arrived[language][part] = fetched[at]?.default as Catalogue;
    if (language === this.language) this.#show();
  }

  #show(): void {
    this.#catalogue = Object.assign({}, ...Object.values(this.#arrived[this.language])) as Catalogue;
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

/** The sentence of a refusal, once its words are there; one that this page does not know is told with its code. */
export function refused(refusal: Coded): string {
  const code = `refusal.${refusal.code}`;
  if (words.knows(code)) return words.say(code, refusal.params);
  return words.awaits('refusals') ? '' : words.say('app.unknown_refusal', { code: refusal.code });
}

export function title(titled: Titled | undefined, fallback = ''): string {
  return titled?.[words.language] ?? titled?.nl ?? fallback;
}
