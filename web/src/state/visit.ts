// SPDX-License-Identifier: Apache-2.0
/** When the reader was here last, as this browser remembers it: the end of the visit before this one. */
import { utc } from '../lib/query';
import { keep, kept } from './kept';

/** Who comes back sooner has not been away. */
const away = 30 * 60 * 1000;
const minute = 60 * 1000;

const here = () => keep('here', utc(new Date()));

function lastVisit(now: number): string | null {
  const before = kept('here');
  const at = before === null ? NaN : Date.parse(before);
  if (Number.isNaN(at)) return null;
  if (now - at < away) return kept('visit');
  const visit = utc(new Date(at - (at % minute)));
  keep('visit', visit);
  return visit;
}

/** A moment as the API writes it; null on the first visit. */
export const visit = lastVisit(Date.now());

/** Remembers that the reader is here, as long as the page is looked at. */
export function stay(): () => void {
  here();
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') here();
  }, minute);
  const leave = () => here();
  addEventListener('pagehide', leave);
  return () => {
    clearInterval(timer);
    removeEventListener('pagehide', leave);
  };
}
