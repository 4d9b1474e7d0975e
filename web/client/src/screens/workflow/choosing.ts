/** A card or an arrow was chosen. By keys (a click that no pointer made) the form gets the focus, for it is elsewhere. */
import type { Designer } from '../../lib/desk/workflow/designer.svelte';
import type { Place } from '../../lib/desk/workflow/source';
import { openForm } from './leading';

export function choose(designer: Designer, place: Place, event: MouseEvent): void {
  // What is there no more has no form.
  if (!designer.has(place)) return;
  if (event.detail === 0 || matchMedia('(max-width: 64rem)').matches) void openForm(designer, place);
  else designer.look(place);
}
