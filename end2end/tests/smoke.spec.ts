// The first visit: home and sign-in, in both languages, with and without
// scripts, and a walk through the pages that anyone may read.
import { expect, test } from "../fixtures/test";

const everywhere = { tag: ["@desktop", "@plain", "@plain-desktop", "@postgres"] };

test("home and sign-in in French", everywhere, async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("link", { name: "Se connecter" }).first().click();
  await expect(page).toHaveURL(/\/connexion$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("home and sign-in in English", everywhere, async ({ page }) => {
  await page.goto("/en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await expect(page).toHaveURL(/\/en\/connexion$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the other language shows the same page", everywhere, async ({ page }) => {
  await page.goto("/connexion");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/connexion$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the notices are read without a page load, and the way back too", everywhere, async ({ page }) => {
  await page.goto("/");
  for (const path of ["/aide", "/accessibilite", "/confidentialite", "/mentions-legales"]) {
    await page.locator(`footer a[href="${path}"]`).click();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.locator("header a.brand").click();
  await expect(page).toHaveURL(/\/$/);
});

test("an address that leads nowhere says so and leads home", everywhere, async ({ page }) => {
  const answer = await page.goto("/nulle-part");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette page n’existe pas");
});

test("a page that cannot be fetched says so, keeps what is there, and can be asked for again", async ({ page, watcher }) => {
  watcher.allowConsole(/ERR_FAILED|Failed to fetch|Failed to load resource/);
  await page.goto("/connexion");
  await page.getByLabel("Adresse e-mail").fill("zoe@exemple.fr");
  await page.route("**/aide", (route) => route.abort());
  await page.locator('footer a[href="/aide"]').click();
  await expect(page.locator("[data-unreachable]")).toBeFocused();
  await expect(page.locator("[data-unreachable]")).toContainText("Pas de réponse du service");
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue("zoe@exemple.fr");
  await page.unroute("**/aide");
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page).toHaveURL(/\/aide$/);
  await expect(page.locator("[data-unreachable]")).toHaveCount(0);
});

test("a link pressed before the scripts are there is followed all the same", async ({ page, watcher }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/page.js", async (route) => {
    await arrived;
    await route.continue().catch(() => {});
  });
  await page.goto("/aide", { waitUntil: "commit" });
  const link = page.locator('footer a[href="/confidentialite"]');
  await link.waitFor();
  watcher.expectFullLoad();
  // As a finger does it: the page is not asked whether it is ready.
  await link.evaluate((element: HTMLAnchorElement) => element.click());
  await page.waitForURL(/\/confidentialite$/, { waitUntil: "commit" });
  arrive();
  await page.unroute("**/page.js");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
