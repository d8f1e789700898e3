// SPDX-License-Identifier: Apache-2.0
/** The reasons of a report's reading, asked for once and only when somebody wants to see them. */
import { getContext, setContext } from 'svelte';
import { api } from '../lib/api';
import type { WhyAnswer } from '../lib/contract';

const key = Symbol('why');
export type AskWhy = () => Promise<WhyAnswer>;

export function offerWhy(report: string): void {
  let answer: Promise<WhyAnswer> | null = null;
  setContext<AskWhy>(key, () => (answer ??= api.why(report)));
}

/** Nothing where several reports are shown at once. */
export const askWhy = (): AskWhy | undefined => getContext<AskWhy | undefined>(key);
