// SPDX-License-Identifier: Apache-2.0
/** What stays in this browser. One that keeps nothing still shows everything. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`saksi.${key}`);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`saksi.${key}`);
    else localStorage.setItem(`saksi.${key}`, value);
  } catch {
    // Nothing is kept.
  }
}
