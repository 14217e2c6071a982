// Nobody needs a mouse: the check, signing in, and a step of the registration
// with Tab, Enter, the space bar and the arrows.
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
