// SPDX-License-Identifier: Apache-2.0
/** Numbers, dates and the contract's values as words of one language. */
import type { Count, Counted, EventDate, Place, Range } from '../lib/contract';
import { dictionaries, type Dictionary, type Language } from './index';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** As `Intl` writes them, which is far slower to begin with than a list of rows is to draw. */
const thousands: Record<Language, string> = { id: '.', en: ',' };
const shortMonths: Record<Language, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};

/** ISO days are calendar days: they are formatted in UTC so that no time zone moves them. */
const utcDay = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

const leadLength = 90;

/** Whole words of the first line, at most `leadLength` characters. */
export function firstWords(text: string): string {
  const line = text.trimStart().split('\n')[0] ?? '';
  if (line.length <= leadLength) return line.trim();
  return line.slice(0, leadLength).replace(/\s+\S*$/, '');
}

/** Made when it is first asked for: the first list on screen waits for what it shows, and for nothing else. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** A name without what its spellings differ in most: "Imām Şāḩib" and "Imam Sahib" are "imamsahib". */
function bare(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/y/g, 'i') || name;
}

export class Words {
  readonly t: Dictionary;
  private readonly numbers: () => Intl.NumberFormat;
  private readonly days: () => Intl.DateTimeFormat;
  private readonly months: () => Intl.DateTimeFormat;
  private readonly times: () => Intl.DateTimeFormat;
  private readonly regions: () => Intl.DisplayNames;

  constructor(readonly language: Language) {
    const locale = locales[language];
    const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
    this.t = dictionaries[language];
    this.numbers = once(() => new Intl.NumberFormat(locale));
    this.days = dates({ weekday: 'long', day: '2-digit', month: 'long', year: 'numeric', timeZone: 'UTC' });
    this.months = dates({ month: 'long', year: 'numeric', timeZone: 'UTC' });
    this.times = dates({ dateStyle: 'medium', timeStyle: 'short' });
    this.regions = once(() => new Intl.DisplayNames(locale, { type: 'region' }));
  }

  number(n: number): string {
    return Number.isSafeInteger(n) && n >= 0 ? String(n).replace(/\B(?=(\d{3})+$)/g, thousands[this.language]) : this.numbers().format(n);
  }

  events(n: number): string {
    return this.t.eventCount(this.number(n), n === 1);
  }

  /** "3 events, 2 not counted" */
  counted({ count, uncounted }: Counted): string {
    return uncounted ? `${this.events(count)}, ${this.t.uncounted(this.number(uncounted))}` : this.events(count);
  }

  /** `more`: counting stopped there. */
  reports(n: number, more = false): string {
    return this.t.reportCount(`${this.number(n)}${more ? '+' : ''}`, n === 1 && !more);
  }

  claims(n: number): string {
    return this.t.claimCount(this.number(n), n === 1);
  }

  /** "Minggu, 06 Januari 2019" */
  day(iso: string): string {
    return this.days().format(utcDay(iso));
  }

  /** "6 Jan 2019" */
  shortDay(iso: string): string {
    return `${Number(iso.slice(8, 10))} ${shortMonths[this.language][Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(0, 4))}`;
  }

  month(iso: string): string {
    return this.months().format(utcDay(`${iso.slice(0, 7)}-01`));
  }

  /** A moment, in the reader's time zone. */
  moment(iso: string): string {
    const at = new Date(iso);
    return Number.isNaN(at.getTime()) ? iso : this.times().format(at);
  }

  published(iso: string | null): string {
    return iso === null ? this.t.publishedUnknown : this.day(iso);
  }

  country(code: string): string {
    try {
      return this.regions().of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** No more exact than the date is known. */
  date(date: EventDate): string {
    return this.dated(date, (iso) => this.day(iso));
  }

  shortDate(date: EventDate): string {
    return this.dated(date, (iso) => this.shortDay(iso));
  }

  private dated({ start, end, precision }: EventDate, day: (iso: string) => string): string {
    if (start === null && end === null) return this.t.dateUnknown;
    const first = start ?? end ?? '';
    const last = end ?? start ?? '';
    if (precision === 'year' && first.slice(0, 4) === last.slice(0, 4)) return first.slice(0, 4);
    if (precision === 'month' && first.slice(0, 7) === last.slice(0, 7)) return this.month(first);
    return first === last ? day(first) : `${day(first)} – ${day(last)}`;
  }

  /** A report's title, or its first words. */
  title(report: { title: string | null; lead?: string | null }): string {
    if (report.title) return report.title;
    const lead = firstWords(report.lead ?? '');
    return lead ? `${lead}…` : this.t.titleMissing;
  }

  /** "Banu, Baghlan, Afganistan": the name, what contains it, the country; none twice, in whatever letters. */
  place(place: Place): string {
    const country = place.country ? this.country(place.country) : null;
    const parts = [place.name, place.admin2, place.admin1, country].filter((p): p is string => !!p);
    return parts.filter((part, i) => parts.findIndex((p) => bare(p) === bare(part)) === i).join(', ');
  }

  /** The number as the report states it. */
  count(count: Count): string {
    const { low, high, qualifier } = count;
    const { counts, noNumber } = this.t;
    const n = (value: number | null) => (value === null ? '?' : this.number(value));
    if (low === null && high === null) return noNumber;
    switch (qualifier) {
      case 'about': return counts.about(low === high ? n(low ?? high) : `${n(low)}–${n(high)}`);
      case 'at_least': return counts.at_least(n(low));
      case 'more_than': return counts.more_than(n(low));
      case 'at_most': return counts.at_most(n(high));
      case 'vague': return counts.vague(n(low), n(high));
      default: return low === high ? n(low) : `${n(low)}–${n(high)}`;
    }
  }

  /** "11 police, killed"; "9 killed" where nobody says who. */
  figure({ count, victims, outcome }: { count: Count; victims: { name: string } | null; outcome: keyof Dictionary['outcomes'] }): string {
    return `${this.count(count)} ${victims ? `${victims.name}, ` : ''}${this.t.outcomes[outcome]}`;
  }

  /** As short as a figure can be without saying more or less than the report: "≥ 20", "± 60". */
  shortCount({ low, high, qualifier }: Count): string {
    const n = (value: number | null) => (value === null ? '?' : this.number(value));
    if (low === null && high === null) return '?';
    const range = low === high ? n(low) : `${n(low)}–${n(high)}`;
    switch (qualifier) {
      case 'about': return `± ${range}`;
      case 'at_least': return `≥ ${n(low)}`;
      case 'more_than': return `> ${n(low)}`;
      case 'at_most': return `≤ ${n(high)}`;
      default: return range;
    }
  }

  range({ low, high }: Range): string {
    if (low === null && high === null) return '?';
    if (high === null) return `≥ ${this.number(low ?? 0)}`;
    if (low === null) return `≤ ${this.number(high)}`;
    return low === high ? this.number(low) : `${this.number(low)}–${this.number(high)}`;
  }

  eventType(name: string): string {
    return this.t.eventTypes[name] ?? name;
  }

  subEventType(name: string): string {
    return this.t.subEventTypes[name] ?? name;
  }
}
