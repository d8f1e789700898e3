// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { ofAnswer, type Drawn } from '../src/lib/geo';
import { layersOf, under, type Projected } from '../src/lib/layers';

const place = (name: string, longitude: number, latitude: number, precision: 'settlement' | 'province', count: number, uncounted = 0) => ({
  name, country: 'ID', admin1: null, admin2: null, precision, latitude, longitude, count, uncounted,
});
const marks = (...places: ReturnType<typeof place>[]): Drawn[] =>
  ofAnswer({ total: 0, unplaced: 0, rejected: 0, not_happened: 0, points: places.filter((p) => p.precision === 'settlement'), areas: places.filter((p) => p.precision === 'province'), countries: [], truncated: 0 });

/** A degree is ten pixels; what lies beyond the 40th is not drawn. */
const at = (d: Projected) => (d.longitude > 40 ? null : ([d.longitude * 10, d.latitude * 10] as const));
const outline = (d: Projected) => ({ path: `M${d.longitude} ${d.latitude}Z`, reach: 30 });
const pieces = (path: string) => path.split('M').length - 1;

describe('the layers of the map', () => {
  const drawn = marks(place('Kota', 10, 10, 'settlement', 9), place('Desa', 20, 10, 'settlement', 0, 3), place('Provinsi', 10, 12, 'province', 4, 1), place('Lain', 30, 30, 'province', 0, 2), place('Jauh', 90, 0, 'settlement', 5));
  const layers = layersOf(drawn, at, outline);
  it('hold every mark that is on the drawing, once, by whether it counts', () => {
    expect(pieces(layers.hatched)).toBe(1);
    expect(pieces(layers.empty)).toBe(1);
    expect(pieces(layers.hollow)).toBe(3);
    expect(layers.rings.map(([shade, path]) => [shade, pieces(path)])).toEqual([['', 1]]);
    expect(layers.dots.map(([shade, path]) => [shade, pieces(path)])).toEqual([['', 1]]);
  });
  it('find the mark under the pointer: a point before the area that it lies in', () => {
    const name = (x: number, y: number) => under(layers, x, y)?.place.name ?? null;
    expect(name(101, 99)).toBe('Kota');
    expect(name(100, 130)).toBe('Provinsi');
    expect(name(200, 100)).toBe('Desa');
    expect(name(250, 200)).toBe(null);
  });
  it('write numbers that do not lie on each other, the largest first', () => {
    const crowd = layersOf(marks(place('A', 10, 10, 'settlement', 120), place('B', 10.5, 10, 'settlement', 80), place('C', 20, 10, 'settlement', 1), place('D', 30, 10, 'settlement', 0, 7)), at, outline);
    expect(crowd.numbers.map((n) => n.text)).toEqual(['120', '(7)']);
  });
});
