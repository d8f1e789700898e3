// SPDX-License-Identifier: Apache-2.0
/** Rules that keep the page safe under its policy, held where they would be broken: in the sources. */
import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('../src/**/*.{svelte,ts}', { query: '?raw', import: 'default', eager: true });
const files = Object.keys(sources);
const holding = (pattern: RegExp) => files.filter((name) => pattern.test(sources[name] ?? ''));

describe('the sources', () => {
  it('are all here', () => expect(files.length).toBeGreaterThan(30));
  it('never make markup of text', () => expect(holding(/\{@html|innerHTML|insertAdjacentHTML|outerHTML|DOMParser/)).toEqual([]));
  it('set no style in an attribute, which the policy forbids', () => expect(holding(/\sstyle[:=]|setAttribute\(['"]style/)).toEqual([]));
  it('run no text as a program', () => expect(holding(/\beval\(|new Function\(/)).toEqual([]));
  it('ask nobody but their own origin', () => expect(holding(/fetch\((?!`\$\{root\}\/)|url\(['"]?https?:|new WebSocket|sendBeacon/)).toEqual([]));
  it('say where they belong', () => {
    expect(files.filter((name) => !sources[name]?.includes('SPDX-License-Identifier') && !name.endsWith('.d.ts'))).toEqual([]);
  });
});
