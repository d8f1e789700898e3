// SPDX-License-Identifier: Apache-2.0
/** `j` and `k` in a list: the focus goes from row to row (claims, where `kind` says so), to each row's first link. */
export function walkRows(step: 1 | -1, kind = '[data-row]'): void {
  const rows = [...document.querySelectorAll<HTMLElement>(kind)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  const target = next?.querySelector<HTMLElement>('a');
  target?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
