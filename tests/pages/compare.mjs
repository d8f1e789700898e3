// SPDX-License-Identifier: Apache-2.0
// node compare.mjs FOLDER OUT.json: the articles of the pages by @mozilla/readability with linkedom, and the time it takes.
import fs from "node:fs";
import path from "node:path";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const [folder, out] = process.argv.slice(2);
const names = fs.readdirSync(folder).filter((n) => n.endsWith(".html")).sort();
const pages = names.map((n) => fs.readFileSync(path.join(folder, n), "utf8"));
const read = (html) => new Readability(parseHTML(html).document).parse()?.textContent ?? "";
fs.writeFileSync(out, JSON.stringify(Object.fromEntries(names.map((n, i) => [n, read(pages[i])]))));
const times = [];
for (let round = 0; round < 7; ++round) {
  const before = process.cpuUsage();
  for (const page of pages) read(page);
  const used = process.cpuUsage(before);
  times.push((used.user + used.system) / 1000 / pages.length);
}
times.sort((a, b) => a - b);
console.log(`readability+linkedom: ${times[3].toFixed(2)} ms of processor time a page (median of 7, ${times[0].toFixed(2)}-${times[6].toFixed(2)})`);
