// The way back: someone followed 100 % online returns to the agency once, then
// for good, and volunteers again; their adviser sees each step.
import { expect, test } from "../../fixtures/test";
import { anotherDevice, choose, enterAs, follow, press, title } from "../steps";

test("to the agency once, then for good, and volunteering again", { tag: ["@plain", "@desktop", "@postgres"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(300_000);
  const phone = { page, scripts: javaScriptEnabled !== false };
  await enterAs(page, "suivi 100 % en ligne");
  await title(page, "Où en est mon dossier");
  await expect(page.getByRole("heading", { name: "Votre suivi est 100 % Web" })).toBeVisible();
  const contact = await page.getByRole("main").getByText("Votre conseiller : ").first().innerText();
  const adviserName = contact.replace(/^.*\s:\s/, "").trim();

  await test.step("an interview at the desk, once", async () => {
    await follow(page, "Revenir en agence");
    await title(page, "Revenir en agence");
    await choose(page, "Que voulez-vous ?", /^Un rendez-vous à l’agence/);
    await press(page, "Confirmer mon choix");
    await title(page, "C’est fait");
    await expect(page.getByText("Votre demande de rendez-vous est à l’agence.")).toBeVisible();
    await expect(page.getByText("Cela ne change rien à vos droits.")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Revenir à mon dossier" }).click();
    await expect(page.getByRole("heading", { name: "Vous avez demandé un rendez-vous à l’agence" })).toBeVisible();
    await follow(page, "Mon contrat");
    await title(page, "Mon contrat");
    await expect(page.getByText("Votre prochain rendez-vous se fait à l’agence.")).toBeVisible();
  });

  const adviser = await test.step("the adviser sees it", async () => {
    const computer = await anotherDevice(browser, phone);
    await enterAs(computer.page, adviserName);
    await follow(computer.page, "Mon portefeuille");
    await title(computer.page, "Mon portefeuille");
    const row = computer.page.getByRole("row").filter({ hasText: "Rendez-vous à l’agence demandé" }).first();
    await expect(row).toBeVisible();
    return computer;
  });

  await test.step("everything at the agency, for good", async () => {
    await follow(page, "Revenir en agence");
    await title(page, "Revenir en agence");
    await choose(page, "Que voulez-vous ?", /^Revenir à l’agence/);
    await page.getByLabel("Pour quelle raison ?").selectOption("Je préfère voir quelqu’un");
    await press(page, "Confirmer mon choix");
    await title(page, "C’est fait");
    await expect(page.getByText("Tout se fait de nouveau à l’agence, dès maintenant.")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Revenir à mon dossier" }).click();
    await expect(page.getByRole("heading", { name: "Vous êtes revenu à l’agence" })).toBeVisible();
  });

  await test.step("the adviser's page says so, by itself where scripts run", async () => {
    if (!phone.scripts) await adviser.page.reload();
    const row = adviser.page.getByRole("row").filter({ hasText: "Retour à l’agence" }).first();
    await expect(row).toBeVisible();
    await adviser.leave();
  });

  await test.step("volunteers again", async () => {
    await follow(page, "Redevenir volontaire pour le 100 % Web");
    await title(page, "Redevenir volontaire");
    await press(page, "Redevenir volontaire");
    await expect(page.getByRole("heading", { name: "Vous êtes de nouveau volontaire" })).toBeVisible();
    await expect(page.getByText(/Réponse avant le/).first()).toBeVisible();
  });
});
