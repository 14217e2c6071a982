// Finding an offer near a town: search, narrow down, open it, come back, report it.
import { expect, test } from "../../fixtures/test";
import { choose, follow, press, title } from "../steps";

test("find an offer near Limoges, open it, come back, report it @plain-desktop", async ({ page }) => {
  await page.goto("/");
  await follow(page, "Offres d'emploi");
  await title(page, "Offres d’emploi");
  await page.getByLabel("Où ?").fill("Limoges");
  await press(page, "Chercher");
  await expect(page).toHaveURL(/ou=Limoges/);
  const heading = page.getByRole("heading", { level: 2 }).first();
  await expect(heading).toHaveText(/offres? autour de Limoges \(87\)/);
  await expect(page.getByLabel("Autour, jusqu’à")).toHaveValue("30");

  await page.getByText("Filtres", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^CDI \(/ }).check({ force: true });
  await press(page, "Voir les offres");
  await expect(page).toHaveURL(/contrat=permanent/);
  await expect(page.getByRole("link", { name: "Enlever : CDI" })).toBeVisible();

  const first = page.getByRole("list", { name: "Offres trouvées" }).getByRole("link").first();
  const name = (await first.textContent()) ?? "";
  await first.click();
  await title(page, name);
  await expect(page.getByText(/km de Limoges|Limoges/).first()).toBeVisible();
  await page.getByText("Partager cette offre").click();
  await expect(page.getByRole("link", { name: "Par e-mail" })).toHaveAttribute("href", /^mailto:/);
  await page.goBack();
  await expect(page).toHaveURL(/contrat=permanent/);
  await expect(page.getByRole("link", { name: "Enlever : CDI" })).toBeVisible();

  await page.getByRole("list", { name: "Offres trouvées" }).getByRole("link").first().click();
  await title(page, name);
  await follow(page, "Signaler cette offre");
  await title(page, "Signaler une offre");
  await choose(page, "Que se passe-t-il ?", "Le poste est déjà pris");
  await press(page, "Envoyer mon signalement");
  await title(page, "Votre signalement est bien reçu");
});
