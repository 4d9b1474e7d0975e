/** One sentence above a paper that says what to do on it. */
import { t } from '../../lib/i18n.svelte';
import type { OpenBallot } from '../../lib/protocol';
import { formOf } from './forms';

const FIXED = new Set(['consent', 'temperature']);

export function leadOf(ballot: Pick<OpenBallot, 'method' | 'paper'>): string {
  const form = formOf(ballot);
  const { most = 0, lowest = 0, highest = 0, total = 0 } = ballot.paper;
  if (FIXED.has(ballot.method)) return t(`form.lead.${ballot.method}`);
  if (form === 'some' && most) return t('form.lead.some_most', { most });
  return t(`form.lead.${form === 'dots' && !total ? 'points' : form}`, { lowest, highest, total });
}
