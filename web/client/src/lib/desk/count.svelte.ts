/** A closed ballot, counted again in this browser, and which of its papers are this device's own. */
import { api, asRefusal } from '../api';
import { keysUnder, recall } from '../keep';
import type { Refusal } from '../protocol';
import type { Vote } from '../vote';
import { countable, differences, recount, sameReceipt, urnDigest, type BallotExport, type Counted } from './recount';

export class Recount {
  document = $state.raw<BallotExport | undefined>();
  counted = $state.raw<Counted | undefined>();
  /** What does not agree, as `recount.py` names it. */
  differs = $state.raw<string[]>([]);
  /** Whether the papers are those whose digest was published; `undefined` where this browser cannot say. */
  sameUrn = $state<boolean | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  #kept: string[];

  constructor(readonly ballot: string) {
    this.#kept = receiptsKept(ballot);
  }

  async load(): Promise<void> {
    try {
      const document = await api.ballotExport(this.ballot);
      if (countable(document)) {
        this.counted = recount(document);
        this.differs = differences(document);
        const digest = await urnDigest(document.papers);
        this.sameUrn = digest === undefined ? undefined : digest === document.digests.urn;
      }
      this.document = document;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  get agrees(): boolean {
    return this.counted !== undefined && !this.differs.length && this.sameUrn !== false;
  }

  /** Cast from this device. */
  isMine(receipt: string): boolean {
    return this.#kept.some((kept) => sameReceipt(kept, receipt));
  }

  has(typed: string): boolean {
    return this.document?.papers.some((paper) => sameReceipt(paper.receipt, typed)) ?? false;
  }
}

/** The codes that this device was given for a ballot, whoever cast with it. */
function receiptsKept(ballot: string): string[] {
  return keysUnder('polder.vote.').flatMap((key) => {
    const vote = recall<Vote>(key);
    return vote?.ballot === ballot && vote.recorded ? [vote.recorded.receipt] : [];
  });
}
