// SPDX-License-Identifier: Apache-2.0
/**
 * Spans on screen. The contract counts Unicode code points, the browser counts UTF-16 units: a text is
 * indexed once and every span converted. Marks may overlap in any way; they are cut into segments, each
 * of which knows all the marks that cover it, so nothing is lost where two claims share words.
 */

/** A stretch in UTF-16 units, half open. */
export interface Range16 {
  start: number;
  end: number;
}

const surrogate = /[\uD800-\uDBFF]/;

/** Code point offset -> UTF-16 offset. A text without astral characters costs nothing. */
export function codePointIndex(text: string): (codePoint: number) => number {
  if (!surrogate.test(text)) return (at) => Math.min(Math.max(at, 0), text.length);
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return (codePoint) => offsets[Math.min(Math.max(codePoint, 0), offsets.length - 1)] ?? at;
}

/** Paragraphs are the lines of the text; blank ones are left out. */
export function paragraphs(text: string): Range16[] {
  const out: Range16[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') out.push({ start, end });
    start = end + 1;
  }
  return out;
}

/** True where a "sentence" really ends: not after an initial or a short abbreviation, not before lower case. */
function endsSentence(before: string, after: string): boolean {
  if (!/[.!?…]["'”’)\]]*\s*$/.test(before)) return false;
  if (/^\p{Ll}/u.test(after)) return false;
  return !/(^|[\s("“])(\p{L}|\p{Lu}\p{L}{1,2})\.\s*$/u.test(before);
}

/** The sentences of a paragraph. The page only shows them; nothing is read from them. */
export function sentences(text: string, within: Range16): Range16[] {
  const segmenter = new Intl.Segmenter('id', { granularity: 'sentence' });
  const pieces = [...segmenter.segment(text.slice(within.start, within.end))];
  const out: Range16[] = [];
  let start = within.start;
  pieces.forEach((piece, i) => {
    const end = within.start + piece.index + piece.segment.length;
    const next = pieces[i + 1]?.segment;
    if (next !== undefined && !endsSentence(text.slice(start, end), next)) return;
    out.push({ start, end });
    start = end;
  });
  return out;
}

/** The sentence that holds a stretch; a stretch over several gives all of them. */
export function sentenceAround(text: string, span: Range16): Range16 {
  const touched = paragraphs(text)
    .filter((p) => p.start < span.end && span.start < p.end)
    .flatMap((p) => sentences(text, p))
    .filter((s) => s.start < span.end && span.start < s.end);
  const first = touched[0];
  const last = touched[touched.length - 1];
  if (!first || !last) return span;
  return trimmed(text, { start: first.start, end: last.end });
}

function trimmed(text: string, range: Range16): Range16 {
  const words = text.slice(range.start, range.end);
  const start = range.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, range.start + words.trimEnd().length) };
}

/** Something that covers words: a claim's evidence, an event's trigger, a piece of furniture, ... */
export interface Mark<T> extends Range16 {
  ref: T;
}

export interface Segment<T> extends Range16 {
  text: string;
  refs: T[];
}

/** Cuts `within` at every edge of every mark. Segments follow each other without gap or overlap. */
export function segments<T>(text: string, within: Range16, marks: Mark<T>[]): Segment<T>[] {
  const here = marks.filter((m) => m.start < within.end && within.start < m.end && m.start < m.end);
  const edges = new Set([within.start, within.end]);
  for (const mark of here) {
    edges.add(Math.max(mark.start, within.start));
    edges.add(Math.min(mark.end, within.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? within.end;
    const refs = here.filter((m) => m.start <= start && end <= m.end).map((m) => m.ref);
    return { start, end, text: text.slice(start, end), refs };
  });
}
