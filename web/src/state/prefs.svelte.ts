// SPDX-License-Identifier: Apache-2.0
/** What the reader chose: kept in this browser, and only here. */
import { Words } from '../i18n/format';
import { languages, preferred, type Language } from '../i18n/index';
import { muting } from '../lib/api';
import { keep as store, kept as stored } from './kept';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const known = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((item) => item === value);

const mostSaved = 20;

function savedFilters(): string[] {
  try {
    const list: unknown = JSON.parse(stored('filters') ?? '[]');
    return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string').slice(0, mostSaved) : [];
  } catch {
    return [];
  }
}

class Prefs {
  language = $state<Language>(known(languages, stored('language')) ?? preferred(navigator.languages));
  theme = $state<Theme>(known(themes, stored('theme')) ?? 'auto');
  keys = $state(stored('keys') !== 'off');
  mapOpen = $state(stored('map') !== 'off');
  /** The map as SVG though there is WebGL: lighter for old machines. */
  plainMap = $state(stored('plain-map') === 'on');
  /** Passages about the dead and injured are folded until somebody opens them. */
  fold = $state(stored('fold') === 'on');
  /** Private persons' names are masked, for a screen that others see. */
  mute = $state(stored('mute') === 'on');
  /** A word about a pause after long reading. */
  pause = $state(stored('pause') === 'on');
  saved = $state<string[]>(savedFilters());
  words = $derived(new Words(this.language));

  /** Puts the choices on the page; called once, inside the root component. */
  apply(): void {
    $effect(() => {
      document.documentElement.lang = this.language;
      store('language', this.language);
    });
    $effect(() => {
      const { theme } = this;
      const system = matchMedia('(prefers-color-scheme: dark)');
      const show = () => {
        document.documentElement.dataset['theme'] = theme === 'auto' ? (system.matches ? 'dark' : 'light') : theme;
      };
      show();
      store('theme', theme);
      system.addEventListener('change', show);
      return () => system.removeEventListener('change', show);
    });
    $effect(() => store('keys', this.keys ? 'on' : 'off'));
    $effect(() => store('filters', JSON.stringify(this.saved)));
    $effect(() => store('plain-map', this.plainMap ? 'on' : 'off'));
    $effect(() => store('fold', this.fold ? 'on' : 'off'));
    $effect(() => store('pause', this.pause ? 'on' : 'off'));
    $effect(() => store('mute', this.mute ? 'on' : 'off'));
    $effect(() => store('map', this.mapOpen ? 'on' : 'off'));
  }

  /** Everything that is shown is asked for again: what stays in memory has the names. */
  setMute(on: boolean): void {
    store('mute', on ? 'on' : 'off');
    location.reload();
  }

  save(filter: string): void {
    this.saved = [filter, ...this.saved.filter((f) => f !== filter)].slice(0, mostSaved);
  }

  forget(filter: string): void {
    this.saved = this.saved.filter((f) => f !== filter);
  }

  nextLanguage(): void {
    this.language = this.language === 'id' ? 'en' : 'id';
  }

  nextTheme(): void {
    this.theme = themes[(themes.indexOf(this.theme) + 1) % themes.length] ?? 'auto';
  }
}

export const prefs = new Prefs();
muting.on = prefs.mute;
