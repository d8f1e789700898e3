// SPDX-License-Identifier: Apache-2.0
// Starts the real program on a real database and a real browser on its page. Everything that a browser can
// complain about (errors, policy violations, requests to anybody else) is collected and fails the test.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
const require = createRequire(path.join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
const axePath = require.resolve('axe-core/axe.min.js');

export const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export function programPath() {
  const given = process.env.SAKSI ?? path.join(root, 'build/dev/apps/saksi/saksi');
  if (!existsSync(given)) throw new Error(`${given} is not there: build the program or set SAKSI to it`);
  return given;
}

/** A database of its own in a folder of its own. */
export class Database {
  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'saksi-web-'));
    this.path = path.join(this.folder, 'saksi.db');
  }

  write(name, text) {
    const file = path.join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  ingest(...paths) {
    this.ingestWith([], ...paths);
  }

  /** With options of the whole program, such as another language pack. */
  ingestWith(options, ...paths) {
    const done = spawnSync(programPath(), [...options, 'ingest', '--db', this.path, ...paths], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`ingest ended with ${done.status}: ${done.stderr}`);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `saksi serve` until `stop`. The address is the first thing that it prints. */
export class Server {
  static async start(database, port = 0) {
    const server = new Server();
    const options = ['serve', '--db', database.path, '--port', String(port)];
    if (process.env.SAKSI_WEB_ROOT) options.push('--web-root', process.env.SAKSI_WEB_ROOT);
    server.process = spawn(programPath(), options, { stdio: ['ignore', 'pipe', 'pipe'] });
    server.address = await server.printedAddress();
    return server;
  }

  printedAddress() {
    return new Promise((resolve, reject) => {
      let out = '';
      let complaint = '';
      const late = setTimeout(() => reject(new Error('serve printed no address within 20 seconds')), 20000);
      this.process.stderr.on('data', (chunk) => (complaint += chunk));
      this.process.stdout.on('data', (chunk) => {
        out += chunk;
        const found = /https?:\/\/[^\s]+/.exec(out);
        if (!found) return;
        clearTimeout(late);
        resolve(found[0].replace(/\/?$/, '/'));
      });
      this.process.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaint}`)));
    });
  }

  get port() {
    return Number(new URL(this.address).port);
  }

  stop() {
    return new Promise((resolve) => {
      if (this.process.exitCode !== null) return resolve();
      this.process.on('exit', resolve);
      this.process.kill('SIGTERM');
    });
  }
}

const withoutGl = ['--disable-gpu', '--disable-software-rasterizer'];
const withGl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Without WebGL by default: drawn in software it costs more than everything else together. */
export async function launch(webGl = false) {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', ...(webGl ? withGl : withoutGl)];
  return chromium.launch({ executablePath: browserPath, args });
}

/** A page that remembers everything it did wrong. */
export class Tab {
  static async open(browser, address, { language = 'id', dark = false, width = 1440, height = 900 } = {}) {
    const tab = new Tab();
    tab.address = address;
    tab.faults = [];
    tab.context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: language === 'en' ? 'en-GB' : 'id-ID',
      timezoneId: 'Asia/Jayapura',
    });
    tab.page = await tab.context.newPage();
    await tab.watch();
    return tab;
  }

  async watch() {
    const { page, faults } = this;
    const origin = new URL(this.address).origin;
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && faults.push(`console: ${m.text()}`));
    page.on('pageerror', (e) => faults.push(`exception: ${e.message}`));
    page.on('dialog', (d) => {
      faults.push(`dialog: ${d.message()}`);
      void d.dismiss();
    });
    page.on('request', (r) => {
      const url = new URL(r.url());
      if (url.protocol !== 'data:' && url.origin !== origin) faults.push(`outside request: ${r.url()}`);
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    });
  }

  /** Goes to a state of the page as a reader with only its address would. */
  async go(hash) {
    await this.page.goto('about:blank');
    await this.page.goto(this.address + hash);
    await this.settled();
  }

  /** The page has its data: nothing is loading any more. (No string is evaluated: the policy forbids it.) */
  async settled() {
    // The page hears of a new address a turn after the browser shows it: until then the view before stands there, settled.
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await this.page.locator('main h1').first().waitFor({ state: 'attached' });
    await until(async () => (await this.page.locator('.loading, [aria-busy="true"]').count()) === 0, 'the page settles');
  }

  text(selector) {
    return this.page.locator(selector).first().innerText();
  }

  count(selector) {
    return this.page.locator(selector).count();
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  focused() {
    return this.page.evaluate(() => {
      const e = document.activeElement;
      return `${e?.tagName.toLowerCase()}#${e?.id} ${e?.textContent?.trim().slice(0, 60) ?? ''}`;
    });
  }

  /** WCAG 2.2 A and AA, by axe; or only some of its rules. */
  async violations(rules) {
    await this.page.evaluate(readAxe());
    const found = await this.page.evaluate((only) => {
      const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      return globalThis.axe.run(document, { runOnly: only ?? all, resultTypes: ['violations'] });
    }, rules ?? null);
    return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  }

  /** What went wrong so far; forgotten afterwards. */
  takeFaults() {
    return this.faults.splice(0);
  }

  close() {
    return this.context.close();
  }
}

/** A server on the database and ways to open tabs on it, all gone when the work is done. */
export async function onServer(house, database, work) {
  const server = await Server.start(database);
  const tabs = [];
  const tab = async (options = {}) => {
    const opened = await house.tab({ language: 'en', ...options, address: server.address });
    tabs.push(opened);
    return opened;
  };
  try {
    await work({ database, server, address: server.address, tab });
  } finally {
    // The pages first: one that is open would rightly complain of a lost server.
    await Promise.all(tabs.map((one) => one.close().catch(() => {})));
    await server.stop();
    database.remove();
  }
}

export function check(holds, message) {
  if (!holds) throw new Error(message);
}

export function same(got, wanted, what) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  check(a === b, `${what}: ${a} instead of ${b}`);
}

let axeSource = null;
function readAxe() {
  axeSource ??= require('node:fs').readFileSync(axePath, 'utf8');
  return axeSource;
}

export async function until(holds, what, patience = 30000) {
  const end = Date.now() + patience;
  for (;;) {
    if (await holds()) return;
    if (Date.now() > end) throw new Error(`in ${patience / 1000} seconds never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function ask(address, what) {
  const response = await fetch(`${address}api/v1/${what}`);
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A decision that is made past the browser. */
export async function decide(address, decision) {
  const { csrf } = await ask(address, 'session');
  const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
  const response = await fetch(`${address}api/v1/decisions`, { method: 'POST', headers, body: JSON.stringify(decision) });
  if (!response.ok) throw new Error(`${decision.action}: ${response.status} ${await response.text()}`);
  return response.json();
}
