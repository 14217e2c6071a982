// The front page says first what most people come for, to each reader: what is in
// sight on a desk without scrolling is measured and printed.
import { type Page, expect, test } from "../../fixtures/test";
import { desk, enterAs, go } from "../steps";

/** Where something ends, in pixels from the top. */
async function end(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  return Math.round(box.y + box.height);
}

const readers: [string, string | RegExp | null, string][] = [
  ["a visitor", null, ".hero .actions a"],
  ["a job seeker with a draft", /a commencé son inscription/, "section.card.strong"],
  ["a job seeker who is followed", /suivi 100 % en ligne/, "section.card.strong"],
  ["an adviser", "Hélène Marsac", "section.card.strong"],
  ["an operator", "Une opératrice", "section.card.strong"],
];

test("search, figures and the next step are in sight", async ({ page, watcher }) => {
  await page.setViewportSize(desk);
  for (const [name, who, next] of readers) {
    if (who) {
      await page.context().clearCookies();
      await enterAs(page, who);
    }
    await go(page, "/");
    const ends = [await end(page, "form[role=search]"), await end(page, ".market-glance .stats"), await end(page, next)];
    console.log(`front page, ${name}: search ends at ${ends[0]} px, figures at ${ends[1]}, next step at ${ends[2]}`);
    expect(Math.max(...ends), name).toBeLessThanOrEqual(desk.height);
    const place = page.locator(".market-glance h2");
    // Of the country, until a place is known.
    if (/followed/.test(name)) await expect(place).not.toHaveText(/toute la France/);
    else await expect(place).toHaveText(/^En ce moment\s: toute la France$/);
    await watcher.check();
  }
});
