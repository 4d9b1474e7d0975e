/** Whether what a phone shows stands beside the picture of the hall: for whoever is online at a wide window. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('beside');

export function provideBeside(read: () => boolean): void {
  setContext(KEY, read);
}

export function isBeside(): boolean {
  return getContext<(() => boolean) | undefined>(KEY)?.() ?? false;
}
