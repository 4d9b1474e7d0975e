/** The land that an ending is drawn as, in `EndingBar.svelte`'s global looks: what is adopted stands, what is not lies, what
 *  is stuck is under water. */
import type { Ending } from '../../lib/desk/workflow/rehearsal';

export function toneOf({ outcome }: Pick<Ending, 'outcome'>): string {
  return `tone-${outcome ?? 'stuck'}`;
}
