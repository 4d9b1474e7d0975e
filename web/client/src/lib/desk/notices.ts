/** Notices and deadlines in words. A day and an hour are told in the time zone that is given. */
import { calendarDay, day, hour } from '../format';
import { t, title, words } from '../i18n.svelte';
import type { Notice, Proposal } from '../protocol';
import { sorted } from '../select';

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

export interface Unread {
  proposal: string;
  title: string;
  number: number;
  notice: Notice;
}

/** Of what a meeting's proposals show, what `ids` name (`proposal.number`), the newest first. */
export function unreadIn(proposals: Record<string, Pick<Proposal, 'title' | 'notices'>>, ids: string[]): Unread[] {
  const found = Object.entries(proposals).flatMap(([proposal, { title, notices }]) =>
    sorted(notices).map(([, notice]) => ({ proposal, title, number: notice.order, notice })),
  );
  return found
    .filter(({ proposal, number }) => ids.includes(`${proposal}.${number}`))
    .sort((a, b) => (a.notice.at < b.notice.at ? 1 : -1));
}

/** Where the reader is: for what belongs to no meeting. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
