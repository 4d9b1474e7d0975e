/** Notices and deadlines in words. A day and an hour are told in the time zone that is given. */
import { calendarDay, day, hour } from '../format';
import { t, title, words } from '../i18n.svelte';
import type { Notice } from '../protocol';

/** 'donderdag 14 april 2022, 13.30 uur'. */
export function moment(at: string, zone: string): string {
  return `${day(at, zone, words.language)}, ${hour(at, zone, words.language)}`;
}

type Told = Pick<Notice, 'words' | 'stage_title' | 'ends' | 'days' | 'review'>;

export function noticeSaid(notice: Told, zone: string): string {
  if (notice.words) return title(notice.words);
  if (notice.review) return t('notices.review', { day: calendarDay(notice.review, words.language) });
  const until = notice.ends ? moment(notice.ends, zone) : '';
  return t('notices.reminder', { days: notice.days ?? 0, stage: title(notice.stage_title), until });
}

/** Where the reader is: for what belongs to no meeting. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
