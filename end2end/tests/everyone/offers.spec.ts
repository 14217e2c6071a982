// Finding an offer near a town: search, narrow down, open it, come back where one was.
import { expect, test } from "../../fixtures/test";
import { field, follow, go, press, tick, title } from "../steps";

test(
  "find an offer near Limoges, open it, and come back",
  { tag: ["@desktop", "@plain", "@plain-desktop", "@postgres"] },
  async ({ page, javaScriptEnabled: scripts, viewport }) => {
    const wide = (viewport?.width ?? 0) > 1000;
    await go(page, "/");
    await follow(page, "Offres d’emploi");
    await title(page, "Offres d’emploi");
    await field(page, "Où ?").fill("Limoges");
    await press(page, "Chercher");
    await expect(page).toHaveURL(/ou=Limoges/);
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(/offres? autour de Limoges \(87\)/);
    await expect(field(page, "Autour, jusqu’à")).toHaveValue("30");

    const handle = page.locator(".offer-filters > summary");
    if (!wide) await handle.click();
    await tick(page.getByRole("checkbox", { name: /^CDI \(/ }));
    // The list follows the choice; without scripts, the button.
    if (!scripts) await page.getByRole("button", { name: /^Voir : / }).click();
    await expect(page).toHaveURL(/contrat=permanent/);
    await expect(page.getByRole("link", { name: "Enlever : CDI" })).toBeVisible();
    if (scripts) {
      await expect(page.getByRole("checkbox", { name: /^CDI \(/ }), "the choice keeps the focus").toBeFocused();
      if (!wide) await page.getByRole("button", { name: /^Voir : / }).click();
    }

    const link = page.locator(".offer-list").getByRole("link").first();
    const name = (await link.textContent()) ?? "";
    await link.click();
    await title(page, name);
    await page.getByText("Partager cette offre").click();
    await expect(page.getByRole("link", { name: "Par e-mail" })).toHaveAttribute("href", /^mailto:/);
    await page.goBack();
    await expect(page).toHaveURL(/contrat=permanent/);
    await expect(page.getByRole("link", { name: "Enlever : CDI" })).toBeVisible();
  },
);

test("everyday words become words and filters that one can take away", { tag: ["@plain"] }, async ({ page }) => {
  await go(page, "/");
  await field(page, "Quel métier, quels mots ?").fill("je cherche un CDI dans une boulangerie");
  await press(page, "Chercher");
  await expect(page).toHaveURL(/quoi=boulangerie&contrat=permanent/);
  await expect(page.getByText(/Nous cherchons «\sboulangerie\s», avec\s: CDI\./)).toBeVisible();
  await expect(field(page, "Quel métier, quels mots ?")).toHaveValue("boulangerie");
  await expect(page.getByRole("link", { name: /Chercher «\sje cherche un CDI dans une boulangerie\s» exactement/ })).toBeVisible();
  await follow(page, "Enlever : CDI");
  await expect(page).toHaveURL(/quoi=boulangerie$/);
  await expect(page.getByText("Nous cherchons")).toHaveCount(0);
});

test("the list follows what one types, and the address with it", { tag: "@desktop" }, async ({ page }) => {
  await go(page, "/offres");
  const count = page.getByRole("heading", { level: 2 }).first();
  const before = await count.textContent();
  const words = field(page, "Quel métier, quels mots ?");
  await words.pressSequentially("boulang", { delay: 40 });
  await expect(page).toHaveURL(/quoi=boulang$/);
  await expect(count).not.toHaveText(before ?? "");
  await expect(words, "the letters go on where they were").toBeFocused();
  await expect(words).toHaveValue("boulang");
  await expect(page.getByRole("status").filter({ hasText: /offre/ }).first()).toBeAttached();
  await page.goBack();
  await expect(page, "the way back does not lead through letters").not.toHaveURL(/offres/);
});

test("what is there can be read while the next answer is on its way", async ({ page, watcher }) => {
  await go(page, "/offres");
  const results = page.locator(".offer-results");
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/offres?quoi=boulanger*", async (route) => {
    await held;
    await route.continue();
  });
  await field(page, "Quel métier, quels mots ?").fill("boulanger");
  await expect(results).toHaveAttribute("aria-busy", "true");
  await watcher.checkWhileWaiting();
  answer();
  await expect(results).not.toHaveAttribute("aria-busy");
  await expect(page).toHaveURL(/quoi=boulanger$/);
});

test("a link that is pressed while one types is where one goes", async ({ page }) => {
  await go(page, "/offres");
  await field(page, "Où ?").focus();
  await expect(page.locator("html")).toHaveAttribute("data-ready");
  const link = page.locator(".offer-list").getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  await field(page, "Où ?").fill("Limoges");
  // Pressed before the list has followed; the page that it leads to takes longer than that.
  await page.route("**/offres/*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await link.evaluate((element: HTMLElement) => element.click());
  await title(page, name);
  await expect(page).not.toHaveURL(/ou=Limoges/);
});

test("one press of the button, one step back", { tag: "@desktop" }, async ({ page }) => {
  await go(page, "/offres");
  await field(page, "Quel métier, quels mots ?").fill("boulang");
  await expect(page).toHaveURL(/quoi=boulang$/);
  await press(page, "Chercher");
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await field(page, "Trier par").selectOption("date");
  await expect(page).toHaveURL(/tri=date/);
  await page.goBack();
  await expect(page).toHaveURL(/quoi=boulang$/);
  await expect(field(page, "Trier par"), "the form says what the list is").toHaveValue("pertinence");
  await page.goBack();
  await expect(page).not.toHaveURL(/quoi/);
});

test("the field says what the address says on the way back, though it has the focus", async ({ page }) => {
  await go(page, "/offres?quoi=boulang");
  const words = field(page, "Quel métier, quels mots ?");
  await words.focus();
  await field(page, "Trier par").selectOption("date");
  await expect(page).toHaveURL(/tri=date/);
  await words.focus();
  await words.press("End");
  await words.pressSequentially("er", { delay: 40 });
  await expect(page).toHaveURL(/quoi=boulanger/);
  await expect(words).toHaveValue("boulanger");
  await page.goBack();
  await expect(page).toHaveURL(/quoi=boulang$/);
  await expect(words).toHaveValue("boulang");
});

test("more offers come to the end of the list, and it is as it was on the way back", { tag: "@desktop" }, async ({ page }) => {
  await go(page, "/offres");
  const cards = page.locator(".offer-list > li");
  const first = await cards.count();
  await follow(page, "Voir plus d’offres");
  await expect(cards).not.toHaveCount(first);
  const grown = await cards.count();
  expect(grown).toBeGreaterThan(first);
  await expect(cards.nth(first).getByRole("link"), "reading goes on at the first new one").toBeFocused();
  const link = cards.nth(first + 1).getByRole("link");
  const name = (await link.textContent()) ?? "";
  await link.click();
  await title(page, name);
  await page.goBack();
  await title(page, "Offres d’emploi");
  await expect(cards).toHaveCount(grown);
  await expect(cards.nth(first + 1), "where one was").toBeInViewport();
});

test("on a slow connection the list waits for the button", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { effectiveType: "2g", saveData: false } });
  });
  await go(page, "/");
  await follow(page, "Offres d’emploi");
  await title(page, "Offres d’emploi");
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().includes("/offres?quoi=")) asked += 1;
  });
  await field(page, "Quel métier, quels mots ?").pressSequentially("boulanger", { delay: 40 });
  await page.waitForTimeout(600);
  expect(asked).toBe(0);
  await press(page, "Chercher");
  await expect(page).toHaveURL(/quoi=boulanger/);
  await expect.poll(() => asked).toBe(1);
  await expect(page.locator(".offer-list").getByRole("link").first()).toHaveText(/boulang/i);
});

test("a page without a field that proposes needs nothing of the program", { tag: "@desktop" }, async ({ page }) => {
  let fetched = 0;
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) fetched += 1;
  });
  await go(page, "/offres");
  await page.mouse.wheel(0, 2_000);
  await field(page, "Quel métier, quels mots ?").pressSequentially("serveu");
  await expect(page).toHaveURL(/quoi=serveu$/);
  const link = page.locator(".offer-list").getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  await link.click();
  await title(page, name);
  await page.goBack();
  await title(page, "Offres d’emploi");
  expect(fetched).toBe(0);
});

test("what is typed and chosen while the answer is on its way counts", { tag: "@desktop" }, async ({ page, viewport }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/offres?quoi=s*", async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await go(page, "/offres");
  const words = field(page, "Quel métier, quels mots ?");
  await words.pressSequentially("serveu");
  await expect(page.locator(".offer-results")).toHaveAttribute("aria-busy", "true");
  if ((viewport?.width ?? 0) < 1000) await page.evaluate(() => document.querySelector<HTMLElement>(".offer-filters > summary")?.click());
  // As a finger does it: the page is not asked whether it is ready.
  await page.evaluate(() => document.querySelector<HTMLElement>('[name="contrat"][value="permanent"]')?.click());
  answer();
  await expect(page).toHaveURL(/quoi=serveu&contrat=permanent/);
  await expect(words).toHaveValue("serveu");
  await expect(page.getByRole("checkbox", { name: /^CDI \(/ })).toBeChecked();
});

test("a list that cannot be fetched says so, and goes on when asked again", async ({ page, watcher }) => {
  watcher.allowConsole(/Failed to load resource: net::ERR_FAILED/);
  await go(page, "/offres");
  await page.route("**/offres?*suite=*", (route) => route.abort());
  const cards = page.locator(".offer-list > li");
  const first = await cards.count();
  await follow(page, "Voir plus d’offres");
  await expect(page.locator(".offer-more").getByRole("alert")).toBeVisible();
  await page.unroute("**/offres?*suite=*");
  await follow(page, "Voir plus d’offres");
  await expect(cards).not.toHaveCount(first);
});
