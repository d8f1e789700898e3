// SPDX-License-Identifier: Apache-2.0
/**
 * Reviewing, without a browser: what can be decided, which fields can be edited and how, and the box of decisions
 * that wait for the server. A decision is shown at once and kept until the server has it; nothing is lost with it.
 */
import type { Action, Claim, Count, Decision, EventDate, EventDetail, ReportEvent, ReportRecord, Review, Source, Span, Standing } from './contract';

export interface ItemRef {
  report: string;
  item: string;
}

/** What is sent to the server (docs/api.md, POST decisions). */
export interface Proposal {
  action: Exclude<Action, 'undo'> | 'split';
  subject: ItemRef | { linked: string };
  other?: ItemRef | { linked: string };
  field?: string;
  after?: unknown;
  reason?: string;
  /** The state that the reviewer saw; another one is a conflict. */
  seen?: string;
}

const standings: Partial<Record<Proposal['action'], Standing>> = { accept: 'accepted', reject: 'rejected', unsure: 'unsure', edit: 'edited' };

/** What an item is after a decision that the server has not confirmed yet. */
export function standingAfter(action: Proposal['action'], before: Standing): Standing {
  return standings[action] ?? before;
}

export function keyOf(ref: ItemRef | { linked: string }): string {
  return 'linked' in ref ? ref.linked : `${ref.report} ${ref.item}`;
}

// ---------------------------------------------------------------- the box of what waits

export type WaitingState = 'waiting' | 'conflict' | 'refused';

export interface Waiting {
  /** Made by this page: the same one is never sent twice at a time. */
  id: string;
  at: string;
  proposal: Proposal;
  state: WaitingState;
  tries: number;
  /** What the server said, when it would not take it. */
  message?: string;
  /** What others decided meanwhile. */
  meanwhile?: Decision[];
  /** The state after them, as the next decision has to name it. */
  seenNow?: string;
}

export type Sent =
  | { kind: 'taken' }
  | { kind: 'unreachable' }
  | { kind: 'conflict'; meanwhile: Decision[]; seen?: string | undefined }
  | { kind: 'refused'; message: string };

/** The box after the server's answer to one of its decisions. */
export function afterAnswer(box: Waiting[], id: string, sent: Sent, me: string | null): Waiting[] {
  const one = box.find((w) => w.id === id);
  if (!one) return box;
  const replaced = (change: Partial<Waiting>) => box.map((w) => (w.id === id ? { ...w, ...change } : w));
  switch (sent.kind) {
    case 'taken':
      return box.filter((w) => w.id !== id);
    case 'unreachable':
      return replaced({ tries: one.tries + 1 });
    case 'conflict':
      // The answer to an earlier try got lost on its way: what stands there is this very decision.
      if (one.tries > 0 && sent.meanwhile.some((d) => isOwn(d, one.proposal, me))) return box.filter((w) => w.id !== id);
      return replaced({ state: 'conflict', meanwhile: sent.meanwhile, ...(sent.seen === undefined ? {} : { seenNow: sent.seen }) });
    default:
      return replaced({ state: 'refused', message: sent.message });
  }
}

function isOwn(decision: Decision, proposal: Proposal, me: string | null): boolean {
  return (
    decision.actor === me &&
    decision.action === proposal.action &&
    !decision.undone &&
    JSON.stringify(decision.after ?? null) === JSON.stringify(proposal.after ?? null)
  );
}

/** The next to send: in the order in which they were made, and never past one that waits for the same item. */
export function nextToSend(box: Waiting[]): Waiting | null {
  const blocked = new Set(box.filter((w) => w.state !== 'waiting').map((w) => keyOf(w.proposal.subject)));
  return box.find((w) => w.state === 'waiting' && !blocked.has(keyOf(w.proposal.subject))) ?? null;
}

/** Seconds to the next try: soon, then less often, never less than twice a minute. */
export function pause(tries: number): number {
  return Math.min(30, 2 ** Math.min(tries, 5));
}

/** From the browser's storage; anything else there is nothing. */
export function readBox(text: string | null): Waiting[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.filter((w): w is Waiting => {
      const one = w as Partial<Waiting> | null;
      return typeof one?.id === 'string' && typeof one.proposal?.action === 'string' && typeof one.proposal.subject === 'object';
    });
  } catch {
    return [];
  }
}

// ---------------------------------------------------------------- fields

export const eventFields = ['sub_event_type', 'status', 'date', 'background'] as const;
export const claimFields = ['sources', 'count', 'victims', 'modality', 'outcome', 'change', 'stance'] as const;
export type Field = (typeof eventFields)[number] | (typeof claimFields)[number];

export function fieldsOf(item: ReportEvent | Claim): Field[] {
  const all: readonly Field[] = 'sub_event_type' in item ? eventFields : claimFields;
  return all.filter((field) => field in item && !(field === 'change' && 'item' in item));
}

/** The span of `words` in `text`, in code points: the one nearest to `near`; null when it is not there. */
export function spanOf(text: string, words: string, near: number): Span | null {
  if (!words) return null;
  let best: Span | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const start = [...text.slice(0, at)].length;
    if (best === null || Math.abs(start - near) < Math.abs(best.start - near)) {
      best = { start, end: start + [...words].length, exact: words };
    }
  }
  return best;
}

/** The chain with another nearest speaker; the words are looked for in the report. An empty name: its own voice. */
export function withSpeaker(claim: Claim, speaker: Pick<Source, 'name' | 'role' | 'affiliation' | 'kind'>, text: string): Source[] {
  const name = speaker.name.trim();
  if (!name) return [];
  const [nearest, ...rest] = claim.sources;
  const span = name === nearest?.name ? null : spanOf(text, name, claim.evidence[0]?.start ?? 0);
  const evidence = span ? [span] : name === nearest?.name ? nearest.evidence : [];
  return [{ name, role: speaker.role?.trim() || null, affiliation: speaker.affiliation?.trim() || null, kind: speaker.kind, evidence }, ...rest];
}

/** What is wrong with a count, if anything. */
export function countFault(count: Count): 'order' | 'empty' | null {
  if (count.low !== null && count.high !== null && count.low > count.high) return 'order';
  return count.low === null && count.high === null && count.qualifier !== 'vague' ? 'empty' : null;
}

export function dateFault(date: EventDate): 'order' | 'format' | null {
  const fine = (day: string | null) => day === null || /^\d{4}-\d{2}-\d{2}$/.test(day);
  if (!fine(date.start) || !fine(date.end)) return 'format';
  return date.start !== null && date.end !== null && date.start > date.end ? 'order' : null;
}

/** A value of a field, short enough for one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(shown).join(' → ') || '–';
  const { name, low, high, qualifier, start, end } = value as Record<string, unknown>;
  if (typeof name === 'string') return name;
  if (qualifier !== undefined) return `${shown(low)}…${shown(high)} ${shown(qualifier)}`;
  if (start !== undefined || end !== undefined) return start === end ? shown(start) : `${shown(start)}…${shown(end)}`;
  return JSON.stringify(value);
}

/** What somebody who looks for a second time may see of what was decided: their own verdict and nobody else's. */
export function ownReview(review: Review, me: string | null): Review {
  const mine = review.reviewers?.find((one) => one.person === me);
  return { ...review, status: mine?.status ?? 'candidate', by: mine?.person ?? null, at: mine?.at ?? null, reviewers: mine ? [mine] : [], disputed: false, edited: mine?.status === 'edited' ? (review.edited ?? null) : null };
}

/** Fields in which two events differ: what a reviewer looks at before saying "the same". */
export function differingFields(a: ReportEvent, b: ReportEvent): ('sub_event_type' | 'date' | 'places' | 'actors' | 'status')[] {
  const names = (list: { name: string }[]) => list.map((one) => one.name.toLowerCase()).sort().join('|');
  const out: ReturnType<typeof differingFields> = [];
  if (a.sub_event_type !== b.sub_event_type) out.push('sub_event_type');
  if (a.date.start !== b.date.start || a.date.end !== b.date.end) out.push('date');
  if (names(a.places) !== names(b.places)) out.push('places');
  if (names(a.actors) !== names(b.actors)) out.push('actors');
  if (a.status !== b.status) out.push('status');
  return out;
}

/** One event of a report as a record of its own, for everything that marks words in a text. */
export function recordOf({ report, event, claims, text }: EventDetail): ReportRecord {
  return {
    document: {
      id: report.id, title: report.title, publisher: report.publisher, url: null, published: report.published, published_basis: null,
      dateline: null, language: 'id', credits: [], furniture: [], text,
    },
    events: [event],
    claims,
  };
}

/** What somebody was writing when the page went away. */
export interface Draft {
  report: string;
  item: string;
  field: Field;
  value: unknown;
  reason: string;
}

export function readDraft(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    const whole = typeof draft?.report === 'string' && typeof draft.item === 'string' && typeof draft.field === 'string' && typeof draft.reason === 'string';
    return whole ? (draft as Draft) : null;
  } catch {
    return null;
  }
}
