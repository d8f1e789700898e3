// SPDX-License-Identifier: Apache-2.0
/**
 * A place through time: every claim about who holds it, on the day of its event. Nothing is drawn between
 * two claims: what held in the meantime nobody has said.
 */
import type { ControlClaim, Place, ReportEvent, ReportRecord, ReportRef } from './contract';
import { fold } from './ledger';

export interface LaneClaim {
  claim: ControlClaim;
  event: ReportEvent | null;
  report: ReportRef;
  /** The claim's id in its report, where the page gave it another. */
  local?: string;
  /** The event's day; else the day of publication, which is later or the same. */
  day: string | null;
  dayOf: 'event' | 'publication' | null;
}

export interface LaneRow {
  key: string;
  /** null: the claim names no holder. */
  holder: string | null;
  claims: LaneClaim[];
}

export function samePlace(place: Place | null, name: string): boolean {
  return place !== null && fold(place.name) === fold(name);
}

function dated(event: ReportEvent | null, report: ReportRef): Pick<LaneClaim, 'day' | 'dayOf'> {
  if (event?.date.start) return { day: event.date.start, dayOf: 'event' };
  if (report.published) return { day: report.published.slice(0, 10), dayOf: 'publication' };
  return { day: null, dayOf: null };
}

function inRecord(record: ReportRecord, name: string): LaneClaim[] {
  const { document, events, claims } = record;
  return claims
    .filter((c): c is ControlClaim => c.kind === 'control' && samePlace(c.place, name))
    .map((claim) => {
      const event = events.find((e) => e.id === claim.event) ?? null;
      return { claim, event, report: { ...document, lead: document.text }, ...dated(event, document) };
    });
}

const byDay = (a: LaneClaim, b: LaneClaim) => (a.day ?? '9999').localeCompare(b.day ?? '9999');

/** In the order of days; what has no day comes last. */
export function laneClaims(records: ReportRecord[], name: string): LaneClaim[] {
  return records.flatMap((record) => inRecord(record, name)).sort(byDay);
}

/** A row a holder, the first named first. */
export function laneRows(claims: LaneClaim[]): LaneRow[] {
  const rows = new Map<string, LaneRow>();
  for (const one of claims) {
    const holder = one.claim.holder;
    const key = holder?.actor_id ?? fold(holder?.name ?? '');
    const row = rows.get(key) ?? { key, holder: holder?.name ?? null, claims: [] };
    row.claims.push(one);
    rows.set(key, row);
  }
  return [...rows.values()];
}

const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

export interface Span {
  first: string;
  last: string;
  /** 0 for the first day, 1 for the last; a single day lies in the middle. */
  at: (iso: string) => number;
}

export function laneSpan(claims: LaneClaim[]): Span | null {
  const days = claims.flatMap((c) => (c.day ? [c.day] : [])).sort();
  const first = days[0];
  const last = days[days.length - 1];
  if (!first || !last) return null;
  const length = dayNumber(last) - dayNumber(first);
  return { first, last, at: (iso) => (length === 0 ? 0.5 : (dayNumber(iso) - dayNumber(first)) / length) };
}
