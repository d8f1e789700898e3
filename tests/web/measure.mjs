// SPDX-License-Identifier: Apache-2.0
// How fast the page feels, on a server that is already running:
//   node tests/web/measure.mjs http://127.0.0.1:8470/
// Medians of several runs with the processor slowed down four times, then medians and 95th percentiles of many without
// that, each with what it cost the page's main thread in processor time: that hardly depends on who else works on the
// machine. No test: figures depend on the machine. It decides on items of the queue: give it a copy of a database.
import { loadavg } from 'node:os';
import { ask, launch, Tab, until } from './harness.mjs';

const address = (process.argv[2] ?? 'http://127.0.0.1:8470/').replace(/\/?$/, '/');
const runs = 7;
const slower = 4;
const many = 40;

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = (values) => at(values, 0.5);
const spread = ({ times, cost }) => `${String(median(times)).padStart(4)} ms, p95 ${at(times, 0.95)} ms of ${times.length}; ${Math.round(cost)} ms of processor each`;
const browser = await launch();

/** Processor time of the page's main thread so far, in milliseconds. */
async function clockOf(tab) {
  const session = await tab.context.newCDPSession(tab.page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => 1000 * (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value;
}

/** Takes `step` so many times; each says how long it took. */
async function repeated(tab, times, step) {
  const clock = await clockOf(tab);
  const before = await clock();
  const took = [];
  for (let i = 0; i < times; ++i) took.push(await step(i));
  return { times: took, cost: ((await clock()) - before) / times };
}

async function slowTab() {
  const tab = await Tab.open(browser, address);
  const session = await tab.context.newCDPSession(tab.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return tab;
}

/** From asking for the page to the frame that shows its first rows, as the page's own clock has it. */
async function firstRows() {
  const tab = await slowTab();
  await tab.page.addInitScript(() => {
    window.shown = new Promise((resolve) => {
      const rows = new MutationObserver(() => {
        if (!document.querySelector('[data-row]')) return;
        rows.disconnect();
        // Ahead of whatever the page itself does after that frame.
        requestAnimationFrame(() => scheduler.postTask(() => resolve(Math.round(performance.now())), { priority: 'user-blocking' }));
      });
      rows.observe(document, { subtree: true, childList: true });
    });
  });
  await tab.page.goto(`${address}#/events`);
  const time = await tab.page.evaluate(() => window.shown);
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

/** Begins to wait, in the page: from the moment that `begin` names to the frame that shows all that belongs to it. */
function watch(tab, begin) {
  return tab.page.evaluate((from) => {
    const list = document.querySelector('.overview');
    const hand = document.querySelector('.hand');
    const shown = document.querySelector('.map .shown');
    const waits = new Set({ pointerup: ['list', 'map'], frame: ['list'], a: ['item'] }[from]);
    let start = null;
    window.measured = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`never came: ${[...waits].join(', ')}`)), 30000);
      const begins = () => (start ??= performance.now());
      if (from === 'pointerup') addEventListener('pointerup', begins, { capture: true, once: true });
      if (from === 'a') addEventListener('keydown', begins, { capture: true, once: true });
      if (from === 'frame') {
        const { replaceState } = history;
        history.replaceState = function (state, title, url) {
          if (String(url).includes('frame=')) begins();
          return replaceState.call(history, state, title, url);
        };
      }
      const seen = new MutationObserver((changes) => {
        if (start === null) return;
        for (const { target, type, attributeName } of changes) {
          if (target === list && attributeName === 'aria-busy' && list.getAttribute('aria-busy') === 'false') waits.delete('list');
          if (type === 'characterData' && shown?.contains(target)) waits.delete('map');
          if (hand?.contains(target) && attributeName === 'href') waits.delete('item');
        }
        if (waits.size > 0) return;
        seen.disconnect();
        requestAnimationFrame(() => resolve(Math.round(performance.now() - start)));
      });
      seen.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy', 'href'], characterData: true });
    });
  }, begin);
}

const measured = (tab) => tab.page.evaluate(() => window.measured);

/** From letting go of a window that was drawn on the timeline to the list and the map of it. */
async function brushes() {
  const tab = await Tab.open(browser, address);
  await tab.go('#/events');
  await until(async () => (await tab.count('.map svg')) > 0, 'the map is drawn');
  const times = await repeated(tab, many, async (i) => {
    const box = await tab.page.locator('.timeline svg').boundingBox(); // the first window moved it down
    // Never the same window twice in a row, however wide a month or year is.
    const from = box.x + box.width * (0.05 + 0.09 * (i % 7));
    const to = from + box.width * (0.12 + 0.07 * (i % 5));
    await tab.page.mouse.move(from, box.y + 30);
    await tab.page.mouse.down();
    await tab.page.mouse.move(to, box.y + 30, { steps: 4 });
    await watch(tab, 'pointerup');
    await tab.page.mouse.up();
    return measured(tab);
  });
  await tab.close();
  return times;
}

/** From a filter chosen to the list that belongs to it, never the same one twice in a row. */
async function filters() {
  const tab = await Tab.open(browser, address);
  await tab.go('#/events');
  const { facets } = await ask(address, 'linked-events?limit=1');
  const values = [['type', facets.event_type], ['sub_type', facets.sub_event_type], ['country', facets.country], ['actor', facets.actor]]
    .flatMap(([key, list]) => list.slice(0, 8).map(({ value }) => `${key}=${encodeURIComponent(value)}`));
  const times = await repeated(tab, many, (i) => toList(tab, `#/events?${values[(i * 5) % values.length]}`));
  await tab.close();
  return times;
}

/** From the map's standing still somewhere else to the list of what it shows. */
async function moves() {
  const glBrowser = await launch(true);
  const tab = await Tab.open(glBrowser, address, { language: 'en' });
  const { points } = await ask(address, 'map');
  await tab.go(`#/events?map=${points[0].longitude},${points[0].latitude},5`);
  await until(async () => (await tab.count('.map [data-ready=true]')) === 1, 'the map is drawn', 60000);
  const follow = tab.page.getByLabel('List only what the map shows');
  await until(() => follow.isEnabled(), 'the map says what it shows');
  await follow.check();
  await tab.settled();
  const box = await tab.page.locator('.map .frame').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const times = await repeated(tab, many, async (i) => {
    await tab.page.mouse.move(x, y);
    await tab.page.mouse.down();
    await tab.page.mouse.move(x + (i % 2 ? 60 : -60), y + (i % 3 ? 25 : -50), { steps: 3 });
    await tab.page.waitForTimeout(300); // a hand that rests: the map does not glide on
    await watch(tab, 'frame');
    await tab.page.mouse.up();
    return measured(tab);
  });
  await glBrowser.close();
  return times;
}

/** From `a` to the next item of the queue at hand; a person decides, who looks first. */
async function decisions() {
  const tab = await Tab.open(browser, address);
  await tab.go('#/review');
  const times = await repeated(tab, many, async () => {
    await until(async () => (await tab.count('.hand .actions')) === 1, 'an item is at hand');
    await tab.page.waitForTimeout(500);
    await watch(tab, 'a');
    await tab.press('a');
    return measured(tab);
  });
  await tab.close();
  return times;
}

const status = await ask(address, 'status');
console.log(`${status.reports} reports, ${status.events} events; processor ${slower}x slower, median of ${runs}, load ${loadavg()[0].toFixed(1)}`);

const first = [];
for (let i = 0; i < runs; ++i) first.push(await firstRows());
console.log(`page asked for -> first rows   ${median(first)} ms`);

const tab = await slowTab();
await tab.go('#/events');
const types = ['Battles', 'Protests', 'Strategic developments', 'Violence against civilians'];
const slowFilters = [];
for (let i = 0; i < runs; ++i) slowFilters.push(await toList(tab, `#/events?type=${encodeURIComponent(types[i % types.length])}`));
console.log(`filter -> list                 ${median(slowFilters)} ms`);

const { items } = await ask(address, 'reports?limit=200');
const rich = items.reduce((a, b) => (b.claims > a.claims ? b : a));
await tab.go(`#/reports/${encodeURIComponent(rich.id)}`);
const steps = [];
for (let i = 0; i < Math.min(runs, rich.claims); ++i) steps.push(await toClaim(tab));
console.log(`j -> next claim of ${rich.claims}          ${median(steps)} ms (with the driver's own time)`);
await tab.close();

console.log(`processor as it is, load ${loadavg()[0].toFixed(1)}`);
console.log(`filter -> list                 ${spread(await filters())}`);
console.log(`window drawn -> list and map   ${spread(await brushes())}`);
console.log(`map moved -> list              ${spread(await moves())} (drawn in software)`);
console.log(`decision -> next item          ${spread(await decisions())}`);
console.log(`load ${loadavg()[0].toFixed(1)}`);
await browser.close();
