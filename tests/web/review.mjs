// SPDX-License-Identifier: Apache-2.0
// The journeys of somebody who decides, on a database and a server of their own: what they decide must not change what
// the other journeys see.
import { ask, check, Database, decide, onServer, same, Server, until } from './harness.mjs';
import { doubtfulReports, manyReports } from './reports.mjs';

const encoded = encodeURIComponent;

/** A desk with reports to review, or with `reports` many of them, gone when the journey is over. */
async function desk(house, reports, work) {
  const database = new Database();
  const all = typeof reports === 'number' ? manyReports(reports) : reports;
  database.ingest(database.write('pagi.jsonl', all.map((r) => JSON.stringify(r)).join('\n') + '\n'));
  await onServer(house, database, work);
}

const queueOf = async (address) => (await ask(address, 'review/queue?limit=50')).total;
const decisionsOf = async (address, query = '') => (await ask(address, `decisions?limit=500${query}`)).items;

const hand = (tab) => tab.page.locator('#at-hand');
const openReview = async (tab) => {
  await tab.go('#/review');
  await hand(tab).waitFor();
};

export function reviewJourneys(journey, soundInBothThemes) {
  journey('a filtered list is reviewed by itself', (house) =>
    desk(house, 12, async ({ address, tab: open }) => {
      const tab = await open();
      await tab.go('#/events?killed_min=13');
      const all = await queueOf(address);
      const { total } = await ask(address, 'review/queue?limit=50&killed_min=13');
      check(total > 0 && total < all, `${total} of ${all} are as deadly`);
      await tab.page.locator('.summary a').click();
      await hand(tab).waitFor();
      check(tab.page.url().includes('killed_min=13'), 'the queue forgot the filter');
      check((await tab.text('.queue .count')).includes(String(total)), 'another number waits');
      await tab.press('a');
      await until(async () => (await ask(address, 'review/queue?limit=50&killed_min=13')).total === total - 1, 'it is decided');
      check(tab.page.url().includes('killed_min=13'), 'deciding leaves the filtered queue');
      await tab.page.locator('.filtered a').last().click();
      await until(async () => (await tab.text('.queue .count')).includes(String(all - 1)), 'the whole queue is back');
    }),
  );
  journey('a morning’s review: 30 candidates by keyboard alone, undo after a reload', (house) =>
    desk(house, 30, async ({ address, tab: open }) => {
      const tab = await open();
      await openReview(tab);
      const total = await queueOf(address);
      check(total >= 30, `only ${total} candidates`);
      const keys = ['a', 'a', 'r', 'u'];
      for (let i = 0; i < total; ++i) {
        const before = tab.page.url();
        await until(async () => (await tab.count('.hand .actions')) === 1, `candidate ${i + 1} is at hand`);
        await tab.press(keys[i % keys.length]);
        if (i + 1 < total) await until(async () => tab.page.url() !== before, `decision ${i + 1} leads to the next`);
      }
      await until(async () => (await decisionsOf(address)).length === total, 'the server has every decision', 30000);
      await until(async () => (await hand(tab).innerText()).includes('empty'), 'the queue is empty');
      // A reload between a decision and its answer sends it again, which the server rightly refuses.
      await until(async () => (await tab.page.evaluate(() => localStorage.getItem('saksi.outbox'))) === '[]', 'every answer is here');
      await tab.page.reload();
      await until(async () => (await tab.count('#at-hand')) === 1, 'the page is back');
      await tab.press('z');
      await until(async () => (await queueOf(address)) === 1, 'z takes the last decision back after a reload');
      const undone = (await decisionsOf(address)).filter((d) => d.undone);
      check(undone.length >= 1, 'nothing was taken back');
    }));

  journey('review: a candidate does not look like an accepted event, with or without colours', (house) =>
    desk(house, 2, async ({ address, tab: open }) => {
      const tab = await open();
      await openReview(tab);
      await tab.press('a');
      await until(async () => (await queueOf(address)) === 1, 'one is decided');
      await tab.go('#/events');
      const words = await tab.page.locator('[data-row] .standing').allInnerTexts();
      same(words.map((s) => s.replace(/[^a-z]/g, '')).sort(), ['accepted', 'candidate'], 'words of the two states');
      same(await tab.page.locator('[data-row].candidate').count(), 1, 'rows drawn as candidates');
      same(await tab.violations(), [], 'the list');
    }));

  journey('a wrong speaker is corrected with a reason; the record keeps what was read', (house) =>
    desk(house, 1, async ({ address, tab: open }) => {
      const tab = await open();
      await openReview(tab);
      const { members } = (await ask(address, 'review/queue?limit=1')).items[0];
      const { report, claims } = members[0];
      const claim = claims.find((c) => c.sources.length);
      check(claim, 'no claim with a speaker');
      await tab.page.getByRole('button', { name: `Edit ${claim.id}` }).click();
      await tab.page.locator('form select').nth(1).selectOption('sources');
      await tab.page.locator('[data-speaker]').fill('Jaka Senja');
      await tab.page.getByLabel('Reason').fill('The sentence names another speaker');
      same(await tab.violations(), [], 'the form');
      await tab.page.getByRole('button', { name: 'Save' }).click();
      const now = async () => (await ask(address, `reports/${encoded(report.id)}`)).reviews[claim.id];
      await until(async () => (await now())?.status === 'edited', 'the edit is kept');
      const after = await ask(address, `reports/${encoded(report.id)}`);
      same(after.reviews[claim.id].edited.sources[0].name, 'Jaka Senja', 'the speaker now');
      same(after.record.claims.find((c) => c.id === claim.id).sources[0].name, claim.sources[0].name, 'the speaker as read');
      await until(async () => (await tab.page.locator('[data-item]', { hasText: 'Jaka Senja' }).count()) > 0, 'the page shows the edit');
      await until(async () => (await tab.page.locator('section.hand q', { hasText: 'names another speaker' }).count()) > 0, 'the history tells why');
    }));

  journey('two at once: who comes second sees what the first decided, and chooses', (house) =>
    desk(house, 1, async ({ address, tab: open }) => {
      const tab = await open();
      await openReview(tab);
      const { linked } = (await ask(address, 'review/queue?limit=1')).items[0];
      await until(async () => (await tab.count('.actions')) === 1, 'the reviewer may decide');
      await tab.context.setOffline(true);
      await tab.press('a');
      await tab.page.locator('section.box').waitFor();
      await decide(address, { action: 'reject', subject: { linked: linked.id }, seen: linked.review.seen });
      await tab.context.setOffline(false);
      await tab.page.locator('.box .fault').waitFor({ timeout: 40000 });
      check((await tab.text('.box .fault')).includes('reject'), 'the other decision is not shown');
      await tab.page.getByRole('button', { name: 'Let go' }).click();
      await until(async () => (await tab.count('.box .fault')) === 0, 'the conflict is let go');
      same((await decisionsOf(address)).map((d) => d.action), ['reject'], 'decisions kept');
      tab.takeFaults(); // The browser logs requests that were refused or went nowhere.
    }));

  journey('the server is lost in mid-edit: nothing is lost, and all of it is there when it is back', (house) =>
    desk(house, 1, async ({ address, server, database, tab: open }) => {
      const tab = await open();
      await openReview(tab);
      const { members } = (await ask(address, 'review/queue?limit=1')).items[0];
      const { report, event } = members[0];
      await until(async () => (await tab.count('.actions')) === 1, 'the reviewer may decide');
      await tab.press('e');
      await tab.page.locator('form select').nth(1).selectOption('status');
      await tab.page.locator('form select').nth(2).selectOption('ongoing');
      await tab.page.getByLabel('Reason').fill('Still going on');
      await tab.page.reload();
      await tab.page.getByLabel('Reason').waitFor();
      same(await tab.page.getByLabel('Reason').inputValue(), 'Still going on', 'the draft after a reload');
      await server.stop();
      await tab.page.getByRole('button', { name: 'Save' }).click();
      await tab.page.locator('section.box').waitFor();
      check((await tab.text('section.box')).includes('does not answer'), 'no word about the server');
      const again = await Server.start(database, server.port);
      try {
        const now = async () => (await ask(address, `reports/${encoded(report.id)}`)).reviews[event.id];
        await until(async () => (await now())?.edited?.status === 'ongoing', 'the edit reaches the server by itself', 60000);
        await until(async () => (await tab.count('section.box')) === 0, 'nothing waits any more');
      } finally {
        tab.takeFaults();
        await tab.close();
        await again.stop();
      }
    }));

  journey('a second look: a sample, without what the first decided, and how far both agree', (house) =>
    desk(house, 3, async ({ address, tab: open }) => {
      const { csrf } = await ask(address, 'session');
      const json = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
      const { token } = await (await fetch(`${address}api/v1/people`, { method: 'POST', headers: json, body: JSON.stringify({ name: 'Sinta Uji', role: 'reviewer' }) })).json();
      const first = async (report, item, action, more = {}) => {
        const { reviews } = await ask(address, `reports/${encoded(report)}`);
        const body = JSON.stringify({ subject: { report, item }, action, seen: reviews[item].seen, ...more });
        const made = await fetch(`${address}api/v1/decisions`, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body });
        same(made.status, 201, `${action} by the first`);
      };
      const { items } = await ask(address, 'review/queue?limit=50');
      for (const { members } of items) {
        await first(members[0].report.id, 'e1', 'reject');
        await first(members[0].report.id, 'c1', 'edit', { field: 'count', after: { low: 77, high: 77, qualifier: 'exact' }, reason: 'misread' });
      }
      const tab = await open();
      await tab.go('#/review');
      await until(async () => (await tab.count('#at-hand')) === 1, 'the queue is empty');
      await tab.page.getByLabel('Second review').press('Space');
      await until(async () => (await tab.text('.queue .count')).includes('3'), 'three events to look at again');
      await until(async () => (await tab.count('.hand .actions')) === 1, 'one is at hand');
      const hand = await tab.text('section.hand');
      for (const told of ['Sinta', 'rejected', '77', 'misread']) check(!hand.includes(told), `"${told}" of the first review is shown`);
      same(await tab.violations(), [], 'the second look');
      await tab.press('a');
      await until(async () => (await ask(address, 'decisions/agreement')).both > 0, 'both said something of one event');
      const agreed = await ask(address, 'decisions/agreement');
      same([agreed.both, agreed.same], [1, 0], 'how far they agree');
      await until(async () => (await tab.text('.queue .count')).includes('2'), 'it is looked at');
      // Who comes from the list sees that they differ.
      check((await ask(address, 'linked-events')).items.some((e) => e.review.disputed), 'nobody is told that they differ');
      await tab.page.locator('.ways select').selectOption('5');
      await until(async () => tab.page.url().includes('sample=5'), 'the sample is in the address');
      const some = (await ask(address, 'review/queue?second=true&sample=5')).total;
      await until(async () => (await tab.text('.queue .count')).includes(String(some)), 'a sample is left');
      check(some < 2, 'the sample is everything');
    }));

  journey('why two tolls differ: from the list to the two sentences', (house) =>
    desk(house, 3, async ({ address, tab: open }) => {
      const found = await ask(address, 'linked-events?disagreement=true');
      check(found.total > 0, 'no event with figures that differ');
      const tab = await open();
      await tab.go('#/events');
      await tab.page.locator('#query').fill('differs:yes killed>=2');
      await tab.page.locator('#query').press('Enter');
      await until(async () => tab.page.url().includes('disagreement=true'), 'the filter is in the address');
      await tab.settled();
      await tab.page.locator('[data-row] h3 a').first().click();
      await tab.page.locator('.rows.bracketed .chip.differs').first().waitFor();
      check((await tab.count('.rows.bracketed [data-claim]')) >= 2, 'the figures do not stand side by side');
      same(await tab.violations(), [], 'the event');
      // A single figure appears under the name of the rule that gives it, and leads to its claim.
      const { policies } = await ask(address, `linked-events/${found.items[0].id}`);
      await tab.page.locator('.policy select').selectOption(policies[0].policy);
      await until(async () => tab.page.url().includes(`policy=${encoded(policies[0].policy)}`), 'the rule is in the address');
      check((await tab.text('.policy-box')).includes(policies[0].policy) && (await tab.text('.policy-box')).includes(policies[0].version), 'the rule and its version are not named');
      check((await tab.count('.derived a')) > 0, 'a derived value leads to no claim');
      await tab.page.locator('.policy select').selectOption('');
      await tab.page.locator('.rows.bracketed a.figure').first().click();
      await tab.page.locator('.chosen-words').first().waitFor();
    }));

  journey('merging and splitting: two events become one, one of them is taken out again, and each step is taken back', (house) =>
    desk(house, 2, async ({ address, tab: open }) => {
      const [one, other] = (await ask(address, 'linked-events')).items.map((e) => e.id);
      check(one && other, 'two events that stand apart');
      const tab = await open();
      const reports = () => tab.page.locator('.aside .letter').count();
      await tab.go(`#/events/${one}`);
      same(await reports(), 1, 'reports before');
      await tab.page.locator('form.merge input').fill(other);
      await tab.page.locator('form.merge button').click();
      await until(async () => (await reports()) === 2, 'both reports stand in one event');
      same((await ask(address, 'linked-events')).total, 1, 'events after merging');
      const merged = await ask(address, `linked-events/${other}`);
      same((await ask(address, `linked-events/${one}`)).event.id, merged.event.id, 'where both ids lead');
      same(await tab.violations(), [], 'the merged event');
      // Told in the same words, the second stands folded under the first.
      await tab.page.locator('.aside ol summary').first().click();
      await tab.page.getByRole('button', { name: /: B$/ }).click();
      await until(async () => (await ask(address, 'linked-events')).total === 2, 'they stand apart again');
      same((await decisionsOf(address)).map((d) => d.action).sort().at(-1), 'same', 'the decisions stay');
      await tab.page.locator('main').focus();
      // Twice in one breath: the second is for what stands when the first is done.
      await tab.press('z');
      await tab.press('z');
      const undone = async () => (await decisionsOf(address)).filter((d) => d.action === 'undo');
      await until(async () => (await undone()).length === 2, 'z takes back the split, and then the merging');
      const [first, second] = (await undone()).map((d) => d.undoes).sort((a, b) => b - a);
      check(first > second, 'two decisions taken back');
      same((await ask(address, 'linked-events')).total, 2, 'events after both');
    }));

  journey('same or not: two reports side by side, passed over, judged by keyboard, and taken back', (house) =>
    desk(house, doubtfulReports, async ({ address, tab: open }) => {
      const events = async () => (await ask(address, 'linked-events')).total;
      const pairs = async () => (await ask(address, 'review/pairs')).items.length;
      same([await events(), await pairs()], [2, 1], 'events and pairs before');
      for (const language of ['id', 'en']) {
        const tab = await open({ language });
        await tab.go('#/review/pairs');
        same(await tab.count('.sides h2'), 2, 'reports side by side');
        await soundInBothThemes(house, tab, 'pairs', language);
        await tab.page.setViewportSize({ width: 320, height: 700 });
        check((await tab.page.evaluate(() => document.documentElement.scrollWidth)) <= 320, 'the pair is wider than a narrow screen');
        same(await tab.violations(), [], 'the pair on a narrow screen');
      }
      const tab = await open();
      await tab.go('#/review/pairs');
      const atHand = async () => (await tab.count('.sides')) === 1;
      const judge = async (key) => {
        await until(atHand, 'the pair is at hand');
        await tab.page.locator('main').focus();
        await tab.press(key);
        await until(async () => !(await atHand()), `${key} puts the pair away`);
      };
      const takeBack = async () => {
        await tab.page.locator('main').focus();
        await tab.press('z');
        await until(atHand, 'z brings the pair back');
      };
      await judge('u');
      await takeBack();
      same((await decisionsOf(address)).length, 0, 'decisions after passing over and taking it back');
      await judge('s');
      await until(async () => (await events()) === 1, 'they are one');
      await takeBack();
      await until(async () => (await events()) === 2, 'they stand apart again');
      await judge('n');
      await until(async () => (await pairs()) === 0, 'nobody is asked again');
      same(await events(), 2, 'events after the verdict');
    }));

  journey('accepting by rule: first a preview, then all at once, and one undo', (house) =>
    desk(house, 4, async ({ address, tab: open }) => {
      const tab = await open();
      await openReview(tab);
      const total = await queueOf(address);
      await tab.page.locator('.queue summary').first().click();
      await tab.page.locator('.queue input[type=number]').fill('1');
      for (const label of ['no contradicting figures', 'with a place', 'with a date']) await tab.page.getByLabel(label).uncheck();
      await tab.page.locator('.queue input[type=number]').fill('0');
      await tab.page.getByRole('button', { name: 'Preview' }).click();
      await tab.page.locator('.preview').waitFor();
      same((await decisionsOf(address)).length, 0, 'decisions after a preview');
      await tab.page.locator('.preview button').click();
      await until(async () => (await queueOf(address)) === 0, 'all are accepted');
      await tab.page.locator('main').focus();
      await tab.press('z');
      await until(async () => (await queueOf(address)) === total, 'one undo takes all of it back');
    }));

  journey('people: a key is shown once; who signs in with it may do what the role allows', (house) =>
    desk(house, 1, async ({ address, tab: open }) => {
      const tab = await open();
      await tab.go('#/people');
      same(await tab.violations(), [], 'the people');
      await tab.page.locator('form input[maxlength]').fill('Rini Uji');
      await tab.page.locator('form select').selectOption('reader');
      await tab.page.locator('main form button').click();
      await tab.page.locator('.made code').waitFor();
      const key = await tab.text('.made code');
      check(key.length >= 16, 'a key that is too short');
      await until(async () => (await tab.page.locator('tbody th', { hasText: 'Rini Uji' }).count()) === 1, 'the person is in the list');
      for (const language of ['id', 'en']) {
        const shown = await open({ language });
        await shown.go('#/people');
        await soundInBothThemes(house, shown, 'people', language);
      }
      const other = await open();
      await other.go('#/review');
      await other.page.locator('header').getByRole('button', { name: 'Sign in' }).first().click();
      await other.page.locator('dialog input[type=password]').fill(key);
      await other.page.locator('dialog').getByRole('button', { name: 'Sign in' }).click();
      await until(async () => (await other.text('header .who')).includes('Rini Uji'), 'the header names who signed in');
      await other.page.locator('.read-only').waitFor();
      same(await other.count('.hand .actions'), 0, 'ways to decide that a reader has');
      await other.press('a');
      same((await decisionsOf(address)).length, 0, 'decisions of a reader');
      // Keys are of the person who signed in, and go with her.
      const languageKey = () => other.page.locator('tr[data-action="language"] input');
      await other.page.locator('main').focus();
      await other.press('?');
      await languageKey().fill('x');
      await other.press('Enter');
      check((await other.text('#keys-hint')).includes('Rini Uji'), 'nobody is told whose keys these are');
      await other.press('Escape');
      await other.page.locator('header').getByRole('button', { name: 'Sign out' }).first().click();
      await until(async () => !(await other.text('header')).includes('Rini Uji'), 'she is signed out');
      await other.page.locator('main').focus();
      await other.press('?');
      same(await languageKey().inputValue(), 'l', 'the key of whoever comes after her');
    }));
}
