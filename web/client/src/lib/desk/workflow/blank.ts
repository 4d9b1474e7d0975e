/** Where a workflow begins that begins with nothing: somewhere to write, and two ways to end. Pure. */
import { addStage } from './editing';
import type { Source, Words } from './source';

export function blank(says: (code: string) => Words): Source {
  const nothing: Source = { workflow: '', version: 1, title: {}, start: '', stages: {}, moves: {} };
  const stages = [
    { title: says('designer.begin.write'), activity: 'drafting' },
    { title: says('designer.outcome.adopted'), outcome: 'adopted' },
    { title: says('designer.outcome.rejected'), outcome: 'rejected' },
  ];
  return stages.reduce((source, stage) => addStage(source, stage).source, nothing);
}
