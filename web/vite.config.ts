// SPDX-License-Identifier: Apache-2.0
// One page, embedded in the program. Names under assets/ carry a hash of their content: the server lets
// browsers keep them for good.
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const bundled = [
  'svelte',
  'maplibre-gl',
  'd3-geo',
  'd3-array',
  'internmap',
  'topojson-client',
  'world-atlas',
  '@fontsource-variable/source-sans-3',
  '@fontsource-variable/source-serif-4',
];

/** Some packages spell the file differently; one without a licence file stops the build. */
function licence(name: string): string {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE']) {
    try {
      return readFileSync(`node_modules/${name}/${file}`, 'utf8').trim();
    } catch {
      continue;
    }
  }
  throw new Error(`${name} has no licence file`);
}

/** Writes the licences of everything that is bundled into `licences.txt`, as they demand. */
function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const parts = bundled.map((name) => `${name}\n${'='.repeat(name.length)}\n\n${licence(name)}\n`);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: parts.join('\n\n') });
    },
  };
}

export default defineConfig({
  plugins: [svelte(), licences()],
  base: './',
  server: { host: '127.0.0.1', proxy: { '/api': process.env['SAKSI_API'] ?? 'http://127.0.0.1:8470' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      // The map's worker is a script like the others; servers know that ending.
      output: { assetFileNames: ({ names }) => (names[0]?.endsWith('.mjs') ? 'assets/[name]-[hash].js' : 'assets/[name]-[hash][extname]') },
    },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
