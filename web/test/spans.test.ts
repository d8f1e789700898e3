// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { codePointIndex, paragraphs, segments, sentenceAround, sentences } from '../src/lib/spans';

describe('code points to UTF-16', () => {
  it('is the identity for plain text, and never leaves the text', () => {
    const at = codePointIndex('tujuh');
    expect([0, 3, 5, 9, -1].map(at)).toEqual([0, 3, 5, 5, 0]);
  });

  it('counts an emoji as one code point and two units', () => {
    const text = '😀 tiga 🚑 warga';
    const at = codePointIndex(text);
    const points = [...text];
    const start = points.indexOf('w');
    expect(text.slice(at(start), at(start + 5))).toBe('warga');
    expect(at(points.length)).toBe(text.length);
  });
});

describe('sentences', () => {
  it('knows lines as paragraphs and leaves out blank ones', () => {
    expect(paragraphs('satu\n\n  \ndua')).toEqual([{ start: 0, end: 4 }, { start: 9, end: 12 }]);
  });

  it('does not end at initials, short ranks or before lower case', () => {
    const text = 'Kata Brigjen Pol. M. Suryadi di Lembah Asri. Dua orang luka. Ia pergi.';
    const found = sentences(text, { start: 0, end: text.length }).map((s) => text.slice(s.start, s.end).trim());
    expect(found).toEqual(['Kata Brigjen Pol. M. Suryadi di Lembah Asri.', 'Dua orang luka.', 'Ia pergi.']);
  });

  it('covers its paragraph without a hole', () => {
    const text = 'Satu dua. "Tiga empat," katanya. Lima!';
    const all = sentences(text, { start: 0, end: text.length });
    expect(all.map((s) => text.slice(s.start, s.end)).join('')).toBe(text);
  });

  it('gives the sentence around words, and all sentences that words run through', () => {
    const text = 'Satu dua. Tiga empat. Lima.';
    const around = (words: string) => {
      const start = text.indexOf(words);
      const s = sentenceAround(text, { start, end: start + words.length });
      return text.slice(s.start, s.end);
    };
    expect(around('empat')).toBe('Tiga empat.');
    expect(around('dua. Tiga')).toBe('Satu dua. Tiga empat.');
  });
});

describe('segments', () => {
  const text = 'abcdefghij';
  const cut = (marks: [number, number, string][]) =>
    segments(text, { start: 0, end: 10 }, marks.map(([start, end, ref]) => ({ start, end, ref }))).map((s) => [s.text, s.refs.join('+')]);

  it('keeps every mark where several overlap', () => {
    expect(cut([[1, 6, 'A'], [4, 8, 'B'], [4, 6, 'C']])).toEqual([
      ['a', ''], ['bcd', 'A'], ['ef', 'A+B+C'], ['gh', 'B'], ['ij', ''],
    ]);
  });

  it('clips marks to the stretch asked for and ignores empty ones', () => {
    const got = segments(text, { start: 2, end: 5 }, [{ start: 0, end: 3, ref: 'A' }, { start: 4, end: 4, ref: 'B' }, { start: 4, end: 9, ref: 'C' }]);
    expect(got.map((s) => [s.text, s.refs.join()])).toEqual([['c', 'A'], ['d', ''], ['e', 'C']]);
  });

  it('always gives the text back', () => {
    const marks = Array.from({ length: 40 }, (_, i) => ({ start: (i * 7) % 9, end: ((i * 5) % 9) + 1, ref: i }));
    expect(segments(text, { start: 0, end: 10 }, marks).map((s) => s.text).join('')).toBe(text);
  });
});
