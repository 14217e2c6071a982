// An adviser in a hurry decides five ordinary files with the keyboard alone: how many
// keys each takes, beside what they may write themselves.
import type { Locator } from "@playwright/test";
import { type Page, expect, test } from "../../fixtures/test";
import { desk, enterAs, go, heading, title } from "../steps";

/** What a file may take. */
const MOST = 15;

test.use({ viewport: desk });

test("five ordinary files take few keys", async ({ page }) => {
  await enterAs(page, "Youssef Amrani");
  await go(page, "/conseil");
  await title(page, "Dossiers à décider");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "");
  await heading(page, "Dossiers à décider").focus();
  const counts: number[] = [];
  for (let file = 0; file < 5; file += 1) {
    const keys = new Keys(page);
    const next = page.getByRole("button", { name: file === 0 ? /^Décider/ : /^Dossier suivant/ }).first();
    await keys.tabTo(next);
    await keys.press("Enter");
    await title(page, /^Dossier de/);
    // Whoever opens a file arrives at its decision, which stands beside what it is about.
    await expect(heading(page, "Décider")).toBeFocused();
    await expect(heading(page, "Décider")).toBeInViewport();
    const [paths, intensities] = ["Comment cette personne sera-t-elle suivie ?", "Accompagnement"].map((name) =>
      page.getByRole("group", { name }).getByRole("radio"),
    );
    await keys.press("Tab");
    if ((await page.locator("[name='command[path]']:checked").count()) === 0) await keys.press("Space");
    await expect(paths.and(page.locator(":checked"))).toBeFocused();
    await keys.press("Tab");
    await keys.press("ArrowDown");
    await expect(intensities.nth(1)).toBeChecked();
    await keys.tabTo(page.getByLabel("Commencer par une phrase"));
    await keys.press("ArrowDown");
    await expect(page.getByLabel("Pourquoi")).toHaveValue(/\S{3}/);
    await keys.tabTo(page.getByRole("button", { name: "Envoyer la décision" }));
    await keys.press("Enter");
    await title(page, "Dossiers à décider");
    await expect(page.getByText(/^Décision envoyée à /)).toBeVisible();
    counts.push(keys.count);
  }
  console.log(`keys for each of five files: ${counts.join(", ")}`);
  expect(Math.max(...counts), "keys for a file").toBeLessThanOrEqual(MOST);
});

/** Presses keys and counts them. */
class Keys {
  count = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string) {
    this.count += 1;
    await this.#page.keyboard.press(key);
  }

  async tabTo(goal: Locator) {
    while (!(await goal.evaluate((element) => element === document.activeElement))) {
      expect(this.count, "it is near").toBeLessThan(40);
      await this.press("Tab");
    }
  }
}
