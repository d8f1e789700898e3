// SPDX-License-Identifier: Apache-2.0
/**
 * The readable query of the event list: `pelaku:Taliban tempat:"Deh Salah" tewas>=10 sumber:resmi kata bebas`.
 * Keys are understood in Indonesian and in English and written in the language of the page. What cannot
 * be understood is reported, never dropped in silence.
 */

import { id as indonesian } from '../i18n/id';

export const filterKeys = [
  'actor',
  'place',
  'frame',
  'country',
  'type',
  'sub_type',
  'publisher',
  'status',
  'from',
  'to',
  'since',
  'background',
  'killed_min',
  'injured_min',
  'reports_min',
  'origins_min',
  'source',
  'disagreement',
  'review',
] as const;
export type FilterKey = (typeof filterKeys)[number];

/** What the API's event list takes; an absent key does not narrow. */
export type Filter = Partial<Record<FilterKey | 'q', string>>;

export type QueryLanguage = 'id' | 'en';

export interface Parsed {
  filter: Filter;
  /** Pieces that mean nothing here, as typed. */
  unknown: string[];
}

const names: Record<QueryLanguage, Record<FilterKey, string>> = {
  id: {
    actor: 'pelaku',
    place: 'tempat',
    frame: 'bingkai',
    country: 'negara',
    type: 'jenis',
    sub_type: 'subjenis',
    publisher: 'media',
    status: 'status',
    from: 'sejak',
    to: 'sampai',
    since: 'masuk',
    background: 'latar',
    killed_min: 'tewas',
    injured_min: 'luka',
    reports_min: 'laporan',
    origins_min: 'asal',
    source: 'sumber',
    disagreement: 'beda',
    review: 'tinjauan',
  },
  en: {
    actor: 'actor',
    place: 'place',
    frame: 'frame',
    country: 'country',
    type: 'type',
    sub_type: 'subtype',
    publisher: 'publisher',
    status: 'status',
    from: 'from',
    to: 'to',
    since: 'since',
    background: 'background',
    killed_min: 'killed',
    injured_min: 'injured',
    reports_min: 'reports',
    origins_min: 'origins',
    source: 'source',
    disagreement: 'differs',
    review: 'review',
  },
};

const yes: Record<QueryLanguage, string> = { id: 'ya', en: 'yes' };
const no: Record<QueryLanguage, string> = { id: 'bukan', en: 'no' };

/** The taxonomy's own names are English. */
const taxonomy = (id: Record<string, string>) => ({ id, en: Object.fromEntries(Object.keys(id).map((name) => [name, name])) });

/** Values that the API names in its own words, as people write them. */
const values: Partial<Record<FilterKey, Record<QueryLanguage, Record<string, string>>>> = {
  type: taxonomy(indonesian.eventTypes),
  sub_type: taxonomy(indonesian.subEventTypes),
  status: taxonomy(indonesian.eventStatus),
  since: { id: { yesterday: 'kemarin' }, en: { yesterday: 'yesterday' } },
  source: {
    id: {
      official: 'resmi', state_forces: 'aparat', armed_group: 'kelompok', witness: 'saksi', civilian: 'warga', medical: 'medis', ngo: 'lsm',
      international_organisation: 'internasional', media: 'media', social_media: 'medsos', anonymous: 'anonim', unknown: 'takjelas',
    },
    en: {
      official: 'official', state_forces: 'forces', armed_group: 'armed', witness: 'witness', civilian: 'civilian', medical: 'medical', ngo: 'ngo',
      international_organisation: 'international', media: 'media', social_media: 'social', anonymous: 'anonymous', unknown: 'unknown',
    },
  },
  review: {
    id: { candidate: 'calon', accepted: 'diterima', rejected: 'ditolak', unsure: 'ragu', edited: 'disunting' },
    en: { candidate: 'candidate', accepted: 'accepted', rejected: 'rejected', unsure: 'unsure', edited: 'edited' },
  },
};

const quoted = (s: string) => (/\s|^$/.test(s) ? `"${s.replaceAll('"', '')}"` : s);

const least: ReadonlySet<FilterKey> = new Set(['killed_min', 'injured_min', 'reports_min', 'origins_min']);

/** The API's word for a value in either language, or the API's word itself. */
function worded(key: FilterKey, value: string): string | null {
  const of = values[key];
  if (!of) return value;
  const folded = value.toLowerCase();
  const found = [of.id, of.en].flatMap((words) => Object.entries(words)).find(([word, name]) => name.toLowerCase() === folded || word.toLowerCase() === folded);
  return found?.[0] ?? null;
}

export function keyName(key: FilterKey, language: QueryLanguage): string {
  return names[language][key];
}

const keyOf = new Map<string, FilterKey>(
  filterKeys.flatMap((key) => [
    [names.id[key], key] as const,
    [names.en[key], key] as const,
    [key, key] as const,
  ]),
);

/** Words, `key:value` and `key:"several words"`; a quote that never closes runs to the end. */
function pieces(query: string): string[] {
  return query.match(/[^\s":]+:"[^"]*"?|"[^"]*"?|\S+/g) ?? [];
}

const unquoted = (s: string) => s.replace(/^"/, '').replace(/"$/, '').trim();

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day, month or year as the first or the last day that it means; null when it is none of these. */
export function boundary(value: string, side: 'from' | 'to'): string | null {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(value);
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] ? Number(match[2]) : side === 'from' ? 1 : 12;
  if (month < 1 || month > 12) return null;
  const day = match[3] ? Number(match[3]) : side === 'from' ? 1 : daysIn(year, month);
  if (day < 1 || day > daysIn(year, month)) return null;
  return `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** As the API writes a time: `2026-11-28T05:30:00Z`. */
export const utc = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** The beginning of the reader's day before. */
const yesterday = (now: Date) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);

/** `kemarin` stays what it says, as a filter for every morning; a day or a time of the reader's clock becomes a moment. */
function writtenMoment(value: string): string | null {
  const word = worded('since', value);
  if (word) return word;
  if (/^\d{4}-\d{2}-\d{2}T[\d:]+Z$/.test(value)) return Number.isNaN(Date.parse(value)) ? null : utc(new Date(value));
  const [, day = '', time = '00:00'] = /^([\d-]+?)(?:T(\d{2}:\d{2}(?::\d{2})?))?$/.exec(value) ?? [];
  const first = boundary(day, 'from');
  const at = first ? new Date(`${first}T${time}`) : null;
  return at && !Number.isNaN(at.getTime()) ? utc(at) : null;
}

/** A moment by the reader's clock, as short as it is exact. */
function localMoment(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return moment;
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}${at.getSeconds() ? `:${two(at.getSeconds())}` : ''}`;
  return time === '00:00' ? day : `${day}T${time}`;
}

/** The moment that a filter's `since` means now; null without one. */
export function sinceMoment(filter: Filter, now = new Date()): string | null {
  if (!filter.since) return null;
  return filter.since === 'yesterday' ? utc(yesterday(now)) : filter.since;
}

/** `west,south,east,north` in degrees as the API takes it; null when it is no piece of the earth. */
function writtenFrame(value: string): string | null {
  const sides = value.split(',').map((side) => (side.trim() === '' ? NaN : Number(side)));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = sides;
  const onEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && south <= north && north <= 90;
  return sides.length === 4 && onEarth ? sides.join(',') : null;
}

const words: Record<string, string> = { [yes.id]: 'true', [yes.en]: 'true', true: 'true', [no.id]: 'false', [no.en]: 'false', false: 'false' };

/** The value as the API wants it; null when it makes no sense for the key. */
function valueFor(key: FilterKey, value: string): string | null {
  if (value === '') return null;
  if (key === 'from' || key === 'to') return boundary(value, key);
  if (key === 'since') return writtenMoment(value);
  if (key === 'background' || key === 'disagreement') return words[value.toLowerCase()] ?? null;
  if (least.has(key)) return /^\d{1,9}$/.test(value) ? String(Number(value)) : null;
  if (values[key]) return worded(key, value);
  if (key === 'frame') return writtenFrame(value);
  if (key === 'country') return /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null;
  return value;
}

/** `tewas>=10` as key, sign and value; a piece without a sign has neither key nor value. */
function cut(piece: string): [name: string, sign: string, value: string] {
  if (piece.startsWith('"')) return ['', '', piece];
  const match = /^(.*?)(>=|≥|:)(.*)$/su.exec(piece);
  return match ? [match[1] ?? '', match[2] ?? '', match[3] ?? ''] : ['', '', piece];
}

export function parse(query: string): Parsed {
  const filter: Filter = {};
  const unknown: string[] = [];
  const free: string[] = [];
  for (const piece of pieces(query)) {
    const [name, sign, rest] = cut(piece);
    const key = name ? keyOf.get(name.toLowerCase()) : undefined;
    if (sign === '') free.push(piece);
    else if (!key || (sign !== ':' && !least.has(key))) unknown.push(piece);
    else {
      const value = valueFor(key, unquoted(rest));
      if (value === null) unknown.push(piece);
      else filter[key] = value;
    }
  }
  const q = free.map(unquoted).filter(Boolean).join(' ');
  if (q) filter.q = q;
  return { filter, unknown };
}

function written(key: FilterKey, value: string, language: QueryLanguage): string {
  if (key === 'background' || key === 'disagreement') return value === 'true' ? yes[language] : no[language];
  const word = values[key]?.[language][value];
  if (word) return quoted(word);
  if (key === 'since') return localMoment(value);
  return quoted(value);
}

/** "tewas ≥ 10", "sumber: resmi": one condition as a person reads it. */
export function readable(key: FilterKey, shown: string, language: QueryLanguage): string {
  const value = key === 'background' || key === 'disagreement' ? written(key, shown, language) : (values[key]?.[language][shown] ?? shown);
  return `${names[language][key]}${least.has(key) ? ' ≥ ' : ': '}${value}`;
}

/** The filter as a query in the page's language; `parse` of it gives the filter back. */
export function format(filter: Filter, language: QueryLanguage): string {
  const parts = filterKeys.flatMap((key) => {
    const value = filter[key];
    return value === undefined ? [] : [`${names[language][key]}${least.has(key) ? '>=' : ':'}${written(key, value, language)}`];
  });
  return [...parts, ...(filter.q ? [filter.q] : [])].join(' ');
}

/** From the parameters of an address; empty ones count as absent. */
/** How far down a list an address is. */
export const offsetOf = (params: URLSearchParams): number => Math.max(0, Number(params.get('offset')) || 0);

export function fromParams(params: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const key of [...filterKeys, 'q'] as const) {
    const value = params.get(key);
    if (value) filter[key] = value;
  }
  return filter;
}

export function toParams(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  for (const key of [...filterKeys, 'q'] as const) {
    const value = filter[key];
    if (value) params.set(key, value);
  }
  return params;
}

/** The same for the server, which knows no reader's yesterday. */
export function toQuestion(filter: Filter, now = new Date()): URLSearchParams {
  const since = sinceMoment(filter, now);
  return toParams(since ? { ...filter, since } : filter);
}
