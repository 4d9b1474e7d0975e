/** What changes many times a second, taken over at most once in so many milliseconds: at once after a quiet time, and
 *  always the last. Made while a component is being set up. */
import { untrack } from 'svelte';

export class Gathered<T> {
  value: T = $state.raw() as T;
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(read: () => T, every: number) {
    this.value = untrack(read);
    $effect(() => {
      const next = read();
      const wait = this.#at + every - Date.now();
      clearTimeout(this.#timer);
      if (wait <= 0) this.#take(next);
      else this.#timer = setTimeout(() => this.#take(next), wait);
    });
    $effect(() => () => clearTimeout(this.#timer));
  }

  #take(value: T): void {
    this.#at = Date.now();
    this.value = value;
  }
}
