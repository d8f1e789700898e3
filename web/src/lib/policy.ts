// SPDX-License-Identifier: Apache-2.0
/**
 * Derived values. A policy is a named rule that picks one number out of a group of figures for those who
 * must report one. The record holds no such number; the page shows it only under the policy's name.
 */
import type { FigureClaim } from './contract';

export const policies = ['none', 'lowest', 'highest', 'official'] as const;
export type Policy = (typeof policies)[number];

export interface Derived {
  value: number;
  /** The claim that the value comes from. */
  claim: FigureClaim;
}

const floor = (c: FigureClaim) => c.count.low ?? c.count.high;
const ceiling = (c: FigureClaim) => c.count.high ?? c.count.low;

function pick(
  claims: FigureClaim[],
  value: (c: FigureClaim) => number | null,
  better: (a: number, b: number) => boolean,
): Derived | null {
  let best: Derived | null = null;
  for (const claim of claims) {
    const v = value(claim);
    if (v !== null && (best === null || better(v, best.value))) best = { value: v, claim };
  }
  return best;
}

const smaller = (a: number, b: number) => a < b;
const greater = (a: number, b: number) => a > b;
const fromOfficials = (c: FigureClaim) => ['official', 'state_forces', 'medical'].includes(c.sources[0]?.kind ?? '');

/** Wholes only: a part never stands for its total. Denied figures are left out. */
export function derive(policy: Policy, claims: FigureClaim[]): Derived | null {
  const wholes = claims.filter((c) => c.modality !== 'denied' && c.part_of === null);
  if (policy === 'lowest') return pick(wholes, floor, smaller);
  if (policy === 'highest') return pick(wholes, ceiling, greater);
  if (policy === 'official') return pick(wholes.filter(fromOfficials), floor, smaller);
  return null;
}
