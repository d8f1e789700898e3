// SPDX-License-Identifier: Apache-2.0
/** Resolves when the page has nothing better to do: the list is on screen before the map is even asked for. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
