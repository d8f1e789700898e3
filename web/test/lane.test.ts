// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { firstWords } from '../src/i18n/format';
import type { ControlTimeline } from '../src/lib/contract';
import { contested, laneClaims, laneRows, laneSpan } from '../src/lib/lane';
import { speakerColumns } from '../src/lib/ledger';
import { control, speaker } from './fixture';

const mayor = speaker('Wali Kota Lembah');
const rebels = speaker('Laskar Senja', 'armed_group');

const place = { name: 'Lembah Asri', country: 'ID', admin1: null, admin2: null, latitude: null, longitude: null, gazetteer_id: null, precision: 'district' as const };

function told(claim: string, holder: string, valid: string | null, more: Partial<ControlTimeline['claims'][number]> = {}): ControlTimeline['claims'][number] {
  return {
    document: 'd1', claim, holder: { name: holder, actor_id: null, kind: 'rebel_group' }, change: 'captured', modality: 'asserted', valid, said: valid, day_of: 'event',
    title: 'Judul', lead: null, publisher: null, sources: [mayor], contested_by: [], unanswered: false, evidence: 'dikuasai', ...more,
  };
}

describe('a place through time', () => {
  const claims = laneClaims({
    place,
    claims: [
      told('c1', 'Barisan Fajar', '2020-01-05', { day_of: 'publication', contested_by: [1] }),
      told('c2', 'Laskar Senja', '2020-01-06', { contested_by: [0] }),
      told('c3', 'Laskar Senja', '2020-03-02', { unanswered: true }),
      told('c4', 'Laskar Senja', null),
    ],
  });

  it('takes the day of the event or else of publication, and what the server says of each', () => {
    expect(claims.map((c) => [c.claim.id, c.day, c.dayOf, c.unanswered])).toEqual([
      ['c1', '2020-01-05', 'publication', false], ['c2', '2020-01-06', 'event', false], ['c3', '2020-03-02', 'event', true], ['c4', null, null, false],
    ]);
    expect(claims[0]?.claim.place?.name).toBe('Lembah Asri');
  });
  it('is hatched where accounts differ, once for each time', () => {
    expect(contested(claims)).toEqual([{ from: '2020-01-05', to: '2020-01-06' }]);
    const twice = laneClaims({ place, claims: [told('c1', 'A', '2020-01-05', { contested_by: [1, 2] }), told('c2', 'B', '2020-01-05', { contested_by: [0] }), told('c3', 'C', '2020-01-05', { contested_by: [0] }), told('c4', 'A', '2021-01-01', { contested_by: [4] }), told('c5', 'B', '2021-01-02', { contested_by: [3] })] });
    expect(contested(twice)).toEqual([{ from: '2020-01-05', to: '2020-01-05' }, { from: '2021-01-01', to: '2021-01-02' }]);
  });
  it('has a row a holder, and loses no claim', () => {
    expect(laneRows(claims).map((r) => [r.holder, r.claims.length])).toEqual([['Barisan Fajar', 1], ['Laskar Senja', 3]]);
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
