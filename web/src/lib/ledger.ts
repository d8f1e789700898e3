// SPDX-License-Identifier: Apache-2.0
/**
 * The ledger: what each speaker says, side by side. Claims are grouped by event, then by outcome and
 * victim group, then by speaker. Figures that cannot both hold are marked as differing; they are never
 * added, averaged or replaced by one number.
 */
import type {
  ActorKind,
  Claim,
  ControlClaim,
  Count,
  FigureClaim,
  MaterielClaim,
  OccurrenceClaim,
  Outcome,
  ReportEvent,
  ResponsibilityClaim,
  Review,
  Source,
} from './contract';
import { sideOf, type Side } from './sides';

/** What a count leaves possible; null: no bound on that side. Both null: the report gives no number. */
export interface Extent {
  from: number | null;
  to: number | null;
}

export interface SpeakerRows {
  /** The nearest speaker; null is the report's own voice. */
  speaker: Source | null;
  claims: FigureClaim[];
}

export interface FigureGroup {
  key: string;
  outcome: Outcome;
  /** null: the report does not say who the victims are. */
  victims: ActorKind | null;
  claims: FigureClaim[];
  /** Those that no reviewer rejected and whose event happened: what a bar shows. */
  counted: FigureClaim[];
  speakers: SpeakerRows[];
  /** Ids of claims whose figures cannot both hold, in the order of the text; empty: none differ. */
  differing: string[];
}

export interface PlaceGroup {
  key: string;
  claims: ControlClaim[];
  /** Two speakers name different holders. */
  contested: boolean;
}

export interface LedgerSection {
  /** null: claims that belong to no single event. */
  event: ReportEvent | null;
  figures: FigureGroup[];
  control: PlaceGroup[];
  responsibility: ResponsibilityClaim[];
  materiel: MaterielClaim[];
  occurrence: OccurrenceClaim[];
  total: number;
}

/** "about 60" is compared, and only compared, as a tenth more or less. */
const aboutTolerance = 0.1;

export function extent(count: Count): Extent {
  const { low, high, qualifier } = count;
  if (qualifier === 'more_than') return { from: low === null ? null : low + 1, to: null };
  if (qualifier === 'about' && low !== null && high !== null) {
    return { from: Math.floor(low * (1 - aboutTolerance)), to: Math.ceil(high * (1 + aboutTolerance)) };
  }
  return { from: low, to: high };
}

function disjoint(a: Extent, b: Extent): boolean {
  const before = (x: Extent, y: Extent) => x.to !== null && y.from !== null && x.to < y.from;
  return before(a, b) || before(b, a);
}

export function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

export function speakerKey(claim: Claim): string {
  const nearest = claim.sources[0];
  return nearest ? fold(nearest.name) : '';
}

/** The same victims, as far as the words tell: one identifier, or names that share a word. */
function sameVictims(a: FigureClaim, b: FigureClaim): boolean {
  if (!a.victims || !b.victims) return !a.victims && !b.victims;
  if (a.victims.actor_id && a.victims.actor_id === b.victims.actor_id) return true;
  const words = new Set(fold(a.victims.name).split(' '));
  return fold(b.victims.name).split(' ').some((word) => word.length > 3 && words.has(word));
}

/** Both speak of a whole (or of the same part), differently enough that only one can be right. */
export function differ(a: FigureClaim, b: FigureClaim): boolean {
  if (a.modality === 'denied' || b.modality === 'denied') return false;
  if (speakerKey(a) === speakerKey(b)) return false;
  if ((a.part_of === null) !== (b.part_of === null)) return false;
  return sameVictims(a, b) && disjoint(extent(a.count), extent(b.count));
}

function isFigure(claim: Claim): claim is FigureClaim {
  return claim.kind === 'casualties' || claim.kind === 'detention' || claim.kind === 'displacement';
}

function ofKind<K extends Claim['kind']>(claims: Claim[], kind: K): Extract<Claim, { kind: K }>[] {
  return claims.filter((c): c is Extract<Claim, { kind: K }> => c.kind === kind);
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

export function firstOffset(claim: Claim): number {
  return claim.evidence[0]?.start ?? 0;
}

/** A total first, its parts right after it; otherwise as in the text. */
function inOrder(claims: FigureClaim[]): FigureClaim[] {
  const sorted = [...claims].sort((a, b) => firstOffset(a) - firstOffset(b));
  const here = new Set(sorted.map((c) => c.id));
  const partsOf = (id: string) => sorted.filter((c) => c.part_of === id);
  const withParts = (c: FigureClaim): FigureClaim[] => [c, ...partsOf(c.id).flatMap(withParts)];
  return sorted.filter((c) => c.part_of === null || !here.has(c.part_of)).flatMap(withParts);
}

function bySpeaker(claims: FigureClaim[]): SpeakerRows[] {
  return [...groupBy(claims, speakerKey).values()].map((list) => ({
    speaker: list[0]?.sources[0] ?? null,
    claims: inOrder(list),
  }));
}

function differing(claims: FigureClaim[]): string[] {
  return claims.filter((a) => claims.some((b) => a !== b && differ(a, b))).map((c) => c.id);
}

const outcomeOrder: Outcome[] = [
  'killed',
  'killed_or_injured',
  'injured',
  'missing',
  'captured',
  'abducted',
  'surrendered',
  'released',
  'displaced',
];

/** Figures of the same outcome about the same kind of victims. `uncounted` may contradict others, but is in no bar. */
export function figureGroups(claims: FigureClaim[], rejected: ReadonlySet<string> = new Set(), uncounted: ReadonlySet<string> = new Set()): FigureGroup[] {
  const groups = groupBy(claims, (c) => `${c.outcome} ${c.victims?.kind ?? ''}`);
  const out = [...groups].map(([key, list]) => {
    const first = list[0] as FigureClaim;
    const ordered = inOrder(list);
    const standing = ordered.filter((c) => !rejected.has(c.id));
    return {
      key,
      outcome: first.outcome,
      victims: first.victims?.kind ?? null,
      claims: ordered,
      counted: standing.filter((c) => !uncounted.has(c.id)),
      speakers: bySpeaker(ordered),
      differing: differing(standing),
    };
  });
  return out.sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
}

function holderKey(claim: ControlClaim): string {
  return claim.holder?.actor_id ?? fold(claim.holder?.name ?? '');
}

/** Who holds a place, claimant by claimant. "Contested" is said by a claim or shown by two that disagree. */
export function placeGroups(claims: ControlClaim[], rejected: ReadonlySet<string> = new Set()): PlaceGroup[] {
  const groups = groupBy(claims, (c) => c.place?.gazetteer_id ?? fold(c.place?.name ?? ''));
  return [...groups].map(([key, list]) => ({
    key,
    claims: list,
    contested: new Set(list.filter((c) => !rejected.has(c.id)).map((c) => `${holderKey(c)} ${c.change === 'contested'}`)).size > 1,
  }));
}

export interface SpeakerColumn {
  key: string;
  sources: Source[];
  side: Side;
  claims: Set<string>;
}

/** Whole chains, not only nearest speakers: the same words through two channels are two columns. */
export function speakerColumns(claims: Claim[]): SpeakerColumn[] {
  const chain = (c: Claim) => c.sources.map((s) => fold(s.name)).join(' > ');
  return [...groupBy(claims, chain)].map(([key, list]) => {
    const first = list[0] as Claim;
    return { key, sources: first.sources, side: sideOf(first), claims: new Set(list.map((c) => c.id)) };
  });
}

function section(event: ReportEvent | null, claims: Claim[], rejected: ReadonlySet<string>, uncounted?: ReadonlySet<string>): LedgerSection {
  return {
    event,
    figures: figureGroups(claims.filter(isFigure), rejected, uncounted),
    control: placeGroups(ofKind(claims, 'control'), rejected),
    responsibility: ofKind(claims, 'responsibility'),
    materiel: ofKind(claims, 'materiel'),
    occurrence: ofKind(claims, 'occurrence'),
    total: claims.length,
  };
}

/**
 * The whole ledger of one report: its news first, then what it recalls, then what belongs to no event. With reviews,
 * claims are as they were corrected, and what was rejected stands there without counting.
 */
export function ledger(events: ReportEvent[], read: Claim[], reviews: Record<string, Review> = {}, uncounted?: ReadonlySet<string>): LedgerSection[] {
  const gone = (id: string | null) => id !== null && reviews[id]?.status === 'rejected';
  const corrected = read.map((c) => (reviews[c.id]?.edited as Claim | null | undefined) ?? c);
  const rejected = new Set(corrected.filter((c) => gone(c.id) || gone(c.event)).map((c) => c.id));
  // A part stands for itself when nobody says the total any more.
  const claims = corrected.map((c) => ('part_of' in c && c.part_of !== null && rejected.has(c.part_of) ? { ...c, part_of: null } : c));
  const known = new Set(events.map((e) => e.id));
  const news = events.filter((e) => !e.background);
  const recalled = events.filter((e) => e.background);
  const sections = [...news, ...recalled].map((e) => section(e, claims.filter((c) => c.event === e.id), rejected, uncounted));
  const loose = claims.filter((c) => c.event === null || !known.has(c.event));
  return loose.length ? [...sections, section(null, loose, rejected)] : sections;
}

/** Claims in the order in which the ledger shows them: what `j` and `k` walk along. */
export function readingOrder(sections: LedgerSection[]): Claim[] {
  return sections.flatMap((s) => [
    ...s.figures.flatMap((g) => g.speakers.flatMap((rows) => rows.claims)),
    ...s.control.flatMap((g) => g.claims),
    ...s.responsibility,
    ...s.materiel,
    ...s.occurrence,
  ]);
}
