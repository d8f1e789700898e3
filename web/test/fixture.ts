// SPDX-License-Identifier: Apache-2.0
/** Claims and records for the tests, written short. */
import type { ActorKind, Claim, ControlClaim, FigureClaim, ReportRecord, Source, SourceKind, Span } from '../src/lib/contract';

/** The nth place where `exact` stands in `text`, in code points. */
export function span(text: string, exact: string, nth = 0): Span {
  let at = -1;
  for (let i = 0; i <= nth; ++i) at = text.indexOf(exact, at + 1);
  if (at < 0) throw new Error(`"${exact}" is not in the text`);
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...exact].length, exact };
}

export const speaker = (name: string, kind: SourceKind = 'official'): Source => ({
  name,
  role: null,
  affiliation: null,
  kind,
  evidence: [],
});

export const people = (name: string, kind: ActorKind = 'state_forces') => ({ name, actor_id: null, kind, evidence: [] });

export function figure(id: string, n: number, who: Source | null, more: Partial<FigureClaim> = {}): FigureClaim {
  return {
    id,
    event: 'e1',
    kind: 'casualties',
    modality: 'asserted',
    sources: who ? [who] : [],
    evidence: [{ start: Number(id.slice(1)) * 10, end: Number(id.slice(1)) * 10 + 2, exact: String(n) }],
    outcome: 'killed',
    count: { low: n, high: n, qualifier: 'exact' },
    victims: people('prajurit'),
    part_of: null,
    ...more,
  };
}

export function control(id: string, place: string, holder: string, who: Source, more: Partial<ControlClaim> = {}): ControlClaim {
  return {
    id,
    event: 'e1',
    kind: 'control',
    modality: 'asserted',
    sources: [who],
    evidence: [{ start: 0, end: 1, exact: 'x' }],
    place: { name: place, country: null, admin1: null, admin2: null, latitude: null, longitude: null, gazetteer_id: null, precision: 'district', evidence: [] },
    holder: people(holder, 'rebel_group'),
    change: 'captured',
    ...more,
  };
}

export function record(text: string, claims: Claim[], furniture: ReportRecord['document']['furniture'] = []): ReportRecord {
  return {
    document: {
      id: 'd1', title: null, publisher: null, url: null, published: null, published_basis: null, dateline: null,
      language: 'id', credits: [], furniture, text,
    },
    events: [
      {
        id: 'e1', event_type: 'Battles', sub_event_type: 'Armed clash', status: 'occurred', background: false,
        date: { start: null, end: null, precision: 'unknown' }, places: [], actors: [], evidence: [],
      },
    ],
    claims,
  };
}
