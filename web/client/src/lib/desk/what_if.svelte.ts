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
    /** An answer about other rules than those that are chosen now would be read as theirs. */
    const stillOf = (asked: RulesSource): boolean => JSON.stringify(asked) === JSON.stringify(this.source);
    try {
      const found = await api.whatIf(this.ballot, source);
      if (stillOf(source)) [this.found, this.unfit] = [found, undefined];
    } catch (error) {
      if (stillOf(source)) [this.found, this.unfit] = [undefined, asRefusal(error)];
    }
    this.busy = false;
  }
}
