// What each page costs whoever may open it: everything that travels on a first visit until nothing
// has moved for two seconds (prefetches, the icon, what a service worker brings and the islands'
// program included), and what the next page takes. Fails when something is too heavy, and when a
// page of the program's table was not weighed. All is counted on its way, by a proxy of each browser.
// Words choose: whose page, name or address has one of them.
import { blocking, oneOfEach } from "./weights/blocking.mjs";
import { measure } from "./weights/measure.mjs";
import { report } from "./weights/report.mjs";
import { all, onStage } from "./weights/stage.mjs";
import { pages } from "./weights/table.mjs";

const began = Date.now();

await onStage(async ({ browser, url, rows }) => {
  await measure(browser, url, rows);
  const wrong = report(rows, all ? pages : []);
  wrong.push(...(await blocking(browser, url, oneOfEach(rows), { single: true })));
  const people = new Set(rows.map(({ person }) => person));
  console.log(`\n${rows.length} pages of ${people.size} people in ${Math.round((Date.now() - began) / 1000)} s`);
  return wrong;
});
