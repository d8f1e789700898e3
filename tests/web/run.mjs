// SPDX-License-Identifier: Apache-2.0
// The page in a browser, against the real program on a real database: `npm run test:web` in web/, or
//   SAKSI=build/dev/apps/saksi/saksi node tests/web/run.mjs [--only WORD] [--screenshots DIR]
// SAKSI_WEB_ROOT shows a built page from a folder instead of the embedded one; SAKSI_URL uses a server that
// is already running (journeys that start or stop a server are left out then).
// Exit status: 0 all hold, 1 something does not, 77 nothing failed but the build reads no claims yet.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ask, check, Database, launch, root, same, Server, Tab, until } from './harness.mjs';
import { hostileReport, laterReport, manyReports, plannedReport } from './reports.mjs';
import { pastJourneys } from './past.mjs';
import { reviewJourneys } from './review.mjs';

const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1];
};

class Skip extends Error {}

const squeeze = (s) => s.replace(/\s+/g, ' ').trim();
const report = (id, query = '') => `#/reports/${encodeURIComponent(id)}${query}`;

const journeys = [];
const journey = (name, run) => journeys.push({ name, run });

/** Every report of the database with its record. */
async function everyReport({ address }) {
  const list = await ask(address, 'reports?limit=500');
  return Promise.all(list.items.map(async (item) => (await ask(address, `reports/${encodeURIComponent(item.id)}`)).record));
}

async function recordWith(house, wanted, what) {
  const found = (await everyReport(house)).find(wanted);
  if (!found) throw new Skip(`no report with ${what}`);
  return found;
}

const withClaims = (house) => recordWith(house, (r) => r.claims.length > 2 && r.events.length > 0, 'an event and three claims');

async function routes(house) {
  const records = await everyReport(house);
  const rich = records.reduce((a, b) => (b.claims.length > a.claims.length ? b : a));
  const id = rich.document.id;
  const claim = rich.claims[0];
  const event = rich.events[0];
  const all = await ask(house.address, 'linked-events?limit=200');
  const linked = all.items.find((e) => e.disagreement) ?? all.items[0];
  const { items: places } = await ask(house.address, 'control-map');
  const held = places.find((p) => p.contested) ?? places[0];
  return [
    ['events', '#/events'],
    ['filtered', '#/events?type=Battles&from=2019-01-01'],
    ['news', '#/events?since=yesterday'],
    ['reports', '#/reports'],
    ['search', '#/reports?q=warga'],
    ['report', report(id)],
    ...(claim ? [['claim', report(id, `?claim=${claim.id}`)]] : []),
    ...(event ? [['event', `#/events/${encodeURIComponent(id)}/${event.id}`]] : []),
    ...(linked ? [['linked', `#/events/${encodeURIComponent(linked.id)}`]] : []),
    ['control', '#/control'],
    ...(held ? [['place', `#/places/${encodeURIComponent(held.place.name)}`]] : []),
    ['review', '#/review'],
    ['pairs', '#/review/pairs'],
    ['people', '#/people'],
  ];
}

for (const language of ['id', 'en']) {
  journey(`every view, ${language}, light and dark: no violation of WCAG, no complaint`, async (house) => {
    const tab = await house.tab({ language });
    for (const [name, hash] of await routes(house)) {
      await tab.go(hash);
      same(await tab.page.locator('html').getAttribute('lang'), language, `language of ${name}`);
      await soundInBothThemes(house, tab, name, language);
    }
  });
}

/** Only colours change with the theme: the other rules are asked once. */
async function soundInBothThemes(house, tab, name, language) {
  for (const colorScheme of ['light', 'dark']) {
    await tab.page.emulateMedia({ colorScheme });
    const violations = await tab.violations(colorScheme === 'light' ? undefined : ['color-contrast']);
    check(violations.length === 0, `${name}, ${colorScheme}: ${violations.join('; ')}`);
    if (house.screenshots) await shoot(house, tab, `${name}-${language}-${colorScheme}`);
  }
  await tab.page.emulateMedia({ colorScheme: 'light' });
}

async function shoot(house, tab, name) {
  await tab.page.evaluate(() => document.fonts.ready.then(() => true));
  await tab.page.screenshot({ path: path.join(house.screenshots, `${name}.png`) });
}

journey('narrow: everything fits 320 pixels, and passes axe there', async (house) => {
  const tab = await house.tab({ width: 320, height: 700 });
  for (const [name, hash] of await routes(house)) {
    await tab.go(hash);
    const width = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    check(width <= 320, `${name} is ${width} pixels wide`);
    same(await tab.violations(), [], `${name} on a narrow screen`);
    if (house.screenshots && ['events', 'claim'].includes(name)) await shoot(house, tab, `${name}-narrow`);
  }
});

journey('the language is switched in place and stays switched', async (house) => {
  const tab = await house.tab({ language: 'id' });
  await tab.go('#/events');
  same(await tab.text('header nav a'), 'Peristiwa', 'navigation');
  await tab.page.locator('button[lang="en"]').click();
  same(await tab.text('header nav a'), 'Events', 'navigation after the switch');
  await tab.page.reload();
  await tab.settled();
  same(await tab.text('header nav a'), 'Events', 'navigation after a reload');
  same(await tab.page.locator('html').getAttribute('lang'), 'en', 'language of the page');
});

journey('dates are written in the language of the page', async (house) => {
  const tab = await house.tab({ language: 'id' });
  await tab.go(report(hostileReport.id));
  check((await tab.text('.pane-text header')).includes('Minggu, 06 Januari 2019'), 'no "Minggu, 06 Januari 2019"');
  await tab.page.locator('button[lang="en"]').click();
  check(/Sunday,? 06 January 2019/.test(await tab.text('.pane-text header')), 'no "Sunday 06 January 2019"');
});

journey('markup in a report is text', async (house) => {
  const tab = await house.tab();
  for (const hash of ['#/reports', '#/events', '#/reports?q=lembah', report(hostileReport.id)]) {
    await tab.go(hash);
    same(await tab.count('main script, main img, main iframe, main i, main h1 b, .title b, .report b, .text b'), 0, `elements from the report in ${hash}`);
  }
  const shown = await tab.text('.pane-text');
  check(shown.includes('<script>alert("isi")</script>'), 'the script of the text is not shown as it stands');
  check((await tab.text('.pane-text h1')).includes('<b>Pasar</b>'), 'the title is not shown as it stands');
  await tab.page.locator('.pane-text summary').click();
  same(await tab.count('a[href^="javascript:"]'), 0, 'links that run something');
  check((await tab.text('.pane-text dl')).includes('javascript:'), 'the address is not shown as text');
});

journey('the text on screen is the report, to the letter', async (house) => {
  const tab = await house.tab();
  for (const { document } of await everyReport(house)) {
    await tab.go(report(document.id));
    const shown = await tab.page.evaluate(() => {
      const pane = document.querySelector('.pane-text .text').cloneNode(true);
      pane.querySelectorAll('.furniture-name, sup, .notes').forEach((e) => e.remove());
      return [...pane.querySelectorAll('p')].map((p) => p.textContent).join('\n');
    });
    same(squeeze(shown), squeeze(document.text), `text of ${document.id}`);
    const named = await tab.page.locator('.furniture-name').count();
    check(named >= document.furniture.length, `${named} of ${document.furniture.length} pieces of furniture are named`);
  }
});

journey('every claim shows its words, exactly', async (house) => {
  await withClaims(house);
  const tab = await house.tab();
  for (const { document, claims } of await everyReport(house)) {
    if (claims.length) await tab.go(report(document.id));
    for (const claim of claims) {
      await tab.page.evaluate((hash) => (location.hash = hash), report(document.id, `?claim=${claim.id}`));
      await tab.page.locator(`[data-claim="${claim.id}"].selected`).waitFor();
      const shown = await tab.page.evaluate(() => {
        const sup = (e) => [...e.childNodes].filter((n) => n.nodeName !== 'SUP').map((n) => n.textContent).join('');
        return [...document.querySelectorAll('.chosen-words')].map(sup).join('');
      });
      const exact = [...claim.evidence].sort((a, b) => a.start - b.start).map((s) => s.exact).join('');
      same(squeeze(shown), squeeze(exact), `words of ${document.id} ${claim.id}`);
    }
  }
});

journey('choosing a figure shows its sentence; choosing words shows their claims', async (house) => {
  const { document, claims } = await withClaims(house);
  const tab = await house.tab({ height: 500 });
  await tab.go(report(document.id));
  const last = [...claims].sort((a, b) => b.evidence[0].start - a.evidence[0].start)[0];
  await tab.page.locator(`[data-claim="${last.id}"] a.figure`).click();
  const words = tab.page.locator('.pane-text .chosen-words').first();
  await words.waitFor();
  await until(async () => {
    const box = await words.boundingBox();
    return box !== null && box.y > 0 && box.y < 500;
  }, 'the chosen words come into sight');
  check((await tab.count('.pane-text .sentence')) > 0, 'the sentence is not marked');

  const mark = tab.page.locator('.pane-text a.mark').first();
  const ids = (await mark.getAttribute('data-claims')).split(' ');
  await mark.click();
  await tab.page.locator(`[data-claim="${ids[0]}"].selected`).waitFor();
  same(await tab.count('.pane-ledger .claim.selected'), ids.length, 'claims shown for the words');
  await tab.page.goBack();
  await tab.page.locator(`[data-claim="${last.id}"].selected`).waitFor();
});

journey('a place, an actor and a date open their words, from the report, the event and the event of all reports', async (house) => {
  const { document, events } = await recordWith(house, (r) => r.events.some((e) => e.places.some((p) => p.evidence.length) && e.actors.some((a) => a.evidence.length)), 'a place and an actor with words');
  const event = events.find((e) => e.places.some((p) => p.evidence.length) && e.actors.some((a) => a.evidence.length));
  const { linked } = await ask(house.address, `reports/${encodeURIComponent(document.id)}`);
  const tab = await house.tab({ language: 'en' });
  const shown = () => tab.page.locator('.pane-text .chosen-words').evaluateAll((list) => list.map((e) => [...e.childNodes].filter((n) => n.nodeName !== 'SUP').map((n) => n.textContent).join('')).join(''));
  for (const hash of [report(document.id), `#/events/${encodeURIComponent(document.id)}/${event.id}`, `#/events/${linked[event.id]}`]) {
    for (const one of [event.places.find((p) => p.evidence.length), event.actors.find((a) => a.evidence.length)]) {
      await tab.go(hash);
      const key = tab.page.getByRole('link', { name: `Words: ${one.name}`, exact: true }).first();
      await key.focus();
      await tab.press('Enter');
      await tab.page.locator('.pane-text .chosen-words').first().waitFor();
      if (tab.page.url().includes(encodeURIComponent(document.id))) {
        const names = events.find((e) => tab.page.url().includes(`event=${e.id}&`));
        const wanted = [...names.places, ...names.actors].filter((p) => p.name === one.name).flatMap((p) => p.evidence.map((s) => s.exact)).join('');
        check(squeeze(await shown()).length > 0 && squeeze(wanted).includes(squeeze(await shown())), `${await shown()} instead of ${wanted} from ${hash}`);
      }
      check((await tab.count('.pane-text .sentence')) > 0, 'the sentence is not marked');
    }
  }
  same(await tab.violations(), [], 'chosen words of a fact');
  // A date has no words in the record: the reading gives them, and they are asked for then only.
  const records = await everyReport(house);
  const dated = [];
  for (const one of records) {
    const why = await ask(house.address, `reports/${encodeURIComponent(one.document.id)}/why`);
    for (const e of one.events) {
      const words = (why.items[e.id] ?? []).filter((r) => r.about === 'date' && !r.against).flatMap((r) => r.words.map((s) => s.exact));
      if (words.length) dated.push({ id: one.document.id, event: e.id, words });
    }
  }
  check(dated.length > 3, `only ${dated.length} dates have words`);
  for (const one of dated.slice(0, 3)) {
    const of = await ask(house.address, `reports/${encodeURIComponent(one.id)}`);
    for (const hash of [`#/events/${encodeURIComponent(one.id)}/${one.event}`, `#/events/${of.linked[one.event]}`]) {
      await tab.go(hash);
      await tab.page.locator('.facts a.date').first().press('Enter');
      await tab.page.locator('.pane-text .chosen-words').first().waitFor();
      check(tab.page.url().includes('words=date'), 'the words of the date are not in the address');
      if (tab.page.url().includes(encodeURIComponent(one.id)) && tab.page.url().includes(`event=${one.event}&`)) {
        check(squeeze(await shown()).length > 0 && squeeze(one.words.join('')).includes(squeeze(await shown())), `${await shown()} instead of ${one.words} from ${hash}`);
      }
    }
  }
  same(await tab.violations(), [], 'chosen words of a date');
});

journey('from figure to figure of an event by j and k, and from each to its sentence', async (house) => {
  const { document, events, claims } = await withClaims(house);
  const { linked } = await ask(house.address, `reports/${encodeURIComponent(document.id)}`);
  const event = events.find((e) => claims.filter((c) => c.event === e.id).length > 1) ?? events[0];
  const tab = await house.tab({ language: 'en' });
  for (const hash of [`#/events/${linked[event.id]}`, `#/events/${encodeURIComponent(document.id)}/${event.id}`]) {
    await tab.go(hash);
    await tab.press('j');
    const first = await tab.page.evaluate(() => document.activeElement?.closest('[data-claim]')?.dataset.claim ?? null);
    check(first !== null, `j goes nowhere in ${hash}`);
    await tab.press('j', 'k');
    same(await tab.page.evaluate(() => document.activeElement?.closest('[data-claim]')?.dataset.claim ?? null), first, 'j and k lead back');
    await tab.press('Enter');
    await tab.page.locator('.pane-text .chosen-words').first().waitFor();
  }
});

journey('why a claim was read so: rules and words, when asked', async (house) => {
  const { document, claims } = await withClaims(house);
  const tab = await house.tab({ language: 'en' });
  await tab.go(report(document.id, `?claim=${claims[0].id}`));
  const why = tab.page.locator('.claim.selected .why').first();
  same(await why.locator('li').count(), 0, 'reasons before anybody asks');
  await why.locator('summary').click();
  await why.locator('li').first().waitFor();
  const { items } = await ask(house.address, `reports/${encodeURIComponent(document.id)}/why`);
  same(await why.locator('li').count(), items[claims[0].id].length, 'reasons shown');
  for (const { words } of items[claims[0].id]) for (const w of words) same([...document.text].slice(w.start, w.end).join(''), w.exact, 'words of a reason');
  same(await tab.violations(), [], 'the reasons');
});

journey('words that several claims share show them all', async (house) => {
  const overlap = (r) => r.claims.some((a) => r.claims.some((b) => a !== b && a.evidence.some((s) => b.evidence.some((t) => s.start < t.end && t.start < s.end))));
  const { document } = await recordWith(house, overlap, 'overlapping claims');
  const tab = await house.tab();
  await tab.go(report(document.id));
  const shared = tab.page.locator('.pane-text a.mark:has(sup)').first();
  const ids = (await shared.getAttribute('data-claims')).split(' ');
  check(ids.length > 1, 'a shared mark names one claim');
  await shared.click();
  await until(async () => (await tab.count('.pane-ledger .claim.selected')) === ids.length, 'all claims of the words are shown');
  check(new URL(tab.page.url()).hash.includes('at='), 'the choice has no address');
});

journey('an address brings back the state', async (house) => {
  const { document, claims } = await withClaims(house);
  const tab = await house.tab();
  await tab.go(report(document.id, `?claim=${claims[1].id}`));
  same(await tab.page.locator('.pane-ledger .claim.selected').first().getAttribute('data-claim'), claims[1].id, 'chosen claim');
  await tab.go('#/events?type=Battles&from=2019-01-01&to=2019-12-31');
  same(await tab.page.locator('#query').inputValue(), 'jenis:Pertempuran sejak:2019-01-01 sampai:2019-12-31', 'the query');
});

journey('keyboard alone: filter, walk, open, choose, go back', async (house) => {
  await withClaims(house);
  const tab = await house.tab({ language: 'en' });
  await tab.go('#/events');
  await tab.press('/');
  check((await tab.focused()).startsWith('input#query'), `/ leads to ${await tab.focused()}`);
  await tab.page.keyboard.type('type:Battles');
  await tab.press('Enter');
  await until(async () => tab.page.url().includes('type=Battles'), 'the filter is in the address');
  await tab.settled();
  check((await tab.count('[data-row]')) > 0, 'no battles');
  await tab.page.locator('main').focus();
  await tab.press('j', 'j', 'k');
  check(await tab.page.evaluate(() => document.activeElement.closest('[data-row]') === document.querySelector('[data-row]')), 'j j k is not at the first row');
  await tab.press('Enter');
  await until(async () => /#\/events\/.+/.test(tab.page.url()), 'the event opens');
  await tab.settled();
  await tab.press('o');
  await until(async () => tab.page.url().includes('#/reports/'), 'o leads to the report');
  await tab.settled();
  await tab.press('j');
  await tab.page.locator('.pane-ledger .claim.selected').first().waitFor();
  check(await tab.page.evaluate(() => !!document.activeElement.closest('.claim.selected')), 'the focus is not on the chosen claim');
  await tab.press('Escape');
  await until(async () => (await tab.count('.claim.selected')) === 0, 'Escape lets go');
  await tab.press('g', 'r');
  await until(async () => tab.page.url().endsWith('#/reports'), 'g r leads to the reports');
});

journey('keyboard alone: every control can be reached, none holds the focus', async (house) => {
  const tab = await house.tab();
  for (const [name, hash] of await routes(house)) {
    await tab.go(hash);
    const wanted = await tab.page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button:not([disabled]), input, select, summary, [tabindex="0"]')];
      const seen = all.filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest('dialog'));
      seen.forEach((e, i) => e.setAttribute('data-stop', i));
      document.activeElement.blur();
      return seen.length;
    });
    const reached = new Set();
    for (let i = 0; i < wanted + 8; ++i) { // a date field has stops of its own inside
      await tab.press('Tab');
      const at = await tab.page.evaluate(() => document.activeElement?.getAttribute('data-stop') ?? null);
      if (at !== null) reached.add(at);
    }
    check(reached.size >= wanted, `${name}: Tab reaches ${reached.size} of ${wanted}`);
  }
});

journey('shortcuts: the help opens and closes; they can be switched off', async (house) => {
  const tab = await house.tab({ language: 'en' });
  await tab.go('#/reports');
  await tab.press('?');
  await tab.page.locator('dialog[open]').waitFor();
  same(await tab.violations(), [], 'the help');
  await tab.page.locator('dialog input[type=checkbox]').first().press('Space');
  await tab.press('Escape');
  await until(async () => (await tab.count('dialog[open]')) === 0, 'Escape closes the help');
  await tab.press('g', 'e');
  check(tab.page.url().endsWith('#/reports'), 'a shortcut works though switched off');
});

/** The help, and the field of an action in it; by keyboard. */
async function openHelp(tab) {
  await tab.page.locator('main').focus();
  await tab.press('?');
  await tab.page.locator('dialog[open]').waitFor();
  return (action) => tab.page.locator(`tr[data-action="${action}"] input`);
}

async function closeHelp(tab) {
  await tab.press('Escape');
  await until(async () => (await tab.count('dialog[open]')) === 0, 'Escape closes the help');
}

for (const language of ['id', 'en']) {
  journey(`shortcuts of one’s own: changed, refused, kept, taken back, ${language}`, async (house) => {
    const tab = await house.tab({ language });
    await tab.go('#/reports');
    const field = await openHelp(tab);
    same(await field('events').inputValue(), 'g e', 'the key that it comes with');
    await field('events').fill('x');
    await tab.press('Enter');
    await until(async () => (await tab.text('dialog .done')).includes('x'), 'the change is said');
    await field('reports').fill('x');
    await tab.press('Enter');
    check((await tab.text('#key-refused')).includes(await tab.text('[data-action="events"] th')), 'the refusal does not name the other action');
    same(await field('reports').getAttribute('aria-invalid'), 'true', 'the field that was refused');
    for (const colorScheme of ['light', 'dark']) {
      await tab.page.emulateMedia({ colorScheme });
      same(await tab.violations(), [], `the help, ${colorScheme}`);
      if (house.screenshots) await shoot(house, tab, `keys-${language}-${colorScheme}`);
    }
    await field('reports').fill('Tab');
    await tab.press('Enter');
    check((await tab.text('#key-refused')).includes('Alt'), 'a key of the browser is not refused');
    await field('next').focus();
    await tab.press('Alt+m');
    same(await field('next').inputValue(), 'Alt+m', 'a key pressed with Alt');
    await closeHelp(tab);
    await tab.press('g', 'e');
    check(tab.page.url().endsWith('#/reports'), 'the old key still works');
    await tab.page.reload();
    await tab.settled();
    await tab.page.locator('main').focus();
    await tab.press('Alt+m');
    check(await tab.page.evaluate(() => !!document.activeElement.closest('[data-row]')), 'Alt+m does not go to the first row');
    await tab.press('x');
    await until(async () => tab.page.url().endsWith('#/events'), 'the new key leads to the events');
    await openHelp(tab);
    await tab.page.locator('dialog .reset').press('Enter');
    same([await field('events').inputValue(), await field('next').inputValue()], ['g e', 'j'], 'the keys after all were taken back');
    same(await tab.count('dialog .reset'), 0, 'there is nothing more to take back');
    await closeHelp(tab);
    await tab.page.locator('main').focus();
    await tab.press('g', 'r');
    await until(async () => tab.page.url().endsWith('#/reports'), 'the key that it came with works again');
  });
}

journey('the filter says what it does not understand', async (house) => {
  const tab = await house.tab();
  await tab.go('#/events');
  await tab.page.locator('#query').fill('warna:merah tempat:Lembah');
  await tab.page.locator('#query').press('Enter');
  await tab.page.locator('[role=alert] code').waitFor();
  same(await tab.text('[role=alert] code'), 'warna:merah', 'what was not understood');
  check(tab.page.url().includes('place=Lembah'), 'the rest of the query is lost');
});

journey('the timeline narrows the list, by mouse and by keyboard', async (house) => {
  const events = await ask(house.address, 'events');
  if (events.histogram.length < 2) throw new Skip('events in two months');
  const tab = await house.tab();
  await tab.go('#/events');
  const box = await tab.page.locator('.timeline svg').boundingBox();
  await tab.page.mouse.move(box.x + 1, box.y + 30);
  await tab.page.mouse.down();
  await tab.page.mouse.move(box.x + box.width / 3, box.y + 30, { steps: 4 });
  await tab.page.mouse.up();
  await until(async () => /from=\d{4}-\d\d-\d\d&to=/.test(tab.page.url()), 'the window is in the address');
  await tab.settled();
  const [, from, to] = /from=([\d-]+)&to=([\d-]+)/.exec(tab.page.url());
  const shown = await ask(house.address, `linked-events?from=${from}&to=${to}`);
  check((await tab.text('.summary b')).startsWith(String(shown.total)), 'the list is not that of the window');
  await tab.page.locator('.timeline [role=slider]').nth(1).focus();
  await tab.press('End');
  await until(async () => !tab.page.url().includes(`to=${to}`), 'End moves the bound');
});

journey('what is only planned is hollow on the timeline and the map, and counted apart in words', async (house) => {
  const { histogram, total, not_happened } = await ask(house.address, 'linked-events');
  if (!not_happened) throw new Skip('an event that is only planned');
  const tab = await house.tab({ language: 'en' });
  await tab.go('#/events');
  const hollow = (list) => list.filter((one) => one.uncounted > 0).length;
  const counted = histogram.reduce((sum, month) => sum + month.count, 0);
  check(counted > 0 && counted <= total - not_happened, `${counted} of ${total} are counted`);
  same(await tab.count('.timeline .hollow'), hollow(histogram), 'months with something hollow');
  check((await tab.text('.summary')).includes(`${not_happened} of them planned`), 'the list does not say how many did not happen');
  const { points, areas } = await ask(house.address, 'map');
  await tab.page.locator('.map svg .hollow').first().waitFor({ state: 'attached' });
  const rings = await tab.page.locator('.map svg .hollow').evaluate((path) => path.getAttribute('d').split('M').length - 1);
  same(rings, hollow([...points, ...areas]), 'places with something hollow');
  check((await tab.text('.map .hint')).includes('Hollow:'), 'nobody says what hollow means');
  await tab.go('#/events?status=planned');
  same(await tab.count('.timeline .bar'), 0, 'planned events drawn as if they had happened');
  check((await tab.count('.timeline .hollow')) > 0, 'planned events are not drawn');
});

journey('the window slides as a whole, or grows from the beginning', async (house) => {
  const { histogram } = await ask(house.address, 'events');
  if (histogram.length < 2) throw new Skip('events in two months');
  const tab = await house.tab({ language: 'en' });
  const month = histogram[0].month;
  await tab.go(`#/events?from=${month}-01&to=${month}-28&window=sliding`);
  const window = () => /from=(\d{4}-\d\d)-\d\d&to=(\d{4}-\d\d)/.exec(tab.page.url())?.slice(1) ?? [];
  await tab.page.locator('.timeline [role=slider]').first().focus();
  await tab.press('ArrowRight');
  await until(async () => window()[0] > month && window()[0] === window()[1], 'the window moves as a whole');
  await tab.page.locator('.timeline select').selectOption('cumulative');
  await until(async () => !tab.page.url().includes('from=') && tab.page.url().includes('window=cumulative'), 'the window begins at the beginning');
});

journey('the large map: own worker, no outside request, the view in the address, places as a list', async (house) => {
  const tab = await house.tab({ language: 'en', webGl: true });
  await tab.go('#/events');
  await until(async () => (await tab.page.locator('.map [data-ready=true]').count()) === 1, 'the map is drawn', 60000);
  check(tab.page.workers().every((worker) => worker.url().startsWith(house.address)), 'a worker that is not the page’s own');
  same(await tab.violations(), [], 'the map');
  await tab.page.getByRole('button', { name: 'Zoom in' }).click();
  await until(async () => /map=-?[\d.]+%2C-?[\d.]+%2C[\d.]+/.test(tab.page.url()), 'the view is in the address', 30000);
  await tab.page.locator('.map summary').click();
  const first = tab.page.locator('.map details li a').first();
  await first.click();
  await until(async () => /place=|country=|#\/events\//.test(tab.page.url()), 'a place of the list leads to its events');
});

journey('the list follows the map on wish, and the map goes on beyond its frame', async (house) => {
  const { points, total } = await ask(house.address, 'map');
  const [at] = points;
  const tab = await house.tab({ language: 'en', webGl: true });
  await tab.go(`#/events?map=${at.longitude},${at.latitude},9`);
  await until(async () => (await tab.page.locator('.map [data-ready=true]').count()) === 1, 'the map is drawn', 60000);
  const box = tab.page.getByLabel('List only what the map shows');
  await until(() => box.isEnabled(), 'the map says what it shows');
  await box.check();
  await until(async () => /frame=/.test(tab.page.url()), 'the frame is in the address');
  const frame = new URLSearchParams(tab.page.url().split('?')[1]).get('frame');
  const kept = (await ask(house.address, `linked-events?frame=${frame}`)).total;
  check(kept > 0 && kept < total, `the frame keeps ${kept} of ${total}`);
  await until(async () => (await tab.page.locator('.rows > li').count()) === kept, 'the list holds what the map shows');
  check((await tab.page.locator('.map .shown').innerText()).includes(`of ${total} events`), 'the map is narrowed by its own frame');
  same(await tab.violations(), [], 'the map that the list follows');
  await tab.page.getByRole('button', { name: 'Zoom out' }).click();
  await until(async () => new URLSearchParams(tab.page.url().split('?')[1]).get('frame') !== frame, 'the frame follows the map');
  await box.uncheck();
  await until(async () => !/frame=/.test(tab.page.url()), 'the list is whole again');
});

journey('an export: what would leave is shown, the command is named, the file comes', async (house) => {
  const tab = await house.tab({ language: 'en' });
  await tab.go('#/events?type=Battles');
  await tab.page.getByRole('button', { name: 'Export' }).click();
  const dialog = tab.page.locator('dialog[open]');
  await dialog.locator('form').waitFor();
  await dialog.getByLabel('Columns of').selectOption('control');
  same(await tab.violations(), [], 'the dialog');
  check((await dialog.locator('code').innerText()).includes("--profile control --format csv --filter 'type=Battles'"), 'the command is another');
  await dialog.getByLabel('Only what changed since').fill('2020-01-01');
  check((await dialog.locator('code').innerText()).includes('--since 2020-01-01'), 'the command does not say since');
  await dialog.getByRole('button', { name: 'Show what leaves' }).click();
  await dialog.locator('.seen').waitFor();
  const [saved] = await Promise.all([tab.page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
  same(saved.suggestedFilename(), 'saksi-control.zip', 'the name of the file');
  await until(async () => (await dialog.locator('[role=status]').innerText()).startsWith('Downloaded'), 'the page says so');
});

journey('names of private persons are masked, and shown again', async (house) => {
  const muted = async (id) => {
    const answer = await fetch(`${house.address}api/v1/reports/${encodeURIComponent(id)}`, { headers: { 'X-Saksi-Mute': 'names' } });
    return (await answer.json()).record.document.text;
  };
  let masked = null;
  for (const { document } of await everyReport(house)) {
    const text = await muted(document.id);
    if (text.includes('\u2588')) masked = { id: document.id, text, plain: document.text };
    if (masked) break;
  }
  if (!masked) throw new Skip('a report with a private name');
  const tab = await house.tab({ language: 'en' });
  await tab.go(report(masked.id));
  const shown = async () => squeeze(await tab.text('.text'));
  check(!(await shown()).includes('\u2588'), 'masked before anybody asked');
  const streams = [];
  tab.page.on('request', (r) => r.url().includes('/stream') && streams.push(new URL(r.url()).search));
  await tab.page.keyboard.press('?');
  const asked = tab.page.getByLabel('Mask names of private persons on this screen');
  await Promise.all([tab.page.waitForEvent('load'), asked.click()]);
  await until(async () => (await tab.count('.text')) > 0 && (await shown()).includes('\u2588'), 'the text is masked');
  const name = [...masked.text].findIndex((c) => c === '\u2588');
  const word = masked.plain.slice(name).match(/^\p{L}+/u)?.[0] ?? '';
  check(word.length > 0 && !(await tab.page.locator('body').innerText()).includes(word), `"${word}" is still on the page`);
  same(await tab.violations(), [], 'the masked report');
  same(streams, ['?mute=names'], 'the stream that is listened to');
  await tab.page.keyboard.press('?');
  await Promise.all([tab.page.waitForEvent('load'), asked.click()]);
  await until(async () => (await tab.count('.text')) > 0 && !(await shown()).includes('\u2588'), 'the text is shown again');
});

journey('a filter is kept, found again in the other language, and forgotten', async (house) => {
  const tab = await house.tab({ language: 'id' });
  await tab.go('#/events?type=Battles&killed_min=1');
  await tab.page.getByRole('button', { name: 'Simpan saringan ini' }).press('Enter');
  await tab.go('#/events');
  const kept = tab.page.locator('a[href="#/events?type=Battles&killed_min=1"], a[href="#/events?killed_min=1&type=Battles"]');
  same(await kept.first().innerText(), 'jenis:Pertempuran tewas>=1', 'the kept filter');
  await tab.page.locator('button[lang="en"]').click();
  same(await kept.first().innerText(), 'type:Battles killed>=1', 'the kept filter in English');
  await kept.first().press('Enter');
  await until(async () => tab.page.url().includes('killed_min=1'), 'it leads to the list');
  await tab.settled();
  await tab.page.getByRole('button', { name: /^× ?Remove: type:Battles/ }).or(tab.page.getByRole('button', { name: 'Remove: type:Battles killed>=1' })).first().press('Enter');
  await tab.go('#/events');
  same(await kept.count(), 0, 'filters after it was forgotten');
});

journey('passages about the dead and injured are folded on wish, opened one by one, and open when chosen', async (house) => {
  const { document, claims } = await recordWith(house, (r) => r.claims.some((c) => c.outcome === 'killed'), 'somebody killed');
  const claim = claims.find((c) => c.outcome === 'killed');
  const tab = await house.tab({ language: 'en' });
  await tab.go(report(document.id));
  same(await tab.count('.pane-text .folded'), 0, 'folded passages, where nobody asked');
  const field = await openHelp(tab);
  same(await field('help').count(), 1, 'the help');
  await tab.page.getByLabel('Fold', { exact: false }).first().check();
  await closeHelp(tab);
  await tab.page.locator('.pane-text .folded').first().waitFor();
  const folded = await tab.count('.pane-text .folded');
  check(!(await tab.text('.pane-text .text')).includes(claim.evidence[0].exact), 'the words of the claim are in sight');
  check(!(await tab.page.locator('.pane-ledger blockquote').allInnerTexts()).some((s) => s.includes(claim.evidence[0].exact)), 'the sentence is in sight in the ledger');
  same(await tab.violations(), [], 'a folded report');
  await tab.page.locator('.pane-text .folded button').first().press('Enter');
  await until(async () => (await tab.count('.pane-text .folded')) === folded - 1, 'one is opened');
  await tab.page.reload();
  await tab.page.locator('.pane-text .folded').first().waitFor();
  await tab.go(report(document.id, `?claim=${claim.id}`));
  await until(async () => (await tab.text('.pane-text .text')).includes(claim.evidence[0].exact), 'what is chosen is open');
});

journey('a word about a pause after long reading, for those who want it', async (house) => {
  const tab = await house.tab({ language: 'en' });
  await tab.page.clock.install();
  await tab.go('#/reports');
  const word = tab.page.getByText('Perhaps it is time for a pause');
  await tab.page.clock.runFor('01:00:00');
  same(await word.count(), 0, 'words that nobody asked for');
  await tab.page.keyboard.press('?');
  await tab.page.getByLabel('Remind me of a pause').check();
  await tab.page.keyboard.press('Escape');
  await tab.page.clock.runFor('44:00');
  same(await word.count(), 0, 'words too early');
  await tab.page.clock.runFor('02:00');
  same(await word.count(), 1, 'words after 45 minutes');
  same(await tab.violations(), [], 'the word');
  await tab.page.getByRole('button', { name: 'Close' }).first().click();
  same(await word.count(), 0, 'words that were read');
});

journey('a search marks what it found', async (house) => {
  const tab = await house.tab();
  await tab.go('#/reports?q=lembah');
  check((await tab.count('[data-row]')) > 0, 'nothing found');
  same((await tab.text('.snippet mark')).toLowerCase(), 'lembah', 'the marked word');
  await tab.page.locator('[data-row] a').first().press('Enter');
  await until(async () => /#\/reports\/.+/.test(tab.page.url()), 'the report opens');
});

journey('a name is found in another spelling, and the list says so', async (house) => {
  const whole = await ask(house.address, 'linked-events?place=Jayapura');
  if (!whole.total) throw new Skip('an event in Jayapura');
  const tab = await house.tab();
  await tab.go('#/');
  await tab.page.locator('.query input').fill('tempat:Djajapoera');
  await tab.page.locator('.query input').press('Enter');
  await until(async () => (await tab.count('.spelled')) === 1, 'the list names the spelling');
  same((await tab.text('.spelled')).includes('Jayapura'), true, 'the spelling that was found');
  same(await tab.count('.list [data-row]'), whole.total, 'events in Jayapura');
  await tab.go('#/reports?q=djajapoera');
  check((await tab.count('[data-row]')) > 0, 'no report is found by the old spelling');
  same((await tab.text('.snippet mark')).toLowerCase(), 'jayapura', 'the marked word');
});

journey('a report without a title goes by its first words', async (house) => {
  const untitled = (await ask(house.address, 'reports?limit=500')).items.find((item) => item.title === null);
  if (!untitled) throw new Skip('a report without a title');
  const tab = await house.tab();
  await tab.go('#/reports');
  const words = squeeze(untitled.lead).split(' ').slice(0, 4).join(' ');
  same(await tab.page.locator('.title.lead', { hasText: words }).count(), 1, `entries that begin "${words}"`);
  const { linked } = await ask(house.address, `reports/${encodeURIComponent(untitled.id)}`);
  const [event] = Object.values(linked);
  if (!event) throw new Skip('an event of a report without a title');
  await tab.go(`#/events/${event}`);
  check((await tab.page.locator('.aside a', { hasText: words }).count()) > 0, 'the event names the report otherwise');
});

journey('a place shows every claim about who holds it', async (house) => {
  const { claims } = await recordWith(house, (r) => r.claims.some((c) => c.kind === 'control' && c.place), 'a claim of control');
  const { place } = claims.find((c) => c.kind === 'control' && c.place);
  const tab = await house.tab();
  await tab.go(`#/places/${encodeURIComponent(place.name)}`);
  const wanted = claims.filter((c) => c.kind === 'control' && c.place?.name === place.name).length;
  check((await tab.count('main .claims > li')) >= wanted, `fewer than ${wanted} claims about ${place.name}`);
  // What contradicts it, and what nobody answered, as the server tells them.
  const { timelines } = await ask(house.address, `control/${encodeURIComponent(place.name)}`);
  const entries = timelines.flatMap((line) => line.claims);
  same(await tab.count('main .claims > li'), entries.length, 'claims');
  same(await tab.count('main .claims .chip.differs'), entries.filter((c) => c.contested_by.length).length, 'claims that others contradict');
  same(await tab.count('main .claims .chip.plain'), entries.filter((c) => c.unanswered).length, 'claims that nobody answered');
  check(entries.some((c) => c.title === null && c.lead), 'no report here that has words instead of a title');
  check(!(await tab.text('main')).includes('Tanpa judul'), 'a report is called untitled where its first words are known');
  const disputed = entries.some((c) => c.contested_by.length);
  same((await tab.count('.lane .dispute')) > 0, disputed, 'hatched where accounts differ');
  same(await tab.violations(), [], 'the place');
});

journey('who was said to hold what, as of a day', async (house) => {
  const { days } = await ask(house.address, 'control-map');
  if (days.length < 2) throw new Skip('claims of control on two days');
  const tab = await house.tab({ language: 'en' });
  await tab.go('#/control');
  const last = await ask(house.address, `control-map?on=${days.at(-1)}`);
  same(await tab.count('.held tbody tr'), last.items.length, 'places at the last day');
  await tab.page.getByRole('button', { name: 'before' }).click();
  const before = await ask(house.address, `control-map?on=${days.at(-2)}`);
  await until(async () => tab.page.url().includes(`on=${days.at(-2)}`), 'the day is in the address');
  await until(async () => (await tab.count('.held tbody tr')) === before.items.length, 'places of the day before');
  for (const { newest } of before.items) for (const claim of newest) check(claim.day <= days.at(-2), `${claim.day} is later than the day`);
  await tab.page.locator('.held tbody td a').first().click();
  await tab.page.locator('.claim.selected').first().waitFor();
});

journey('what is not there is said', async (house) => {
  const tab = await house.tab({ language: 'en' });
  await tab.page.goto(`${house.address}#/reports/tidak-ada`);
  await tab.page.locator('[role=alert]').waitFor();
  check((await tab.text('[role=alert]')).includes('Not in this database'), 'no word about it');
  tab.takeFaults(); // The browser itself logs the 404 that was asked for.
  await tab.go('#/somewhere/else');
  same(await tab.text('h1'), 'There is no such page.', 'the heading');
});

journey('a report that another process ingests appears by itself', async (house) => {
  if (!house.database) throw new Skip('a database of its own');
  const tab = await house.tab();
  await tab.go('#/reports');
  const before = await tab.count('[data-row]');
  house.database.ingest(house.database.write('later.jsonl', `${JSON.stringify(laterReport)}\n`));
  await until(async () => (await tab.count('[data-row]')) === before + 1, 'the new report is in the list', 15000);
  check((await tab.text('main ol')).includes(laterReport.title), 'another report than the new one');
});

journey('what is new since yesterday, since the last visit, since a moment', async () => {
  const database = new Database();
  const one = (report) => database.ingest(database.write(`${report.published}.jsonl`, `${JSON.stringify(report)}\n`));
  const [first, second] = manyReports(2);
  one(first);
  const server = await Server.start(database);
  const house = { address: server.address };
  try {
    // The history counts in seconds: what comes next is of a later one.
    const moment = new Date(Math.ceil(Date.now() / 1000 + 0.5) * 1000);
    await until(() => Date.now() > moment.getTime() + 100, 'the next second');
    one(second);
    const before = await ask(house.address, 'linked-events');
    const wanted = before.items.filter((item) => item.added >= moment.toISOString().slice(0, 19) + 'Z').map((item) => item.id);
    check(wanted.length > 0 && wanted.length < before.total, `${wanted.length} of ${before.total} are new`);

    const browser = await launch();
    try {
      const tab = await Tab.open(browser, house.address, { language: 'id' });
      // The last visit ended at that moment, three hours ago by the browser's memory.
      const away = new Date(Date.now() - 3 * 3600 * 1000);
      await tab.page.addInitScript((at) => {
        if (location.protocol !== 'about:') localStorage.setItem('saksi.here', at);
      }, away.toISOString());
      await tab.go('#/events');
      same(await tab.page.locator('[aria-labelledby=news] a').count(), 2, 'choices');
      same(await tab.violations(), [], 'the choices');
      await tab.page.getByRole('link', { name: 'Sejak kemarin' }).click();
      await until(async () => tab.page.url().includes('since=yesterday'), 'yesterday is in the address');
      await tab.settled();
      same(await tab.page.locator('#query').inputValue(), 'masuk:kemarin', 'the query');
      await until(async () => (await tab.count('.rows > li')) === before.total, 'everything is new since yesterday');
      same(await tab.page.locator('.rows .chip time').count(), before.total, 'rows that say since when');
      await tab.page.getByRole('link', { name: 'Sejak kunjungan terakhir' }).click();
      await until(async () => tab.page.url().includes(`since=${encodeURIComponent(`${away.toISOString().slice(0, 16)}:00Z`)}`), 'the last visit is a moment in the address');
      // The page hears of the address later than the browser shows it, and writes it into the query line then.
      await tab.settled();

      // A moment of the reader's own clock, which is nine hours ahead of UTC here.
      const local = new Date(moment.getTime() + 9 * 3600 * 1000).toISOString().slice(0, 19);
      await tab.page.locator('#query').fill(`masuk:${local}`);
      await tab.page.locator('#query').press('Enter');
      await until(async () => (await tab.count('.rows > li')) === wanted.length, 'the list holds what came since');
      const address = tab.page.url();
      for (const row of await tab.page.locator('.rows > li').all()) check((await row.innerText()).includes('baru'), 'a row is not said to be new');
      same(await tab.violations(), [], 'the list of news');

      // A correction of the first report's event brings it in, as changed.
      const { csrf } = await ask(house.address, 'session');
      const { reviews } = await ask(house.address, `reports/${first.id}`);
      const body = JSON.stringify({ subject: { report: first.id, item: 'c1' }, action: 'reject', seen: reviews.c1.seen });
      const made = await fetch(`${house.address}api/v1/decisions`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body });
      same(made.status, 201, 'the decision');
      await until(async () => (await tab.count('.rows > li')) === wanted.length + 1, 'the changed event comes by itself');
      check((await tab.page.locator('.rows').innerText()).includes('berubah'), 'no row is said to be changed');
      // The address brings all of it back, in the other language too.
      await tab.page.evaluate(() => localStorage.setItem('saksi.language', 'en'));
      await tab.page.goto('about:blank');
      await tab.page.goto(address);
      await tab.settled();
      same(await tab.page.locator('#query').inputValue(), `since:${local}`, 'the query in English');
      same(await tab.count('.rows > li'), wanted.length + 1, 'rows');
      check((await tab.page.locator('.rows').innerText()).includes('changed'), 'no row is said to be changed in English');
      same(tab.takeFaults(), [], 'complaints');
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    database.remove();
  }
});

journey('a lost server is noticed, and nothing is lost when it is back', async (house) => {
  if (!house.database) throw new Skip('a server of its own');
  const server = await Server.start(house.database);
  const tab = await house.tab({ language: 'en', address: server.address });
  await tab.go('#/reports');
  await server.stop();
  await tab.page.locator('#search').fill('lembah');
  await tab.page.locator('#search').press('Enter');
  await tab.page.locator('[role=alert]').waitFor();
  check((await tab.text('[role=alert]')).includes('does not answer'), 'no word about the server');
  same(await tab.page.locator('#search').inputValue(), 'lembah', 'what was typed');
  const again = await Server.start(house.database, server.port);
  await tab.page.locator('[role=alert] button').click();
  await tab.page.locator('.snippet').first().waitFor();
  tab.takeFaults(); // The browser logs the requests that nobody answered.
  await tab.close();
  await again.stop();
});

reviewJourneys(journey, soundInBothThemes);
pastJourneys(journey, soundInBothThemes);

async function open() {
  if (process.env.SAKSI_URL) return { address: process.env.SAKSI_URL.replace(/\/?$/, '/'), close: async () => {} };
  const database = new Database();
  const examples = path.join(root, 'examples');
  database.ingest(...(existsSync(examples) ? [examples] : []), database.write('own.jsonl', `${JSON.stringify(hostileReport)}\n${JSON.stringify(plannedReport)}\n`));
  const server = await Server.start(database);
  return {
    address: server.address,
    database,
    close: async () => {
      await server.stop();
      database.remove();
    },
  };
}

async function runOne(house, { name, run }) {
  const tabs = [];
  const started = Date.now();
  house.tab = async (options = {}) => {
    const browser = options.webGl ? (house.glBrowser ??= await launch(true)) : house.browser;
    const tab = await Tab.open(browser, options.address ?? house.address, options);
    tabs.push(tab);
    return tab;
  };
  try {
    await run(house);
    const faults = tabs.flatMap((tab) => tab.takeFaults());
    check(faults.length === 0, faults.slice(0, 5).join('\n      '));
    console.log(`ok    ${name} (${Date.now() - started} ms)`);
    return 'ok';
  } catch (error) {
    const skipped = error instanceof Skip;
    console.log(`${skipped ? 'skip ' : 'FAIL '} ${name}\n      ${skipped ? 'needs ' : ''}${error.message}`);
    if (!skipped) console.log(tabs.flatMap((tab) => tab.takeFaults()).map((f) => `      ${f}`).join('\n'));
    return skipped ? 'skip' : 'fail';
  } finally {
    await Promise.all(tabs.map((tab) => tab.close().catch(() => {})));
  }
}

const house = await open();
house.browser = await launch();
house.screenshots = argument('--screenshots');
if (house.screenshots) mkdirSync(house.screenshots, { recursive: true });
const only = argument('--only');
const results = [];
for (const one of journeys.filter((j) => !only || j.name.includes(only))) results.push(await runOne(house, one));
await house.browser.close();
await house.glBrowser?.close();
await house.close();
const number = (result) => results.filter((r) => r === result).length;
console.log(`${number('ok')} ok, ${number('fail')} failed, ${number('skip')} skipped`);
process.exit(number('fail') || results.length === 0 ? 1 : number('skip') ? 77 : 0);
