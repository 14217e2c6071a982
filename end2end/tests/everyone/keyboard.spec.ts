// Nobody needs a mouse: the check, signing in, and a step of the registration
// with Tab, Enter, the space bar and the arrows.
import type { Locator } from "@playwright/test";
import { type Page, expect, test } from "../../fixtures/test";
import { beginRegistration } from "../quick";
import { field, newName, password, press, title } from "../steps";

/** Goes on with Tab until the element with this name and role has the focus. */
async function tabTo(page: Page, role: "button" | "link" | "radio" | "textbox" | "combobox", name: string | RegExp) {
  const wanted = page.getByRole(role, { name, exact: typeof name === "string" }).first();
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      await seen(page);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to the ${role} "${name}"`);
}

/** Whoever has the focus can be seen: it is on the screen and marked. */
async function seen(page: Page) {
  const marked = await page.evaluate(() => {
    const focused = document.activeElement as HTMLInputElement;
    const box = focused.getBoundingClientRect();
    const styles = [focused, ...(focused.labels?.length ? [focused.labels[0]] : [])].map((element) => getComputedStyle(element));
    return {
      outlined: styles.some(({ outlineStyle, boxShadow }) => outlineStyle !== "none" || boxShadow !== "none"),
      onScreen: box.bottom > 0 && box.top < innerHeight,
    };
  });
  expect(marked, "the focus is seen").toEqual({ outlined: true, onScreen: true });
}

test("the check, signing in and a step, with the keyboard alone", { tag: ["@desktop"] }, async ({ page, watcher }) => {
  test.setTimeout(180_000);
  const name = newName();
  const email = await beginRegistration(page, name, "contact");
  await page.context().clearCookies();

  await test.step("the skip link comes first", async () => {
    await page.goto("/");
    await watcher.check();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
    await seen(page);
  });

  await test.step("the check", async () => {
    await tabTo(page, "link", "Voir si c’est pour moi");
    await page.keyboard.press("Enter");
    await watcher.check();
    await tabTo(page, "link", "Commencer");
    await page.keyboard.press("Enter");
    for (let question = 1; question <= 10; question += 1) {
      await expect(page).toHaveURL(new RegExp(`/pour-moi/question/${question}$`));
      await watcher.check();
      const first = page.getByRole("radio").first();
      while (!(await first.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      // Down and up again: the arrows move among the answers.
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("radio").nth(1)).toBeChecked();
      await page.keyboard.press("ArrowUp");
      await expect(first).toBeChecked();
      await page.keyboard.press("Enter");
    }
    await title(page, "Un petit essai");
    await watcher.check();
    await tabTo(page, "link", "Répondre à un message");
    await page.keyboard.press("Enter");
    await title(page, "Répondre à un message");
    await watcher.check();
    await tabTo(page, "textbox", /Votre réponse/);
    await page.keyboard.type("Oui, mardi me convient.");
    await tabTo(page, "button", "Envoyer");
    await page.keyboard.press("Enter");
    await title(page, "Votre bilan");
    await watcher.check();
  });

  await test.step("signing in", async () => {
    await page.goto("/connexion");
    await watcher.check();
    await tabTo(page, "textbox", /Adresse e-mail/);
    await page.keyboard.type(email);
    await page.keyboard.press("Tab");
    await expect(field(page, "Mot de passe")).toBeFocused();
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await title(page, "Où en est mon dossier");
    await watcher.check();
  });

  await test.step("a step, with an error on the way", async () => {
    await tabTo(page, "link", "Continuer mon inscription");
    await page.keyboard.press("Enter");
    await title(page, "Votre inscription");
    await watcher.check();
    await tabTo(page, "button", "Reprendre mon inscription");
    await page.keyboard.press("Enter");
    await title(page, "Vos coordonnées");
    await watcher.check();
    await tabTo(page, "textbox", /Numéro et rue/);
    await page.keyboard.type("3 rue Basse");
    await tabTo(page, "textbox", /Commune/);
    await page.keyboard.type("Limoges");
    await tabTo(page, "button", "Enregistrer et continuer");
    await page.keyboard.press("Enter");
    // The summary has the focus, and leads to the field.
    await expect(page.locator(".error-summary")).toBeFocused();
    await watcher.check();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(field(page, "Code postal")).toBeFocused();
    await page.keyboard.type("87000");
    await page.keyboard.press("Enter");
    await title(page, "Votre situation et vos droits");
  });
});

test("a page may be left from within a field that was just typed in", { tag: ["@desktop"] }, async ({ page, watcher }) => {
  await beginRegistration(page, newName(), "contact");
  await page.goto("/espace/inscription");
  await press(page, "Reprendre mon inscription");
  await title(page, "Vos coordonnées");
  await field(page, "Code postal").fill("8700");
  await page.evaluate(() => history.back());
  await title(page, "Votre inscription");
  // Nothing of the program broke: it goes on answering.
  await press(page, "Reprendre mon inscription");
  await title(page, "Vos coordonnées");
  await watcher.check();
});

/** Presses Tab until this has the focus; gives how often. */
async function keysTo(page: Page, wanted: Locator): Promise<number> {
  for (let keys = 1; keys < 80; keys += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return keys;
  }
  throw new Error("Tab never came there");
}

test("from the search to its results in a few keys", { tag: ["@desktop"] }, async ({ page, watcher }, info) => {
  await page.goto("/offres?quoi=boulanger");
  await watcher.check();
  const jump = page.getByRole("link", { name: "Aller aux résultats" });
  const there = await keysTo(page, jump);
  await seen(page);
  await watcher.check();
  await page.keyboard.press("Enter");
  const count = page.getByRole("heading", { level: 2 }).first();
  await expect(count).toBeFocused();
  await expect(count).toBeInViewport();
  const on = await keysTo(page, page.locator(".offer-list").getByRole("link").first());
  const said = `${there} keys to "Aller aux résultats", ${on} from the count to the first offer`;
  info.annotations.push({ type: "keys", description: said });
  console.log(said);
  expect(there).toBeLessThanOrEqual(9);
  expect(on).toBeLessThanOrEqual(3);
});

test("on a phone Escape folds the filters, and the focus is never behind them", async ({ page }) => {
  await page.goto("/offres");
  const panel = page.locator(".offer-filters");
  const handle = panel.locator("> summary");
  await handle.focus();
  await page.keyboard.press("Enter");
  await expect(panel).toHaveAttribute("open", "");
  await page.keyboard.press("Tab");
  await expect(panel.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(panel).not.toHaveAttribute("open");
  await expect(handle).toBeFocused();
  // Through all of them and out: what has the focus is seen.
  await page.keyboard.press("Enter");
  await expect(panel).toHaveAttribute("open", "");
  for (let keys = 0; keys < 120 && (await panel.locator(":focus").count()) === 1; keys += 1) await page.keyboard.press("Tab");
  await expect(panel.locator(":focus")).toHaveCount(0);
  await expect(panel).not.toHaveAttribute("open");
  // And backwards over the handle.
  await handle.focus();
  await page.keyboard.press("Enter");
  await expect(panel).toHaveAttribute("open", "");
  await page.keyboard.press("Shift+Tab");
  await expect(panel).not.toHaveAttribute("open");
});

test("another language keeps the search", { tag: ["@plain"] }, async ({ page }) => {
  await page.goto("/offres?quoi=boulanger&ou=Limoges&contrat=permanent");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/offres\?.*quoi=boulanger/);
  await expect(page.getByRole("link", { name: "Remove: Permanent" })).toBeVisible();
  await expect(page.getByRole("searchbox").first()).toHaveValue("boulanger");
});
