/** One sentence above a paper that says what to do on it. */
import { t } from '../../lib/i18n.svelte';
import type { OpenBallot, Proposal } from '../../lib/protocol';
import { latestResult } from '../../lib/select';
import { formOf } from './forms';

const FIXED = new Set(['consent', 'temperature']);

export function leadOf(ballot: Pick<OpenBallot, 'method' | 'paper'>): string {
  const form = formOf(ballot);
  const { most = 0, lowest = 0, highest = 0, total = 0 } = ballot.paper;
  if (FIXED.has(ballot.method)) return t(`form.lead.${ballot.method}`);
  if (form === 'some' && most) return t('form.lead.some_most', { most });
  return t(`form.lead.${form === 'dots' && !total ? 'points' : form}`, { lowest, highest, total });
}

/** Of consent in rounds: which round this is, and how many objections there were in the one before. */
export function roundOf({ rounds, results }: Pick<Proposal, 'rounds' | 'results'>): string {
  if (!rounds?.round) return '';
  const told = t('form.lead.consent_round', { round: rounds.round, most: rounds.most });
  const before = rounds.round > 1 ? latestResult({ results })?.[1] : undefined;
  if (before?.method !== 'consent') return told;
  const count = Object.values(before.questions).reduce((sum, { counts }) => sum + (counts['objection'] ?? 0), 0);
  return `${told} ${t('form.lead.consent_before', { count })}`;
}
