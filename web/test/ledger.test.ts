// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { differ, extent, figureGroups, ledger, placeGroups, readingOrder } from '../src/lib/ledger';
import type { ReportEvent, Review } from '../src/lib/contract';
import { control, figure, people, record, speaker } from './fixture';

const colonel = speaker('Kolonel Barata', 'state_forces');
const rebels = speaker('Laskar Senja', 'armed_group');
const nurse = speaker('Perawat Nirmala', 'medical');

describe('what a count leaves possible', () => {
  it('keeps open bounds open', () => {
    expect(extent({ low: 15, high: null, qualifier: 'more_than' })).toEqual({ from: 16, to: null });
    expect(extent({ low: 20, high: null, qualifier: 'at_least' })).toEqual({ from: 20, to: null });
    expect(extent({ low: null, high: 20, qualifier: 'at_most' })).toEqual({ from: null, to: 20 });
    expect(extent({ low: null, high: null, qualifier: 'vague' })).toEqual({ from: null, to: null });
  });
});

describe('figures that differ', () => {
  it('are two that cannot both hold, from two speakers', () => {
    expect(differ(figure('c1', 21, colonel), figure('c2', 34, rebels))).toBe(true);
    expect(differ(figure('c1', 21, colonel), figure('c2', 21, rebels))).toBe(false);
    expect(differ(figure('c1', 21, colonel), figure('c2', 34, colonel))).toBe(false);
  });

  it('are not "at least 20" and 34, nor "about 60" and 62', () => {
    const atLeast = figure('c1', 20, colonel, { count: { low: 20, high: null, qualifier: 'at_least' } });
    const about = figure('c1', 60, colonel, { count: { low: 60, high: 60, qualifier: 'about' } });
    expect(differ(atLeast, figure('c2', 34, rebels))).toBe(false);
    expect(differ(atLeast, figure('c2', 12, rebels))).toBe(true);
    expect(differ(about, figure('c2', 62, rebels))).toBe(false);
  });

  it('are not a part and its total, nor two kinds of people', () => {
    const part = figure('c2', 14, rebels, { part_of: 'c1' });
    expect(differ(figure('c1', 21, colonel), part)).toBe(false);
    expect(differ(figure('c1', 5, colonel, { victims: people('polisi') }), figure('c2', 9, rebels, { victims: people('prajurit') }))).toBe(false);
  });

  it('are not a figure and one that its speaker denies', () => {
    expect(differ(figure('c1', 3, colonel), figure('c2', 8, rebels, { modality: 'denied' }))).toBe(false);
  });
});

describe('groups of figures', () => {
  it('are one outcome and one kind of victims, wholes before their parts, speaker by speaker', () => {
    const groups = figureGroups([
      figure('c1', 14, colonel, { part_of: 'c3' }),
      figure('c2', 9, colonel, { outcome: 'injured', victims: null }),
      figure('c3', 21, colonel),
      figure('c4', 34, rebels),
    ]);
    expect(groups.map((g) => [g.outcome, g.victims])).toEqual([['killed', 'state_forces'], ['injured', null]]);
    expect(groups[0]?.speakers.map((s) => [s.speaker?.name, s.claims.map((c) => c.id)])).toEqual([
      ['Kolonel Barata', ['c3', 'c1']],
      ['Laskar Senja', ['c4']],
    ]);
    expect(groups[0]?.differing).toEqual(['c3', 'c4']);
  });

  it('keep a part whose total stands elsewhere', () => {
    const groups = figureGroups([figure('c1', 14, colonel, { part_of: 'c9' })]);
    expect(groups[0]?.claims.map((c) => c.id)).toEqual(['c1']);
  });

  it('survive two claims that call each other their total', () => {
    const groups = figureGroups([figure('c1', 1, colonel, { part_of: 'c2' }), figure('c2', 2, colonel, { part_of: 'c1' })]);
    expect(groups).toHaveLength(1);
  });
});

describe('places', () => {
  it('are contested when two claims name other holders or one says so', () => {
    const groups = placeGroups([
      control('c1', 'Lembah Asri', 'Laskar Senja', colonel),
      control('c2', 'lembah-asri', 'Barisan Fajar', rebels),
      control('c3', 'Muara Wangi', 'Laskar Senja', colonel),
      control('c4', 'Muara Wangi', 'Laskar Senja', rebels),
    ]);
    expect(groups.map((g) => [g.claims.length, g.contested])).toEqual([[2, true], [2, false]]);
  });
});

describe('the ledger', () => {
  it('loses no claim: every one stands in exactly one section', () => {
    const claims = [
      figure('c1', 3, colonel),
      figure('c2', 500, nurse, { event: null }),
      figure('c3', 4, nurse, { event: 'e7' }),
      control('c4', 'Lembah Asri', 'Laskar Senja', colonel),
    ];
    const sections = ledger(record('x', claims).events, claims);
    expect(sections.map((s) => [s.event?.id ?? null, s.total])).toEqual([['e1', 2], [null, 2]]);
    expect(readingOrder(sections).map((c) => c.id).sort()).toEqual(['c1', 'c2', 'c3', 'c4']);
  });
});

describe('a ledger with reviews', () => {
  const review = (status: 'rejected' | 'edited' | 'accepted', edited: unknown = null) =>
    ({ status, seen: '1.1', by: 'Rini', at: '2026-01-01T00:00:00Z', edited }) as Review;
  const claims = [
    figure('c1', 21, colonel), figure('c2', 34, rebels), figure('c3', 3, rebels, { part_of: 'c2' }),
    control('c4', 'Muara', 'Laskar Senja', rebels), control('c5', 'Muara', 'Tentara', colonel),
  ];
  const event = { ...record('x', claims).events[0], id: 'e1', background: false } as ReportEvent;

  it('lets what was rejected stand without counting', () => {
    const [section] = ledger([event], claims, { c2: review('rejected'), c5: review('rejected') });
    const [group] = section?.figures ?? [];
    expect(group?.claims.map((c) => c.id).sort()).toEqual(['c1', 'c2', 'c3']);
    expect(group?.counted.map((c) => c.id).sort()).toEqual(['c1', 'c3']);
    expect(group?.differing.sort()).toEqual(['c1', 'c3']); // the part stands for itself
    expect(section?.control[0]?.contested).toBe(false);
    expect(ledger([event], claims)[0]?.control[0]?.contested).toBe(true);
  });
  it('counts no claim of a rejected event, and corrected figures as corrected', () => {
    expect(ledger([event], claims, { e1: review('rejected') })[0]?.figures[0]?.counted).toEqual([]);
    const [section] = ledger([event], claims, { c2: review('edited', { ...figure('c2', 21, rebels) }), c1: review('accepted') });
    expect(section?.figures[0]?.differing).toEqual([]);
  });
});
