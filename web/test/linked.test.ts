// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { EventStatus, FigureClaim, LinkedClaim, LinkedWhole } from '../src/lib/contract';
import { ledger } from '../src/lib/ledger';
import { asEvent, figuresFor, letter, lettered, memberRows, series, wholeOf } from '../src/lib/linked';
import { figure, speaker } from './fixture';

const member = (document: string, published: string, copy_of: string | null = null, status: EventStatus = 'occurred') => ({
  document, event: 'e1', title: document, publisher: 'Kabar Uji', published, copy_of, status,
});

function told(document: string, origin: string, claim: FigureClaim): LinkedClaim {
  return { ...claim, document, origin };
}

function whole(claims: LinkedClaim[], members = [member('r1', '2020-01-01'), member('r2', '2020-01-03'), member('r3', '2020-01-03', 'r1')]): LinkedWhole {
  return {
    id: 'SKS-0123456789', event_type: 'Battles', sub_event_type: 'Armed clash', status: 'occurred', background: false,
    date: { start: '2020-01-01', end: '2020-01-01', precision: 'day' }, places: [], actors: [], reports: 3, families: 2, origins: 2,
    killed: null, injured: null, disagreement: false, members, claims, origin_list: [], reviews: {},
  };
}

describe('letters', () => {
  it('go on after Z', () => expect([0, 25, 26, 27, 52].map(letter)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']));
  it('name each report once, and the report that it copies', () => {
    const rows = memberRows([...whole([]).members, { ...member('r1', '2020-01-01'), event: 'e2' }]);
    expect(rows.map((r) => [r.letter, r.member.document, r.copyOf])).toEqual([['A', 'r1', null], ['B', 'r2', null], ['C', 'r3', 'A']]);
  });
});

describe('claims of several reports', () => {
  const camat = speaker('Camat Muara');
  const event = whole([
    told('r1', 'o1', figure('c1', 7, camat)),
    told('r1', 'o1', figure('c2', 3, camat, { part_of: 'c1' })),
    told('r2', 'o2', figure('c1', 12, speaker('Juru bicara', 'armed_group'))),
    told('r3', 'o1', figure('c1', 7, camat)),
  ]);
  it('never take the id of another report’s claim, and keep their parts', () => {
    const all = lettered(event);
    expect(all.map((l) => l.claim.id)).toEqual(['A c1', 'A c2', 'B c1', 'C c1']);
    expect(all.map((l) => ('part_of' in l.claim ? l.claim.part_of : '?'))).toEqual([null, 'A c1', null, null]);
  });
  it('collapse a copy into what it copies, and nothing else', () => {
    const all = lettered(event);
    expect(all.map((l) => l.repeats)).toEqual([null, null, null, 'A c1']);
    expect(all[0]?.repeatedIn).toEqual(['C c1']);
  });
  it('make one ledger in which the sides differ', () => {
    const kept = lettered(event).filter((l) => !l.repeats).map((l) => l.claim);
    const [section] = ledger([asEvent(event)], kept);
    expect(section?.figures[0]?.differing).toEqual(['A c1', 'B c1']);
  });
  it('stand on the day they were said, copies and parts left out', () => {
    const [killed, more] = series(lettered(event));
    expect(more).toBeUndefined();
    expect(killed?.points.map((p) => [p.id, p.day, p.from])).toEqual([['A c1', '2020-01-01', 7], ['B c1', '2020-01-03', 12]]);
  });
  it('are shown and counted nowhere when a reviewer rejected them, and their parts stand for themselves', () => {
    const all = lettered(whole(event.claims.map((c, i) => (i === 0 || i === 2 ? { ...c, rejected: true } : c))));
    expect(all.map((l) => l.rejected)).toEqual([true, false, true, false]);
    expect(all.map((l) => l.repeats)).toEqual([null, null, null, null]);
    expect(all[1]?.claim).toMatchObject({ part_of: null });
    expect(series(all)[0]?.points.map((p) => p.id)).toEqual(['A c2', 'C c1']);
  });
  it('of a report that denies the event stand beside the others, marked, and are in no bar, series or copy', () => {
    const all = lettered(whole(event.claims, [member('r1', '2020-01-01'), member('r2', '2020-01-03', null, 'denied'), member('r3', '2020-01-03', 'r1', 'planned')]));
    expect(all.map((l) => l.notHappened)).toEqual([null, null, 'denied', 'planned']);
    expect(all.map((l) => l.repeats)).toEqual([null, null, null, null]);
    expect(series(all)).toEqual([]);
    const uncounted = new Set(all.filter((l) => l.notHappened).map((l) => l.claim.id));
    const [group] = ledger([asEvent(event)], all.map((l) => l.claim), {}, uncounted)[0]?.figures ?? [];
    expect(group?.claims).toHaveLength(4);
    expect(group?.counted.map((c) => c.id)).toEqual(['A c1', 'A c2']);
    expect(group?.differing).toContain('B c1');
  });
  it('need no mark of their own when the whole event did not happen', () => {
    const denied = { ...whole(event.claims, [member('r1', '2020-01-01', null, 'denied'), member('r2', '2020-01-03', null, 'denied'), member('r3', '2020-01-03', 'r1', 'denied')]), status: 'denied' as const };
    expect(lettered(denied).map((l) => l.notHappened)).toEqual([null, null, null, null]);
  });
  it('make no series of a single day', () => {
    expect(series(lettered(whole([told('r2', 'o1', figure('c1', 1, camat)), told('r3', 'o2', figure('c1', 9, null))])))).toEqual([]);
  });
});

describe('a member', () => {
  it('has the status that a reviewer gave it', () => {
    const { members: _members, claims: _claims, origin_list: _list, reviews: _reviews, ...head } = whole([]);
    const event = { ...asEvent(head), id: 'e1' };
    const review = { status: 'edited' as const, seen: '1.1', by: 'Rini', at: '2026-01-01T00:00:00Z', edited: { ...event, status: 'denied' as const } };
    const made = wholeOf({ event: head, members: [{ report: { id: 'r1', title: null, publisher: null, published: null }, event, review }], claims: [{ ...figure('c1', 3, null), report: 'r1' }] });
    expect(made.members[0]?.status).toBe('denied');
    expect(lettered(made)[0]?.notHappened).toBe('denied');
  });
});

describe('a policy', () => {
  it('is asked for one outcome and one group', () => {
    const of = (victims: 'civilians' | null) => ({ outcome: 'killed' as const, victims, low: 1, best: 1, high: 2, claims: [], note: null });
    const result = { policy: 'range', version: '1', figures: [of(null), of('civilians')] };
    expect(figuresFor(result, 'killed', null)).toHaveLength(1);
    expect(figuresFor(result, 'injured', null)).toEqual([]);
    expect(figuresFor(undefined, 'killed', null)).toEqual([]);
  });
});

describe('the answer of the server', () => {
  it('shows a claim as it was corrected, and keeps that it was rejected', () => {
    const { members: _members, claims: _claims, origin_list: _list, reviews: _reviews, ...head } = whole([]);
    const read = figure('c1', 11, null);
    const review = { status: 'edited' as const, seen: '2.1', by: 'Rini', at: '2026-01-01T00:00:00Z', edited: { ...read, count: { ...read.count, low: 10, high: 10 } } };
    const report = { id: 'r1', title: null, publisher: null, published: null };
    const made = wholeOf({
      event: head, members: [{ report, event: asEvent(head) }],
      claims: [{ ...read, report: 'r1', review }, { ...figure('c2', 3, null), report: 'r1', rejected: true }],
    });
    expect(made.claims.map((c) => ('count' in c ? c.count.low : null))).toEqual([10, 3]);
    expect(made.claims.map((c) => c.rejected)).toEqual([false, true]);
    expect(made.claims[0]?.evidence).toEqual(read.evidence);
  });
  it('becomes one piece, with the reviews of every item and an origin a report where none is known', () => {
    const { members: _members, claims: _claims, origin_list: _list, reviews: _reviews, ...head } = whole([]);
    const review = { status: 'accepted' as const, seen: '1.1', by: 'Rini', at: '2026-01-01T00:00:00Z' };
    const event = asEvent(head);
    const made = wholeOf({
      event: head,
      members: [{ report: { id: 'r1', title: null, publisher: null, published: null }, event: { ...event, id: 'e1' }, review }],
      claims: [{ ...figure('c1', 3, null), report: 'r1', review: null }],
    });
    expect(made.members[0]).toMatchObject({ document: 'r1', event: 'e1', copy_of: null, status: 'occurred' });
    expect(made.claims[0]).toMatchObject({ document: 'r1', origin: 'r1', id: 'c1' });
    expect(made.reviews).toEqual({ 'r1 e1': review });
  });
});
