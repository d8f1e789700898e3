// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Words } from '../src/i18n/format';
import { dictionaries, preferred } from '../src/i18n/index';

const id = new Words('id');
const en = new Words('en');

describe('dates', () => {
  it('are written as each language writes them, whatever the time zone', () => {
    expect(id.day('2019-01-06')).toBe('Minggu, 06 Januari 2019');
    expect(en.day('2019-01-06')).toMatch(/^Sunday,? 06 January 2019$/);
    expect(id.published('2024-02-29T23:30:00-11:00')).toBe('Kamis, 29 Februari 2024');
  });
  it('are short as Intl has them', () => {
    for (const words of [id, en]) {
      const intl = new Intl.DateTimeFormat(words === id ? 'id-ID' : 'en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
      for (let month = 0; month < 12; ++month) {
        const day = new Date(Date.UTC(2019, month, 7 + month));
        expect(words.shortDay(day.toISOString())).toBe(intl.format(day));
      }
    }
  });
  it('are no more exact than what is known', () => {
    expect(id.date({ start: '2019-01-01', end: '2019-01-31', precision: 'month' })).toBe('Januari 2019');
    expect(id.date({ start: '2019-01-01', end: '2019-12-31', precision: 'year' })).toBe('2019');
    expect(id.shortDate({ start: '2019-01-05', end: '2019-01-06', precision: 'range' })).toBe('5 Jan 2019 – 6 Jan 2019');
    expect(id.date({ start: null, end: null, precision: 'unknown' })).toBe('tanggal tidak diketahui');
  });
});

describe('numbers', () => {
  it('are grouped as Intl groups them', () => {
    for (const words of [id, en]) {
      const intl = new Intl.NumberFormat(words === id ? 'id-ID' : 'en-GB');
      for (const n of [0, 7, 999, 1000, 12345, 999999, 1000000, 207162, -1234, 0.123]) expect(words.number(n)).toBe(intl.format(n));
    }
  });
});

describe('counts', () => {
  const count = (low: number | null, high: number | null, qualifier: Parameters<Words['count']>[0]['qualifier']) => ({ low, high, qualifier });
  it('say what the report says, no more', () => {
    expect(id.count(count(15, null, 'more_than'))).toBe('lebih dari 15');
    expect(id.count(count(20, null, 'at_least'))).toBe('sedikitnya 20');
    expect(id.count(count(null, null, 'vague'))).toBe('tanpa angka');
    expect(id.count(count(20, 99, 'vague'))).toBe('20–99 (tak tentu)');
    expect(en.count(count(20, 30, 'range'))).toBe('20–30');
    expect(id.shortCount(count(12345, 12345, 'about'))).toBe('± 12.345');
    expect(en.shortCount(count(null, 20, 'at_most'))).toBe('≤ 20');
  });
});

describe('names', () => {
  it('of places are not said twice', () => {
    const place = { name: 'Badghis', country: 'AF', admin1: 'Badghis', admin2: null, latitude: null, longitude: null, gazetteer_id: null, precision: 'province' as const, evidence: [] };
    expect(id.place(place)).toBe('Badghis, Afganistan');
    expect(id.place({ ...place, name: 'Qaysar', admin1: 'Faryab', admin2: 'Qaīşār' })).toBe('Qaysar, Faryab, Afganistan');
    expect(id.place({ ...place, name: 'Dasht-e-Archi', admin1: 'Kunduz', admin2: 'Dasht-e Archī' })).toBe('Dasht-e-Archi, Kunduz, Afganistan');
    expect(id.place({ ...place, name: 'Banu', admin1: 'Baghlan', admin2: 'Andarab' })).toBe('Banu, Andarab, Baghlan, Afganistan');
  });
  it('outside ISO 3166 stay as they are', () => {
    expect(id.country('??')).toBe('??');
  });
  it('of the taxonomy are translated whole', () => {
    expect(Object.keys(dictionaries.id.subEventTypes)).toHaveLength(25);
    expect(Object.keys(dictionaries.id.eventTypes)).toHaveLength(6);
    expect(en.subEventType('Armed clash')).toBe('Armed clash');
  });
});

describe('the language at first sight', () => {
  it('is Indonesian unless the browser asks for English first', () => {
    expect([preferred(['en-US', 'id']), preferred(['id-ID', 'en']), preferred(['fr', 'en']), preferred(['nl']), preferred([])]).toEqual(['en', 'id', 'en', 'id', 'id']);
  });
});
