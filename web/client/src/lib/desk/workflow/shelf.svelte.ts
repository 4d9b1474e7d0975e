/** The workflows of a movement, and new ones: from blank, from another one, or out of a file. */
import { Doing, type Door } from '../../doing.svelte';
import { asRefusal } from '../../http';
import { house } from '../../house';
import type { Refusal } from '../../protocol';
import { ask, type Listed } from './asking';
import { anyOf } from './editing';
import { nameFor } from './naming';
import { sourceFrom, type Source, type Words } from './source';

export class Shelf {
  workflows = $state.raw<Record<string, Listed> | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  readonly doing: Doing;

  constructor(
    readonly movement: string,
    door: Door = house,
  ) {
    this.doing = new Doing(door);
  }

  async load(): Promise<void> {
    try {
      this.workflows = (await ask.list(this.movement)).workflows;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  async command(name: string, workflow: string): Promise<boolean> {
    const done = await this.doing.run(name, { movement: this.movement, workflow });
    if (done) await this.load();
    return done;
  }

  /** Its name, once it is kept as a draft. */
  async begin(source: Source, title: Words): Promise<string | undefined> {
    const taken = Object.keys(this.workflows ?? {});
    const workflow = nameFor(anyOf(title), taken, 'werkwijze');
    const draft = { ...source, workflow, version: 1, title };
    const fields = { movement: this.movement, workflow, source: draft, rev: 0 };
    return (await this.doing.run('workflow.save_draft', fields)) ? workflow : undefined;
  }

  async copyOf(workflow: string): Promise<Source | undefined> {
    try {
      return sourceFrom((await ask.published(this.movement, workflow)).source);
    } catch (error) {
      this.refusal = asRefusal(error);
      return undefined;
    }
  }
}
