// SPDX-License-Identifier: Apache-2.0
// How fast the page feels, on a server that is already running:
//   node tests/web/measure.mjs http://127.0.0.1:8470/
// Medians of several runs with the processor slowed down four times. No test: figures depend on the machine.
import { ask, launch, Tab, until } from './harness.mjs';

const address = (process.argv[2] ?? 'http://127.0.0.1:8470/').replace(/\/?$/, '/');
const runs = 7;
const slower = 4;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await launch();

async function slowTab() {
  const tab = await Tab.open(browser, address);
  const session = await tab.context.newCDPSession(tab.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return tab;
}

/** From asking for the page to its first row on screen. */
async function firstRows() {
  const tab = await slowTab();
  await tab.page.goto(`${address}#/events`);
  await tab.page.locator('[data-row]').first().waitFor();
  const time = await tab.page.evaluate(() => Math.round(performance.now()));
  await tab.close();
  return time;
}

/** From a change of the address to the list that belongs to it. */
async function toList(tab, hash) {
  return tab.page.evaluate(async (next) => {
    const list = document.querySelector('.overview');
    const start = performance.now();
    const done = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (list.getAttribute('aria-busy') === 'false') {
          watch.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        }
      });
      watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'] });
    });
    location.hash = next;
    return Math.round(await done);
  }, hash);
}

/** From `j` to the next claim chosen, both sides in sight. */
async function toClaim(tab) {
  const before = tab.page.url();
  const start = Date.now();
  await tab.press('j');
  await until(async () => tab.page.url() !== before && (await tab.count('.claim.selected')) > 0, 'the next claim is chosen');
  return Date.now() - start;
}

const status = await ask(address, 'status');
console.log(`${status.reports} reports, ${status.events} events; processor ${slower}x slower, median of ${runs}`);

const first = [];
for (let i = 0; i < runs; ++i) first.push(await firstRows());
console.log(`page asked for -> first rows   ${median(first)} ms`);

const tab = await slowTab();
await tab.go('#/events');
const types = ['Battles', 'Protests', 'Strategic developments', 'Violence against civilians'];
const filters = [];
for (let i = 0; i < runs; ++i) filters.push(await toList(tab, `#/events?type=${encodeURIComponent(types[i % types.length])}`));
console.log(`filter -> list                 ${median(filters)} ms`);

const { items } = await ask(address, 'reports?limit=200');
const rich = items.reduce((a, b) => (b.claims > a.claims ? b : a));
await tab.go(`#/reports/${encodeURIComponent(rich.id)}`);
const steps = [];
for (let i = 0; i < Math.min(runs, rich.claims); ++i) steps.push(await toClaim(tab));
console.log(`j -> next claim of ${rich.claims}          ${median(steps)} ms (with the driver's own time)`);
await browser.close();
