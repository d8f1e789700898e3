// SPDX-License-Identifier: Apache-2.0
/** The range bar of a group of figures: one axis from nought, one tick a claim. */
import type { Count } from './contract';

export interface Axis {
  max: number;
  stops: number[];
}

/** A round number not below `value`, in three to five equal steps. */
export function axis(value: number): Axis {
  if (value <= 5) return { max: Math.max(Math.ceil(value), 1), stops: range(Math.max(Math.ceil(value), 1), 1) };
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [0.2, 0.25, 0.5, 1, 2].map((f) => f * power).find((s) => value / s <= 5 && Number.isInteger(s)) ?? power;
  const max = Math.ceil(value / step) * step;
  return { max, stops: range(max, step) };
}

function range(max: number, step: number): number[] {
  const out: number[] = [];
  for (let at = 0; at <= max; at += step) out.push(at);
  return out;
}

/** How a count is drawn: at `at`, from `from` to `to`, open to the right or left, or not at all. */
export type Tick =
  | { kind: 'point'; at: number; about: boolean }
  | { kind: 'span'; from: number; to: number }
  | { kind: 'open'; from: number }
  | { kind: 'up_to'; to: number }
  | { kind: 'unknown' };

export function tick(count: Count): Tick {
  const { low, high, qualifier } = count;
  if (low !== null && high !== null) {
    return low === high
      ? { kind: 'point', at: low, about: qualifier === 'about' }
      : { kind: 'span', from: low, to: high };
  }
  if (low !== null) return { kind: 'open', from: low };
  if (high !== null) return { kind: 'up_to', to: high };
  return { kind: 'unknown' };
}

export function largest(counts: Count[]): number {
  return Math.max(0, ...counts.flatMap((c) => [c.low ?? 0, c.high ?? 0]));
}
