// SPDX-License-Identifier: Apache-2.0
/** The server's JSON API (docs/api.md). Nothing but the page's own origin is ever asked. */
import type {
  Agreement, BulkAnswer, BulkRule, ControlMap, ControlTimeline, Decision, EventPage, EventVersions, LinkedAnswer, LinkedPage, MapAnswer, PairPage, Person, QueuePage, ReadingAnswer, ReportPage, ReportReading,
  Review, Role, SearchPage, SessionState,
  Status, StoredReport, WhyAnswer,
} from './contract';
import { toQuestion, type Filter } from './query';
import type { Proposal } from './review';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** With a conflict: what others decided since the reviewer looked. */
    readonly meanwhile: Decision[] = [],
    /** And the item's review as it is now. */
    readonly review: Review | null = null,
  ) {
    super(message);
  }
}

const root = 'api/v1';

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const { error, meanwhile, review } = (body ?? {}) as { error?: { code?: string; message?: string }; meanwhile?: Decision[]; review?: Review | null };
  return new ApiError(response.status, error?.code ?? 'http', error?.message ?? response.statusText, meanwhile ?? [], review ?? null);
}

/** What can be exported, and as what. */
export interface ExportOffer {
  profiles: string[];
  formats: string[];
  policies: { name: string; version: string }[];
  releases: ('public' | 'internal')[];
}

/** An empty policy is the profile's own; `filter` is a list's query string. */
export interface ExportWish {
  profile: string;
  format: string;
  policy: string;
  release: 'public' | 'internal';
  hxl: boolean;
  filter?: string;
  /** A day: only what changed from then on; empty: all. */
  since?: string;
}

export interface ExportPreview {
  rows: number;
  left_out: Record<string, number>;
  left: { name: string; count: number }[];
  cut: { name: string; count: number }[];
}

async function ask<T>(path: string, options: RequestInit): Promise<T> {
  const response = await reach(path, options);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

/** While on, the server masks private persons' names in everything that it shows. */
export const muting = { on: false };

/** Status 0 means that the server could not be reached. */
async function reach(path: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${root}/${path}`, { ...options, headers: { Accept: 'application/json', ...(muting.on ? { 'X-Saksi-Mute': 'names' } : {}), ...options.headers } });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, 'unreachable', '');
  }
  if (!response.ok) throw await failure(response);
  return response;
}

const get = <T>(path: string, signal?: AbortSignal) => ask<T>(path, { signal: signal ?? null });

/** A write shows the session's key, so that no other site can make this browser write. */
function send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, csrf: string | null, body?: unknown): Promise<T> {
  const headers = { ...(csrf ? { 'X-CSRF-Token': csrf } : {}), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  return ask<T>(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}

function paged(params: URLSearchParams, limit: number, offset: number): string {
  params.set('limit', String(limit));
  if (offset > 0) params.set('offset', String(offset));
  return params.toString();
}

const one = encodeURIComponent;

interface RawSession {
  person: string | null;
  role: Role;
  csrf: string | null;
  local: boolean;
  expires: string | null;
}

/** Nobody signed in has a role too, but no name. */
const sessionOf = ({ person, role, ...rest }: RawSession): SessionState => ({ person: person ? { name: person, role } : null, ...rest });

export const api = {
  status: (signal?: AbortSignal) => get<Status>('status', signal),
  reports: (limit: number, offset: number, signal?: AbortSignal) =>
    get<ReportPage>(`reports?${paged(new URLSearchParams(), limit, offset)}`, signal),
  report: (id: string, signal?: AbortSignal) => get<StoredReport>(`reports/${one(id)}`, signal),
  why: (id: string, signal?: AbortSignal) => get<WhyAnswer>(`reports/${one(id)}/why`, signal),
  events: (filter: Filter, limit: number, offset: number, signal?: AbortSignal) =>
    get<EventPage>(`events?${paged(toQuestion(filter), limit, offset)}`, signal),
  search: (q: string, limit: number, offset: number, signal?: AbortSignal) =>
    get<SearchPage>(`search?${paged(new URLSearchParams({ q }), limit, offset)}`, signal),
  linkedEvents: (filter: Filter, limit: number, offset: number, signal?: AbortSignal) =>
    get<LinkedPage>(`linked-events?${paged(toQuestion(filter), limit, offset)}`, signal),
  linkedEvent: (id: string, signal?: AbortSignal) => get<LinkedAnswer>(`linked-events/${one(id)}`, signal),
  versions: (id: string, signal?: AbortSignal) => get<EventVersions>(`linked-events/${one(id)}/versions`, signal),
  /** With the decisions up to one: those of the version where none is named. */
  version: (id: string, number: string, decision: string | null, signal?: AbortSignal) =>
    get<LinkedAnswer>(`linked-events/${one(id)}/versions/${one(number)}${decision ? `?decision=${one(decision)}` : ''}`, signal),
  readings: (id: string, signal?: AbortSignal) => get<{ items: ReportReading[] }>(`reports/${one(id)}/readings`, signal),
  reading: (id: string, number: number, signal?: AbortSignal) => get<ReadingAnswer>(`reports/${one(id)}/readings/${number}`, signal),
  map: (filter: Filter, signal?: AbortSignal) => get<MapAnswer>(`map?${toQuestion(filter)}`, signal),
  control: (place: string, signal?: AbortSignal) => get<{ timelines: ControlTimeline[] }>(`control/${one(place)}`, signal),
  controlMap: (on: string | null, limit: number, signal?: AbortSignal) =>
    get<ControlMap>(`control-map?${paged(new URLSearchParams(on ? { on } : {}), limit, 0)}`, signal),
  queue: (params: URLSearchParams, signal?: AbortSignal) => get<QueuePage>(`review/queue?${params}`, signal),
  pairs: (limit: number, offset: number, signal?: AbortSignal) =>
    get<PairPage>(`review/pairs?${paged(new URLSearchParams(), limit, offset)}`, signal),
  agreement: (signal?: AbortSignal) => get<Agreement>('decisions/agreement', signal),
  decisions: (params: URLSearchParams, signal?: AbortSignal) => get<{ total: number; items: Decision[] }>(`decisions?${params}`, signal),
  decide: async (proposal: Proposal, csrf: string) => (await send<{ decisions: Decision[] }>('POST', 'decisions', csrf, proposal)).decisions,
  undo: async (number: number, csrf: string) => (await send<{ decisions: Decision[] }>('POST', `decisions/${number}/undo`, csrf, {})).decisions[0] ?? null,
  bulk: (query: string, rule: BulkRule, csrf: string, expect: number | null) =>
    send<BulkAnswer>('POST', 'review/bulk', csrf, { query, rule, action: 'accept', ...(expect === null ? { preview: true } : { preview: false, expect }) }),
  session: async (signal?: AbortSignal) => sessionOf(await get<RawSession>('session', signal)),
  signIn: async (token: string) => sessionOf(await send<RawSession>('POST', 'session', null, { token })),
  signOut: (csrf: string) => send<void>('DELETE', 'session', csrf),
  people: (signal?: AbortSignal) => get<{ items: Person[] }>('people', signal),
  addPerson: (name: string, role: Role, csrf: string) => send<Person & { token: string }>('POST', 'people', csrf, { name, role }),
  changePerson: (name: string, change: { role?: Role; active?: boolean; token?: boolean }, csrf: string) =>
    send<Person & { token?: string }>('PATCH', `people/${one(name)}`, csrf, change),
  exportOffer: (signal?: AbortSignal) => get<ExportOffer>('export', signal),
  exportPreview: (wish: ExportWish, csrf: string) => send<ExportPreview>('POST', 'export', csrf, { ...wish, preview: true }),
  exportFile: async (wish: ExportWish, csrf: string) => {
    const headers = { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' };
    const response = await reach('export', { method: 'POST', headers, body: JSON.stringify(wish) });
    return { file: await response.blob(), rows: Number(response.headers.get('X-Saksi-Rows')) };
  },
  /** It takes no header fields, so masking goes into its address. */
  stream: () => new EventSource(`${root}/stream${muting.on ? '?mute=names' : ''}`),
};
