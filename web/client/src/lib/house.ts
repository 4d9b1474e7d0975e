/** The house as a screen without a meeting reaches it: commands over HTTP, each with an id that is sent again when the
 *  answer got lost, so that it happens once. */
import { api, asRefusal } from './api';
import type { Door } from './doing.svelte';
import { randomId } from './random';

export const house: Door = {
  async command(name, fields) {
    const id = randomId();
    for (let left = 1; ; left--) {
      try {
        return { ok: true, ...(await api.command(name, id, fields)) };
      } catch (error) {
        const refusal = asRefusal(error);
        if (refusal.code !== 'offline' || left < 1) return { ok: false, ...refusal };
      }
    }
  },
};
