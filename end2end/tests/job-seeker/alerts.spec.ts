// A search is kept, changed, deleted and brought back; mails are stopped by
// their link. That an offer arrives is told in journey.spec.ts.
import { expect, test } from "../../fixtures/test";
import { enterQuietly, linkIn, mailCalled } from "../quick";
import { choose, field, follow, go, press, title } from "../steps";

test(
  "a search near Limoges is kept after signing in, changed, deleted, and taken back",
  { tag: ["@desktop", "@plain", "@postgres"] },
  async ({ page }) => {
    await go(page, "/offres");
    await field(page, "Où ?").fill("Limoges");
    await press(page, "Chercher");
    await follow(page, "M’avertir des nouvelles offres");
    await expect(page, "whoever keeps a search signs in").toHaveURL(/connexion|espace/);
    await enterQuietly(page.context().request, "revenu en agence");
    await go(page, "/espace/recherches/nouvelle?ou=Limoges");
    await title(page, "M’avertir des nouvelles offres");
    await expect(page.getByText("Votre recherche : Limoges")).toBeVisible();
    await choose(page, "Quand vous écrire ?", "Dès qu’une offre arrive");
    await press(page, "Garder cette recherche");
    await title(page, "Mes recherches");
    await expect(page.getByText("Votre recherche est gardée.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: "Limoges", exact: true })).toBeVisible();

    await follow(page, "Voir ce qui est arrivé");
    await title(page, "Limoges");
    await choose(page, "Quand vous écrire ?", "Une fois par semaine, le lundi matin");
    await press(page, "Enregistrer");
    await title(page, "Mes recherches");
    await expect(page.getByText("C’est changé.")).toBeVisible();
    await expect(page.getByText("Une fois par semaine, le lundi matin")).toBeVisible();

    await follow(page, "Voir ce qui est arrivé");
    await press(page, "Supprimer la recherche");
    await title(page, "Mes recherches");
    await expect(page.getByText("Vous n’avez pas encore gardé de recherche")).toBeVisible();
    await press(page, "Annuler");
    await expect(page.getByText("Votre recherche est de retour.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: "Limoges", exact: true })).toBeVisible();
  },
);

test("the link of a mail stops its mails, only by its button", { tag: "@plain" }, async ({ page }) => {
  const { request } = page.context();
  const mail = await mailCalled(request, "[^<]*nouvelles? offres?[^<]*");
  const link = await linkIn(request, mail, "/alertes/");
  await request.get(link);
  await go(page, link);
  await title(page, "Arrêter ces mails");
  await press(page, "Ne plus recevoir ces mails");
  await expect(page.getByText("Vous ne recevrez plus de mails pour cette recherche.")).toBeVisible();
  await press(page, "Recevoir de nouveau ces mails");
  await expect(page.getByText("Vous recevrez de nouveau ces mails.")).toBeVisible();
});
