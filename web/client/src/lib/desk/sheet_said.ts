/** What the run sheet says of an item and of the whole. */
import { clock } from '../format';
import { t, words } from '../i18n.svelte';
import type { AgendaItem, MeetingFacts } from '../protocol';
import type { RunSheet, SheetLine } from '../run_sheet';

/** Who is this much too early or too late, in minutes, tries it out on another day. */
const TRIED = 180;
/** Under so many minutes nobody is late. */
const LATE = 2;

type Facts = Pick<MeetingFacts, 'phase' | 'time_zone'>;

/** Of what is done, how long it took; of the rest, how long it has and when it was to be. */
export function saidOf(item: AgendaItem, line: SheetLine, facts: Facts): string {
  if (line.state === 'skipped' && facts.phase !== 'planned') return t('sheet.skipped');
  if (line.took !== undefined) return spent(item, line.took, line.over ?? 0);
  const has = item.minutes ? t('console.minutes', { count: item.minutes }) : '\u00a0';
  if (item.extra) return t('sheet.extra', { has, extra: item.extra });
  const late = Math.abs(line.late);
  if (facts.phase !== 'open' || late < LATE || late >= TRIED) return has;
  const planned = new Date(new Date(line.at).getTime() - line.late * 60_000);
  return t('sheet.moved', { has, time: clock(planned, facts.time_zone, words.language) });
}

function spent(item: AgendaItem, took: number, over: number): string {
  if (!item.minutes) return t('console.minutes', { count: took });
  const how = Math.abs(over) < LATE ? 'sheet.took' : over > 0 ? 'sheet.took_longer' : 'sheet.took_shorter';
  return t(how, { count: took, by: Math.abs(over) });
}

/** How late the meeting is, or how early. */
export function saidOfAll({ late }: RunSheet): string {
  if (Math.abs(late) >= TRIED) return '';
  if (Math.abs(late) < LATE) return t('sheet.on_time');
  return t(late > 0 ? 'sheet.late' : 'sheet.early', { count: Math.abs(late) });
}
