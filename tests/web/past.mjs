// SPDX-License-Identifier: Apache-2.0
// What stood before: an event at its versions, and two readings of a report, on a database and a server of their own.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, check, Database, decide, onServer, root, same, until } from './harness.mjs';
import { manyReports } from './reports.mjs';

const encoded = encodeURIComponent;

/** The language pack as an earlier version that does not know the words of some rows. */
function earlierPack(folder, table, forgets) {
  const pack = path.join(folder, 'pack');
  cpSync(path.join(root, 'packs/id'), pack, { recursive: true });
  const change = (name, f) => writeFileSync(path.join(pack, name), f(readFileSync(path.join(pack, name), 'utf8')));
  change('pack.tsv', (text) => text.replace('\t0.1.0\t', '\t0.0.9\t'));
  change(table, (text) => text.split('\n').filter((line) => !forgets.test(line)).join('\n'));
  return pack;
}

/** One report as an earlier pack read it and as the program reads it, and a copy-free second one that tells of the same event. */
async function before(house, work) {
  const database = new Database();
  const [first, second] = manyReports(2);
  second.text = first.text.replace(/Ia mengatakan \d+ polisi/, 'Ia mengatakan enam polisi').replace('kata Kapolsek', 'menurut Kapolsek');
  Object.assign(second, { title: `${first.title}, kata polisi`, publisher: 'Warta Uji', published: first.published });
  const write = (name, ...reports) => database.write(name, `${reports.map((r) => JSON.stringify(r)).join('\n')}\n`);
  const pack = earlierPack(database.folder, 'outcomes.tsv', /^tewas\t/);
  database.ingestWith(['--pack', pack], write('satu.jsonl', first));
  database.ingest('--reread');
  await onServer(house, database, (at) => work({ ...at, first, second, write }));
}

async function decideOn(address, report, item, action, more = {}) {
  const { reviews } = await ask(address, `reports/${encoded(report)}`);
  return decide(address, { subject: { report, item }, action, seen: reviews[item].seen, ...more });
}

export function pastJourneys(journey, sound) {
  for (const language of ['id', 'en']) {
    journey(`two readings of a report beside each other, and what reviewers made of it, ${language}`, (house) =>
      before(house, async ({ address, tab: open, first }) => {
        const id = first.id;
        const readings = (await ask(address, `reports/${encoded(id)}/readings`)).items;
        same(readings.map((r) => [r.pack, r.shown]), [['id 0.0.9', false], ['id 0.1.0', true]], 'the readings');
        check(readings[0].claims < readings[1].claims, 'the earlier pack read as much');
        const tab = await open({ language });
        await tab.go(`#/reports/${encoded(id)}`);
        await tab.page.locator('.pane-text summary').first().click();
        await tab.page.locator('.pane-text dl a[href$="/readings"]').press('Enter');
        await tab.page.locator('table [data-sign]').first().waitFor();
        const signs = () => tab.page.locator('tbody tr').evaluateAll((rows) => rows.map((r) => r.dataset.sign));
        check((await signs()).includes('came'), `no claim came: ${await signs()}`);
        same((await tab.page.locator('thead th').allInnerTexts()).slice(1).map((s) => /id (0\.0\.9|0\.1\.0)/.exec(s)?.[1]), ['0.0.9', '0.1.0'], 'which readings');
        await sound(house, tab, 'readings', language);
        const some = (await signs()).length;
        await tab.page.locator('.all input').press('Space');
        await until(async () => tab.page.url().includes('all=yes'), 'what is the same is asked for in the address');
        check((await signs()).length >= some, 'rows were lost');
        // A figure of the shown reading leads to its sentence.
        await tab.page.locator('tr.came td:nth-child(3) a').first().click();
        await tab.page.locator('.chosen-words').first().waitFor();

        await decideOn(address, id, 'c1', 'reject');
        await decideOn(address, id, 'c2', 'edit', { field: 'count', after: { low: 12, high: 12, qualifier: 'exact' }, reason: 'The sentence says twelve' });
        const now = readings[1].reading;
        await tab.go(`#/reports/${encoded(id)}/readings?a=${now}&b=${now}r`);
        await tab.page.locator('tr.gone').waitFor();
        same(await tab.count('tr.gone:not(.head)'), 1, 'rejected claims');
        check((await tab.page.locator('tr.changed del').allInnerTexts()).length > 0, 'no value of before');
        check((await tab.page.locator('tr.changed ins').allInnerTexts()).some((s) => s.includes('12')), 'no value of after');
        same(await tab.violations(), [], 'the reading and what reviewers made of it');
        await tab.press('u');
        await until(async () => tab.page.url().endsWith(`#/reports/${encoded(id)}`), 'u leads back to the report');
      }));

    journey(`an event as it stood at each version, and what is different now, ${language}`, (house) =>
      before(house, async ({ address, database, tab: open, first, second, write }) => {
        const linked = (await ask(address, `reports/${encoded(first.id)}`)).linked.e1;
        await decideOn(address, first.id, 'e1', 'accept');
        await decideOn(address, first.id, 'c2', 'edit', { field: 'count', after: { low: 12, high: 12, qualifier: 'exact' }, reason: 'The sentence says twelve' });
        database.ingest(write('dua.jsonl', second));
        const other = (await ask(address, `reports/${encoded(second.id)}`)).linked.e1;
        if (other !== linked) await decide(address, { action: 'same', subject: { linked }, other: { linked: other } });
        const made = (await ask(address, 'decisions?limit=50')).total + 1;
        await decideOn(address, first.id, 'c1', 'reject');
        const now = await ask(address, `linked-events/${linked}`);
        same(now.event.reports, 2, 'reports of the event');
        const versions = (await ask(address, `linked-events/${linked}/versions`)).items;
        same(versions.map((v) => [v.number, v.kept]), [1, 2, 3, 4, 5].map((n) => [n, true]), 'versions');

        const tab = await open({ language });
        await tab.go(`#/events/${linked}`);
        await tab.page.locator('[data-version="5"]').waitFor();
        same(await tab.page.locator('[data-version]').count(), 5, 'versions on the page');
        same(await tab.count('[data-then]'), 0, 'what was, where nobody asked');
        const claims = () => tab.page.locator('main [data-claim]').count();
        const rightNow = await claims();
        // Version 2: read again by the later pack, before the decisions and before the second report.
        await tab.page.locator('[data-version="2"] a').first().press('Enter');
        await tab.page.locator('[data-then="2"]').waitFor();
        check(tab.page.url().includes('version=2'), 'the version is not in the address');
        await until(async () => (await tab.count('[data-then] [data-sign]')) > 0, 'the difference to now');
        same(await tab.count('.aside .letter'), 1, 'reports then');
        same(await tab.page.locator('.decide button, form.merge').count(), 0, 'ways to decide on what was');
        const text = await tab.page.locator('[data-then]').innerText();
        check(text.includes('12'), 'the correction is not among the differences');
        check(text.includes(second.title), 'the second report is not among the differences');
        same(await tab.page.locator('[data-then] tr.came.head').count(), 1, 'reports that came');
        await sound(house, tab, 'version', language);
        check(!(await tab.page.locator('main [data-claim]').allInnerTexts()).some((s) => s.includes('12')), 'the ledger of then has a figure of later');
        await tab.press('a');
        // The first one is of the earlier pack, which read less.
        await tab.page.locator('.ways a').first().press('Enter');
        await tab.page.locator('[data-then="1"]').waitFor();
        check((await claims()) < rightNow, 'the first reading said as much');
        // Its figures have other numbers now: they lead to that reading, not to another claim's sentence.
        const then = (await ask(address, `linked-events/${linked}/versions/1`)).members[0].reading;
        check(then !== null, 'the reading of then is not told');
        for (const to of await tab.page.locator('main [data-claim] a.figure').evaluateAll((list) => list.map((a) => a.getAttribute('href')))) {
          check(to.includes(`/readings?a=${then}`), `a figure of then leads to ${to}`);
        }
        // An acceptance is a moment of the version before it.
        await tab.page.locator('[data-version="3"] li a').first().press('Enter');
        await until(async () => /version=2&decision=1/.test(tab.page.url()), 'the moment of the acceptance');
        await until(async () => (await tab.page.locator('.title .standing.accepted').count()) === 1, 'it was accepted then');
        // An address brings it back, and the way to now leads there.
        await tab.page.reload();
        await tab.page.locator('[data-then="2"]').waitFor();
        await tab.page.locator('.ways a').last().press('Enter');
        await until(async () => (await tab.count('[data-then]')) === 0, 'the present is back');
        await until(async () => (await claims()) === rightNow, 'the present ledger is back');
        same((await ask(address, 'decisions?limit=50')).total, made, 'decisions, after a was pressed on what was');
        same(await ask(address, `linked-events/${linked}`), now, 'the event after all of this');
      }));
  }
}
