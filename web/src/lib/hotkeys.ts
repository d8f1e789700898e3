// SPDX-License-Identifier: Apache-2.0
/**
 * Single-key shortcuts. They never fire while somebody types, with a modifier held, or when switched off
 * (WCAG 2.1.4). `g` starts a sequence of two: `g e`.
 */

export type Keymap = Record<string, () => void>;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
  preventDefault(): void;
}

interface Editable {
  tagName?: string;
  type?: string;
  isContentEditable?: boolean;
}

const unwritten = new Set(['checkbox', 'radio', 'button', 'submit', 'range']);

export function typing(target: EventTarget | null): boolean {
  const element = target as Editable | null;
  if (!element?.tagName) return false;
  if (element.isContentEditable) return true;
  const tag = element.tagName.toLowerCase();
  if (tag === 'input') return !unwritten.has(element.type ?? 'text');
  return tag === 'textarea' || tag === 'select';
}

const sequenceTime = 1500;

/** A listener for `keydown`. `maps` is asked at each press, the innermost view's first. */
export function keyListener(maps: () => Keymap[], enabled: () => boolean, now: () => number = Date.now) {
  let prefix = '';
  let prefixAt = 0;
  const find = (key: string) => maps().find((map) => map[key])?.[key];

  return (event: Pressed): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key !== 'Escape' && !enabled()) return;
    const held = now() - prefixAt < sequenceTime ? prefix : '';
    prefix = '';
    const action = find(held ? `${held} ${event.key}` : event.key);
    if (action) {
      event.preventDefault();
      action();
    } else if (!held && event.key === 'g') {
      prefix = 'g';
      prefixAt = now();
    }
  };
}
