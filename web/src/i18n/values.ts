// SPDX-License-Identifier: Apache-2.0
/** Values of the record's fields, and claims as a whole, in one line each. */
import type { Claim, Count, EventActor, EventDate, Place, Source } from '../lib/contract';
import type { Words } from './format';

type Named = { name: string; kind?: string };

const table = (words: Record<string, string>, key: unknown) => (typeof key === 'string' ? (words[key] ?? key) : '–');

function list(values: unknown, one: (value: never) => string): string {
  return Array.isArray(values) && values.length ? values.map((v) => one(v as never)).join('; ') : '–';
}

/** A value of the field in the words of the page. */
export function valueWords(w: Words, field: string, value: unknown): string {
  const { t } = w;
  if (value === null || value === undefined) return '–';
  switch (field) {
    case 'sub_event_type': return w.subEventType(String(value));
    case 'event_type': return w.eventType(String(value));
    case 'status': return table(t.eventStatus, value);
    case 'modality': return table(t.modalities, value);
    case 'outcome': return table(t.outcomes, value);
    case 'stance': return table(t.stances, value);
    case 'change': return table({ ...t.materielChanges, ...t.controlChanges }, value);
    case 'review': return table(t.standings, value);
    case 'event': return typeof value === 'object' ? `${w.subEventType((value as { sub_event_type: string }).sub_event_type)} “${(value as { words: string }).words}”` : String(value);
    case 'background': return value ? t.yes : t.no;
    case 'count': return w.count(value as Count);
    case 'date': return `${w.date(value as EventDate)} (${table(t.datePrecision, (value as EventDate).precision)})`;
    case 'place': return w.place(value as Place);
    case 'places': return list(value, (p: Place) => `${w.place(p)} (${table(t.placePrecision, p.precision)})`);
    case 'actors': return list(value, (a: EventActor) => `${a.name} (${table(t.actorRoles, a.role)})`);
    case 'sources': return Array.isArray(value) && value.length ? value.map((s: Source) => [s.name, s.role, s.affiliation].filter(Boolean).join(', ')).join(' ← ') : t.ownVoice;
    case 'victims': case 'holder': case 'actor': return `${(value as Named).name} (${table(t.actorKinds, (value as Named).kind)})`;
    case 'evidence': return list(value, (s: string) => `“${s}”`);
    case 'text': return t.characters(w.number(value as number));
    case 'published': return w.day(String(value));
    default: return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

/** What is different though the page says both alike, such as coordinates. */
function raw(value: unknown, other: unknown): string {
  if (value !== null && other !== null && typeof value === 'object' && typeof other === 'object') {
    const entries = Object.entries(value).filter(([key, v]) => JSON.stringify(v) !== JSON.stringify((other as Record<string, unknown>)[key]));
    return entries.map(([key, v]) => (typeof v === 'object' && v !== null ? raw(v, (other as Record<string, unknown>)[key]) : `${key} ${String(v ?? '–')}`)).join('; ');
  }
  return String(value ?? '–');
}

export function changeWords(w: Words, field: string, before: unknown, after: unknown): [string, string] {
  const both: [string, string] = [valueWords(w, field, before), valueWords(w, field, after)];
  return both[0] === both[1] ? [raw(before, after), raw(after, before)] : both;
}

/** "3 polisi, tewas – Harun Wirya": figure or holder, what of, and who says so. */
export function claimWords(w: Words, claim: Claim): string {
  const { t } = w;
  const speaker = claim.sources[0]?.name ?? t.ownVoice;
  const hedge = claim.modality === 'asserted' || claim.kind === 'occurrence' ? '' : `, ${t.modalities[claim.modality]}`;
  const what = (): string => {
    if ('outcome' in claim) return w.figure(claim);
    if (claim.kind === 'control') return `${claim.place?.name ?? t.placeUnknown}: ${claim.holder?.name ?? t.actorUnknown}, ${t.controlChanges[claim.change]}`;
    if (claim.kind === 'responsibility') return `${claim.actor?.name ?? t.actorUnknown}, ${t.stances[claim.stance]}`;
    if (claim.kind === 'materiel') return `${w.count(claim.count)} ${claim.item}, ${t.materielChanges[claim.change]}`;
    return t.occurrenceSays[claim.modality];
  };
  return `${what()}${hedge} – ${speaker}`;
}
