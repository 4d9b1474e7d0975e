/** The reveals of one page, for whatever on it draws a ballot or an outcome. */
import { getContext, setContext } from 'svelte';
import { Reveals } from './reveal';

const KEY = Symbol('reveals');

export function provideReveals(): void {
  setContext(KEY, new Reveals());
}

export function useReveals(): Reveals | undefined {
  return getContext<Reveals | undefined>(KEY);
}
