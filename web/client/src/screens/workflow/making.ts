/** New pieces of a workflow, with words in both languages to begin with. */
import type { Params, Language } from '../../lib/protocol';
import { needed } from '../../lib/desk/workflow/conditions';
import {
  called,
  type MoveSource,
  type Settings,
  type Source,
  type StageSource,
  type Words,
} from '../../lib/desk/workflow/source';
import { holdsRules, type Vocabulary } from '../../lib/desk/workflow/vocabulary';
import { usualRules } from '../../lib/desk/workflow/stage_rules';

type Says = (code: string, params?: Params | ((language: Language) => Params)) => Words;

/** After a ballot that ended so, one goes to what has this outcome. */
const ENDED: Record<string, string> = { adopted: 'ballot_passed', rejected: 'ballot_failed' };

/** By hand, unless it leads on from where people vote: that goes by itself when the ballot closes, and to an outcome only
 *  after a ballot that ended so. */
export function newMove(source: Source, from: string, to: string, roles: string[] | undefined, says: Says): MoveSource {
  const title = says('designer.move_to', (language) => ({ stage: called(source.stages[to]?.title, language, to) }));
  if (source.stages[from]?.activity !== 'ballot') return { title, from: [from], to, by: [roles?.[0] ?? 'coordinator'] };
  const guard = ENDED[source.stages[to]?.outcome ?? ''];
  return { title, from: [from], to, ...(guard ? { guards: [guard] } : {}) };
}

export function newStage(
  kind: { activity: string } | { outcome: string },
  vocabulary: Vocabulary,
  says: Says,
): StageSource {
  if ('outcome' in kind) return { title: says(`designer.outcome.${kind.outcome}`), ...kind };
  const settings = beginSettings(kind.activity, vocabulary);
  const title = says(`activity.${kind.activity}`);
  return { title, ...kind, ...(Object.keys(settings).length ? { settings } : {}) };
}

/** What an activity begins with: the usual rules where people vote, else the least that it needs. */
export function beginSettings(activity: string, vocabulary: Vocabulary | undefined): Settings {
  const part = vocabulary?.activities[activity];
  return holdsRules(part) ? usualRules() : needed(part);
}
