/** A coordinator at a brainstorm: writes down what somebody without a phone says, puts together what says the same, names
 *  that, and sets aside what is not for here. */
import { Doing, type Door } from '../doing.svelte';
import { randomId } from '../random';

export const ASIDE = 'aside';
export const LOOSE = '';

export class Sorting {
  readonly doing: Doing;
  #last = Promise.resolve(true);

  constructor(
    door: Door,
    private readonly proposal: string,
  ) {
    this.doing = new Doing(door);
  }

  add(text: string): Promise<boolean> {
    return this.#run('proposal.add_idea', { idea: randomId(), text: text.trim(), entered: true });
  }

  join(ideas: string[], cluster = randomId()): Promise<boolean> {
    return this.#run('proposal.join_ideas', { cluster, ideas });
  }

  name(cluster: string, title: string): Promise<boolean> {
    return this.#run('proposal.name_cluster', { cluster, title: title.trim() });
  }

  part(idea: string): Promise<boolean> {
    return this.#run('proposal.part_idea', { idea });
  }

  setAside(idea: string): Promise<boolean> {
    return this.#run('proposal.set_idea_aside', { idea });
  }

  bringBack(idea: string): Promise<boolean> {
    return this.#run('proposal.bring_idea_back', { idea });
  }

  /** Where something was let go: aside, among the loose ones, in a cluster, or on an idea, with which it is one then.
   *  `clusterOf` says in which cluster an idea lies. */
  async layAt(ideas: readonly string[], place: string, clusterOf: (idea: string) => string | undefined): Promise<void> {
    const [kind, target = ''] = place.split(':');
    if (kind === 'cluster') return void (await this.join([...ideas], target));
    if (kind === 'idea') {
      if (ideas.includes(target)) return;
      return void (await this.join([target, ...ideas], clusterOf(target)));
    }
    for (const idea of ideas) if (!(await (place === ASIDE ? this.setAside(idea) : this.part(idea)))) return;
  }

  /** One after another: whoever is quick is not to wait for an answer. */
  #run(name: string, fields: object): Promise<boolean> {
    this.#last = this.#last.then(() => this.doing.run(name, { proposal: this.proposal, ...fields }));
    return this.#last;
  }
}
