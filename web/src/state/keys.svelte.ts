// SPDX-License-Identifier: Apache-2.0
/** The shortcuts in force: each view adds its own while it is on screen. */
import { keyListener, keyOf, sound, type Action, type Chosen, type Keymap } from '../lib/hotkeys';
import { keep, kept } from './kept';
import { prefs } from './prefs.svelte';
import { session } from './session.svelte';

const maps: Keymap[] = [];

function keptChoices(): Record<string, Chosen> {
  try {
    const all: unknown = JSON.parse(kept('shortcuts') ?? '{}');
    return Object.fromEntries(Object.entries(all && typeof all === 'object' ? all : {}).map(([who, chosen]) => [who, sound(chosen)]));
  } catch {
    return {};
  }
}

/** The reader's own keys. Who signed in has a set of their own; all others share the browser's. */
class Shortcuts {
  all = $state.raw<Record<string, Chosen>>(keptChoices());
  owner = $derived(session.state && !session.state.local ? (session.person?.name ?? '') : '');
  chosen = $derived<Chosen>(this.all[this.owner] ?? {});

  of(action: Action): string {
    return keyOf(action, this.chosen);
  }

  /** Undefined: the key that it comes with. */
  choose(action: Action, key: string | undefined): void {
    const { [action]: _, ...others } = this.chosen;
    this.put(key === undefined ? others : sound({ ...others, [action]: key }));
  }

  reset(): void {
    this.put({});
  }

  private put(chosen: Chosen): void {
    this.all = { ...this.all, [this.owner]: chosen };
    keep('shortcuts', JSON.stringify(this.all));
  }
}

export const shortcuts = new Shortcuts();

/** In a component's set-up: these keys work while the component lives. The newest come first. */
export function useKeys(map: Keymap): void {
  $effect(() => {
    maps.unshift(map);
    return () => maps.splice(maps.indexOf(map), 1);
  });
}

export function listenToKeys(): void {
  $effect(() => {
    const listener = keyListener({
      maps: () => (document.querySelector('dialog[open]') ? [] : maps),
      chosen: () => shortcuts.chosen,
      enabled: () => prefs.keys,
    });
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  });
}
