// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Words } from '../src/i18n/format';
import { changeWords, claimWords, valueWords } from '../src/i18n/values';
import { differ, differWhole, pairUp, reviewed } from '../src/lib/difference';
import type { Claim, LinkedWhole, ReportRecord, Review, Span } from '../src/lib/contract';
import { figure, people, record, speaker } from './fixture';

const at = (start: number, exact: string): Span => ({ start, end: start + exact.length, exact });
const told = (id: string, start: number, low: number, more: Partial<Claim> = {}): Claim =>
  ({ ...figure(id, low, null), event: null, evidence: [at(start, `${low} tewas`)], ...more }) as Claim;

function reading(claims: Claim[], events: ReportRecord['events'] = [], text = 'teks'): ReportRecord {
  const base = record(text, []);
  return { ...base, events, claims };
}

const event = (id: string, start: number, exact: string, more = {}): ReportRecord['events'][number] => ({
  id, event_type: 'Battles', sub_event_type: 'Armed clash', status: 'occurred', background: false,
  date: { start: null, end: null, precision: 'unknown' }, places: [], actors: [], evidence: [at(start, exact)], ...more,
});

describe('pairs', () => {
  it('go by the strictest rule first, and what is gone stays where it stood', () => {
    const pairs = pairUp(['a1', 'b1', 'c1', 'd9'], ['d9', 'b2', 'a2'], [(x, y) => x === y, (x, y) => x[0] === y[0]]);
    expect(pairs).toEqual([
      { before: 'd9', after: 'd9' }, { before: 'b1', after: 'b2' }, { before: 'c1', after: null }, { before: 'a1', after: 'a2' },
    ]);
    expect(pairUp(['x'], [], [])).toEqual([{ before: 'x', after: null }]);
  });
});

describe('two readings', () => {
  it('of which nothing differs but the numbers of items are the same', () => {
    const before = reading([told('c1', 0, 3), told('c2', 20, 7, { part_of: 'c1' })]);
    const after = reading([told('c2', 0, 3), told('c9', 20, 7, { part_of: 'c2' })]);
    expect(differ(before, after).counts).toEqual({ came: 0, gone: 0, changed: 0, same: 2 });
  });
  it('tell what came, went and changed, each once', () => {
    const before = reading([told('c1', 0, 3), told('c2', 20, 7), told('c3', 40, 9)]);
    const after = reading([told('c1', 0, 4), told('c2', 20, 7, { sources: [speaker('Rama', 'official')] }), told('c3', 60, 1)]);
    const { loose, counts } = differ(before, after);
    expect(counts).toEqual({ came: 1, gone: 1, changed: 2, same: 0 });
    expect(loose.map((d) => [d.before?.id ?? null, d.after?.id ?? null, d.fields.map((f) => f.field)])).toEqual([
      ['c1', 'c1', ['count', 'evidence']], ['c2', 'c2', ['sources']], ['c3', null, []], [null, 'c3', []],
    ]);
  });
  it('never take a figure of another outcome for the same when its own is there', () => {
    const before = reading([told('c1', 0, 3)]);
    const after = reading([told('c1', 0, 3, { outcome: 'injured' } as Partial<Claim>), told('c2', 0, 3)]);
    const { loose } = differ(before, after);
    expect(loose.find((d) => d.before)?.after?.id).toBe('c2');
  });
  it('of different texts go by words, not by places in the text', () => {
    const before = reading([told('c1', 0, 3)], [], 'teks lama');
    const after = reading([told('c1', 500, 3)], [], 'teks baru yang panjang');
    const { document, counts } = differ(before, after);
    expect(document.map((d) => d.field)).toEqual(['text']);
    expect(counts.same).toBe(1);
  });
  it('tell that a claim is of another event now, whatever the events are numbered', () => {
    const before = reading([told('c1', 50, 3, { event: 'e1' }), told('c2', 70, 5, { event: 'e2' })], [event('e1', 0, 'baku tembak'), event('e2', 30, 'serangan')]);
    const after = reading([told('c1', 50, 3, { event: 'e1' }), told('c2', 70, 5, { event: 'e1' })], [event('e1', 30, 'serangan'), event('e2', 0, 'baku tembak')]);
    const { events, counts } = differ(before, after);
    expect(counts).toEqual({ came: 0, gone: 0, changed: 1, same: 3 });
    const moved = events.flatMap((e) => e.claims).find((c) => c.sign === 'changed');
    expect(moved?.after?.id).toBe('c1');
    expect(moved?.fields).toMatchObject([{ field: 'event', before: { words: 'baku tembak' }, after: { words: 'serangan' } }]);
  });
  it('pair a reading with what reviewers made of it', () => {
    const read = reading([told('c1', 50, 3, { event: 'e1' }), told('c2', 70, 5, { event: 'e2' }), told('c3', 90, 6)], [event('e1', 0, 'baku tembak'), event('e2', 30, 'serangan')]);
    const reviews: Record<string, Review> = {
      e2: { status: 'rejected' }, c3: { status: 'edited', edited: told('c3', 90, 6, { modality: 'hedged' }) }, c1: { status: 'accepted' },
    };
    const { counts, events, loose } = differ(read, reviewed(read, reviews));
    expect(counts).toEqual({ came: 0, gone: 2, changed: 1, same: 2 });
    expect(events[1]?.sign).toBe('gone');
    expect(loose[0]?.fields).toEqual([{ field: 'modality', before: 'asserted', after: 'hedged' }]);
  });
});

describe('an event then and now', () => {
  const whole = (members: string[], claims: (Claim & { document: string })[], more: Partial<LinkedWhole> = {}): LinkedWhole =>
    ({
      id: 'SKS-1', event_type: 'Battles', sub_event_type: 'Armed clash', status: 'occurred', background: false,
      date: { start: '2019-01-06', end: '2019-01-06', precision: 'day' }, places: [], actors: [], reports: members.length, origins: 1,
      killed: null, injured: null, disagreement: false, origin_list: [], reviews: {},
      members: members.map((document) => ({ document, event: 'e1', title: document, publisher: null, published: null, copy_of: null, status: 'occurred' })),
      claims: claims.map((c) => ({ ...c, origin: 'o1' })), ...more,
    }) as LinkedWhole;

  it('differs in reports, claims, what was decided and what it says as a whole', () => {
    const before = whole(['a'], [{ ...told('c1', 0, 3), document: 'a' }]);
    const after = whole(['b', 'a'], [{ ...told('c1', 0, 4), document: 'a' }, { ...told('c1', 0, 9), document: 'b' }], {
      reviews: { 'a c1': { status: 'edited' }, 'a e1': { status: 'accepted' } }, status: 'ongoing', origins: 2,
    });
    const { event: head, reports, counts } = differWhole(before, after);
    expect(head.map((f) => f.field)).toEqual(['status', 'origins']);
    expect(reports.map((r) => [r.document, r.sign, r.claims.map((c) => c.sign)])).toEqual([['b', 'came', ['came']], ['a', 'changed', ['changed']]]);
    expect(reports[1]?.claims[0]?.fields.map((f) => f.field)).toEqual(['count', 'evidence', 'review']);
    expect(counts).toEqual({ came: 2, gone: 0, changed: 3, same: 0 });
  });
  it('is the same when only the words of where a value was taken from differ', () => {
    const one = whole(['a'], []);
    const other = { ...one, date: { ...one.date, from: [{ document: 'a', event: 'e1' }] } };
    expect(differWhole(one, other)).toMatchObject({ event: [], counts: { changed: 0 } });
  });
});

describe('values in words', () => {
  const [id, en] = [new Words('id'), new Words('en')];
  it('are of the page’s language', () => {
    expect(valueWords(id, 'review', 'rejected')).toBe('ditolak');
    expect(valueWords(en, 'count', { low: 15, high: null, qualifier: 'more_than' })).toBe(en.count({ low: 15, high: null, qualifier: 'more_than' }));
    expect(valueWords(en, 'sources', [])).toBe(en.t.ownVoice);
    expect(valueWords(en, 'places', [])).toBe('–');
    expect(valueWords(en, 'something new', { a: 1 })).toBe('{"a":1}');
  });
  it('show what differs when both read alike', () => {
    const place = { name: 'Sarwa', country: 'ID', admin1: null, admin2: null, latitude: 1, longitude: 2, gazetteer_id: null, precision: 'exact' };
    expect(changeWords(en, 'places', [place], [{ ...place, latitude: 3 }])).toEqual(['latitude 1', 'latitude 3']);
  });
  it('say a claim in one line', () => {
    expect(claimWords(en, figure('c1', 3, speaker('Rama'), { victims: people('polisi') }))).toBe('3 polisi, killed – Rama');
    expect(claimWords(en, figure('c1', 3, speaker('Rama'), { victims: null }))).toBe('3 killed – Rama');
    expect(claimWords(id, figure('c1', 3, null, { modality: 'denied', victims: null }))).toContain(`, ${id.t.modalities.denied} – ${id.t.ownVoice}`);
  });
});
