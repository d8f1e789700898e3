// SPDX-License-Identifier: Apache-2.0
// Fails when the page grows over its budget (gzip) or its HTML or CSS names another origin.
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL('../dist/', import.meta.url);
const size = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length / 1024;
const assets = readdirSync(new URL('assets/', dist)).map((name) => `assets/${name}`);
const html = readFileSync(new URL('index.html', dist), 'utf8');

const isFirst = (name) => html.includes(name);
const sum = (names) => names.reduce((total, name) => total + size(name), 0);
/** The map library and its worker are large, and asked for only when the map is shown. */
const most = (name) => (name.includes('maplibre-gl-worker') ? 160 : name.includes('MapGl') ? 320 : 60);
const scripts = assets.filter((name) => name.endsWith('.js'));
const styles = assets.filter((name) => name.endsWith('.css'));

const budgets = [
  ['first route, script', sum(scripts.filter(isFirst)), 90],
  ['style sheets', sum(styles), 20],
  ...scripts.filter((name) => !isFirst(name)).map((name) => [name, size(name), most(name)]),
];

let failed = false;
for (const [what, kilobytes, most] of budgets) {
  const over = kilobytes > most || kilobytes === 0;
  failed ||= over;
  console.log(`${over ? 'OVER' : 'ok  '} ${what}: ${kilobytes.toFixed(1)} KB of ${most}`);
}
for (const name of ['index.html', ...styles]) {
  if (/(?:https?:)?\/\/[a-z]/i.test(readFileSync(new URL(name, dist), 'utf8').replace(/\/\*.*?\*\//gs, ''))) {
    failed = true;
    console.log(`OVER ${name} names another origin`);
  }
}
process.exit(failed ? 1 : 0);
