// Finding an offer near a town: search, narrow down, open it, come back where one was.
import { type Page, expect, test } from "../../fixtures/test";
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
  await page.route("**/_fn/offers/search**", async (route) => {
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
  await page.route("**/_fn/offers/page**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await link.evaluate((element: HTMLElement) => element.click());
  await title(page, name);
  await expect(page).not.toHaveURL(/ou=Limoges/);
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
    if (request.url().includes("/_fn/offers/search")) asked += 1;
  });
  await field(page, "Quel métier, quels mots ?").pressSequentially("boulanger", { delay: 40 });
  await page.waitForTimeout(600);
  expect(asked).toBe(0);
  await press(page, "Chercher");
  await expect(page).toHaveURL(/quoi=boulanger/);
  await expect.poll(() => asked).toBe(1);
  await expect(page.locator(".offer-list").getByRole("link").first()).toHaveText(/boulang/i);
});

test.describe("the program comes when it has something to do", () => {
  /** How many files of the program were asked for. */
  const counted = (page: Page) => {
    const fetched = { program: 0 };
    page.on("request", (request) => {
      if (request.url().endsWith(".wasm")) fetched.program += 1;
    });
    return fetched;
  };

  test("reading, scrolling and opening an offer need none of it", { tag: "@desktop" }, async ({ page }) => {
    const fetched = counted(page);
    await go(page, "/offres");
    await page.mouse.wheel(0, 2_000);
    const link = page.locator(".offer-list").getByRole("link").first();
    const name = (await link.textContent()) ?? "";
    await link.click();
    await title(page, name);
    await page.goBack();
    await title(page, "Offres d’emploi");
    expect(fetched.program).toBe(0);
  });

  test("what is typed and chosen while it comes counts, and it comes once", { tag: "@desktop" }, async ({ page, viewport }) => {
    const fetched = counted(page);
    let wait: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      wait = resolve;
    });
    await page.route("**/pleinweb.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await go(page, "/offres");
    const words = field(page, "Quel métier, quels mots ?");
    await words.pressSequentially("serveu");
    if ((viewport?.width ?? 0) < 1000) await page.locator(".offer-filters > summary").click();
    await tick(page.getByRole("checkbox", { name: /^CDI \(/ }));
    await expect(page.locator("html"), "it is still on its way").not.toHaveAttribute("data-ready");
    wait?.();
    await expect(page).toHaveURL(/quoi=serveu&contrat=permanent/);
    await expect(words).toHaveValue("serveu");
    await expect(page.getByRole("checkbox", { name: /^CDI \(/ })).toBeChecked();
    const before = fetched.program;
    await page.reload();
    await expect(page.locator("html"), "this tab has it: it comes with the page").toHaveAttribute("data-ready");
    expect(fetched.program).toBeLessThanOrEqual(2 * before);
  });

  test("without a network for it, a press goes the plain way", async ({ page, watcher }) => {
    watcher.allowConsole(/Failed to load resource: net::ERR_FAILED/);
    await page.route("**/pleinweb.wasm", (route) => route.abort());
    await go(page, "/offres");
    await follow(page, "Voir plus d’offres");
    await expect(page).toHaveURL(/suite=/);
    await title(page, "Offres d’emploi");
  });

  test("where data are saved, a search costs none of it", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "connection", { value: { effectiveType: "4g", saveData: true } });
    });
    const fetched = counted(page);
    await go(page, "/offres");
    await field(page, "Quel métier, quels mots ?").fill("boulanger");
    await press(page, "Chercher");
    await expect(page).toHaveURL(/quoi=boulanger/);
    await expect(page.locator(".offer-list").getByRole("link").first()).toHaveText(/boulang/i);
    expect(fetched.program).toBe(0);
  });
});
