// An operator takes an adviser's last agency away: asked first, told to both, taken back.
import { expect, test } from "../../fixtures/test";
import { anotherDevice, choose, desk, enterAs, follow, go, press, tick, title } from "../steps";

test("an adviser's last agency is taken after a question, and given back", { tag: "@plain" }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const phone = { page, scripts: javaScriptEnabled !== false };
  const youssef = await anotherDevice(browser, phone, { viewport: desk });
  await enterAs(youssef.page, "Youssef Amrani");
  await title(youssef.page, "Dossiers à décider");
  const rows = await youssef.page.getByRole("row").count();
  expect(rows).toBeGreaterThan(1);

  await enterAs(page, "Une opératrice");
  const card = page.locator(".card").filter({ has: page.getByRole("heading", { name: "Youssef Amrani" }) });

  await test.step("the first press asks, and names what is open", async () => {
    await follow(card, /^Retirer Agence/);
    await title(page, "Retirer Youssef Amrani de l’agence ?");
    await expect(page.getByRole("heading", { name: "Ce qui est ouvert à son nom" })).toBeVisible();
    await expect(page.getByText(/dossiers? à décider/).first()).toBeVisible();
    await expect(page.getByText("C’est sa dernière agence")).toBeVisible();
  });

  await test.step("nothing happens by chance", async () => {
    await press(page, "Retirer de l’agence");
    await expect(page.locator(".error-summary")).toContainText("Cochez la case");
    await tick(page.getByRole("checkbox", { name: "Oui, retirer sa dernière agence" }));
    await press(page, "Retirer de l’agence");
    await expect(page.locator(".error-summary")).toContainText("Choisissez une réponse");
    await choose(page, "Qui prend la suite ?", /^Hélène Marsac/);
    await press(page, "Retirer de l’agence");
  });

  await test.step("it is done, and said to both", async () => {
    await title(page, "Les collègues");
    await expect(page.getByText(/Youssef Amrani n’y travaille plus/)).toBeVisible();
    await expect(page.getByText(/Hélène Marsac\./).first()).toBeVisible();
    await expect(page.getByText(/Vous pouvez annuler jusqu’à/)).toBeVisible();
    await go(youssef.page, "/conseil");
    await expect(youssef.page.getByText("Vous n’êtes dans aucune agence")).toBeVisible();
    await expect(youssef.page.getByText("Tous les dossiers de vos agences ont une réponse.")).toHaveCount(0);
  });

  await test.step("one press gives it back", async () => {
    await press(page, /^Annuler/);
    await expect(page.getByText("C’est annulé", { exact: true })).toBeVisible();
    await expect(page.getByText(/Youssef Amrani y travaille de nouveau/)).toBeVisible();
    await go(youssef.page, "/conseil");
    await expect(youssef.page.getByRole("row")).toHaveCount(rows);
  });
  await youssef.leave();
});
