// SPDX-License-Identifier: Apache-2.0
/** The reasons of a report's reading, asked for once and only when somebody wants to see them. */
import { getContext, setContext } from 'svelte';
import { api } from '../lib/api';
import type { Span, WhyAnswer } from '../lib/contract';

const key = Symbol('why');
export type AskWhy = () => Promise<WhyAnswer>;

export function offerWhy(report: string): AskWhy {
  let answer: Promise<WhyAnswer> | null = null;
  return setContext<AskWhy>(key, () => (answer ??= api.why(report)));
}

/** Nothing where several reports are shown at once. */
export const askWhy = (): AskWhy | undefined => getContext<AskWhy | undefined>(key);

/** The words that the date of each event was read from; none of one that this program reads otherwise than the record. */
export function wordsOfDates(answer: WhyAnswer): Record<string, Span[]> {
  const of = Object.entries(answer.items).filter(([id]) => id.startsWith('e') && !answer.changed.includes(id));
  return Object.fromEntries(of.map(([id, reasons]) => [id, reasons.filter((r) => r.about === 'date' && !r.against).flatMap((r) => r.words)]));
}
