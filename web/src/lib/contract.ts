// SPDX-License-Identifier: Apache-2.0
/** The nouns of the contract (docs/formats/record.md) and of the API (docs/api.md), as the server sends them. */

/** Unicode code points of the document's text, half open, and the words themselves. */
export interface Span {
  start: number;
  end: number;
  exact: string;
}

export type FurnitureKind = 'related-link' | 'credit' | 'caption' | 'copyright' | 'promotion' | 'dateline';
export type EventStatus = 'occurred' | 'ongoing' | 'planned' | 'threatened' | 'denied';
export type DatePrecision = 'day' | 'range' | 'week' | 'month' | 'year' | 'unknown';
export type PlacePrecision = 'exact' | 'settlement' | 'district' | 'province' | 'region' | 'country';
export type ActorRole = 'initiator' | 'target' | 'participant';
export type ActorKind =
  | 'state_forces'
  | 'rebel_group'
  | 'political_militia'
  | 'identity_militia'
  | 'rioters'
  | 'protesters'
  | 'civilians'
  | 'external_forces'
  | 'unknown';
export type SourceKind =
  | 'official'
  | 'state_forces'
  | 'armed_group'
  | 'witness'
  | 'civilian'
  | 'medical'
  | 'ngo'
  | 'international_organisation'
  | 'media'
  | 'social_media'
  | 'anonymous'
  | 'unknown';
export type Modality = 'asserted' | 'hedged' | 'denied';
export type Outcome =
  | 'killed'
  | 'injured'
  | 'killed_or_injured'
  | 'missing'
  | 'captured'
  | 'abducted'
  | 'surrendered'
  | 'released'
  | 'displaced';
export type Qualifier = 'exact' | 'about' | 'at_least' | 'more_than' | 'at_most' | 'range' | 'vague';
export type ControlChange = 'captured' | 'recaptured' | 'lost' | 'held' | 'contested' | 'advancing';
export type Stance = 'claimed' | 'accused' | 'denied';
export type MaterielChange = 'destroyed' | 'damaged' | 'seized' | 'used';

export interface EventDate {
  start: string | null;
  end: string | null;
  precision: DatePrecision;
}

export interface Place {
  name: string;
  country: string | null;
  admin1: string | null;
  admin2: string | null;
  latitude: number | null;
  longitude: number | null;
  gazetteer_id: string | null;
  precision: PlacePrecision;
  evidence: Span[];
}

export interface Actor {
  name: string;
  actor_id: string | null;
  kind: ActorKind;
  evidence: Span[];
}

export interface EventActor extends Actor {
  role: ActorRole;
}

export interface Source {
  name: string;
  role: string | null;
  affiliation: string | null;
  kind: SourceKind;
  evidence: Span[];
}

export interface Count {
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
}

export interface ReportEvent {
  id: string;
  event_type: string;
  sub_event_type: string;
  status: EventStatus;
  background: boolean;
  date: EventDate;
  places: Place[];
  actors: EventActor[];
  evidence: Span[];
}

interface ClaimBase {
  id: string;
  event: string | null;
  modality: Modality;
  sources: Source[];
  evidence: Span[];
}

export interface FigureClaim extends ClaimBase {
  kind: 'casualties' | 'detention' | 'displacement';
  outcome: Outcome;
  count: Count;
  victims: Actor | null;
  part_of: string | null;
}

export interface ControlClaim extends ClaimBase {
  kind: 'control';
  place: Place | null;
  holder: Actor | null;
  change: ControlChange;
}

export interface ResponsibilityClaim extends ClaimBase {
  kind: 'responsibility';
  actor: Actor | null;
  stance: Stance;
}

export interface MaterielClaim extends ClaimBase {
  kind: 'materiel';
  item: string;
  count: Count;
  change: MaterielChange;
}

export interface OccurrenceClaim extends ClaimBase {
  kind: 'occurrence';
}

export type Claim = FigureClaim | ControlClaim | ResponsibilityClaim | MaterielClaim | OccurrenceClaim;
export type ClaimKind = Claim['kind'];

export interface ReportDocument {
  id: string;
  title: string | null;
  publisher: string | null;
  url: string | null;
  published: string | null;
  published_basis: 'given' | 'inferred' | null;
  dateline: string | null;
  language: string;
  credits: { role: string; name: string }[];
  furniture: (Span & { kind: FurnitureKind })[];
  text: string;
}

export interface ReportRecord {
  document: ReportDocument;
  events: ReportEvent[];
  claims: Claim[];
}

// ---------------------------------------------------------------- the API

export interface Status {
  version: string;
  pack: string;
  database: string;
  reports: number;
  events: number;
  claims: number;
}

export interface ReportRef {
  id: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  /** The first words of the text, for a report that has no title. */
  lead?: string | null;
}

export interface ReportItem extends ReportRef {
  published_basis: 'given' | 'inferred' | null;
  dateline: string | null;
  events: number;
  claims: number;
}

export interface ReportPage {
  total: number;
  items: ReportItem[];
}

export interface StoredReport {
  record: ReportRecord;
  ingested_at: string;
  sha256: string;
}

export interface Range {
  low: number | null;
  high: number | null;
}

export interface EventItem {
  report: ReportRef;
  event: ReportEvent;
  claims: number;
  killed: Range | null;
  injured: Range | null;
}

export interface FacetValue {
  value: string;
  count: number;
}

export type FacetName = 'event_type' | 'sub_event_type' | 'country' | 'actor' | 'publisher' | 'status';

export interface EventPage {
  total: number;
  items: EventItem[];
  facets: Partial<Record<FacetName, FacetValue[]>>;
  histogram: { month: string; count: number }[];
  undated: number;
  unplaced: number;
}

/** A piece of a snippet; `found` ones are the words that were searched. */
export interface SnippetPiece {
  text: string;
  found: boolean;
}

export interface SearchPage {
  total: number;
  /** True: `total` is where counting stopped. */
  more?: boolean;
  items: { report: ReportItem; snippet: SnippetPiece[] }[];
}
