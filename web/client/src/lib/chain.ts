/** When a message of a chain may be applied. A chain is what one audience sees; each message says which message it
 *  follows, so a gap is always noticed. */
import { applyPatch } from './patch';
import type { Chain, PatchMessage, SnapshotMessage } from './protocol';

export type Chains = Record<string, Chain>;
export type Step = { do: 'keep' } | { do: 'take'; chains: Chains } | { do: 'resync'; chain: string };

export function onPatch(chains: Chains, message: PatchMessage): Step {
  const mine = chains[message.chain];
  if (!mine) return { do: 'keep' };
  if (message.seq <= mine.seq) return { do: 'keep' };
  if (message.from !== mine.seq) return { do: 'resync', chain: message.chain };
  const view = applyPatch(mine.view, message.patch);
  return { do: 'take', chains: { ...chains, [message.chain]: { seq: message.seq, view } } };
}

/** A snapshot replaces; one without a view takes the chain away. An older one than we have came late. */
export function onSnapshot(chains: Chains, message: SnapshotMessage): Step {
  const mine = chains[message.chain];
  if (message.view === undefined) {
    if (!mine) return { do: 'keep' };
    const { [message.chain]: _gone, ...rest } = chains;
    return { do: 'take', chains: rest };
  }
  if (mine && message.seq < mine.seq) return { do: 'keep' };
  return { do: 'take', chains: { ...chains, [message.chain]: { seq: message.seq, view: message.view } } };
}

/** Chains of mine that the server has moved on from, by the heads that `live` tells. */
export function behind(chains: Chains, heads: Record<string, number>): string[] {
  return Object.entries(chains)
    .filter(([name, chain]) => (heads[name] ?? 0) > chain.seq)
    .map(([name]) => name);
}
