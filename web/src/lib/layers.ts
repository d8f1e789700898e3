// SPDX-License-Identifier: Apache-2.0
/**
 * What the SVG map draws: a few shapes that hold many marks each, since a thousand elements take longer to make than the
 * list beside them. Which mark lies under the pointer is looked up here as well.
 */
import { numberOn, radii, type Drawn, type Shade } from './geo';

export type At = readonly [x: number, y: number];
export type Projected = Exclude<Drawn, { kind: 'country' }>;

/** A mark in pixels: how far from its middle the pointer is still on it. */
interface Spot {
  mark: Drawn;
  x: number;
  y: number;
  reach: number;
}

export interface Layers {
  /** Outlines of areas: with something that counts, and without. */
  hatched: string;
  empty: string;
  /** Around what is not counted. */
  hollow: string;
  /** The middles of areas, and points, by who is said to hold the place; '' where this is not the question. */
  rings: [shade: Shade | '', path: string][];
  dots: [shade: Shade | '', path: string][];
  /** Largest first, as many as do not lie on each other. */
  numbers: { text: string; x: number; y: number; inside: boolean }[];
  spots: Spot[];
}

const short = (n: number) => String(Math.round(n * 10) / 10);

/** A circle as a piece of a path. */
export function circlePiece(x: number, y: number, r: number): string {
  const wide = short(2 * r);
  return `M${short(x - r)} ${short(y)}a${short(r)} ${short(r)} 0 1 0 ${wide} 0a${short(r)} ${short(r)} 0 1 0 -${wide} 0Z`;
}

interface Label {
  text: string;
  x: number;
  y: number;
  inside: boolean;
  weight: number;
}

function apart(labels: Label[]): Layers['numbers'] {
  const kept: Label[] = [];
  const width = ({ text }: Label) => 6 * text.length + 3;
  for (const label of [...labels].sort((a, b) => b.weight - a.weight)) {
    const free = kept.every((other) => Math.abs(other.y - label.y) >= 11 || Math.abs(other.x - label.x) >= (width(other) + width(label)) / 2);
    if (free) kept.push(label);
  }
  return kept.map(({ text, x, y, inside }) => ({ text, x, y, inside }));
}

/** `at`: where a mark lies, null outside of the drawing; `outline`: the piece of a path around an area, and its radius. */
export function layersOf(drawn: Drawn[], at: (mark: Projected) => At | null, outline: (mark: Extract<Drawn, { kind: 'area' }>) => { path: string; reach: number }): Layers {
  const pieces = { hatched: [] as string[], empty: [] as string[], hollow: [] as string[] };
  const rings = new Map<Shade | '', string[]>();
  const dots = new Map<Shade | '', string[]>();
  const labels: Label[] = [];
  const spots: Spot[] = [];
  for (const mark of drawn) {
    if (mark.kind === 'country') continue;
    const where = at(mark);
    if (!where) continue;
    const [x, y] = where;
    const { full, ring } = radii(mark);
    const more = mark.kind === 'area' ? 2 : 0;
    if (mark.kind === 'area') {
      const { path, reach } = outline(mark);
      (full ? pieces.hatched : pieces.empty).push(path);
      spots.push({ mark, x, y, reach });
    }
    if (ring) pieces.hollow.push(circlePiece(x, y, ring + more));
    if (full) {
      const layer = mark.kind === 'area' ? rings : dots;
      const shade = mark.shade ?? '';
      const list = layer.get(shade) ?? [];
      list.push(circlePiece(x, y, full + more));
      layer.set(shade, list);
    }
    if (mark.kind === 'point') spots.push({ mark, x, y, reach: Math.max(full, ring) + 1 });
    const text = numberOn(mark);
    if (text) labels.push({ text, x, y: y + 3.5, inside: mark.kind === 'point' && full > 0, weight: mark.count + mark.uncounted / 1e6 });
  }
  const joined = (layer: Map<Shade | '', string[]>) => [...layer].map(([shade, list]): [Shade | '', string] => [shade, list.join('')]);
  return { hatched: pieces.hatched.join(''), empty: pieces.empty.join(''), hollow: pieces.hollow.join(''), rings: joined(rings), dots: joined(dots), numbers: apart(labels), spots };
}

/** The mark under a point of the drawing: a point before an area, of these the nearest; null: none. */
export function under({ spots }: Layers, x: number, y: number): Drawn | null {
  let best: Spot | null = null;
  let least = Infinity;
  for (const spot of spots) {
    const distance = Math.hypot(spot.x - x, spot.y - y);
    if (distance > spot.reach) continue;
    const rank = distance + (spot.mark.kind === 'area' ? 1e6 : 0);
    if (rank < least) [best, least] = [spot, rank];
  }
  return best?.mark ?? null;
}
