// What looks like a slip is asked about, and either answer goes on; what is missing
// is said field by field, and the title of the page says it first.
import { expect, test } from "../../fixtures/test";
import { beginRegistration } from "../quick";
import { field, follow, go, goOn, newEmail, newName, password, press, tick, title } from "../steps";

const asked = "Une question avant de continuer";

test("an address with a slip is asked about, and the page says where the mail went", { tag: ["@plain"] }, async ({ page }) => {
  const named = newEmail("nadia").split("@")[0];
  // Passwords do not come back without scripts.
  const secret = () => field(page, "Choisissez un mot de passe").fill(password);

  await go(page, "/creer-un-compte");
  await expect(page.getByRole("link", { name: /^par téléphone, au/ })).toBeVisible();
  await press(page, "Créer mon compte");
  await expect(page).toHaveTitle(/^Erreur : Créer un compte/);
  await expect(page.getByText("Écrivez votre adresse e-mail.").first()).toBeVisible();
  await expect(page.getByText("Choisissez un mot de passe.").first()).toBeVisible();

  await field(page, "Adresse e-mail").fill(`${named}@gmial.com`);
  await secret();
  await press(page, "Créer mon compte");
  await expect(page.getByText(asked)).toBeVisible();
  await expect(page).toHaveTitle(/^À vérifier : Créer un compte/);
  await expect(page.getByText(`Vouliez-vous dire ${named}@gmail.com ?`)).toBeVisible();
  await secret();
  await press(page, `Oui, ${named}@gmail.com`);
  await title(page, "Regardez vos e-mails");
  await expect(page.getByText(`Nous venons d’écrire à ${named}@gmail.com.`)).toBeVisible();
  await press(page, "Envoyer le message encore une fois");
  await expect(page.getByText(`Nous venons d’écrire à ${named}@gmail.com.`)).toBeVisible();

  // It may be right as it is.
  await follow(page, "Utiliser une autre adresse");
  await field(page, "Adresse e-mail").fill(`${named}@gmial.com`);
  await secret();
  await press(page, "Créer mon compte");
  await expect(page.getByText(asked)).toBeVisible();
  await secret();
  await press(page, `Non, garder ${named}@gmial.com`);
  await expect(page.getByText(`Nous venons d’écrire à ${named}@gmial.com.`)).toBeVisible();

  // An end that no address has: the other can be taken with one press.
  await go(page, "/mot-de-passe-oublie");
  await field(page, "Adresse e-mail").fill(`${named}@orange.f`);
  await press(page, "Recevoir un lien");
  await expect(page).toHaveTitle(/^Erreur : Mot de passe oublié/);
  await press(page, `Oui, ${named}@orange.fr`);
  await expect(page.getByText(`Nous venons d’écrire à ${named}@orange.fr.`)).toBeVisible();
});

test("a town, a pay and a year with a slip are understood or asked about", { tag: ["@plain"] }, async ({ page }) => {
  await beginRegistration(page, newName(), "contact");

  await go(page, "/espace/inscription/identite");
  await field(page, "Prénom").fill("");
  await field(page, "Date de naissance").fill("12/03/85");
  await goOn(page);
  await expect(page).toHaveTitle(/^Erreur : Votre identité/);
  await expect(page.getByText("Écrivez votre prénom.").first()).toBeVisible();
  await field(page, "Prénom").fill("Samir");
  await goOn(page);
  await title(page, "Vos coordonnées");

  await field(page, "Numéro et rue").fill("3 rue Basse");
  await field(page, "Code postal").fill("87000");
  await field(page, "Commune").fill("Limoge");
  await goOn(page);
  await expect(page.getByText("Vouliez-vous dire Limoges ?")).toBeVisible();
  await press(page, "Oui, Limoges");
  await title(page, "Votre situation et vos droits");

  await go(page, "/espace/inscription/projet");
  await field(page, "Métier que vous cherchez").fill("boulangère");
  await tick(page.getByRole("checkbox", { name: "CDI" }));
  await field(page, "Salaire souhaité").fill("190");
  await goOn(page);
  await expect(page.getByText("Vouliez-vous dire 1 900 € brut par mois ?")).toBeVisible();
  await press(page, "Non, garder 190 € brut par mois");
  await title(page, "Où et quand vous pouvez travailler");
  // Nobody is asked twice.
  await go(page, "/espace/inscription/projet");
  await goOn(page);
  await title(page, "Où et quand vous pouvez travailler");

  await field(page, "Autour de quelle commune").fill("87000 Limoge");
  await field(page, "Jusqu’à combien de kilomètres ?").fill("20");
  await tick(page.getByRole("checkbox", { name: "À pied" }));
  await tick(page.getByRole("radio", { name: "Temps plein" }));
  await goOn(page);
  await expect(page.getByText(/Nous avons corrigé le nom/).first()).toBeVisible();
  await expect(field(page, "Autour de quelle commune")).toHaveValue("Limoges (87)");
  await goOn(page);
  await title(page, "Vos coordonnées bancaires");
  // To be given, or later: it is not optional.
  await expect(page.getByText("IBAN (facultatif)")).toHaveCount(0);
});

test("the small task may be tried once more, and what is chosen is noted", { tag: ["@plain"] }, async ({ page }) => {
  await go(page, "/pour-moi/exercice/find");
  const room = field(page, "Dans quelle salle a lieu l’atelier ?");
  await room.fill("je ne vois pas");
  await press(page, "Envoyer");
  await expect(page.getByText("Encore un essai, si vous voulez")).toBeVisible();
  await expect(page.getByText(/la salle est écrite dans la première phrase/)).toBeVisible();
  await room.fill("13");
  await press(page, "Envoyer");
  await title(page, "Votre bilan");
  await go(page, "/pour-moi/question/10");
  await title(page, "Quelque chose complique-t-il votre recherche ?");
  await expect(page.getByText(/vous n’avez pas à dire quoi/)).toBeVisible();
  await go(page, "/creer-un-compte");
  await expect(page.getByText(/^Votre choix est noté/)).toHaveCount(0);
  await go(page, "/pour-moi/resultat");
  await tick(page.getByRole("radio", { name: /^100 %/ }));
  await press(page, "Choisir");
  await expect(page.getByText(/^Votre choix est noté\s:\s100\s%\sWeb/)).toBeVisible();
  await expect(page.getByText(/Il reste à créer votre compte/)).toBeVisible();
});
