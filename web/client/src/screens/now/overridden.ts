/** Why the step to where a proposal is was taken against a condition, if it was. */
import type { Proposal } from '../../lib/protocol';
import { byNumber } from '../../lib/select';

export function overriddenReason(proposal: Proposal): string | undefined {
  const last = byNumber(proposal.history).at(-1);
  return last?.target === proposal.stage ? last.overridden : undefined;
}
