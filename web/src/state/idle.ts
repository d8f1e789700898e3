// SPDX-License-Identifier: Apache-2.0
/** Resolves when the page has nothing better to do: the list is on screen before the map is even asked for. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}

/** Resolves when what is on the page now has been drawn; where nothing is drawn, in a tab that nobody sees, soon all the same. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });
}
