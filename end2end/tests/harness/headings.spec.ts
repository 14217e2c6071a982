// Help nearby: the places stand under what they are (an agency, a help place),
// and those under the answer.
import { expect, test } from "../../fixtures/test";

test("each place is one deeper than its list", { tag: ["@plain"] }, async ({ page }) => {
  await page.goto("/pres-de-chez-moi?lieu=75012");
  await expect(page.locator(".near-list").first()).toBeVisible();
  const levels = await page.locator("main :is(h1, h2, h3, h4)").evaluateAll((headings) => headings.map(({ tagName }) => tagName).join(" "));
  expect(levels).toMatch(/^H1 H2 H3 (H4 )+H3 (H4 )+H2$/);
});
