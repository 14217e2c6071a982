// Every page that exists, as the right person. Each is walked twice, so that each
// condition that can break a page by itself is met: with scripts, on a phone, in
// French; without, on a wide screen, in English. At each stop the page is also
// looked at in the other theme, on the other screen, and on a phone with letters
// twice as large. docs/testing.md says what covers each pair.
import { pages } from "../../fixtures/pages";
import { Watcher, expect, speak, test } from "../../fixtures/test";
import type { Language } from "../../fixtures/texts";
import { Stroll } from "./stroll";
import { walks } from "./walks";

const conditions: { scripts: boolean; width: number; language: Language }[] = [
  { scripts: true, width: 360, language: "fr" },
  { scripts: false, width: 1280, language: "en" },
];

test("every page of the program is in a walk", () => {
  expect(pages.length, "the table of pages was read").toBeGreaterThan(40);
  const walked = new Set(walks.flatMap(({ covers }) => covers));
  expect(pages.map(({ name }) => name).filter((name) => !walked.has(name))).toEqual([]);
});

for (const { who, covers, walk } of walks) {
  for (const [number, { scripts, width, language }] of conditions.entries()) {
    test(`${who}: ${scripts ? "with" : "without"} scripts, ${width} px, ${language}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const context = await browser.newContext({
        javaScriptEnabled: scripts,
        viewport: { width, height: 800 },
        colorScheme: "light",
      });
      const page = await context.newPage();
      speak(page, language);
      const watcher = await Watcher.watch(page, { scripts, colorScheme: "light" });
      const stroll = new Stroll(page, watcher, scripts);
      await walk(stroll, number);
      stroll.finish(covers);
      await watcher.finish(true);
      await context.close();
    });
  }
}
