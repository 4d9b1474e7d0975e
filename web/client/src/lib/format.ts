/** Times, as people say them, in the meeting's time zone. */
import type { Language } from './protocol';

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

function parts(at: string | Date, zone: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, ...options }).format(date);
}

/** '13.30' in Dutch, '13:30' in English. */
export function clock(at: string | Date, zone: string, language: Language): string {
  const text = parts(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return language === 'nl' ? text.replace(':', '.') : text;
}

/** '13.30 uur' in Dutch, '13:30' in English. */
export function hour(at: string | Date, zone: string, language: Language): string {
  const text = clock(at, zone, language);
  return language === 'nl' && text ? `${text} uur` : text;
}

/** 'donderdag 14 april 2022'. */
export function day(at: string | Date, zone: string, language: Language): string {
  return parts(at, zone, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** A time zone as people name it: 'Amsterdam (Midden-Europese tijd)' for Europe/Amsterdam. */
export function zoneName(zone: string, language: Language): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  const named = new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, timeZoneName: 'longGeneric' });
  const name = named.formatToParts().find((part) => part.type === 'timeZoneName')?.value;
  return name ? `${city} (${name})` : city;
}

/** A calendar day without a clock, '2022-04-14', as '14 april 2022'. */
export function calendarDay(at: string, language: Language): string {
  return parts(`${at}T12:00:00Z`, 'UTC', language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** What is left: '3:20', or '1:02:05' past the hour; never below '0:00'. */
export function left(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** '482177' as '48 21 77': pairs are easier to read aloud and to type. */
export function spacedCode(code: string): string {
  return code.length % 2 ? code : (code.match(/../g) ?? [code]).join(' ');
}

/** What somebody typed or pasted as a code: case, spaces, hyphens and the word 'code' do not matter. Digits may be full
 *  width or Arabic; the server knows still more. */
export function typedCode(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return plain
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replace(/^CODE/, '');
}
