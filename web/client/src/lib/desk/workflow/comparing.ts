/** Two versions in one picture: what is there now, and what is there no more. Pure. */
import type { Compared } from './asking';
import type { Source } from './source';

/** What is gone stands where it stood, behind what there is now. A move that is gone is shown between stages that are
 *  shown. */
export function together(now: Source, was: Source, { stages, moves }: Pick<Compared, 'stages' | 'moves'>): Source {
  const both = { ...now.stages, ...gone(was.stages, stages) };
  const ways = Object.entries(gone(was.moves, moves)).flatMap(([name, move]) => {
    const from = move.from.filter((each) => each in both);
    return move.to in both && from.length ? [[name, { ...move, from }] as const] : [];
  });
  return { ...now, stages: both, moves: { ...now.moves, ...Object.fromEntries(ways) } };
}

function gone<T>(were: Record<string, T>, marks: Compared['stages']): Record<string, T> {
  return Object.fromEntries(Object.entries(were).filter(([name]) => marks[name] === 'removed'));
}

/** The versions that one may look back at, the newest first. */
export function earlier(versions: number[], drafted: boolean): number[] {
  return drafted ? versions : versions.slice(1);
}
