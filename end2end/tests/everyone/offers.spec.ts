// Finding an offer near a town: search, narrow down, open it, come back where one was.
import { type Page, expect, test } from "../../fixtures/test";
import { enterQuietly } from "../quick";
import { field, follow, go, heading, press, tick, title } from "../steps";

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

/** Goes through a page with Tab; gives how many stops there are, and which lie under the button or the dock. */
async function tabThrough(page: Page) {
  const covered: string[] = [];
  let stops = 0;
  for (; stops < 150; stops += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return { end: true, under: [] as string[] };
      const box = focused.getBoundingClientRect();
      const bars = [...document.querySelectorAll(".to-apply, .dock")].filter((bar) => {
        const fixed = ["sticky", "fixed"].includes(getComputedStyle(bar).position);
        const over = bar.getBoundingClientRect();
        return fixed && !bar.contains(focused) && over.top < box.bottom - 1 && over.bottom > box.top + 1;
      });
      return { end: false, under: bars.map((bar) => `${focused.outerHTML.slice(0, 80)} under .${bar.className}`) };
    });
    if (found.end) break;
    covered.push(...found.under);
  }
  return { stops, covered };
}

test("the way to answer an offer stays at the thumb and never lies over what has the focus", async ({ page, watcher }) => {
  test.setTimeout(120_000);
  await go(page, "/offres?quoi=boulanger");
  await page.locator(".offer-list").getByRole("link").first().click();
  await expect(page.locator(".to-apply")).toBeVisible();
  await watcher.check();
  const button = page.locator(".to-apply .button");
  const height = page.viewportSize()?.height ?? 0;
  for (const who of ["a visitor", "someone registered"]) {
    if (who !== "a visitor") {
      const address = page.url();
      await enterQuietly(page.context().request, "suivi 100 % en ligne");
      await page.goto(address);
      await expect(heading(page, "Pourquoi cette offre")).toBeVisible();
    }
    await expect(page.locator("html")).toHaveAttribute("data-ready");
    for (const part of [0, 0.3, 0.6]) {
      await page.evaluate((part) => scrollTo(0, part * (document.body.scrollHeight - innerHeight)), part);
      const box = (await button.boundingBox()) ?? { y: 0, width: 0, height: 0 };
      if (part === 0) console.log(`${who}: the button is ${Math.round(box.width)} × ${Math.round(box.height)} px, ${Math.round(height - box.y - box.height)} px above the end of ${height}`);
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.y + box.height, `${who}: it is in sight at ${part}`).toBeLessThanOrEqual(height);
      expect(box.y, `${who}: within reach of the thumb at ${part}`).toBeGreaterThan(height / 2);
    }
    await page.evaluate(() => scrollTo(0, 0));
    const { stops, covered } = await tabThrough(page);
    console.log(`${who}: ${stops} stops of Tab, ${covered.length} of them covered`);
    expect(stops).toBeGreaterThan(10);
    expect(covered).toEqual([]);
    // The keys led out of the page: back to where it begins.
    await page.locator("h1").focus();
  }
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expect.poll(() => page.locator(".to-apply").evaluate((bar) => getComputedStyle(bar).position), "it steps aside").toBe("static");
  await page.evaluate(() => document.documentElement.removeAttribute("style"));

  // Those like it: the nearest first, none from farther than said.
  const similar = page.locator("section").filter({ has: heading(page, "Offres semblables") });
  const far = await similar.locator(".offer-card > p:first-of-type").evaluateAll((lines) =>
    lines.map((line) => Number(/à (\d+)\skm/.exec(line.textContent ?? "")?.[1] ?? 0)),
  );
  console.log(`similar offers: ${far.join(", ")} km away`);
  expect(far).toEqual([...far].sort((one, other) => one - other));
  expect(Math.max(0, ...far)).toBeLessThanOrEqual(100);
});
