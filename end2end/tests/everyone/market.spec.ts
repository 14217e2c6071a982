// The labour market: anyone sees it for an occupation near a place, lays
// another place beside it and takes the figures away.
import { readFile } from "node:fs/promises";
import { startServer } from "../../fixtures/server.mjs";
import { type Page, expect, test } from "../../fixtures/test";
import { follow, press, title } from "../steps";

/** Chooses from what a field proposes; without scripts the words alone are sent. */
async function pick(page: Page, label: string, text: string, name: RegExp, scripts: boolean) {
  const field = page.locator("input").and(page.getByLabel(label)).first();
  await field.fill("");
  if (!scripts) return field.fill(text);
  await field.pressSequentially(text);
  await page.getByRole("option", { name }).first().click();
}

/** The number that stands over some words, as a number. */
async function figure(page: Page, words: string): Promise<string> {
  const stat = page.locator(".stat", { hasText: words }).first();
  return (await stat.locator("strong").innerText()).replace(/\s/g, "");
}

test("the market near Limoges, beside another place, and as a file", { tag: ["@desktop", "@plain-desktop"] }, async ({
  page,
  javaScriptEnabled,
}) => {
  const scripts = javaScriptEnabled !== false;
  await page.goto("/");
  await page.locator("footer").getByRole("link", { name: "Le marché du travail" }).click();
  await title(page, "Le marché du travail");
  await expect(page.getByRole("heading", { name: "Tous les métiers, toute la France" })).toBeVisible();
  await expect(page.locator(".stat", { hasText: "offres ouvertes" }).locator("strong")).toHaveText(/\d/);

  await test.step("an occupation in everyday words, near a town", async () => {
    await pick(page, "Métier", "serveuse", /serveu/i, scripts);
    await pick(page, "Lieu", "Limoges", /Limoges/, scripts);
    await press(page, "Voir le marché");
    await expect(page).toHaveURL(/lieu/);
    await expect(page.getByRole("heading", { level: 2, name: /30 km autour de Limoges \(87\)/ })).toBeVisible();
  });

  await test.step("where there are too few offers for figures, farther away is one link", async () => {
    await page.getByLabel("Étendue").selectOption({ label: "Région" });
    await press(page, "Voir le marché");
    await expect(page.getByRole("heading", { level: 2, name: /Nouvelle-Aquitaine/ })).toBeVisible();
    await expect(page.getByText("Trop peu d’offres pour donner des chiffres")).toBeVisible();
    await page.goto("/marche?domaine=G&lieu=87085&lieu_text=Limoges+(87)&rayon=0");
    await follow(page, /^\d+ offres\s:\stoute la France$/);
    await expect(page.getByRole("heading", { level: 2, name: /toute la France/ })).toBeVisible();
  });

  await test.step("all work in the region has pay, contracts and a chart with its table", async () => {
    await page.goto("/marche?lieu=87085&lieu_text=Limoges+(87)&niveau=region");
    expect(Number(await figure(page, "offres ouvertes"))).toBeGreaterThanOrEqual(10);
    await expect(page.getByRole("img", { name: /Salaire brut, à temps plein/ })).toBeVisible();
    await page.getByText("Voir les chiffres en tableau").first().click();
    await expect(page.getByRole("rowheader", { name: "Milieu" })).toBeVisible();
  });

  await test.step("another place beside it", async () => {
    await page.getByText("Comparer avec un autre métier ou un autre lieu").click();
    await pick(page, "Autre lieu", "Roubaix", /Roubaix/, scripts);
    await press(page, "Comparer");
    await expect(page.getByRole("heading", { name: "Deux marchés côte à côte" })).toBeVisible();
    const table = page.getByRole("table", { name: "Deux marchés côte à côte" });
    await expect(table.getByRole("columnheader")).toHaveText([/Chiffre/, /Nouvelle-Aquitaine/, /Hauts-de-France/]);
    const row = table.getByRole("row", { name: /offres ouvertes/ });
    await expect(row.getByRole("cell")).toHaveText([/\d/, /\d/]);
    await expect(table.getByRole("row", { name: /Salaire brut.*Milieu/ })).toContainText(/€ par mois, soit .*€ par an/);
  });

  await test.step("the figures as a file", async () => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Télécharger les chiffres (CSV)" }).first().click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("marche-du-travail.csv");
    const text = await readFile(await download.path(), "utf8");
    expect(text, "one file, a column for each").toMatch(/^\u{feff}Chiffre;Détail;.*Nouvelle-Aquitaine.*;.*Hauts-de-France/u);
    expect(text).toMatch(/^offres ouvertes;;\d+;\d+\r$/m);
  });
});

test("words that nothing answers to are said, and small numbers hidden", { tag: ["@plain"] }, async ({ page }) => {
  await page.goto("/marche?metier_text=zzzzqqqq");
  await expect(page.getByText("Aucun métier ne correspond à « zzzzqqqq ».")).toBeVisible();
  await page.goto("/en/marche?metier=D1102&metier_text=Baker&lieu=87085&rayon=0");
  await expect(page.getByRole("heading", { level: 2, name: /Limoges \(87\)/ })).toBeVisible();
});

test("figures move by themselves, without a word", { tag: "@desktop" }, async ({ page }) => {
  const server = await startServer({ environment: { PLEINWEB_DEMO_TRICKLE: "1" } });
  try {
    await page.goto(`${server.url}/marche`);
    const open = page.locator(".stat", { hasText: "offres ouvertes" }).locator("strong");
    const before = await open.innerText();
    // What was opened, and where the keyboard is, outlives the move.
    const table = page.locator("summary", { hasText: "Voir les chiffres en tableau" }).first();
    await table.focus();
    await table.press("Enter");
    const opened = page.locator("details[open]", { has: table });
    await expect(opened).toHaveCount(1);
    // Whatever is said from now on to those who listen. A reload would lose it.
    await page.evaluate(() => {
      const regions = "[aria-live], [role=status], [role=alert]";
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const around = element?.closest(regions);
          if (around) said.push(around.textContent ?? "");
          for (const added of addedNodes) {
            if (!(added instanceof Element)) continue;
            for (const one of [added, ...added.querySelectorAll(regions)]) {
              if (one.matches(regions)) said.push(one.textContent ?? "");
            }
          }
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    await expect(open, "an offer arrived").not.toHaveText(before, { timeout: 30_000 });
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([]);
    await expect(opened).toHaveCount(1);
    await expect(table).toBeFocused();
  } finally {
    await server.stop();
  }
});
