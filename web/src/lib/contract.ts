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
  reviews?: Record<string, Review>;
  /** The linked event of each event. */
  linked?: Record<string, string | null>;
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
  linked?: string | null;
  review?: Review | null;
}

export interface FacetValue {
  value: string;
  count: number;
}

/** Events that are counted, and beside them those that are not: planned, threatened, denied, or rejected by reviewers. */
export interface Counted {
  count: number;
  uncounted: number;
}

export interface MonthCount extends Counted {
  month: string;
}

export type FacetName = 'source' | 'review' | 'event_type' | 'sub_event_type' | 'country' | 'actor' | 'publisher' | 'status';

/** A name of the filter, and the other names that were found for it. */
export interface Spelled {
  asked: string;
  names: string[];
}

export interface EventPage {
  total: number;
  items: EventItem[];
  facets: Partial<Record<FacetName, FacetValue[]>>;
  histogram: MonthCount[];
  undated: number;
  unplaced: number;
  /** Of the total, by reviewers. */
  rejected: number;
  /** Of the others: planned, threatened or denied. */
  not_happened: number;
  spelled: Spelled[];
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

// ---------------------------------------------------------------- events of the world

/** Which member a derived value was taken from. */
export interface MemberRef {
  document: string;
  event: string;
}

export interface LinkedHead {
  id: string;
  event_type: string;
  sub_event_type: string;
  status: EventStatus;
  background: boolean;
  date: EventDate & { from?: MemberRef[] };
  places: (Omit<Place, 'evidence'> & { from?: MemberRef[] })[];
  actors: (Omit<EventActor, 'evidence'> & { from?: MemberRef[] })[];
  reports: number;
  /** Reports without their copies. */
  families?: number;
  /** null: not known yet. */
  origins: number | null;
  killed: Range | null;
  injured: Range | null;
  disagreement: boolean;
  /** In lists: when it came into the database, and when it last came to say something else (UTC). */
  added?: string;
  changed?: string;
  review?: Review;
}

export interface LinkedMember extends MemberRef {
  title: string | null;
  publisher: string | null;
  published: string | null;
  lead?: string | null;
  /** The report whose text this one repeats. */
  copy_of: string | null;
  /** As reviewers have it. */
  status: EventStatus;
  /** By a reviewer: listed, and nothing of it counts. */
  rejected?: boolean;
  /** Of an event as it stood: the reading, where another one is shown now. */
  reading?: number;
  /** What of its event has words in its report, as addresses name it (lib/marks). */
  facts?: string[];
}

/** As a reviewer corrected it; `rejected`: itself or with its event, shown and never counted. */
export type LinkedClaim = Claim & { document: string; origin: string; rejected?: boolean; review?: Review };

export interface PolicyFigure {
  outcome: Outcome;
  /** null: all victims together. */
  victims: ActorKind | null;
  side?: string;
  low: number | null;
  best: number | null;
  high: number | null;
  claims: { document: string; claim: string }[];
  note: string | null;
}

export interface PolicyResult {
  policy: string;
  version: string;
  figures: PolicyFigure[];
}

export interface LinkedWhole extends LinkedHead {
  members: LinkedMember[];
  claims: LinkedClaim[];
  origin_list: { id: string; kind: 'speaker' | 'agency' | 'house'; name: string }[];
  policies?: PolicyResult[];
  reviews: Record<string, Review>;
  decisions?: Decision[];
  redirected_from?: string | null;
  version?: VersionState;
}

/** Which version of an event an answer is about. */
export interface VersionState {
  number: number;
  newest: number;
  at: string;
  /** The last decision that counts. */
  decision: number;
  /** Whether it is what the event said then; false: this program puts the same together otherwise; null: not known. */
  same: boolean | null;
}

type MemberName = { report: string; event: string };

/** A version of an event, with what came between it and the one before. */
export interface EventVersion {
  number: number;
  at: string;
  change: 'new' | 'changed' | 'gone';
  successor: string | null;
  /** It can be shown. */
  kept: boolean;
  came: MemberName[];
  left: MemberName[];
  read_again: MemberName[];
  decisions: Decision[];
}

export interface EventVersions {
  id: string;
  items: EventVersion[];
  /** Decisions after the newest version, which changed nothing that it says. */
  later: Decision[];
}

/** One reading of a report. */
export interface ReportReading {
  reading: number;
  program: string;
  pack: string;
  read_at: string;
  sha256: string;
  ingested_at: string;
  events: number;
  claims: number;
  shown: boolean;
}

export interface ReadingAnswer {
  reading: ReportReading;
  record: ReportRecord;
  reviews: Record<string, Review>;
}

/** The answer about one event of the world, as it comes. */
export interface LinkedAnswer {
  event: LinkedHead;
  redirected_from?: string | null;
  members: { report: ReportRef; event: ReportEvent; review?: Review | null; copy_of?: string | null; origin?: string; reading?: number | null }[];
  /** As they were read. */
  claims: (Claim & { report: string; origin?: string; rejected?: boolean; review?: Review | null })[];
  origins?: LinkedWhole['origin_list'];
  policies?: PolicyResult[];
  decisions?: Decision[];
  version?: VersionState;
}

/** One reason of the reading: its rule and the words that it rests on, or what was decided against. */
export interface Reason {
  about: string;
  rule: string;
  against: boolean;
  words: Span[];
}

export interface WhyAnswer {
  items: Record<string, Reason[]>;
  report: Reason[];
  changed: string[];
}

/** The newest claim of one holder about a place, up to a day. */
export interface HoldingClaim {
  report: string;
  claim: string;
  title: string | null;
  publisher: string | null;
  day: string;
  day_of: 'event' | 'publication';
  holder: string | null;
  holder_kind: ActorKind | null;
  change: ControlClaim['change'];
  modality: Claim['modality'];
  source: string | null;
  source_kind: SourceKind | null;
}

/** Every claim about who holds one place, in the order of the time for which they hold. */
export interface ControlTimeline {
  place: Omit<Place, 'evidence'>;
  claims: {
    document: string;
    claim: string;
    holder: Omit<Actor, 'evidence'> | null;
    change: ControlClaim['change'];
    modality: Claim['modality'];
    valid: string | null;
    said: string | null;
    day_of: 'event' | 'publication';
    title: string | null;
    lead: string | null;
    publisher: string | null;
    sources: Source[];
    /** Positions of claims that say otherwise about the same time. */
    contested_by: number[];
    unanswered: boolean;
    evidence: string | null;
  }[];
}

export interface HeldPlace {
  place: Pick<Place, 'name' | 'country' | 'admin1' | 'admin2' | 'precision' | 'latitude' | 'longitude'>;
  claims: number;
  contested: boolean;
  newest: HoldingClaim[];
}

export interface ControlMap {
  on: string | null;
  days: string[];
  total: number;
  items: HeldPlace[];
}

// ---------------------------------------------------------------- what people decide

export type Standing = 'candidate' | 'accepted' | 'rejected' | 'unsure' | 'edited';
export type Action = 'accept' | 'reject' | 'unsure' | 'edit' | 'same' | 'not_same' | 'undo';

export interface Verdict {
  person: string;
  status: Standing;
  at: string;
}

export interface Review {
  status: Standing;
  /** What the next decision on it must name. */
  seen?: string;
  last?: number;
  by?: string | null;
  at?: string | null;
  reviewers?: Verdict[];
  disputed?: boolean;
  /** The item with its edits; null: none. */
  edited?: ReportEvent | Claim | null;
}

export interface Decision {
  number: number;
  at: string;
  actor: string;
  action: Action;
  subject: { report: string; item: string } | null;
  other?: { report: string; item: string } | null;
  linked?: string | null;
  field?: string | null;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
  undoes?: number | null;
  undone?: boolean;
}

export type Role = 'reader' | 'reviewer' | 'administrator';

export interface Person {
  name: string;
  role: Role;
  active?: boolean;
  at?: string;
}

export interface SessionState {
  person: Person | null;
  csrf: string | null;
  expires: string | null;
  /** Reviewing on this machine without signing in. */
  local: boolean;
}

export interface LinkedPage {
  total: number;
  items: LinkedHead[];
  facets: Partial<Record<FacetName, FacetValue[]>>;
  histogram: MonthCount[];
  undated: number;
  unplaced: number;
  /** Of the total, by reviewers. */
  rejected: number;
  /** Of the others: planned, threatened or denied. */
  not_happened: number;
  spelled: Spelled[];
}

export type MapPlace = Omit<Place, 'evidence' | 'gazetteer_id'> & Counted;

export interface MapAnswer {
  total: number;
  unplaced: number;
  rejected: number;
  not_happened: number;
  points: MapPlace[];
  areas: MapPlace[];
  countries: ({ country: string } & Counted)[];
  /** Events at places that are left out. */
  truncated: number;
}

/** An event of a report with everything about it. */
export interface EventDetail {
  report: ReportRef;
  event: ReportEvent;
  claims: Claim[];
  text: string;
  linked?: string | null;
  /** By the item's id: "e1", "c2". */
  reviews?: Record<string, Review>;
}

export interface QueueItem {
  linked: LinkedHead;
  score: number;
  reasons: string[];
  members: EventDetail[];
}

export interface QueuePage {
  total: number;
  items: QueueItem[];
}

export interface Pair {
  a: EventDetail;
  b: EventDetail;
  score?: number | null;
  reasons?: string[];
}

export interface PairPage {
  total: number;
  items: Pair[];
}

export interface BulkRule {
  origins_min: number;
  reports_min: number;
  no_disagreement: boolean;
  placed: boolean;
  dated: boolean;
}

export interface BulkAnswer {
  count: number;
  events: number;
  examples?: LinkedHead[];
  batch?: number;
}

export interface Agreement {
  first?: string;
  second?: string;
  both: number;
  same: number;
  percentage: number | null;
  kappa: number | null;
  pairs?: Agreement[];
}
