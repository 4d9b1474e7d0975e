/** What everything is said with. */

export type Language = 'nl' | 'en';

export type Titled = Record<Language, string>;

export type Mode = 'room' | 'online';

export type Params = Record<string, unknown>;

export interface Coded {
  code: string;
  params: Params;
}

export type Refusal = Coded;

export type Ordered<T> = Record<string, T & { order: number }>;
