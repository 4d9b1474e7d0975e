/** Sentences about meetings and proposals that more than one page of the desk says. */
import { calendarDay, clock, day, hour } from '../format';
import { t, words } from '../i18n.svelte';
import type { HomeMeeting } from './home';

/** 'woensdag 10 november 2021, 13.00 tot 17.00 uur, Utrecht'. */
export function whenAndWhere(meeting: Pick<HomeMeeting, 'starts_at' | 'time_zone' | 'lasts' | 'place'>): string {
  const { starts_at: from, time_zone: zone, lasts, place } = meeting;
  const until = new Date(new Date(from).getTime() + (lasts ?? 0) * 60_000);
  const time = lasts
    ? t('when.from_until', { from: clock(from, zone, words.language), until: hour(until, zone, words.language) })
    : hour(from, zone, words.language);
  return [day(from, zone, words.language), time, place].filter(Boolean).join(', ');
}

export function dueDay(due: string): string {
  return t('tasks.due', { day: calendarDay(due, words.language) });
}

/** The calendar day where this reader is: '2022-04-14'. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
