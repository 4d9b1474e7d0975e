/** What the diagram shows at each card and arrow, besides the workflow itself: what is wrong there, how often a rehearsal
 *  came there, what is otherwise than in the published version. */
import { createContext } from 'svelte';
import type { Mark } from './asking';
import { together } from './comparing';
import { Comparing } from './comparing.svelte';
import type { Designer } from './designer.svelte';
import { at } from './problems';
import type { MoveSource, Place, Source, StageSource } from './source';

export type Layer = 'plain' | 'rehearsal' | 'changes';

export class Shown {
  layer = $state<Layer>('plain');
  readonly comparing: Comparing;

  constructor(private readonly designer: Designer) {
    this.comparing = new Comparing(designer);
  }

  /** What is drawn: the workflow, and beside an earlier version also what is there no more. */
  drawn(source: Source): Source {
    const { found, before } = this.comparing;
    return this.layer === 'changes' && found && before ? together(source, before, found) : source;
  }

  stage(name: string): StageSource | undefined {
    return this.designer.source?.stages[name] ?? this.comparing.before?.stages[name];
  }

  move(name: string): MoveSource | undefined {
    return this.designer.source?.moves[name] ?? this.comparing.before?.moves[name];
  }

  /** 'refuses' where something hinders publishing, 'warns' where something is probably not meant. */
  trouble(place: Place): 'refuses' | 'warns' | undefined {
    const found = at(this.designer.checking.problems, place);
    if (!found.length) return undefined;
    return found.some((each) => each.refuses) ? 'refuses' : 'warns';
  }

  /** In which part of all plays it was reached or made. */
  part({ kind, name }: Place): number | undefined {
    const { found } = this.designer.rehearsing;
    if (this.layer !== 'rehearsal' || !found) return undefined;
    return (kind === 'stage' ? found.visits : found.moves)[name] ?? 0;
  }

  /** Where plays got stuck, in parts of all. */
  stuck(stage: string): number {
    const { found } = this.designer.rehearsing;
    if (this.layer !== 'rehearsal' || !found) return 0;
    const here = found.report.stuck.filter((each) => each.stage === stage);
    return here.reduce((sum, each) => sum + each.often, 0) / found.report.runs;
  }

  mark({ kind, name }: Place): Mark | undefined {
    if (this.layer !== 'changes') return undefined;
    const mark = this.comparing.found?.[kind === 'stage' ? 'stages' : 'moves'][name];
    return mark === 'same' ? undefined : mark;
  }
}

const [useShown, provideShown] = createContext<Shown>();
export { provideShown, useShown };
