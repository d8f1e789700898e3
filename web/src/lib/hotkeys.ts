// SPDX-License-Identifier: Apache-2.0
/**
 * Shortcuts. What a key does is an action; which key does it is the reader's to choose. They never fire while
 * somebody types, and those of plain characters not when switched off (WCAG 2.1.4). `g e` is a sequence of two.
 */

/** Where an action is in force. Two that are never in force at once may have one key. */
type Where = 'everywhere' | 'list' | 'event' | 'linked' | 'pairs' | 'review';

export const actions = {
  help: { key: '?', where: ['everywhere'] },
  search: { key: '/', where: ['everywhere'] },
  events: { key: 'g e', where: ['everywhere'] },
  reports: { key: 'g r', where: ['everywhere'] },
  review: { key: 'g v', where: ['everywhere'] },
  control: { key: 'g c', where: ['everywhere'] },
  language: { key: 'l', where: ['everywhere'] },
  theme: { key: 't', where: ['everywhere'] },
  next: { key: 'j', where: ['list', 'event', 'linked', 'review'] },
  previous: { key: 'k', where: ['list', 'event', 'linked', 'review'] },
  up: { key: 'u', where: ['event'] },
  firstReport: { key: 'o', where: ['linked'] },
  accept: { key: 'a', where: ['linked', 'review'] },
  reject: { key: 'r', where: ['linked', 'review'] },
  unsure: { key: 'u', where: ['linked', 'review'] },
  edit: { key: 'e', where: ['review'] },
  undo: { key: 'z', where: ['linked', 'review', 'pairs'] },
  same: { key: 's', where: ['pairs'] },
  notSame: { key: 'n', where: ['pairs'] },
  skip: { key: 'u', where: ['pairs'] },
} as const satisfies Record<string, { key: string; where: readonly Where[] }>;

export type Action = keyof typeof actions;
export const actionNames = Object.keys(actions) as Action[];

/** What the reader chose instead of the key that an action comes with; empty: none. */
export type Chosen = Partial<Record<Action, string>>;
/** What a view does on an action. Escape is nobody's to choose. */
export type Keymap = Partial<Record<Action | 'Escape', () => void>>;

export const keyOf = (action: Action, chosen: Chosen): string => chosen[action] ?? actions[action].key;

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
  preventDefault(): void;
  getModifierState?(key: string): boolean;
}

/** One printable character that is no space. */
const character = (key: string) => /^\S$/u.test(key);

/** The name of what is pressed: `j`, `?`, `Alt+j`, `Ctrl+Alt+j`. Null: it belongs to the browser or the system. */
export function pressedName(event: Pressed): string | null {
  if (event.metaKey) return null;
  // AltGr, which many keyboards need for a character, says that Ctrl and Alt are held.
  if (event.getModifierState?.('AltGraph')) return event.key;
  if (event.ctrlKey && !event.altKey) return null;
  if (event.altKey && !character(event.key)) return null;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`;
}

/**
 * What somebody wrote for a key: a character, two in a row, or a character with Alt or Ctrl+Alt. Empty: none.
 * Null: nothing that can be had, as the browser and aids need the other keys.
 */
export function readKey(text: string): string | null {
  const words = text.trim().split(/\s+/u);
  if (words.length === 1 && words[0] === '') return '';
  const chord = words.length === 1 ? /^(ctrl\+alt|alt)\+(\S)$/iu.exec(words[0] ?? '') : null;
  if (chord) return `${/^c/i.test(chord[1] ?? '') ? 'Ctrl+' : ''}Alt+${chord[2]}`;
  return words.length <= 2 && words.every(character) ? words.join(' ') : null;
}

/** The first of two that are pressed one after the other. */
const firstOf = (key: string) => (key.includes(' ') ? key.split(' ')[0] : null);

function clash(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a === b || firstOf(a) === b || firstOf(b) === a);
}

function meet(a: Action, b: Action): boolean {
  const [x, y]: (readonly Where[])[] = [actions[a].where, actions[b].where];
  return [x, y].some((where) => where?.includes('everywhere')) || (x ?? []).some((where) => y?.includes(where));
}

/** The action that this key would take from, where both are in force. */
export function takenBy(action: Action, key: string, chosen: Chosen): Action | undefined {
  return actionNames.find((other) => other !== action && meet(action, other) && clash(key, keyOf(other, chosen)));
}

/** What was kept, as far as it holds together: a later program may have given a key to another action. */
export function sound(kept: unknown): Chosen {
  const chosen: Chosen = {};
  for (const [name, key] of Object.entries(kept && typeof kept === 'object' ? kept : {})) {
    if (!(name in actions) || typeof key !== 'string' || readKey(key) !== key) continue;
    chosen[name as Action] = key;
  }
  for (const name of actionNames) {
    const key = chosen[name];
    if (key !== undefined && (key === actions[name].key || takenBy(name, key, chosen))) delete chosen[name];
  }
  return chosen;
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

export interface Rules {
  /** The maps in force, the innermost view's first. */
  maps(): Keymap[];
  chosen(): Chosen;
  /** Whether plain characters do anything. */
  enabled(): boolean;
  now?(): number;
}

/** A listener for `keydown`. */
export function keyListener({ maps, chosen, enabled, now = Date.now }: Rules) {
  let prefix = '';
  let prefixAt = 0;
  const inForce = () => maps().flatMap((map) => Object.entries(map) as [Action | 'Escape', () => void][]);
  const keyFor = (name: Action | 'Escape') => (name === 'Escape' ? name : keyOf(name, chosen()));
  const find = (key: string) => inForce().find(([name]) => keyFor(name) === key)?.[1];

  return (event: Pressed): void => {
    const pressed = pressedName(event);
    if (pressed === null || typing(event.target)) return;
    if (character(pressed) && !enabled()) return;
    const held = now() - prefixAt < sequenceTime ? prefix : '';
    prefix = '';
    const action = find(held ? `${held} ${pressed}` : pressed);
    if (action) {
      event.preventDefault();
      action();
    } else if (!held && inForce().some(([name]) => firstOf(keyFor(name)) === pressed)) {
      prefix = pressed;
      prefixAt = now();
    }
  };
}
