/** A workflow in sentences: what a condition asks, what a move does. The words come from the catalogue. Pure. */
import { COMBINED, type Condition } from './conditions';
import { isMap } from './source';
import type { Setting, Vocabulary } from './vocabulary';

export type Say = (code: string, params?: Record<string, unknown>) => string;
export interface Speaker {
  say: Say;
  knows: (code: string) => boolean;
}

type Of = 'activity' | 'guard' | 'effect';

/** What a setting is called: by its own part, or the same wherever it is asked. */
export function settingCode(of: Of, part: string, setting: string, knows: (code: string) => boolean): string {
  const own = `${of}.${part}.${setting}`;
  return knows(own) ? own : `setting.${setting}`;
}

export function valueSaid(setting: Setting | undefined, code: string, value: unknown, { say, knows }: Speaker): string {
  if (typeof value === 'boolean') return say(value ? 'designer.yes' : 'designer.no');
  if (isMap(value)) return Object.values(value).map(String).join(' / ');
  const word = `${code}.${String(value)}`;
  if (setting?.kind === 'one_of' && knows(word)) return say(word);
  if (setting?.kind === 'fraction') return fractionSaid(String(value), { say, knows });
  return String(value);
}

/** 'twee derde' where people say it so. */
export function fractionSaid(fraction: string, { say, knows }: Speaker): string {
  const named = `ruling.part.${fraction.replace('/', '_')}`;
  return knows(named) ? say(named) : fraction;
}

/** What a condition is called, with what was set. */
export function conditionSaid(condition: Condition, vocabulary: Vocabulary | undefined, speaker: Speaker): string {
  const { say, knows } = speaker;
  const name = knows(`guard.${condition.name}`) ? say(`guard.${condition.name}`) : condition.name;
  if (COMBINED.includes(condition.name)) {
    const parts = (condition.parts ?? []).map((each) => conditionSaid(each, vocabulary, speaker));
    return parts.length ? `${name}: ${parts.join('; ')}` : name;
  }
  const settings = vocabulary?.guards[condition.name]?.settings ?? [];
  const said = Object.entries(condition.settings)
    .filter(([, value]) => value !== '' && value !== undefined)
    .map(([key, value]) => {
      const code = settingCode('guard', condition.name, key, knows);
      const setting = settings.find((each) => each.name === key);
      return `${say(code)}: ${valueSaid(setting, code, value, speaker)}`;
    });
  return said.length ? `${name} (${said.join(', ')})` : name;
}
