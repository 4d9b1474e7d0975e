/** Line drawings that only the designer has, on the grid of `lib/ui/icons.ts`. */
import { ICONS, type Drawing } from '../../lib/ui/icons';

const OWN: Record<string, Drawing> = {
  undo: { d: 'M9 6 4 11l5 5M4.500 11H14a5.500 5.500 0 0 1 0 11h-3' },
  redo: { d: 'M15 6l5 5-5 5M19.500 11H10a5.500 5.500 0 0 0 0 11h3' },
  play: { d: 'M7 4.500 19 12 7 19.500z' },
  minus: { d: 'M5 12h14' },
  fit: ICONS.screen,
  turn: { d: 'M4 12a8 8 0 0 1 14-5.300L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.300L4 15M4 20v-5h5' },
  away: { d: 'M12 4v11M7 10.500l5 5 5-5M4 20h16' },
  flag: { d: 'M6 21V4M6 5h12l-2.500 4L18 13H6' },
};

/** What an activity looks like; one that is new here looks like a stage. */
const ACTIVITIES: Record<string, Drawing> = {
  drafting: ICONS.pen,
  small_groups: {
    d: 'M8 6.200a2.600 2.600 0 1 0 0 5.200 2.600 2.600 0 0 0 0-5.200zM16.500 7.200a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400zM2.500 19c.5-3 2.600-4.600 5.500-4.600s5 1.600 5.500 4.600M15.500 14.600c2.800-.3 5 1.100 5.700 3.900',
  },
  ballot: { d: 'M4 12.500v7h16v-7M7.500 12.500h9M9 12.500V4h6v8.500M11 7.500h2' },
  consent: ICONS.agree,
  round: { d: 'M12 4a8 8 0 1 0 8 8M12 4l3-2M12 4l3 2' },
  brainstorm: ICONS.idea,
  follow_up: ICONS.list,
  waiting: ICONS.clock,
};
const OUTCOMES: Record<string, Drawing> = {
  adopted: ICONS.check,
  rejected: ICONS.close,
  withdrawn: OWN['undo'] as Drawing,
};

export type SignName = 'undo' | 'redo' | 'play' | 'minus' | 'fit' | 'turn' | 'away' | 'flag';

export function toolSign(name: SignName): Drawing {
  return OWN[name] ?? ICONS.more;
}

export function stageSign(stage: { activity?: string | undefined; outcome?: string | undefined }): Drawing {
  return (stage.outcome ? OUTCOMES[stage.outcome] : ACTIVITIES[stage.activity ?? '']) ?? (OWN['flag'] as Drawing);
}
