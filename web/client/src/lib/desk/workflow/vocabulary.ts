/** What can be written in a workflow, as `GET /api/workflows/vocabulary` tells it: forms are made of it. Pure. */
import type { Methods } from '../ruling';

export type Kind = 'text' | 'whole' | 'yes_no' | 'one_of' | 'fraction' | 'threshold' | 'label' | 'map';

export interface Setting {
  name: string;
  kind: Kind;
  required: boolean;
  default?: unknown;
  least?: number;
  most?: number;
  words?: string[];
  pattern?: string;
  /** Of a text: the name of what it is, to be chosen from those that there are. */
  names?: 'workflow';
}

/** An activity, a guard or an effect. */
export interface Part {
  settings: Setting[];
}

export interface Vocabulary {
  activities: Record<string, Part>;
  guards: Record<string, Part>;
  effects: Record<string, Part>;
  methods: Methods;
  roles: string[];
  outcomes: string[];
}

/** An activity whose settings are the rules of a ballot: there is a form of their own for those. */
export function holdsRules(part: Part | undefined): boolean {
  const names = new Set(part?.settings.map((each) => each.name));
  return names.has('method') && names.has('per');
}

/** A text that must look like a day is chosen as one. */
export function isDay(setting: Setting): boolean {
  if (setting.kind !== 'text' || !setting.pattern) return false;
  const whole = new RegExp(`^(?:${setting.pattern})$`);
  return whole.test('2027-01-31') && !whole.test('tomorrow');
}
