// SPDX-License-Identifier: Apache-2.0
/**
 * A place through time: every claim about who holds it, on the day of its event. Nothing is drawn between two claims
 * but where they contradict each other: what held in the meantime nobody has said.
 */
import type { ControlClaim, ControlTimeline, ReportRef } from './contract';
import { fold } from './ledger';

export interface LaneClaim {
  claim: ControlClaim;
  report: ReportRef;
  /** The claim's id in its report, where the page gave it another. */
  local?: string;
  /** The event's day; else the day of publication, which is later or the same. */
  day: string | null;
  dayOf: 'event' | 'publication' | null;
  /** Claims of the lane, by position, that say otherwise about the same time. */
  contestedBy?: number[];
  /** Nobody of another side has spoken about the place since. */
  unanswered?: boolean;
}

export interface LaneRow {
  key: string;
  /** null: the claim names no holder. */
  holder: string | null;
  claims: LaneClaim[];
}

/** The claims of one place, in the order of their days. */
export function laneClaims({ place, claims }: ControlTimeline): LaneClaim[] {
  return claims.map((one): LaneClaim => {
    const { document, claim: id, title, lead, publisher, said, valid, day_of, holder, change, modality, sources, contested_by, unanswered } = one;
    const evidence = one.evidence === null ? [] : [{ start: 0, end: 0, exact: one.evidence }];
    return {
      claim: { id, event: null, kind: 'control', modality, sources, evidence, place: { ...place, evidence: [] }, holder: holder && { ...holder, evidence: [] }, change },
      report: { id: document, title, lead, publisher, published: said },
      day: valid, dayOf: valid ? day_of : null, contestedBy: contested_by, unanswered,
    };
  });
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

/** The days over which claims contradict each other, each time by itself. */
export function contested(claims: LaneClaim[]): { from: string; to: string }[] {
  const seen = new Set<number>();
  const out: { from: string; to: string }[] = [];
  claims.forEach((_, first) => {
    const group = [first];
    for (const at of group) {
      if (seen.has(at)) continue;
      seen.add(at);
      group.push(...(claims[at]?.contestedBy ?? []).filter((other) => !seen.has(other)));
    }
    const days = group.flatMap((at) => claims[at]?.day ?? []).sort();
    const [from, to] = [days[0], days[days.length - 1]];
    if (group.length > 1 && from && to) out.push({ from, to });
  });
  return out;
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
