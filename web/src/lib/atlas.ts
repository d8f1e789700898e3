// SPDX-License-Identifier: Apache-2.0
/** The bundled boundaries (Natural Earth, 1:110m); only the map's chunks ask for them. */
import { geoArea, geoCentroid } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasJson from 'world-atlas/countries-110m.json';
import { alphaCode, numericCode } from './countries';
import { unwrapped } from './geo';

const atlas = atlasJson as unknown as Topology<{ countries: GeometryCollection }>;

export const world = feature(atlas, atlas.objects.countries) as FeatureCollection;
export const countries = world.features;
export const borders = mesh(atlas, atlas.objects.countries, (a, b) => a !== b);

const byNumeric = new Map(countries.map((c) => [String(c.id), c]));

export function countryShape(alpha2: string): Feature<Geometry> | undefined {
  return byNumeric.get(numericCode(alpha2) ?? '');
}

/** For a flat map: nothing jumps at the 180th meridian. Antarctica, which has no flat outline, is left out. */
export function flat(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: geometry.coordinates.map(unwrapped) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map((p) => p.map(unwrapped)) };
  if (geometry.type === 'MultiLineString') return { ...geometry, coordinates: geometry.coordinates.map(unwrapped) };
  return geometry;
}

const antarctica = '010';

export function flatWorld(): FeatureCollection {
  const kept = countries.filter((c) => String(c.id) !== antarctica);
  return { type: 'FeatureCollection', features: kept.map((c) => ({ ...c, geometry: flat(c.geometry) })) };
}

/** The largest piece of land of a country: where its name is written. */
function mainland(geometry: Geometry): Polygon | null {
  if (geometry.type === 'Polygon') return geometry;
  if (geometry.type !== 'MultiPolygon') return null;
  const pieces = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return pieces.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
}

export interface NamedPoint {
  alpha: string;
  at: Position;
  /** Steradians: the larger name wins where two would touch. */
  area: number;
}

export function namePoints(): NamedPoint[] {
  return countries.flatMap((country) => {
    const alpha = alphaCode(String(country.id));
    const land = mainland(country.geometry);
    return alpha && land ? [{ alpha, at: geoCentroid(land), area: geoArea(land) }] : [];
  });
}
