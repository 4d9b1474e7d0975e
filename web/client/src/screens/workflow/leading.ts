/** From a problem to where it is mended: the form of its place opens, and the field gets the focus. */
import { tick } from 'svelte';
import type { Designer } from '../../lib/desk/workflow/designer.svelte';
import type { Placed } from '../../lib/desk/workflow/problems';
import type { Place } from '../../lib/desk/workflow/source';

const FIELDS = 'input, select, textarea, button';

export async function leadTo(designer: Designer, { place, field }: Placed): Promise<void> {
  designer.look(place);
  await tick();
  const found = fieldAt(field);
  const target = found?.matches(FIELDS) ? found : found?.querySelector<HTMLElement>(FIELDS);
  (target ?? document.getElementById('looked-at'))?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/** The form of a place gets the focus, for whoever came by keys. */
export async function openForm(designer: Designer, place: Place): Promise<void> {
  designer.look(place);
  await tick();
  const heading = document.getElementById('looked-at');
  heading?.focus();
  heading?.scrollIntoView({ block: 'nearest' });
}

/** The innermost that is there: a setting, else its condition, else the list. */
function fieldAt(field: string): HTMLElement | null {
  for (let parts = field.split('.'); parts.length && parts[0]; parts = parts.slice(0, -1)) {
    const found = document.querySelector<HTMLElement>(`[data-at="${CSS.escape(parts.join('.'))}"]`);
    if (found) return found;
  }
  return null;
}
