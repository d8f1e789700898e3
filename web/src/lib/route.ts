// SPDX-License-Identifier: Apache-2.0
/** Every state of the page has an address: `#/events?actor=...`, `#/reports/ID?claim=c3`, `#/events/REPORT/e1`, `#/events/SKS-...`. */

export type Route =
  | { view: 'events'; params: URLSearchParams }
  | { view: 'event'; report: string; event: string; params: URLSearchParams }
  | { view: 'linked'; id: string; params: URLSearchParams }
  | { view: 'review'; params: URLSearchParams }
  | { view: 'pairs'; params: URLSearchParams }
  | { view: 'people'; params: URLSearchParams }
  | { view: 'reports'; params: URLSearchParams }
  | { view: 'report'; report: string; params: URLSearchParams }
  | { view: 'readings'; report: string; params: URLSearchParams }
  | { view: 'place'; place: string; params: URLSearchParams }
  | { view: 'control'; params: URLSearchParams }
  | { view: 'missing'; params: URLSearchParams };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const params = new URLSearchParams(query);
  const [view = '', first, second, ...rest] = path.split('/').filter(Boolean).map(decoded);
  if (rest.length) return { view: 'missing', params };
  if (view === '' && first === undefined) return { view: 'events', params };
  if (view === 'events' && first === undefined) return { view: 'events', params };
  if (view === 'events' && first !== undefined && second !== undefined) {
    return { view: 'event', report: first, event: second, params };
  }
  if (view === 'events' && first !== undefined) return { view: 'linked', id: first, params };
  if (view === 'review' && first === undefined) return { view: 'review', params };
  if (view === 'review' && first === 'pairs' && second === undefined) return { view: 'pairs', params };
  if (view === 'people' && first === undefined) return { view: 'people', params };
  if (view === 'control' && first === undefined) return { view: 'control', params };
  if (view === 'reports' && first === undefined) return { view: 'reports', params };
  if (view === 'reports' && first !== undefined && second === undefined) {
    return { view: 'report', report: first, params };
  }
  if (view === 'reports' && first !== undefined && second === 'readings') return { view: 'readings', report: first, params };
  if (view === 'places' && first !== undefined && second === undefined) return { view: 'place', place: first, params };
  return { view: 'missing', params };
}

type Params = URLSearchParams | Record<string, string | number | null | undefined>;

function query(params: Params): string {
  const entries = params instanceof URLSearchParams ? [...params] : Object.entries(params);
  const kept = entries.filter(([, v]) => v !== null && v !== undefined && v !== '');
  const text = new URLSearchParams(kept.map(([k, v]) => [k, String(v)])).toString();
  return text ? `?${text}` : '';
}

export const link = {
  events: (params: Params = {}) => `#/events${query(params)}`,
  event: (report: string, event: string, params: Params = {}) =>
    `#/events/${encodeURIComponent(report)}/${encodeURIComponent(event)}${query(params)}`,
  /** An event of the world. */
  linked: (id: string, params: Params = {}) => `#/events/${encodeURIComponent(id)}${query(params)}`,
  review: (params: Params = {}) => `#/review${query(params)}`,
  pairs: (params: Params = {}) => `#/review/pairs${query(params)}`,
  control: (params: Params = {}) => `#/control${query(params)}`,
  people: () => '#/people',
  place: (name: string) => `#/places/${encodeURIComponent(name)}`,
  reports: (params: Params = {}) => `#/reports${query(params)}`,
  report: (report: string, params: Params = {}) => `#/reports/${encodeURIComponent(report)}${query(params)}`,
  /** Two readings of it beside each other. */
  readings: (report: string, params: Params = {}) => `#/reports/${encodeURIComponent(report)}/readings${query(params)}`,
};
