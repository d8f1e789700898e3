// SPDX-License-Identifier: Apache-2.0
/**
 * What the map may draw. A place known only by its district, province or region is an area, never a
 * point; a country is the country; a place without coordinates is not on the map, and is counted.
 */
import type { Counted, EventItem, EventStatus, HeldPlace, MapAnswer, Place, PlacePrecision } from './contract';

export type PlaceHead = Pick<Place, 'name' | 'country' | 'admin1' | 'admin2' | 'latitude' | 'longitude' | 'precision'>;

export type Shade = 'state' | 'armed' | 'other' | 'contested';

interface Mark extends Counted {
  key: string;
  place: PlaceHead;
  /** The event, when it is the only one here. */
  only: EventItem | null;
  /** Where the mark tells more than a number: who is said to hold the place, or that this is disputed. */
  shade?: Shade;
}

export type Drawn =
  | (Mark & { kind: 'point'; longitude: number; latitude: number })
  | (Mark & { kind: 'area'; longitude: number; latitude: number; radius: number })
  | (Mark & { kind: 'country'; country: string });

const kilometresPerDegree = 111.2;

/** How far around its middle an area is drawn, in kilometres: an order of size, no boundary. */
const reach: Partial<Record<PlacePrecision, number>> = { district: 25, province: 80, region: 160 };

function keyOf(place: PlaceHead): string | null {
  if (place.precision === 'country') return place.country ? `country ${place.country}` : null;
  if (place.latitude === null || place.longitude === null) return null;
  return `${place.precision} ${place.longitude} ${place.latitude}`;
}

function drawn(mark: Mark): Drawn {
  const { place } = mark;
  if (place.precision === 'country') return { ...mark, kind: 'country', country: place.country ?? '' };
  const at = { longitude: place.longitude ?? 0, latitude: place.latitude ?? 0 };
  const kilometres = reach[place.precision];
  return kilometres ? { ...mark, ...at, kind: 'area', radius: kilometres / kilometresPerDegree } : { ...mark, ...at, kind: 'point' };
}

const order = { country: 0, area: 1, point: 2 };

/** Areas first, so that points lie on top. */
const stacked = (marks: Mark[]) => marks.map(drawn).sort((a, b) => order[a.kind] - order[b.kind]);

/** Not what is only planned, threatened or denied. */
export const happened = (status: EventStatus) => status === 'occurred' || status === 'ongoing';
const counts = ({ event, review }: EventItem) => happened(event.status) && review?.status !== 'rejected';

/** Every place of every event, once each. */
export function onMap(items: EventItem[]): Drawn[] {
  const groups = new Map<string, { place: Place; items: Set<EventItem> }>();
  for (const item of items) {
    for (const place of item.event.places) {
      const key = keyOf(place);
      if (key === null) continue;
      const group = groups.get(key) ?? { place, items: new Set() };
      group.items.add(item);
      groups.set(key, group);
    }
  }
  const only = (all: Set<EventItem>) => (all.size === 1 ? ([...all][0] ?? null) : null);
  return stacked(
    [...groups].map(([key, { place, items }]) => {
      const count = [...items].filter(counts).length;
      return { key, place, count, uncounted: items.size - count, only: only(items) };
    }),
  );
}

/** What the server counted by place, for every event that the filter keeps. (Its counts by country are sums, no marks.) */
export function ofAnswer({ points, areas }: MapAnswer): Drawn[] {
  return stacked(
    [...points, ...areas].flatMap(({ count, uncounted, ...place }) => {
      const key = keyOf(place);
      return key === null ? [] : [{ key: `${key} ${place.name} ${place.admin1 ?? ''}`, place, count, uncounted, only: null }];
    }),
  );
}

/** The radius of a mark in pixels: of what is counted, and of the hollow ring around it that all of it makes; 0: none. */
export function radii({ count, uncounted }: Counted): { full: number; ring: number } {
  const of = (n: number) => (n === 0 ? 0 : 4 + Math.min(8, Math.sqrt(n) * 1.3));
  const full = of(count);
  return { full, ring: uncounted === 0 ? 0 : full === 0 ? of(uncounted) : Math.max(full + 3, of(count + uncounted)) };
}

/** What stands on a mark: how many are counted; in parentheses how many are not, where none is. */
export function numberOn({ count, uncounted }: Counted): string {
  if (count > 0) return count > 1 ? String(count) : '';
  return uncounted > 1 ? `(${uncounted})` : '';
}

/** Whose side a holder is on, as far as its kind tells. */
export function shadeOf({ contested, newest }: HeldPlace): Shade {
  if (contested) return 'contested';
  const kind = newest[0]?.holder_kind;
  return kind === 'state_forces' ? 'state' : kind === 'rebel_group' || kind === 'political_militia' || kind === 'identity_militia' ? 'armed' : 'other';
}

/** Places that somebody is said to hold. */
export function ofHeld(items: HeldPlace[]): Drawn[] {
  return stacked(
    items.flatMap((item) => {
      const key = keyOf(item.place);
      return key === null ? [] : [{ key: `${key} ${item.place.name}`, place: item.place, count: item.claims, uncounted: 0, only: null, shade: shadeOf(item) }];
    }),
  );
}

export function placedCount(items: EventItem[]): number {
  return items.filter((item) => item.event.places.some((place) => keyOf(place) !== null)).length;
}

/** Corners of a disc of `radius` degrees around a point, far enough from the poles for a map of events. */
export function disc(longitude: number, latitude: number, radius: number, corners = 48): [number, number][] {
  const wide = radius / Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  return Array.from({ length: corners + 1 }, (_, i) => {
    const turn = (2 * Math.PI * (i % corners)) / corners;
    return [longitude + wide * Math.cos(turn), latitude + radius * Math.sin(turn)];
  });
}

export type Box = [west: number, south: number, east: number, north: number];

const turned = (longitude: number) => ((((longitude + 180) % 360) + 360) % 360) - 180;

/** The part of the earth that a map shows, as the filter `frame`; its copies beside each other count once. */
export function writeFrame([west, south, east, north]: Box): string {
  const [w, e] = east - west >= 360 ? [-180, 180] : [turned(west), turned(east)];
  return [w, Math.max(-90, south), e, Math.min(90, north)].map((side) => Number(side.toFixed(2))).join(',');
}

/** Around everything that has a point; null when nothing has. */
export function around(marks: Drawn[], margin: number): Box | null {
  const at = marks.filter((d) => d.kind !== 'country');
  if (at.length === 0) return null;
  const x = at.map((d) => d.longitude);
  const y = at.map((d) => d.latitude);
  return [Math.min(...x) - margin, Math.max(-80, Math.min(...y) - margin), Math.max(...x) + margin, Math.min(82, Math.max(...y) + margin)];
}

export interface MapView {
  longitude: number;
  latitude: number;
  zoom: number;
}

/** `?map=64.1,34.5,5.2`: where the reader looks, as part of the address. */
export function readView(text: string | null): MapView | null {
  const numbers = (text ?? '').split(',').map(Number);
  const [longitude, latitude, zoom] = numbers;
  if (numbers.length !== 3 || numbers.some((n) => !Number.isFinite(n))) return null;
  if (longitude === undefined || latitude === undefined || zoom === undefined) return null;
  if (Math.abs(latitude) > 85 || Math.abs(longitude) > 360 || zoom < 0 || zoom > 12) return null;
  return { longitude, latitude, zoom };
}

export function writeView({ longitude, latitude, zoom }: MapView): string {
  return [longitude.toFixed(2), latitude.toFixed(2), zoom.toFixed(1)].join(',');
}

/** A line across the 180th meridian goes on beyond it instead of jumping to the other end of the map. */
export function unwrapped(line: number[][]): number[][] {
  let turns = 0;
  return line.map(([x = 0, y = 0], i) => {
    const before = line[i - 1]?.[0] ?? x;
    if (x - before > 180) turns -= 360;
    if (x - before < -180) turns += 360;
    return [x + turns, y];
  });
}
