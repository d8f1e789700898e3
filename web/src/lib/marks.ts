// SPDX-License-Identifier: Apache-2.0
/** What is marked in a report's text, and which claims a choice in the address means. */
import type { Actor, Claim, Modality, Place, ReportEvent, ReportRecord, Span } from './contract';
import { sideOf, type Side } from './sides';
import { codePointIndex, sentenceAround, type Mark, type Range16 } from './spans';

export type SelectionRole = 'words' | 'speaker' | 'victims' | 'place' | 'holder';

export type Ref =
  | { layer: 'claim'; id: string; side: Side; modality: Modality }
  | { layer: 'event'; id: string }
  | { layer: 'furniture'; kind: ReportRecord['document']['furniture'][number]['kind']; first: number }
  | { layer: 'chosen'; role: SelectionRole }
  | { layer: 'sentence' };

/** A place or an actor of an event, by name; or its date, whose words are not in the record: the reading says them when asked. */
export interface Fact {
  kind: 'place' | 'actor' | 'date';
  name: string;
}

/** As an address holds it: `place:Faryab`, `actor:Taliban`, `date`. */
export const factName = ({ kind, name }: Fact) => (kind === 'date' ? kind : `${kind}:${name}`);

export function readFact(text: string | null): Fact | null {
  if (text === 'date') return { kind: 'date', name: '' };
  const [, kind, name] = /^(place|actor):(.+)$/s.exec(text ?? '') ?? [];
  return kind === undefined || name === undefined ? null : { kind: kind as Fact['kind'], name };
}

export interface Selection {
  claims: Set<string>;
  events: Set<string>;
  /** Of the events: only what the words of this rest on. */
  fact: Fact | null;
  /** Set when words were chosen, not a claim. */
  at: number | null;
}

export class MarkedText {
  private readonly utf16: (codePoint: number) => number;
  private readonly codePoints: (offset: number) => number;

  /** `dates`: the words of each event's date, by its id, when they were asked for. */
  constructor(
    readonly record: ReportRecord,
    private readonly dates: Record<string, Span[]> = {},
  ) {
    const text = record.document.text;
    this.utf16 = codePointIndex(text);
    // Back again only for the address of chosen words.
    this.codePoints = (offset) => [...text.slice(0, offset)].length;
  }

  get text(): string {
    return this.record.document.text;
  }

  range(span: Span): Range16 {
    return { start: this.utf16(span.start), end: this.utf16(span.end) };
  }

  /** The code point of an offset in UTF-16. */
  codePoint(offset: number): number {
    return this.codePoints(offset);
  }

  private marks(spans: Span[], ref: Ref): Mark<Ref>[] {
    return spans.map((span) => ({ ...this.range(span), ref }));
  }

  /** Claims, triggers and furniture: what is marked whatever is chosen. */
  base(layers: { claims: boolean; events: boolean }): Mark<Ref>[] {
    const { document, events, claims } = this.record;
    const furniture = document.furniture.flatMap((f) =>
      this.marks([f], { layer: 'furniture', kind: f.kind, first: this.utf16(f.start) }),
    );
    const triggers = layers.events ? events.flatMap((e) => this.marks(e.evidence, { layer: 'event', id: e.id })) : [];
    const words = layers.claims
      ? claims.flatMap((c) => this.marks(c.evidence, { layer: 'claim', id: c.id, side: sideOf(c), modality: c.modality }))
      : [];
    return [...furniture, ...triggers, ...words];
  }

  /** The sentences that hold these words. */
  sentences(spans: Span[]): Range16[] {
    const all = spans.map((span) => this.withoutFurniture(sentenceAround(this.text, this.range(span)), this.range(span)));
    return all.filter((s, i) => all.findIndex((o) => o.start === s.start && o.end === s.end) === i);
  }

  /** A dateline before a sentence, or a credit behind it, is not part of it. */
  private withoutFurniture(sentence: Range16, words: Range16): Range16 {
    let { start, end } = sentence;
    for (const piece of this.record.document.furniture.map((f) => this.range(f))) {
      if (piece.start <= start && start < piece.end && piece.end <= words.start) start = piece.end;
      if (piece.start < end && end <= piece.end && piece.start >= words.end) end = piece.start;
    }
    return { start, end };
  }

  sentenceTexts(claim: Claim): string[] {
    return this.sentences(claim.evidence).map((s) => this.text.slice(s.start, s.end));
  }

  /** What a choice marks on top: the words, who says them, whom they are about, and the sentence around. */
  chosen(selection: Selection): Mark<Ref>[] {
    const claims = this.record.claims.filter((c) => selection.claims.has(c.id));
    const events = this.record.events.filter((e) => selection.events.has(e.id));
    const out: Mark<Ref>[] = [];
    const add = (owner: { evidence: Span[] } | null | undefined, role: SelectionRole) => {
      if (owner) out.push(...this.marks(owner.evidence, { layer: 'chosen', role }));
    };
    for (const claim of claims) {
      add(claim, 'words');
      claim.sources.forEach((source) => add(source, 'speaker'));
      for (const [owner, role] of related(claim)) add(owner, role);
    }
    const { fact } = selection;
    const facts = fact ? events.flatMap((event) => this.factSpans(event, fact)) : null;
    if (facts) add({ evidence: facts }, 'words');
    for (const event of facts ? [] : events) {
      add(event, 'words');
      event.places.forEach((place) => add(place, 'place'));
      event.actors.forEach((actor) => add(actor, 'holder'));
    }
    const spans = [...claims.flatMap((claim) => claim.evidence), ...(facts ?? events.flatMap((event) => event.evidence))];
    return [...out, ...this.sentences(spans).map((s) => ({ ...s, ref: { layer: 'sentence' } as const }))];
  }

  /** Whether somebody may ask for its words: of a date everybody may, as long as there is one. */
  hasWords(event: ReportEvent, fact: Fact): boolean {
    return fact.kind === 'date' ? event.date.start !== null || event.date.end !== null : this.factSpans(event, fact).length > 0;
  }

  /** The words of one fact about an event; none when a reviewer wrote it. */
  factSpans({ id, places, actors }: ReportEvent, { kind, name }: Fact): Span[] {
    if (kind === 'date') return this.dates[id] ?? [];
    const list: { name: string; evidence: Span[] }[] = kind === 'place' ? places : actors;
    return list.filter((one) => one.name === name).flatMap((one) => one.evidence);
  }

  /** Claims whose evidence covers a code point. */
  claimsAt(at: number): Claim[] {
    return this.record.claims.filter((c) => c.evidence.some((s) => s.start <= at && at < s.end));
  }

  /** `?claim=c3`, `?event=e1`, `?event=e1&words=place:Faryab` or `?at=120` as a selection. */
  selection(params: URLSearchParams): Selection {
    const claim = params.get('claim');
    const event = params.get('event');
    const at = params.get('at');
    if (at !== null && /^\d+$/.test(at)) {
      return { claims: new Set(this.claimsAt(Number(at)).map((c) => c.id)), events: new Set(), fact: null, at: Number(at) };
    }
    return { claims: new Set(claim ? [claim] : []), events: new Set(event && !claim ? [event] : []), fact: claim ? null : readFact(params.get('words')), at: null };
  }
}

function related(claim: Claim): [Actor | Place | null, SelectionRole][] {
  switch (claim.kind) {
    case 'casualties':
    case 'detention':
    case 'displacement':
      return [[claim.victims, 'victims']];
    case 'control':
      return [
        [claim.place, 'place'],
        [claim.holder, 'holder'],
      ];
    case 'responsibility':
      return [[claim.actor, 'holder']];
    default:
      return [];
  }
}
