// SPDX-License-Identifier: Apache-2.0
/** The timeline: months without a hole, and windows of days over them. */

import type { Counted, MonthCount } from './contract';

const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const nameOf = (index: number) => `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

export type Step = 'month' | 'year';

export interface Bin extends Counted {
  from: string;
  to: string;
  label: string;
}

export function lastDay(month: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${String(days).padStart(2, '0')}`;
}

function valid(list: MonthCount[]): MonthCount[] {
  return list.filter((m) => /^\d{4}-\d{2}$/.test(m.month)).sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Months while they fit on the axis, else years; empty ones are shown as empty. */
export function bins(list: MonthCount[], most = 120): { step: Step; bins: Bin[] } {
  const known = valid(list);
  const first = known[0];
  const last = known[known.length - 1];
  if (!first || !last) return { step: 'month', bins: [] };
  const counts = new Map(known.map((m) => [m.month, m]));
  const all: Bin[] = [];
  for (let i = indexOf(first.month); i <= indexOf(last.month); ++i) {
    const month = nameOf(i);
    const { count, uncounted } = counts.get(month) ?? { count: 0, uncounted: 0 };
    all.push({ from: `${month}-01`, to: lastDay(month), label: month, count, uncounted });
  }
  return all.length <= most ? { step: 'month', bins: all } : { step: 'year', bins: years(all) };
}

function years(months: Bin[]): Bin[] {
  const out = new Map<string, Bin>();
  for (const month of months) {
    const label = month.label.slice(0, 4);
    const year = out.get(label);
    if (year) {
      year.count += month.count;
      year.uncounted += month.uncounted;
    } else out.set(label, { ...month, from: `${label}-01-01`, to: `${label}-12-31`, label });
  }
  return [...out.values()];
}

/** The bins that a window touches: inclusive indices, or null when it touches none. */
export function touched(list: Bin[], from: string | undefined, to: string | undefined): [number, number] | null {
  const first = list.findIndex((b) => !from || b.to >= from);
  let last = -1;
  list.forEach((b, i) => {
    if (!to || b.from <= to) last = i;
  });
  return first < 0 || last < first ? null : [first, last];
}

/** How a window moves: each bound by itself, both together, or growing from the beginning. */
export const windowModes = ['fixed', 'sliding', 'cumulative'] as const;
export type WindowMode = (typeof windowModes)[number];

export type Bounds = [first: number, last: number];

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The window after its bound `side` went to `target`; `last` is the last bin's index. */
export function moveBound([from, to]: Bounds, side: 0 | 1, target: number, last: number, mode: WindowMode): Bounds {
  if (mode === 'cumulative') return [0, clamp(target, 0, last)];
  if (mode === 'sliding') {
    const length = to - from;
    const first = clamp(side === 0 ? target : target - length, 0, last - length);
    return [first, first + length];
  }
  return side === 0 ? [clamp(target, 0, to), to] : [from, clamp(target, from, last)];
}

/** One step of the arrows beside the window: a whole window on, one bin on, or one bin more. */
export function stepWindow([from, to]: Bounds, direction: 1 | -1, last: number, mode: WindowMode): Bounds {
  if (mode === 'cumulative') return [0, clamp(to + direction, 0, last)];
  const length = to - from + 1;
  const first = clamp(from + direction * (mode === 'sliding' ? 1 : length), 0, last + 1 - length);
  return [first, first + length - 1];
}
