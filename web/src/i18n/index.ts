// SPDX-License-Identifier: Apache-2.0
import { en } from './en';
import { id } from './id';

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Widen<T[K]> };

/** What a language must say. */
export type Dictionary = Widen<typeof id>;

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

export const dictionaries: Record<Language, Dictionary> = { id, en };

/** English for a browser that asks for it, Indonesian for everybody else. */
export function preferred(asked: readonly string[]): Language {
  const first = asked.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'id' || tag === 'en');
  return first === 'en' ? 'en' : 'id';
}
