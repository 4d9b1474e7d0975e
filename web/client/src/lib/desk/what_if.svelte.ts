/** What the papers of a closed ballot would have given under other rules. An answer stands until something is changed. */
import { api, asRefusal } from '../api';
import type { Refusal, Result } from '../protocol';
import type { RulesSource, RulingForm } from './ruling';
import { Choosing } from './ruling.svelte';

export class WhatIf extends Choosing {
  found = $state.raw<Result | undefined>();
  unfit = $state.raw<Refusal | undefined>();
  busy = $state(false);

  constructor(
    readonly ballot: string,
    counted: RulesSource,
  ) {
    super(counted);
  }

  override change(to: Partial<RulingForm>): void {
    this.found = this.unfit = undefined;
    super.change(to);
  }

  async ask(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { source } = this;
    try {
      const found = await api.whatIf(this.ballot, source);
      // Asked of other rules than those that are chosen now, it would be read as theirs.
      if (JSON.stringify(source) === JSON.stringify(this.source)) this.found = found;
      this.unfit = undefined;
    } catch (error) {
      this.found = undefined;
      this.unfit = asRefusal(error);
    }
    this.busy = false;
  }
}
