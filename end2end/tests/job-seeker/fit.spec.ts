// Offers that fit: seeing why, contesting a reason and taking that back,
// keeping an offer.
import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import type { Page } from "../../fixtures/test";
import { register } from "../quick";
import { follow, go, heading, newName, press, tick, title } from "../steps";

const cards = (page: Page) => page.locator(".fit-card");

/** Shows why an offer is where it is, if that is folded. */
async function unfold(card: Locator) {
  const fold = card.locator(":scope > details");
  if (!(await fold.evaluate((details: HTMLDetailsElement) => details.open))) await fold.locator(":scope > summary").click();
}

/** Tells the cards of the list by what they lead to. */
const list = (page: Page) => cards(page).locator("h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));

test(
  "see why an offer fits, contest a reason, take it back, keep an offer",
  { tag: ["@desktop", "@plain"] },
  async ({ page, viewport }) => {
    test.setTimeout(240_000);
    await go(page, "/");
    await register(page, newName("Lafarge"), "400");

    await go(page, "/espace");
    await follow(page, "Voir des offres pour moi");
    await title(page, "Des offres pour moi");
    await expect(page.getByText(/D’après votre inscription\s: Boulanger/)).toBeVisible();
    await expect(page.getByText(/Autour de Limoges \(87\), jusqu’à 400\skm/)).toBeVisible();
    await expect(cards(page).first().locator(".why")).toContainText(/métier/);
    await expect(cards(page).first()).toContainText(/\d+ points sur 100\s: /);
    const heights = await cards(page).evaluateAll((all) => all.map((card) => Math.round(card.getBoundingClientRect().height)));
    console.log(`cards of offers that fit, at ${viewport?.width} px: ${heights.join(", ")} px high`);
    expect(Math.max(...heights), "an offer is one screen of a phone at most").toBeLessThanOrEqual(740);
    const before = await list(page);
    expect(before.length).toBeGreaterThan(0);
    const close = cards(page).filter({ hasText: "un métier proche de" }).first();
    const [work] = ((await close.locator(".why li").first().textContent()) ?? "").split(/\s*:/);

    await test.step("this is not the work she looks for: the list changes at once", async () => {
      await unfold(close);
      await close.getByText("Ce n’est pas juste").click();
      await tick(close.getByRole("radio", { name: "Ce n’est pas le travail que je cherche" }));
      await close.getByRole("button", { name: "Corriger" }).click();
      await expect(page).toHaveURL(/corrige=/);
      await expect(page.getByText("C’est corrigé. La liste a changé.")).toBeVisible();
      const same = page.locator(".why li").filter({ hasText: "un métier proche de" }).filter({ hasText: work });
      await expect(same).toHaveCount(0);
      expect(await list(page)).not.toEqual(before);
      await expect(heading(page, "Vos corrections")).toBeVisible();
    });

    await test.step("nothing chosen is refused, and said at its place", async () => {
      const card = cards(page).first();
      await unfold(card);
      await card.getByText("Ce n’est pas juste").click();
      await card.getByRole("button", { name: "Corriger" }).click();
      const again = cards(page).first();
      await expect(again.getByText("Choisissez une réponse.").first()).toBeVisible();
      await expect(again.getByRole("radio").first()).toBeVisible();
    });

    await test.step("taken back, the list is as it was", async () => {
      await page.getByRole("button", { name: /^Annuler/ }).first().click();
      await expect(page).toHaveURL(/annule=/);
      await expect(page.getByText("La correction est annulée. La liste est comme avant.")).toBeVisible();
      await expect.poll(() => list(page)).toEqual(before);
      await expect(page.getByText("Vos corrections")).toHaveCount(0);
    });

    await test.step("an offer is kept from its page, and found again", async () => {
      const link = cards(page).first().locator("h2 a");
      const name = (await link.textContent()) ?? "";
      await link.click();
      await title(page, name);
      await expect(heading(page, "Pourquoi cette offre")).toBeVisible();
      await press(page, "Garder cette offre");
      await expect(page.getByRole("button", { name: "Ne plus garder" })).toBeVisible();
      await go(page, "/espace/offres");
      await follow(page, "Gardées");
      await title(page, "Mes offres gardées");
      await expect(cards(page)).toHaveCount(1);
      await expect(cards(page).first().getByRole("link", { name })).toBeVisible();
      await press(page, "Ne plus garder");
      await expect(page.getByText("Vous ne gardez aucune offre")).toBeVisible();
      await expect(heading(page, "Offre retirée de celles que vous gardez")).toBeVisible();
      await press(page, "Annuler");
      await expect(cards(page)).toHaveCount(1);
      await press(page, "Ne plus garder");
      await expect(page.getByText("Vous ne gardez aucune offre")).toBeVisible();
    });

    await test.step("how the ranking works is said", async () => {
      await go(page, "/espace/offres");
      await follow(page, "Comment ces offres sont classées");
      await title(page, "Comment les offres sont classées pour vous");
      await expect(page.getByRole("row").filter({ hasText: "Métier" }).first()).toContainText("40");
      await expect(heading(page, "Ce qui n’est jamais utilisé")).toBeVisible();
      await expect(page.getByRole("row").filter({ hasText: "Offre que plus personne ne confirme" })).toContainText("13 de moins au plus");
      await expect(page.getByText("Version 3 du classement.")).toBeVisible();
    });
  },
);
