// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { boundary, filterKeys, format, fromParams, parse, readable, toParams, toQuestion, utc, type Filter } from '../src/lib/query';

describe('the query', () => {
  it('reads keys of both languages, quotes and free words', () => {
    const wanted: Filter = { actor: 'Laskar Senja', place: 'Muara', from: '2019-01-01', to: '2019-02-28', q: 'jalan raya' };
    expect(parse('pelaku:"Laskar Senja" tempat:Muara sejak:2019-01 sampai:2019-02 jalan raya')).toEqual({ filter: wanted, unknown: [] });
    expect(parse('actor:"Laskar Senja" place:Muara from:2019-01 to:2019-02 jalan raya').filter).toEqual(wanted);
  });

  it('reports what it does not understand instead of dropping it', () => {
    expect(parse('warna:merah sejak:kemarin negara:Indonesia').unknown).toEqual(['warna:merah', 'sejak:kemarin', 'negara:Indonesia']);
  });

  it('takes a quote that never closes', () => {
    expect(parse('tempat:"Muara Wangi').filter).toEqual({ place: 'Muara Wangi' });
  });

  it('writes what it reads, in either language', () => {
    const filter: Filter = {
      actor: 'Laskar Senja', place: 'Muara', country: 'ID', type: 'Battles', sub_type: 'Armed clash', publisher: 'Kabar Uji',
      status: 'denied', from: '2020-02-01', to: '2020-02-29', background: 'false', q: 'jalan',
    };
    for (const language of ['id', 'en'] as const) expect(parse(format(filter, language))).toEqual({ filter, unknown: [] });
  });

  it('reads tolls and sources in either language', () => {
    const wanted: Filter = { killed_min: '10', injured_min: '2', source: 'official', review: 'accepted', disagreement: 'true', origins_min: '2' };
    expect(parse('tewas>=10 luka≥2 sumber:resmi tinjauan:diterima beda:ya asal>=2')).toEqual({ filter: wanted, unknown: [] });
    expect(parse('killed:10 injured>=02 source:official review:accepted differs:yes origins>=2')).toEqual({ filter: wanted, unknown: [] });
    expect(parse('tewas>=banyak sumber:bulan pelaku>=3').unknown).toEqual(['tewas>=banyak', 'sumber:bulan', 'pelaku>=3']);
    expect(format(wanted, 'id')).toBe('tewas>=10 luka>=2 asal>=2 sumber:resmi beda:ya tinjauan:diterima');
    for (const language of ['id', 'en'] as const) expect(parse(format(wanted, language)).filter).toEqual(wanted);
  });

  it('names kinds of events and statuses in either language, whatever the letters', () => {
    const wanted: Filter = { type: 'Battles', sub_type: 'Shelling/artillery/missile attack', status: 'planned' };
    expect(parse('jenis:pertempuran subjenis:"serangan artileri/roket/rudal" status:direncanakan')).toEqual({ filter: wanted, unknown: [] });
    expect(parse('type:battles subtype:"Shelling/artillery/missile attack" status:planned')).toEqual({ filter: wanted, unknown: [] });
    expect(format(wanted, 'id')).toBe('jenis:Pertempuran subjenis:"Serangan artileri/roket/rudal" status:direncanakan');
    expect(format(wanted, 'en')).toBe('type:Battles subtype:"Shelling/artillery/missile attack" status:planned');
    expect(parse('jenis:perang').unknown).toEqual(['jenis:perang']);
  });

  it('takes a frame of the map and nothing that is none', () => {
    expect(parse('bingkai:60.5,29,75,38.50').filter).toEqual({ frame: '60.5,29,75,38.5' });
    expect(parse('bingkai:1,2,3 frame:0,9,1,8 frame:0,0,181,1 frame:,,,').unknown).toHaveLength(4);
  });

  it('names each condition as people say it', () => {
    expect(readable('disagreement', 'true', 'id')).toBe('beda: ya');
    expect(readable('background', 'false', 'en')).toBe('background: no');
    expect(readable('killed_min', '10', 'id')).toBe('tewas ≥ 10');
    expect(readable('source', 'official', 'en')).toBe('source: official');
  });

  it('asks for what is new since yesterday, every morning another moment', () => {
    for (const typed of ['masuk:kemarin', 'since:yesterday', 'masuk:Yesterday']) expect(parse(typed)).toEqual({ filter: { since: 'yesterday' }, unknown: [] });
    expect(format({ since: 'yesterday' }, 'id')).toBe('masuk:kemarin');
    expect(format({ since: 'yesterday' }, 'en')).toBe('since:yesterday');
    const morning = new Date(2026, 2, 1, 7, 30);
    expect(toQuestion({ since: 'yesterday', q: 'jalan' }, morning).toString()).toBe(new URLSearchParams({ since: utc(new Date(2026, 1, 28)), q: 'jalan' }).toString());
    expect(toParams({ since: 'yesterday' }).get('since')).toBe('yesterday');
  });

  it('takes days and times of the reader’s clock as moments, and writes them as they were', () => {
    const since = (typed: string) => parse(typed).filter.since;
    expect(since('masuk:2026-11-28')).toBe(utc(new Date(2026, 10, 28)));
    expect(since('masuk:2026-11')).toBe(utc(new Date(2026, 10, 1)));
    expect(since('since:2026-11-28T05:30')).toBe(utc(new Date(2026, 10, 28, 5, 30)));
    expect(since('since:2026-11-28T05:30:09Z')).toBe('2026-11-28T05:30:09Z');
    for (const typed of ['masuk:2026-11-28', 'masuk:2026-11-28T05:30', 'masuk:2026-11-28T05:30:09']) expect(format(parse(typed).filter, 'id')).toBe(typed);
    for (const typed of ['masuk:lusa', 'masuk:2026-02-30', 'masuk:2026-11-28T25:00', 'masuk:2026-11-28T', 'masuk:2026-11-28T05:30:99Z', 'masuk>=2026']) expect(parse(typed).unknown).toEqual([typed]);
  });

  it('has an address for every key', () => {
    const filter = Object.fromEntries([...filterKeys, 'q'].map((k) => [k, `nilai ${k}`])) as Filter;
    expect(fromParams(toParams(filter))).toEqual(filter);
  });
});

describe('boundaries', () => {
  it('are the first or last day of what is named', () => {
    expect(boundary('2020', 'to')).toBe('2020-12-31');
    expect(boundary('2020-02', 'to')).toBe('2020-02-29');
    expect(boundary('2021-2', 'from')).toBe('2021-02-01');
    expect(boundary('2021-02-03', 'from')).toBe('2021-02-03');
  });
  it('refuse days that no calendar has', () => {
    expect(['2021-13', '2021-02-30', '21-01', 'x'].map((v) => boundary(v, 'to'))).toEqual([null, null, null, null]);
  });
});
