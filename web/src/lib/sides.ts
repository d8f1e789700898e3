// SPDX-License-Identifier: Apache-2.0
/**
 * Who speaks, in seven sides. A side has a colour and a shape of its own, so that nobody has to tell
 * colours apart. A claim takes the side of its nearest speaker; without one it is the report's own voice.
 */
import type { Claim, Source, SourceKind } from './contract';

export type Side = 'report' | 'state' | 'armed' | 'civil' | 'aid' | 'media' | 'anonymous';

export const sides: Side[] = ['report', 'state', 'armed', 'civil', 'aid', 'media', 'anonymous'];

const ofKind: Record<SourceKind, Side> = {
  official: 'state',
  state_forces: 'state',
  armed_group: 'armed',
  witness: 'civil',
  civilian: 'civil',
  medical: 'aid',
  ngo: 'aid',
  international_organisation: 'aid',
  media: 'media',
  social_media: 'media',
  anonymous: 'anonymous',
  unknown: 'anonymous',
};

export function sideOfSource(source: Source): Side {
  return ofKind[source.kind] ?? 'anonymous';
}

export function sideOf(claim: Claim): Side {
  const nearest = claim.sources[0];
  return nearest ? sideOfSource(nearest) : 'report';
}

/** A shape within a box of 10 by 10, as a path. Hollow ones are drawn by the style sheet. */
export const shapes: Record<Side, string> = {
  report: 'M3.6 0.5h2.8v9h-2.8z',
  state: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0 -8z',
  armed: 'M5 0.8L9.4 8.8H0.6z',
  civil: 'M5 0.4L9.6 5L5 9.6L0.4 5z',
  aid: 'M3.5 0.8h3v2.7h2.7v3h-2.7v2.7h-3v-2.7h-2.7v-3h2.7z',
  media: 'M1.2 1.2h7.6v7.6h-7.6z',
  anonymous: 'M5 1.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0 -7.6z',
};
