/** Where the focus goes when what had it is gone from the page: after a removal, a form that closed, a page that came. */
import { tick } from 'svelte';

/** To that place, or else to the heading of the page; what still has the focus keeps it. */
export async function keepFocus(place?: () => HTMLElement | null | undefined): Promise<void> {
  await tick();
  if (document.activeElement !== document.body) return;
  const target = place?.() ?? document.querySelector<HTMLElement>('h1');
  target?.focus({ preventScroll: true });
}
