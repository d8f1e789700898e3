// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { around, disc, numberOn, ofAnswer, onMap, placedCount, radii, readView, unwrapped, writeFrame, writeView } from '../src/lib/geo';
import { actionNames, actions, keyListener, pressedName, readKey, sound, takenBy, typing, type Chosen } from '../src/lib/hotkeys';
import { factName, MarkedText, readFact } from '../src/lib/marks';
import { bins, moveBound, stepWindow, touched } from '../src/lib/months';
import { link, parseRoute } from '../src/lib/route';
import { axis, tick } from '../src/lib/scale';
import type { EventItem, Place } from '../src/lib/contract';
import { figure, people, record, span, speaker } from './fixture';

describe('addresses', () => {
  it('come back as they were made, whatever stands in an id', () => {
    const id = 'laporan/2024 "a&b"?#é';
    const report = parseRoute(link.report(id, { claim: 'c3' }));
    expect(report).toMatchObject({ view: 'report', report: id });
    expect(report.params.get('claim')).toBe('c3');
    expect(parseRoute(link.event(id, 'e2'))).toMatchObject({ view: 'event', report: id, event: 'e2' });
    expect(parseRoute(link.events({ actor: 'Laskar Senja', to: '' })).params.toString()).toBe('actor=Laskar+Senja');
  });
  it('survive broken escapes and unknown paths', () => {
    expect(parseRoute('#/reports/%E0%A4%A')).toMatchObject({ view: 'report', report: '%E0%A4%A' });
    expect(parseRoute('#/nowhere').view).toBe('missing');
    expect(parseRoute('').view).toBe('events');
  });
});

describe('shortcuts', () => {
  const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, preventDefault() {}, ...more });
  const setUp = (enabled = true, chosen: Chosen = {}) => {
    const done: string[] = [];
    let now = 1e6;
    const map = { next: () => done.push('j'), events: () => done.push('g e'), edit: () => done.push('e'), Escape: () => done.push('esc') };
    const listen = keyListener({ maps: () => [map], chosen: () => chosen, enabled: () => enabled, now: () => now });
    return { done, listen, wait: (ms: number) => (now += ms) };
  };
  it('know single keys and sequences, and forget a prefix after a while', () => {
    const { done, listen, wait } = setUp();
    for (const key of ['j', 'g', 'e', 'g']) listen(press(key));
    wait(2000);
    listen(press('e'));
    expect(done).toEqual(['j', 'g e', 'e']);
  });
  it('do nothing while somebody types, with a modifier, or when switched off', () => {
    const { done, listen } = setUp();
    listen(press('j', { ctrlKey: true }));
    listen(press('j', { target: { tagName: 'INPUT', type: 'search' } }));
    expect(done).toEqual([]);
    const off = setUp(false);
    off.listen(press('j'));
    off.listen(press('Escape'));
    expect(off.done).toEqual(['esc']);
  });
  it('go by the keys that the reader chose, and no longer by those that they replace', () => {
    const { done, listen } = setUp(true, { next: 'm', events: 'q w', edit: '' });
    for (const key of ['j', 'g', 'e', 'm', 'q', 'w']) listen(press(key));
    expect(done).toEqual(['j', 'g e']);
  });
  it('with Alt work though plain characters are switched off, and never those of the browser', () => {
    const { done, listen } = setUp(false, { next: 'Alt+m' });
    listen(press('m', { altKey: true }));
    listen(press('m'));
    expect(done).toEqual(['j']);
    expect([press('a', { ctrlKey: true }), press('a', { metaKey: true }), press('F4', { altKey: true })].map(pressedName)).toEqual([null, null, null]);
    expect(pressedName(press('@', { ctrlKey: true, altKey: true, getModifierState: () => true }))).toBe('@');
  });
  it('are read as they are written, and only those that may be had', () => {
    const read = [' m ', 'g  e', 'alt+x', 'Ctrl+Alt+x', 'ñ', '', 'F5', 'Tab', 'Ctrl+c', 'a b c', '+', 'Alt++'].map(readKey);
    expect(read).toEqual(['m', 'g e', 'Alt+x', 'Ctrl+Alt+x', 'ñ', '', null, null, null, null, '+', 'Alt++']);
  });
  it('take no key from another action that is in force at the same time', () => {
    expect(takenBy('next', 'k', {})).toBe('previous');
    expect(takenBy('next', '?', {})).toBe('help');
    expect(takenBy('next', 'g', {})).toBe('events');
    expect(takenBy('next', 'l x', {})).toBe('language');
    expect(takenBy('next', 'k', { previous: 'p' })).toBeUndefined();
    expect(takenBy('next', 's', {})).toBeUndefined();
    expect(takenBy('same', 'u', {})).toBe('skip');
    expect(takenBy('next', '', { previous: '' })).toBeUndefined();
  });
  it('that come with the program do not collide', () => {
    for (const action of actionNames) {
      expect([action, takenBy(action, actions[action].key, {})]).toEqual([action, undefined]);
      expect(readKey(actions[action].key)).toBe(actions[action].key);
    }
  });
  it('kept from another time count as far as they hold together', () => {
    expect(sound({ next: 'm', previous: '?', nobody: 'x', edit: 3, undo: 'z', theme: 'Tab' })).toEqual({ next: 'm' });
    expect([sound(null), sound('j'), sound([])]).toEqual([{}, {}, {}]);
    const both = sound({ next: 'm', previous: 'm' });
    expect(both).toEqual({ previous: 'm' });
  });
  it('work from a checkbox but not from a date field', () => {
    const target = (type: string) => ({ tagName: 'INPUT', type }) as unknown as EventTarget;
    expect([typing(target('checkbox')), typing(target('date')), typing(null)]).toEqual([false, true, false]);
  });
});

describe('the timeline', () => {
  it('has no holes and turns to years when long', () => {
    const short = bins([{ month: '2020-11', count: 2, uncounted: 1 }, { month: '2021-02', count: 0, uncounted: 3 }]);
    expect(short.bins.map((b) => [b.label, b.count, b.uncounted])).toEqual([['2020-11', 2, 1], ['2020-12', 0, 0], ['2021-01', 0, 0], ['2021-02', 0, 3]]);
    expect(short.bins[3]?.to).toBe('2021-02-28');
    const long = bins([{ month: '1999-05', count: 1, uncounted: 0 }, { month: '2021-02', count: 4, uncounted: 2 }, { month: '2021-07', count: 1, uncounted: 5 }]);
    expect([long.step, long.bins.length, long.bins[22]?.count, long.bins[22]?.uncounted]).toEqual(['year', 23, 5, 7]);
  });
  it('finds the bins of a window, and none outside', () => {
    const { bins: list } = bins([{ month: '2020-01', count: 1, uncounted: 0 }, { month: '2020-04', count: 1, uncounted: 0 }]);
    expect(touched(list, '2020-02-10', '2020-03-01')).toEqual([1, 2]);
    expect(touched(list, undefined, '2020-01-05')).toEqual([0, 0]);
    expect(touched(list, '2021-01-01', undefined)).toBeNull();
  });
});

describe('a window of time', () => {
  it('moves bound by bound, as a whole, or grows from the beginning', () => {
    expect(moveBound([2, 5], 0, 9, 11, 'fixed')).toEqual([5, 5]);
    expect(moveBound([2, 5], 1, 20, 11, 'fixed')).toEqual([2, 11]);
    expect(moveBound([2, 5], 1, 7, 11, 'sliding')).toEqual([4, 7]);
    expect(moveBound([2, 5], 0, 99, 11, 'sliding')).toEqual([8, 11]);
    expect(moveBound([2, 5], 0, 4, 11, 'cumulative')).toEqual([0, 4]);
  });
  it('steps by itself, by one, or by one more, and never past the ends', () => {
    expect(stepWindow([2, 5], 1, 11, 'fixed')).toEqual([6, 9]);
    expect(stepWindow([8, 11], 1, 11, 'fixed')).toEqual([8, 11]);
    expect(stepWindow([2, 5], -1, 11, 'sliding')).toEqual([1, 4]);
    expect(stepWindow([0, 5], 1, 5, 'cumulative')).toEqual([0, 5]);
    expect(stepWindow([0, 5], -1, 5, 'cumulative')).toEqual([0, 4]);
  });
});

describe('range bars', () => {
  it('have round axes that hold the value', () => {
    for (const n of [0, 1, 3, 7, 14, 34, 60, 99, 101, 999, 12345]) {
      const { max, stops } = axis(n);
      expect(max).toBeGreaterThanOrEqual(n);
      expect(stops.every(Number.isInteger)).toBe(true);
      expect(stops.length).toBeLessThanOrEqual(7);
    }
  });
  it('draw an open bound as open and no number as nothing', () => {
    expect(tick({ low: 20, high: null, qualifier: 'at_least' })).toEqual({ kind: 'open', from: 20 });
    expect(tick({ low: null, high: null, qualifier: 'vague' })).toEqual({ kind: 'unknown' });
    expect(tick({ low: 60, high: 60, qualifier: 'about' })).toEqual({ kind: 'point', at: 60, about: true });
  });
});

describe('marked text', () => {
  const text = 'MUARA WANGI - 😀 Tiga warga tewas, kata Bu Sekar. Dua luka.\nBaca juga: Pasar dibuka';
  const claim = figure('c1', 3, { ...speaker('Bu Sekar'), evidence: [span(text, 'Bu Sekar')] }, { evidence: [span(text, 'Tiga warga tewas')] });
  const dateline = { ...span(text, 'MUARA WANGI - '), kind: 'dateline' as const };
  const marked = new MarkedText(record(text, [claim], [dateline]));

  it('gives the sentence without the dateline before it', () => {
    expect(marked.sentenceTexts(claim)).toEqual(['😀 Tiga warga tewas, kata Bu Sekar.']);
  });
  it('marks words, speaker and sentence of a choice', () => {
    const selection = marked.selection(new URLSearchParams('claim=c1'));
    const words = (role: string) => marked.chosen(selection).filter((m) => 'role' in m.ref && m.ref.role === role).map((m) => text.slice(m.start, m.end));
    expect([words('words'), words('speaker')]).toEqual([['Tiga warga tewas'], ['Bu Sekar']]);
  });
  it('marks the words of one fact about an event, and nothing when nobody wrote any', () => {
    const whole = record(text, []);
    const [event] = whole.events;
    const place = { name: 'Muara', country: null, admin1: null, admin2: null, latitude: null, longitude: null, gazetteer_id: null, precision: 'settlement' as const };
    Object.assign(event!, {
      places: [{ ...place, name: 'Pasar', evidence: [span(text, 'Pasar')] }, { ...place, name: 'Muara Wangi', evidence: [span(text, 'MUARA WANGI')] }],
      actors: [{ ...people('warga', 'civilians'), role: 'target', evidence: [span(text, 'warga')] }],
    });
    const chosen = (words: string) => {
      const one = new MarkedText(whole);
      return one.chosen(one.selection(new URLSearchParams({ event: 'e1', words }))).filter((m) => m.ref.layer === 'chosen').map((m) => text.slice(m.start, m.end));
    };
    expect(chosen('place:Muara Wangi')).toEqual(['MUARA WANGI']);
    expect(chosen('actor:warga')).toEqual(['warga']);
    expect(chosen('actor:polisi')).toEqual([]);
    for (const wrong of [null, 'place', 'date:', 'speaker:warga', 'actor:']) expect(readFact(wrong)).toBeNull();
    for (const fine of ['place:Muara: Wangi', 'actor:warga', 'date']) expect(factName(readFact(fine)!)).toBe(fine);
  });
  it('finds all claims under chosen words', () => {
    const at = span(text, 'warga').start;
    expect([...marked.selection(new URLSearchParams({ at: String(at) })).claims]).toEqual(['c1']);
    expect(marked.selection(new URLSearchParams('at=0')).claims.size).toBe(0);
  });
});

describe('the map', () => {
  const place = (precision: Place['precision'], latitude: number | null): Place => ({
    name: 'Muara', country: 'ID', admin1: null, admin2: null, latitude, longitude: latitude, gazetteer_id: null, precision, evidence: [],
  });
  const item = (id: string, places: Place[]): EventItem => {
    const event = { ...record('x', []).events[0]!, id, places };
    return { report: { id: 'd', title: null, publisher: null, published: null }, event, claims: 0, killed: null, injured: null };
  };
  it('draws weak places as areas, countries as countries and unknown ones not at all', () => {
    const items = [item('e1', [place('settlement', 1)]), item('e2', [place('province', 2)]), item('e3', [place('country', 3)]), item('e4', [place('settlement', null)])];
    expect(onMap(items).map((d) => d.kind)).toEqual(['country', 'area', 'point']);
    expect(placedCount(items)).toBe(3);
  });
  it('puts events of one place into one mark', () => {
    expect(onMap([item('e1', [place('exact', 1)]), item('e2', [place('exact', 1)])]).map((d) => d.count)).toEqual([2]);
  });
  it('keeps what did not happen and what was rejected apart from what counts', () => {
    const here = [place('exact', 1)];
    const planned = item('e2', here);
    planned.event.status = 'planned';
    const rejected = { ...item('e3', here), review: { status: 'rejected' as const } };
    const accepted = { ...item('e4', here), review: { status: 'accepted' as const } };
    expect(onMap([item('e1', here), planned, rejected, accepted]).map((d) => [d.count, d.uncounted])).toEqual([[2, 2]]);
    expect(onMap([planned]).map((d) => [d.count, d.uncounted])).toEqual([[0, 1]]);
  });
  it('draws a ring around what counts for what does not, that can always be told from it', () => {
    expect(radii({ count: 4, uncounted: 0 }).ring).toBe(0);
    expect(radii({ count: 0, uncounted: 4 })).toEqual({ full: 0, ring: radii({ count: 4, uncounted: 0 }).full });
    for (const [count, uncounted] of [[1, 1], [900, 1], [900, 900], [1, 30]] as const) {
      const { full, ring } = radii({ count, uncounted });
      expect(full).toBe(radii({ count, uncounted: 0 }).full);
      expect(ring - full).toBeGreaterThanOrEqual(3);
    }
  });
  it('writes the number of what counts, and of the rest only in parentheses', () => {
    const shown = [[5, 0], [5, 9], [1, 0], [1, 7], [0, 7], [0, 1]].map(([count = 0, uncounted = 0]) => numberOn({ count, uncounted }));
    expect(shown).toEqual(['5', '5', '', '', '(7)', '']);
  });
  it('has an address for where the reader looks, and takes no nonsense for one', () => {
    expect(readView(writeView({ longitude: 64.123, latitude: -8.5, zoom: 5.25 }))).toEqual({ longitude: 64.12, latitude: -8.5, zoom: 5.3 });
    expect(['', '1,2', '1,99,3', '1,2,x', '1,2,40'].map((v) => readView(v))).toEqual([null, null, null, null, null]);
    expect(readView(null)).toBeNull();
  });
  it('becomes a frame for the list, turned back onto one earth', () => {
    expect(writeFrame([60.5, 29.004, 75, 38.5])).toBe('60.5,29,75,38.5');
    expect(writeFrame([150, -95, 230, 10])).toBe('150,-90,-130,10');
    expect(writeFrame([-300, -60, 300, 100])).toBe('-180,-60,180,90');
  });
  it('frames what has a point, and draws discs that close', () => {
    const marks = onMap([item('e1', [place('province', 2)]), item('e2', [place('settlement', 4)]), item('e3', [place('country', 9)])]);
    expect(around(marks, 1)).toEqual([1, 1, 5, 5]);
    expect(around([], 1)).toBeNull();
    const ring = disc(10, 60, 1);
    expect(ring[0]).toEqual(ring[ring.length - 1]);
    expect(ring[0]?.[0]).toBeCloseTo(12);
  });
  it('takes the counts of the server as they are', () => {
    const { gazetteer_id: _id, evidence: _evidence, ...head } = place('settlement', 1);
    const marks = ofAnswer({
      total: 9, unplaced: 1, rejected: 0, not_happened: 4, truncated: 0,
      points: [{ ...head, count: 3, uncounted: 1 }],
      areas: [{ ...head, precision: 'district', count: 0, uncounted: 2 }, { ...head, precision: 'country', country: 'AF', count: 3, uncounted: 1 }],
      countries: [{ country: 'AF', count: 6, uncounted: 4 }],
    });
    expect(marks.map((d) => [d.kind, d.count, d.uncounted])).toEqual([['country', 3, 1], ['area', 0, 2], ['point', 3, 1]]);
    expect(new Set(marks.map((d) => d.key)).size).toBe(3);
  });
  it('lets no line jump across the 180th meridian', () => {
    expect(unwrapped([[179, 1], [-179, 2], [179, 3]])).toEqual([[179, 1], [181, 2], [179, 3]]);
  });
});
