/** Why the step to where a proposal is was taken against a condition, if it was. */
import type { Proposal } from '../../lib/protocol';

export function overriddenReason(proposal: Proposal): string | undefined {
  const steps = Object.entries(proposal.history).sort(([a], [b]) => Number(a) - Number(b));
  const last = steps.at(-1)?.[1];
  return last?.target === proposal.stage ? last.overridden : undefined;
}
