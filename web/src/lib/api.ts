// SPDX-License-Identifier: Apache-2.0
/** The server's JSON API (docs/api.md). Nothing but the page's own origin is ever asked. */
import type { EventPage, ReportPage, SearchPage, Status, StoredReport } from './contract';
import { toParams, type Filter } from './query';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const root = 'api/v1';

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const error = (body as { error?: { code?: string; message?: string } } | null)?.error;
  return new ApiError(response.status, error?.code ?? 'http', error?.message ?? response.statusText);
}

/** Status 0 means that the server could not be reached. */
async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`${root}/${path}`, { signal: signal ?? null, headers: { Accept: 'application/json' } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'unreachable', '');
  }
  if (!response.ok) throw await failure(response);
  return (await response.json()) as T;
}

function paged(params: URLSearchParams, limit: number, offset: number): string {
  params.set('limit', String(limit));
  if (offset > 0) params.set('offset', String(offset));
  return params.toString();
}

const one = encodeURIComponent;

export const api = {
  status: (signal?: AbortSignal) => get<Status>('status', signal),
  reports: (limit: number, offset: number, signal?: AbortSignal) =>
    get<ReportPage>(`reports?${paged(new URLSearchParams(), limit, offset)}`, signal),
  report: (id: string, signal?: AbortSignal) => get<StoredReport>(`reports/${one(id)}`, signal),
  events: (filter: Filter, limit: number, offset: number, signal?: AbortSignal) =>
    get<EventPage>(`events?${paged(toParams(filter), limit, offset)}`, signal),
  search: (q: string, limit: number, offset: number, signal?: AbortSignal) =>
    get<SearchPage>(`search?${paged(new URLSearchParams({ q }), limit, offset)}`, signal),
  stream: () => new EventSource(`${root}/stream`),
};
