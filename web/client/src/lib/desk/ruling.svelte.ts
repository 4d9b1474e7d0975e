/** Setting the rules of a ballot: what is filled in, and what that means in sentences as the server says them. An answer
 *  that a later change overtook is not shown. */
import { api, asRefusal } from '../api';
import { Doing, type Door } from '../doing.svelte';
import type { Coded, Refusal } from '../protocol';
import { byNumber } from '../select';
import { formOf, sourceOf, type Methods, type RulesSource, type RulingForm } from './ruling';

/** Rules in the making. */
export class Choosing {
  methods = $state.raw<Methods | undefined>();
  #form: RulingForm;
  said = $state.raw<Coded[]>([]);
  refusal = $state.raw<Refusal | undefined>();
  #asked = 0;

  constructor(readonly before: RulesSource) {
    this.#form = $state.raw(formOf(before));
  }

  get form(): RulingForm {
    return this.#form;
  }

  get source(): RulesSource {
    return sourceOf(this.#form, this.before, this.methods ?? {});
  }

  async begin(): Promise<void> {
    try {
      this.methods = (await api.methods()).methods;
      await this.say();
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  change(to: Partial<RulingForm>): void {
    this.#form = { ...this.#form, ...to };
    void this.say();
  }

  async say(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { said } = await api.sayRules(this.source);
      if (asked !== this.#asked) return;
      this.said = byNumber(said);
      this.refusal = undefined;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  }
}

/** Rules that a proposal is to have. */
export class Ruling extends Choosing {
  readonly doing: Doing;

  constructor(
    door: Door,
    readonly stage: string,
    before: RulesSource,
  ) {
    super(before);
    this.doing = new Doing(door);
  }

  /** Without the methods it is not known what the rules come to. */
  async save(): Promise<boolean> {
    if (!this.methods) return false;
    return this.doing.run('proposal.set_rules', { stage: this.stage, rules: this.source });
  }
}
