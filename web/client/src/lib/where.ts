/** Where somebody said they are, before they are in. */
import { recall } from './keep';
import type { Mode } from './protocol';

export const WHERE = 'polder.where';
/** The meeting that somebody said it of, so that it is not asked twice. */
export const SAID_OF = 'polder.where.said_of';

/** Where somebody said they are when they joined this meeting on this device. */
export function saidOnJoining(meeting: string): Mode | undefined {
  return recall<string>(SAID_OF) === meeting ? recall<Mode>(WHERE) : undefined;
}
