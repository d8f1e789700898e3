// SPDX-License-Identifier: Apache-2.0
/**
 * What differs between two readings of one report, and between an event of the world as it stood and as it stands.
 * Items have numbers that mean nothing across readings, so they are paired by what they say and in which words.
 */
import type { Claim, LinkedWhole, ReportEvent, ReportRecord, Review, Span } from './contract';

export interface Pair<T> {
  before: T | null;
  after: T | null;
}

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

export type Sign = 'came' | 'gone' | 'changed' | 'same';

export interface Difference<T> extends Pair<T> {
  sign: Sign;
  fields: FieldChange[];
}

/** Without the words that it rests on and without where it was taken from. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'evidence' && key !== 'from').map(([key, v]) => [key, bare(v)]));
}

const alike = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type Rule<T> = (a: T, b: T) => boolean;

/** Each with the first one that a rule finds, the strictest rule first; in the order of the later list, what is gone where it stood. */
export function pairUp<T>(before: readonly T[], after: readonly T[], rules: Rule<T>[]): Pair<T>[] {
  const found = new Map<T, T>();
  const free = new Set(after);
  for (const rule of rules) {
    for (const old of before) {
      if (found.has(old)) continue;
      const match = [...free].find((one) => rule(old, one));
      if (match === undefined) continue;
      found.set(old, match);
      free.delete(match);
    }
  }
  const out: Pair<T>[] = after.map((one) => ({ before: before.find((old) => found.get(old) === one) ?? null, after: one }));
  before.forEach((old, i) => {
    if (found.has(old)) return;
    // Behind what stood before it.
    const previous = before.slice(0, i).reverse().find((one) => found.has(one) || out.some((p) => p.before === one));
    const at = previous === undefined ? 0 : out.findIndex((p) => p.before === previous) + 1;
    out.splice(at, 0, { before: old, after: null });
  });
  return out;
}

interface Worded {
  evidence: Span[];
}

const words = (item: Worded) => item.evidence.map((span) => span.exact);
const sameWords = (a: Worded, b: Worded) => alike(words(a), words(b));
const sameSpans = (a: Worded, b: Worded) => alike(a.evidence, b.evidence);
const shareWords = (a: Worded, b: Worded) => words(a).some((exact) => words(b).includes(exact));
const overlap = (a: Worded, b: Worded) => a.evidence.some((x) => b.evidence.some((y) => x.start < y.end && y.start < x.end));

/** What a claim is a claim of: two that say something of the same are one claim told otherwise. */
function subject(claim: Claim): string {
  if ('outcome' in claim) return `${claim.kind} ${claim.outcome}`;
  if (claim.kind === 'control') return `control ${claim.place?.name ?? ''}`;
  return claim.kind;
}

const said = ({ id: _, event: __, ...claim }: Claim) => JSON.stringify(bare({ ...claim, part_of: null }));
const sameSubject: Rule<Claim> = (a, b) => subject(a) === subject(b);

/** `sameText`: spans of the two may be compared. */
export function pairClaims(before: readonly Claim[], after: readonly Claim[], sameText: boolean): Pair<Claim>[] {
  const rules: Rule<Claim>[] = [
    (a, b) => said(a) === said(b) && (sameText ? sameSpans(a, b) : sameWords(a, b)),
    (a, b) => sameSubject(a, b) && sameWords(a, b),
    (a, b) => sameSubject(a, b) && (sameText ? overlap(a, b) : shareWords(a, b)),
    (a, b) => a.kind === b.kind && (sameText ? overlap(a, b) : shareWords(a, b)),
  ];
  return pairUp(before, after, rules);
}

export function pairEvents(before: readonly ReportEvent[], after: readonly ReportEvent[], sameText: boolean): Pair<ReportEvent>[] {
  const meet = (a: ReportEvent, b: ReportEvent) => (sameText ? overlap(a, b) : shareWords(a, b));
  const rules: Rule<ReportEvent>[] = [
    (a, b) => a.sub_event_type === b.sub_event_type && (sameText ? sameSpans(a, b) : sameWords(a, b)),
    (a, b) => a.sub_event_type === b.sub_event_type && meet(a, b),
    meet,
  ];
  return pairUp(before, after, rules);
}

const numbers = new Set(['id', 'event', 'part_of', 'evidence', 'document', 'origin', 'rejected', 'review', 'event_type']);

/** The fields of which the two have other values. */
function differing<T>(fields: readonly string[], before: T, after: T, value: (item: T, field: string) => unknown): FieldChange[] {
  return fields.map((field) => ({ field, before: value(before, field), after: value(after, field) })).filter((change) => !alike(change.before, change.after));
}

/** Fields whose values differ; the words of both when only they do. */
export function changes<T extends Worded>(before: T, after: T, skip: ReadonlySet<string> = numbers): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !skip.has(key));
  const value = (item: T, key: string) => bare((item as Record<string, unknown>)[key]) ?? null;
  const out = differing(keys, before, after, value);
  if (!sameWords(before, after)) out.push({ field: 'evidence', before: words(before), after: words(after) });
  return out;
}

function judged<T extends Worded>(pair: Pair<T>, more: (before: T, after: T) => FieldChange[] = () => []): Difference<T> {
  const { before, after } = pair;
  if (!before || !after) return { ...pair, sign: before ? 'gone' : 'came', fields: [] };
  const fields = [...changes(before, after), ...more(before, after)];
  return { ...pair, sign: fields.length ? 'changed' : 'same', fields };
}

// ---------------------------------------------------------------- readings of one report

export interface EventDifference extends Difference<ReportEvent> {
  claims: Difference<Claim>[];
}

export interface RecordDifference {
  /** Of the report's head and text. */
  document: FieldChange[];
  events: EventDifference[];
  /** Claims that belong to no event. */
  loose: Difference<Claim>[];
  counts: Record<Sign, number>;
}

const headFields = ['title', 'publisher', 'published', 'dateline', 'url'] as const;

export function differ(before: ReportRecord, after: ReportRecord): RecordDifference {
  const sameText = before.document.text === after.document.text;
  const document = differing(headFields, before.document, after.document, (head, field) => head[field as (typeof headFields)[number]]);
  if (!sameText) document.push({ field: 'text', before: [...before.document.text].length, after: [...after.document.text].length });

  const events = pairEvents(before.events, after.events, sameText).map((pair): EventDifference => ({ ...judged(pair), claims: [] }));
  const claims = pairClaims(before.claims, after.claims, sameText);
  const nowOf = new Map(claims.map((p) => [p.before?.id, p.after?.id]));
  const place = (event: string | null, side: 'before' | 'after') => events.find((e) => event !== null && e[side]?.id === event);
  /** Numbers of events mean nothing across readings. */
  const named = (event: ReportEvent | null | undefined) => (event ? { sub_event_type: event.sub_event_type, words: event.evidence[0]?.exact ?? event.id } : null);
  const loose: Difference<Claim>[] = [];
  for (const pair of claims) {
    const own = judged(pair, (a, b) => {
      const moved = place(a.event, 'before') !== place(b.event, 'after');
      const part = (claim: Claim) => ('part_of' in claim ? claim.part_of : null);
      const parted = (part(a) === null ? null : (nowOf.get(part(a) ?? '') ?? part(a))) !== part(b);
      return [
        ...(moved ? [{ field: 'event', before: named(place(a.event, 'before')?.before), after: named(place(b.event, 'after')?.after) }] : []),
        ...(parted ? [{ field: 'part_of', before: part(a), after: part(b) }] : []),
      ];
    });
    const of = pair.after ? place(pair.after.event, 'after') : place(pair.before?.event ?? null, 'before');
    (of?.claims ?? loose).push(own);
  }
  const counts: Record<Sign, number> = { came: 0, gone: 0, changed: 0, same: 0 };
  for (const one of [...events, ...events.flatMap((e) => e.claims), ...loose]) counts[one.sign]++;
  return { document, events, loose, counts };
}

/** A reading as its reviewers have it: corrected, and without what they rejected or what is about that. */
export function reviewed(record: ReportRecord, reviews: Record<string, Review>): ReportRecord {
  const out = (id: string | null) => id !== null && reviews[id]?.status === 'rejected';
  const corrected = <T extends { id: string }>(item: T): T => (reviews[item.id]?.edited as T | null | undefined) ?? item;
  return {
    document: record.document,
    events: record.events.filter((e) => !out(e.id)).map(corrected),
    claims: record.claims.filter((c) => !out(c.id)).map(corrected).filter((c) => !out(c.event)),
  };
}

// ---------------------------------------------------------------- an event of the world, then and now

export interface ReportDifference {
  document: string;
  title: string | null;
  lead: string | null;
  sign: Sign;
  fields: FieldChange[];
  claims: Difference<Claim>[];
}

export interface WholeDifference {
  event: FieldChange[];
  reports: ReportDifference[];
  counts: Record<Sign, number>;
}

const eventFields = ['sub_event_type', 'status', 'background', 'date', 'places', 'actors', 'origins'] as const;

export function differWhole(before: LinkedWhole, after: LinkedWhole): WholeDifference {
  const event = differing(eventFields, before, after, (whole, field) => bare(whole[field as (typeof eventFields)[number]]));
  const standing = (whole: LinkedWhole, document: string, item: string) => whole.reviews[`${document} ${item}`]?.status ?? 'candidate';
  const documents = [...new Set([...after.members, ...before.members].map((m) => m.document))];
  const reports = documents.map((document): ReportDifference => {
    const [old, now] = [before, after].map((whole) => whole.members.find((m) => m.document === document));
    const { title = null, lead = null } = now ?? old ?? {};
    const of = (whole: LinkedWhole) => whole.claims.filter((c) => c.document === document);
    const claims = pairClaims(of(before), of(after), true).map((pair) =>
      judged(pair, (a, b) => {
        const [was, is] = [standing(before, document, a.id), standing(after, document, b.id)];
        return was === is ? [] : [{ field: 'review', before: was, after: is }];
      }),
    );
    const fields: FieldChange[] = [];
    if (old && now) {
      const [was, is] = [standing(before, document, old.event), standing(after, document, now.event)];
      if (was !== is) fields.push({ field: 'review', before: was, after: is });
    }
    const sign: Sign = !old ? 'came' : !now ? 'gone' : fields.length ? 'changed' : 'same';
    return { document, title, lead, sign, fields, claims };
  });
  const counts: Record<Sign, number> = { came: 0, gone: 0, changed: event.length ? 1 : 0, same: event.length ? 0 : 1 };
  for (const one of [...reports, ...reports.flatMap((r) => r.claims)]) counts[one.sign]++;
  return { event, reports, counts };
}
