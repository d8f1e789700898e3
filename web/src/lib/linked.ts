// SPDX-License-Identifier: Apache-2.0
/**
 * An event of the world as several reports tell it. Reports are lettered in the order of publication, so that
 * claim c2 of the second report is "B c2": short enough to stand beside a figure, and never taken for another.
 */
import type {
  Claim, EventStatus, FigureClaim, LinkedAnswer, LinkedClaim, LinkedHead, LinkedMember, LinkedWhole, Outcome, PolicyFigure, PolicyResult, ReportEvent, Review,
} from './contract';
import { happened } from './geo';
import { extent } from './ledger';
import { factName } from './marks';

/** The server's answer in one piece. Where nothing is known of origins, each report is one. */
/** Of the event as it was read: words that a reviewer wrote stand in no report. */
const factsOf = ({ date, places, actors }: ReportEvent, now: ReportEvent): string[] => [
  ...((date.start !== null || date.end !== null) && JSON.stringify(date) === JSON.stringify(now.date) ? [factName({ kind: 'date', name: '' })] : []),
  ...places.filter((p) => p.evidence.length).map(({ name }) => factName({ kind: 'place', name })),
  ...actors.filter((a) => a.evidence.length).map(({ name }) => factName({ kind: 'actor', name })),
];

export function wholeOf(answer: LinkedAnswer): LinkedWhole {
  const reviews: Record<string, Review> = {};
  const members = answer.members.map(({ report, event, review, copy_of, reading }): LinkedMember => {
    if (review) reviews[`${report.id} ${event.id}`] = review;
    const now = (review?.edited as ReportEvent | null | undefined) ?? event;
    return { document: report.id, event: event.id, title: report.title, publisher: report.publisher, published: report.published, lead: report.lead ?? null, copy_of: copy_of ?? null, status: now.status, rejected: review?.status === 'rejected', facts: factsOf(event, now), ...(reading ? { reading } : {}) };
  });
  const claims = answer.claims.map(({ report, origin, rejected, review, ...claim }): LinkedClaim => {
    if (review) reviews[`${report} ${claim.id}`] = review;
    const corrected = (review?.edited as Claim | null | undefined) ?? claim;
    return { ...corrected, document: report, origin: origin ?? report, rejected: rejected ?? false } as LinkedClaim;
  });
  return {
    ...answer.event,
    members,
    claims,
    reviews,
    origin_list: answer.origins ?? [],
    policies: (answer.policies ?? []).map(policyOf),
    decisions: answer.decisions ?? [],
    redirected_from: answer.redirected_from ?? null,
    ...(answer.version ? { version: answer.version } : {}),
  };
}

type RawFigure = Omit<PolicyFigure, 'claims' | 'victims'> & { victims?: PolicyFigure['victims']; claims?: { document?: string; report?: string; claim: string }[] };

function policyOf(raw: PolicyResult & { outcomes?: RawFigure[] }): PolicyResult {
  const figures = (raw.figures ?? raw.outcomes ?? []) as RawFigure[];
  return {
    policy: raw.policy,
    version: raw.version,
    figures: figures.map((f) => ({
      ...f, victims: f.victims ?? null, claims: (f.claims ?? []).map((c) => ({ document: c.document ?? c.report ?? '', claim: c.claim })),
    })),
  };
}

/** A, B, ... Z, AA, AB, ... */
export function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

export interface MemberRow {
  letter: string;
  member: LinkedMember;
  /** The letter of the report that this one copies. */
  copyOf: string | null;
}

/** One row a report: a report that tells an event twice is one report. */
export function memberRows(members: LinkedMember[]): MemberRow[] {
  const reports = members.filter((m, i) => members.findIndex((o) => o.document === m.document) === i);
  const letters = new Map(reports.map((m, i) => [m.document, letter(i)]));
  return reports.map((member) => ({
    letter: letters.get(member.document) ?? '?',
    member,
    copyOf: member.copy_of ? (letters.get(member.copy_of) ?? member.copy_of) : null,
  }));
}

export interface Lettered {
  claim: Claim;
  document: string;
  /** The claim's id in its own report. */
  local: string;
  origin: string;
  said: string | null;
  /** Ids of claims that repeat this very figure from the same origin. */
  repeatedIn: string[];
  repeats: string | null;
  /** By a reviewer: shown, never counted. */
  rejected: boolean;
  /** Of an event that did: its report tells that it did not happen, and in which way. Shown, never counted. */
  notHappened: EventStatus | null;
  /** What was decided on it, where anything was. */
  review: Review | undefined;
}

/** What makes two claims one statement, told twice: origin, kind, victims and figure. */
function statement(claim: LinkedClaim): string {
  const parts: unknown[] = [claim.origin, claim.kind, claim.modality];
  if ('outcome' in claim) parts.push(claim.outcome, claim.victims?.kind ?? null, claim.count);
  if (claim.kind === 'control') parts.push(claim.place?.name, claim.holder?.name, claim.change);
  if (claim.kind === 'responsibility') parts.push(claim.actor?.name, claim.stance);
  if (claim.kind === 'materiel') parts.push(claim.item, claim.count, claim.change);
  return JSON.stringify(parts);
}

/** Every claim under the id that the page shows; all of one event, whatever its number was in its report. */
export function lettered(whole: LinkedWhole): Lettered[] {
  const rows = memberRows(whole.members);
  const of = new Map(rows.map((row) => [row.member.document, row]));
  const name = (document: string, id: string) => `${of.get(document)?.letter ?? '?'} ${id}`;
  const first = new Map<string, Lettered>();
  const told = new Map(whole.members.map((m) => [`${m.document} ${m.event}`, m.status]));
  return whole.claims.map((linked) => {
    const { document, origin } = linked;
    const status = told.get(`${document} ${linked.event}`) ?? whole.status;
    const notHappened = happened(whole.status) && !happened(status) ? status : null;
    const claim = { ...linked, id: name(document, linked.id), event: whole.id } as Claim;
    if ('part_of' in claim && claim.part_of !== null) {
      // A part stands for itself when nobody says the total any more.
      const total = whole.claims.find((c) => c.document === document && 'part_of' in claim && c.id === claim.part_of);
      claim.part_of = total?.rejected ? null : name(document, claim.part_of);
    }
    const one: Lettered = {
      claim, document, origin, local: linked.id, said: of.get(document)?.member.published ?? null, repeatedIn: [], repeats: null,
      rejected: linked.rejected ?? false, notHappened, review: whole.reviews[`${document} ${linked.id}`],
    };
    if (one.rejected || notHappened) return one;
    const known = first.get(statement(linked));
    if (known && known.document !== document) {
      known.repeatedIn.push(claim.id);
      one.repeats = known.claim.id;
    } else if (!known) first.set(statement(linked), one);
    return one;
  });
}

/** The event in the shape of a report's event, for everything that shows one. */
export function asEvent(head: LinkedHead): ReportEvent {
  return {
    id: head.id,
    event_type: head.event_type,
    sub_event_type: head.sub_event_type,
    status: head.status,
    background: head.background,
    date: head.date,
    places: head.places.map((place) => ({ ...place, evidence: [] })),
    actors: head.actors.map((actor) => ({ ...actor, evidence: [] })),
    evidence: [],
  };
}

/** What a policy says of one outcome and one group of victims; several when it speaks side by side. */
export function figuresFor(policy: PolicyResult | undefined, outcome: Outcome, victims: FigureClaim['victims']): PolicyFigure[] {
  return (policy?.figures ?? []).filter((f) => f.outcome === outcome && f.victims === (victims?.kind ?? null));
}

export interface SeriesPoint {
  id: string;
  claim: FigureClaim;
  day: string;
  from: number | null;
  to: number | null;
}

export interface Series {
  outcome: Outcome;
  points: SeriesPoint[];
  first: string;
  last: string;
}

/** Figures of whole groups on the day that they were said; only where they were said on two days at least. */
export function series(claims: Lettered[]): Series[] {
  const points = claims.flatMap(({ claim, said, repeats, rejected, notHappened }): SeriesPoint[] => {
    if (!('outcome' in claim) || claim.part_of !== null || claim.modality === 'denied' || !said || repeats || rejected || notHappened) return [];
    const { from, to } = extent(claim.count);
    return from === null && to === null ? [] : [{ id: claim.id, claim, day: said.slice(0, 10), from, to }];
  });
  const outcomes = [...new Set(points.map((p) => p.claim.outcome))];
  return outcomes.flatMap((outcome) => {
    const own = points.filter((p) => p.claim.outcome === outcome).sort((a, b) => a.day.localeCompare(b.day));
    const [first, last] = [own[0]?.day, own[own.length - 1]?.day];
    return first && last && first !== last ? [{ outcome, points: own, first, last }] : [];
  });
}
