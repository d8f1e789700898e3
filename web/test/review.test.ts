// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Decision, Review } from '../src/lib/contract';
import {
  afterAnswer, countFault, dateFault, differingFields, fieldsOf, nextToSend, ownReview, pause, readBox, readDraft, recordOf, shown, spanOf, standingAfter, withSpeaker, type Waiting,
} from '../src/lib/review';
import { figure, record, span, speaker } from './fixture';

const waiting = (id: string, item = 'e1', more: Partial<Waiting> = {}): Waiting => ({
  id, at: '2026-01-01T00:00:00Z', proposal: { action: 'accept', subject: { report: 'r', item } }, state: 'waiting', tries: 0, ...more,
});
const decision = (more: Partial<Decision> = {}): Decision => ({
  number: 4, at: '2026-01-01T00:00:00Z', actor: 'Rini', action: 'accept', subject: { report: 'r', item: 'e1' }, ...more,
});

describe('a second look', () => {
  const review: Review = {
    status: 'edited', by: 'Sinta', at: '2026-01-01T00:00:00Z', disputed: true, seen: '4.1', edited: figure('c1', 12, null),
    reviewers: [{ person: 'Bayu', status: 'unsure', at: '2026-01-02T00:00:00Z' }, { person: 'Sinta', status: 'edited', at: '2026-01-01T00:00:00Z' }],
  };
  it('sees what was read and one’s own verdict, and sends what stands', () => {
    expect(ownReview(review, 'Rini')).toMatchObject({ status: 'candidate', by: null, reviewers: [], disputed: false, edited: null, seen: '4.1' });
    expect(ownReview(review, 'Bayu')).toMatchObject({ status: 'unsure', by: 'Bayu', edited: null });
    expect(ownReview(review, 'Sinta')).toMatchObject({ status: 'edited', edited: { id: 'c1' } });
    expect(ownReview(review, null).reviewers).toEqual([]);
  });
});

describe('decisions that wait', () => {
  it('leave when the server has them, and stay when it cannot be reached', () => {
    expect(afterAnswer([waiting('a')], 'a', { kind: 'taken' }, 'Rini')).toEqual([]);
    expect(afterAnswer([waiting('a')], 'a', { kind: 'unreachable' }, 'Rini')[0]).toMatchObject({ state: 'waiting', tries: 1 });
  });
  it('are shown with what others decided, unless that is the decision itself on a second try', () => {
    const meanwhile = [decision()];
    expect(afterAnswer([waiting('a')], 'a', { kind: 'conflict', meanwhile }, 'Rini')[0]?.state).toBe('conflict');
    const second = waiting('a', 'e1', { tries: 1 });
    expect(afterAnswer([second], 'a', { kind: 'conflict', meanwhile }, 'Rini')).toEqual([]);
    expect(afterAnswer([second], 'a', { kind: 'conflict', meanwhile }, 'Budi')[0]?.state).toBe('conflict');
    expect(afterAnswer([second], 'a', { kind: 'conflict', meanwhile: [decision({ undone: true })] }, 'Rini')[0]?.state).toBe('conflict');
  });
  it('go in their order, and not past a conflict about the same item', () => {
    const box = [waiting('a', 'e1', { state: 'conflict' }), waiting('b', 'e1'), waiting('c', 'e2')];
    expect(nextToSend(box)?.id).toBe('c');
    expect(nextToSend(box.slice(0, 2))).toBeNull();
  });
  it('are tried again soon, then less often', () => expect([0, 1, 3, 5, 50].map(pause)).toEqual([1, 2, 8, 30, 30]));
  it('come back from storage, and nothing else does', () => {
    expect(readBox(JSON.stringify([waiting('a')]))).toEqual([waiting('a')]);
    for (const text of [null, '', '{', '[1, null, {"id": "x"}]', '{"id": "a"}']) expect(readBox(text)).toEqual([]);
  });
  it('change what an item is at once', () => {
    expect(standingAfter('accept', 'candidate')).toBe('accepted');
    expect(standingAfter('same', 'unsure')).toBe('unsure');
  });
});

describe('edits', () => {
  const text = 'Kapolsek Rama mengatakan tiga tewas. Bu Sekar mengatakan 😀 lima tewas. Bu Sekar menangis.';
  const claim = figure('c1', 5, speaker('Rama'), { evidence: [span(text, 'lima tewas')] });
  it('are offered for the fields that an item has', () => {
    expect(fieldsOf(claim)).toEqual(['sources', 'count', 'victims', 'modality', 'outcome']);
    expect(fieldsOf(record(text, []).events[0]!)).toEqual(['sub_event_type', 'status', 'date', 'background']);
  });
  it('put another speaker first, with the words nearest to the claim', () => {
    const [nearest] = withSpeaker(claim, { name: ' Bu Sekar ', role: '', affiliation: null, kind: 'civilian' }, text);
    expect(nearest).toEqual({ name: 'Bu Sekar', role: null, affiliation: null, kind: 'civilian', evidence: [span(text, 'Bu Sekar', 1)] });
    expect(withSpeaker(claim, { name: '', role: null, affiliation: null, kind: 'unknown' }, text)).toEqual([]);
  });
  it('count in code points, and find nothing that is not there', () => {
    expect(spanOf(text, 'Bu Sekar', 0)).toEqual(span(text, 'Bu Sekar'));
    expect(spanOf(text, 'lima', 99)).toEqual(span(text, 'lima'));
    expect([spanOf(text, 'enam', 0), spanOf(text, '', 0)]).toEqual([null, null]);
  });
  it('refuse what makes no sense', () => {
    expect(countFault({ low: 9, high: 3, qualifier: 'range' })).toBe('order');
    expect(countFault({ low: null, high: null, qualifier: 'exact' })).toBe('empty');
    expect(countFault({ low: null, high: null, qualifier: 'vague' })).toBeNull();
    expect(dateFault({ start: '2020-02-02', end: '2020-02-01', precision: 'range' })).toBe('order');
    expect(dateFault({ start: '2020-2-2', end: null, precision: 'day' })).toBe('format');
    expect(dateFault({ start: null, end: null, precision: 'unknown' })).toBeNull();
  });
});

describe('what changed', () => {
  it('is short', () => {
    expect(shown([speaker('Rama'), speaker('Antara')])).toBe('Rama → Antara');
    expect(shown({ low: 3, high: null, qualifier: 'at_least' })).toBe('3…– at_least');
    expect([shown(null), shown(true), shown({ start: '2020-01-01', end: '2020-01-01' })]).toEqual(['–', 'true', '2020-01-01']);
  });
  it('names the fields in which two tellings differ', () => {
    const event = record('x', []).events[0]!;
    expect(differingFields(event, { ...event })).toEqual([]);
    expect(differingFields(event, { ...event, date: { start: '2020-01-01', end: '2020-01-01', precision: 'day' }, status: 'denied' })).toEqual(['date', 'status']);
  });
});

describe('a draft', () => {
  it('comes back as it was left, or not at all', () => {
    const draft = { report: 'r', item: 'c1', field: 'count', value: { low: 3 }, reason: 'salah baca' };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect([null, '{', '3', '{"report":"r"}'].map(readDraft)).toEqual([null, null, null, null]);
  });
});

describe('an event of the queue', () => {
  it('is a record of its own', () => {
    const { events, claims, document } = record('Tiga tewas.', [figure('c1', 3, null)]);
    const made = recordOf({ report: { id: 'r', title: 'T', publisher: null, published: null }, event: events[0]!, claims, text: document.text, reviews: {} });
    expect([made.document.id, made.document.text, made.claims.length]).toEqual(['r', 'Tiga tewas.', 1]);
  });
});
