// A server, its people, their pages and a browser: what is needed to weigh.
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { startServer } from "../fixtures/server.mjs";
import { everyone } from "./people.mjs";
import { rowsOf } from "./rows.mjs";

/** What was asked for on the command line: words that choose, and options. */
const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
export const asked = (option) => words.includes(option);
export const all = wanted.length === 0;
const chosen = ({ person, page, path }) => {
  const said = [person.who, page.name, path];
  return all || wanted.some((word) => said.some((text) => text.includes(word)));
};

/** Gives `{ browser, url, rows }` to `does`, which says what is wrong; then says so, and ends with it. */
export async function onStage(does) {
  const server = await startServer();
  const browser = await chromium.launch(launchOptions);
  try {
    const { people, leave } = await everyone(server.url);
    const rows = (await rowsOf(people)).filter(chosen);
    for (const person of people) person.storage = await person.request.storageState();
    const wrong = await does({ browser, url: server.url, rows });
    await leave();
    if (wrong.length === 0) console.log("\nall within the limits");
    else console.log(`\nover a limit or not weighed (${wrong.length}):\n${wrong.join("\n")}`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
  }
}
