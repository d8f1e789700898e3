// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { firstWords } from '../src/i18n/format';
import { laneClaims, laneRows, laneSpan } from '../src/lib/lane';
import { speakerColumns } from '../src/lib/ledger';
import { control, record, speaker } from './fixture';

const mayor = speaker('Wali Kota Lembah');
const rebels = speaker('Laskar Senja', 'armed_group');

function told(day: string | null, published: string | null, ...claims: ReturnType<typeof control>[]) {
  const one = record('x', claims);
  one.events[0]!.date = { start: day, end: day, precision: day ? 'day' : 'unknown' };
  one.document.published = published;
  return one;
}

describe('a place through time', () => {
  const records = [
    told('2020-03-02', null, control('c1', 'Lembah Asri', 'Laskar Senja', rebels), control('c2', 'Muara', 'Laskar Senja', rebels)),
    told(null, '2020-01-05T10:00:00+07:00', control('c1', 'lembah asri', 'Barisan Fajar', mayor)),
    told(null, null, control('c1', 'Lembah Asri', 'Laskar Senja', mayor)),
  ];
  const claims = laneClaims(records, 'Lembah Asri');

  it('takes the claims about it alone, by the day of their event or else of publication', () => {
    expect(claims.map((c) => [c.day, c.dayOf])).toEqual([['2020-01-05', 'publication'], ['2020-03-02', 'event'], [null, null]]);
  });
  it('has a row a holder, and loses no claim', () => {
    expect(laneRows(claims).map((r) => [r.holder, r.claims.length])).toEqual([['Barisan Fajar', 1], ['Laskar Senja', 2]]);
  });
  it('runs from the first day to the last', () => {
    const span = laneSpan(claims)!;
    expect([span.at('2020-01-05'), span.at('2020-03-02')]).toEqual([0, 1]);
    expect(laneSpan([])).toBeNull();
    expect(laneSpan(claims.slice(0, 1))!.at('2020-01-05')).toBe(0.5);
  });
});

describe('speakers side by side', () => {
  it('are one column a chain', () => {
    const relayed = control('c3', 'Muara', 'Laskar Senja', rebels);
    relayed.sources = [rebels, mayor];
    const columns = speakerColumns([control('c1', 'Muara', 'x', rebels), control('c2', 'Lembah', 'x', rebels), relayed]);
    expect(columns.map((c) => [...c.claims])).toEqual([['c1', 'c2'], ['c3']]);
  });
});

describe('the first words of a report', () => {
  it('are whole words of its first line', () => {
    expect(firstWords('\nSatu dua.\nTiga')).toBe('Satu dua.');
    const long = firstWords('kata '.repeat(40));
    expect(long.length).toBeLessThanOrEqual(90);
    expect(long.endsWith('kata')).toBe(true);
  });
});
