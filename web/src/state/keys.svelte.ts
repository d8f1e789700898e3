// SPDX-License-Identifier: Apache-2.0
/** The shortcuts in force: each view adds its own while it is on screen. */
import { keyListener, type Keymap } from '../lib/hotkeys';
import { prefs } from './prefs.svelte';

const maps: Keymap[] = [];

/** In a component's set-up: these keys work while the component lives. The newest come first. */
export function useKeys(map: Keymap): void {
  $effect(() => {
    maps.unshift(map);
    return () => maps.splice(maps.indexOf(map), 1);
  });
}

export function listenToKeys(): void {
  $effect(() => {
    const listener = keyListener(() => (document.querySelector('dialog[open]') ? [] : maps), () => prefs.keys);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  });
}
