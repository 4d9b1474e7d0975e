/** A moment in few letters, for a margin: '25 nov, 14.56', with the year when that is another one. */
import { clock } from '../format';
import type { Language } from '../protocol';

export function moment(at: string, zone: string, language: Language, now: Date = new Date()): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const year = (of: Date) => new Intl.DateTimeFormat(locale, { timeZone: zone, year: 'numeric' }).format(of);
  const other = year(date) === year(now) ? {} : ({ year: 'numeric' } as const);
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'short', ...other }).format(
    date,
  );
  return `${day}, ${clock(date, zone, language)}`;
}
