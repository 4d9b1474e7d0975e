/** The rules of a ballot as a stage of a workflow has them: only what is not usual is written, and what the form does
 *  not ask for stays as it was. Pure. */
import { formOf, sourceOf, type Methods, type RulesSource } from '../ruling';
import type { Settings } from './source';

const USUAL: RulesSource = {
  method: 'yes_no_abstain',
  counting: {},
  per: 'clause',
  tie: 'none',
  secrecy: 'open',
  electorate: 'member_organisations',
};
/** What is written also where it is usual, since whoever reads the file wants to know. */
const ALWAYS = new Set(['per', 'secrecy', 'electorate']);

export function rulesIn(settings: Settings): RulesSource {
  return { ...USUAL, ...settings };
}

export function settingsOf(rules: RulesSource, before: Settings): Settings {
  const usual: Record<string, unknown> = { ...USUAL, quorum: 0 };
  const said = Object.entries(rules).filter(
    ([name, value]) => ALWAYS.has(name) || JSON.stringify(value) !== JSON.stringify(usual[name]),
  );
  // Whether a proposal may have rules of its own is the workflow's to say; the form of a proposal does not ask it.
  return { ...Object.fromEntries(said), ...(before['adjustable'] === true ? { adjustable: true } : {}) };
}

/** What a new ballot begins with: more than half, point by point. */
export function usualRules(): Settings {
  const methods = {
    yes_no_abstain: { by_threshold: true, options: [], tie_rules: [], spends: false, settings: {}, order: 1 },
  };
  return settingsOf(sourceOf(formOf(USUAL), USUAL, methods as Methods), {});
}
