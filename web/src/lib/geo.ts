// SPDX-License-Identifier: Apache-2.0
/**
 * What the map may draw. A place known only by its district, province or region is an area, never a
 * point; a country is the country; a place without coordinates is not on the map, and is counted.
 */
import type { EventItem, Place, PlacePrecision } from './contract';

export type Drawn =
  | { kind: 'point'; place: Place; items: EventItem[]; longitude: number; latitude: number }
  | { kind: 'area'; place: Place; items: EventItem[]; longitude: number; latitude: number; radius: number }
  | { kind: 'country'; country: string; items: EventItem[] };

const kilometresPerDegree = 111.2;

/** How far around its middle an area is drawn, in kilometres: an order of size, no boundary. */
const reach: Partial<Record<PlacePrecision, number>> = { district: 25, province: 80, region: 160 };

function keyOf(place: Place): string | null {
  if (place.precision === 'country') return place.country ? `country ${place.country}` : null;
  if (place.latitude === null || place.longitude === null) return null;
  return `${place.precision} ${place.longitude} ${place.latitude}`;
}

function drawn(place: Place, items: EventItem[]): Drawn {
  if (place.precision === 'country') return { kind: 'country', country: place.country ?? '', items };
  const at = { place, items, longitude: place.longitude ?? 0, latitude: place.latitude ?? 0 };
  const kilometres = reach[place.precision];
  return kilometres ? { kind: 'area', ...at, radius: kilometres / kilometresPerDegree } : { kind: 'point', ...at };
}

/** Every place of every event, once each; areas first so that points lie on top. */
export function onMap(items: EventItem[]): Drawn[] {
  const groups = new Map<string, { place: Place; items: EventItem[] }>();
  for (const item of items) {
    for (const place of item.event.places) {
      const key = keyOf(place);
      if (key === null) continue;
      const group = groups.get(key) ?? { place, items: [] };
      if (!group.items.includes(item)) group.items.push(item);
      groups.set(key, group);
    }
  }
  const order = { country: 0, area: 1, point: 2 };
  return [...groups.values()].map((g) => drawn(g.place, g.items)).sort((a, b) => order[a.kind] - order[b.kind]);
}

export function placedCount(items: EventItem[]): number {
  return items.filter((item) => item.event.places.some((place) => keyOf(place) !== null)).length;
}
