// The space of a job seeker, in every state of the way.
import { enterQuietly, linkIn, mailCalled, openAccount, post, register } from "../quick";
import { expect } from "../../fixtures/test";
import { follow, newName, press, say, tick } from "../steps";
import type { Stroll } from "./stroll";

const account = [
  ["Account", "/compte"],
  ["AccountEmail", "/compte/adresse"],
  ["AccountPassword", "/compte/mot-de-passe"],
  ["AccountPasskeys", "/compte/cles"],
  ["AccountSessions", "/compte/appareils"],
  ["AccountSession", "/compte/session"],
  ["AccountReview", "/compte/verifier"],
];

export const spaces = {
  who: "job seekers, state by state",
  covers: ["Space", "Contract", "ReturnToAgency", "ReturnDone", "VolunteerAgain", "Registration", "RegistrationStep", "RegistrationReceipt", "RegistrationSent", "Callback", "FitOffers", "KeptOffers", "SavedSearches", "NewSearch", "SavedSearch", "MailStop", "DemoMail", ...account.map(([name]) => name)],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    const enter = async (who: string) => {
      await page.context().clearCookies();
      await enterQuietly(page.context().request, who);
      await stroll.to("Space", "/espace");
    };

    await enter("vient de créer son compte");
    await stroll.to("Registration", "/espace/inscription");
    await stroll.to("RegistrationStep", "/espace/inscription/identite");
    await stroll.to("Contract", "/espace/contrat");
    await stroll.to("ReturnToAgency", "/espace/retour-en-agence");
    await stroll.to("FitOffers", "/espace/offres");
    await stroll.to("KeptOffers", "/espace/offres/gardees");
    for (const [name, path] of account) await stroll.to(name, path);
    await stroll.to("AccountEmail", "/compte/adresse");
    await stroll.refused("AccountEmail", "Recevoir le lien");
    await stroll.to("AccountPassword", "/compte/mot-de-passe");
    await stroll.refused("AccountPassword", "Changer mon mot de passe");

    await enter("a fait le bilan");
    await enter("a commencé son inscription");
    await stroll.to("Registration", "/espace/inscription");

    await enter("attend la réponse");
    await stroll.to("Registration", "/espace/inscription");
    await stroll.to("RegistrationReceipt", "/espace/recu");
    await stroll.to("RegistrationSent", "/espace/recu/reponses");
    await stroll.to("Callback", "/etre-rappele");
    await stroll.apart("RegistrationStep", "/espace/inscription/identite");

    await stroll.to("SavedSearches", "/espace/recherches");
    await stroll.to("NewSearch", "/espace/recherches/nouvelle");

    await enter("suivi 100 % en ligne");
    await stroll.to("SavedSearches", "/espace/recherches");
    await follow(page, "Voir ce qui est arrivé");
    await stroll.here("SavedSearch");
    await stroll.to("NewSearch", "/espace/recherches/nouvelle?quoi=boulanger&ou=Limoges");
    await stroll.apart("NewSearch", "/espace/recherches/nouvelle?quoi=vendeur&contrat=permanent");
    const mail = await mailCalled(page.context().request, "[^<]*nouvelles? offres?[^<]*");
    await stroll.to("DemoMail", mail);
    await stroll.to("MailStop", await linkIn(page.context().request, mail, "/alertes/"));
    await press(page, "Ne plus recevoir ces mails");
    await stroll.here("MailStop");
    await press(page, "Recevoir de nouveau ces mails");
    await stroll.here("MailStop");
    await stroll.to("Contract", "/espace/contrat");
    await stroll.to("ReturnToAgency", "/espace/retour-en-agence");
    await stroll.refused("ReturnToAgency", "Confirmer mon choix");
    await stroll.to("VolunteerAgain", "/espace/volontaire");

    await enter("revenu en agence");
    await stroll.to("Contract", "/espace/contrat");
    await stroll.to("ReturnToAgency", "/espace/retour-en-agence");
    await stroll.to("ReturnDone", "/espace/retour-en-agence/fait");
    await stroll.to("VolunteerAgain", "/espace/volontaire");

    await enter("de nouveau volontaire");
    await stroll.to("Contract", "/espace/contrat");
    await stroll.to("VolunteerAgain", "/espace/volontaire");

    // What belongs to others is not there.
    for (const path of ["/conseil", "/exploitation", "/espace/inscription/rien", "/espace/recherches/rien", "/alertes/rien"]) await stroll.nowhere(path, 404);
  },
};

/** Each step as it is first seen, and as it answers to nothing at all. */
export const filling = {
  who: "someone who registers",
  covers: ["RegistrationStep"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    await openAccount(page, "pas");
    await post(page.context().request, "/espace/inscription", "/_fn/registration/start");
    // Nothing has to be filled in for these two.
    const mayBeEmpty = ["competences"];
    for (const step of ["identite", "coordonnees", "situation", "experience", "competences", "projet", "secteur", "banque"]) {
      await stroll.to("RegistrationStep", `/espace/inscription/${step}`);
      if (!mayBeEmpty.includes(step)) await stroll.refused("RegistrationStep", "Enregistrer et continuer");
    }
    await stroll.to("RegistrationStep", "/espace/inscription/recapitulatif");
  },
};

/** Offers that fit, with what is folded away, what is refused, what was corrected, and none that fits. */
export const fitting = {
  who: "someone for whom offers fit",
  covers: ["FitOffers", "KeptOffers", "Offer"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    await register(page, newName("Couteau"), "400");
    await stroll.to("FitOffers", "/espace/offres");
    const first = page.locator(".fit-card").first();
    const contest = say(page, "Ce n’est pas juste");
    const unfold = () => first.getByText(say(page, "Pourquoi, et corriger")).click();
    await unfold();
    for (const folded of [contest, say(page, "Le détail du calcul")]) await first.getByText(folded).click();
    await stroll.here("FitOffers");
    await first.getByRole("button", { name: say(page, "Corriger") }).click();
    await expect(page.getByText(say(page, "Choisissez une réponse.")).first()).toBeVisible();
    await stroll.here("FitOffers");
    await page.locator(".fit-card h2 a").first().click();
    await stroll.here("Offer");
    await press(page, "Garder cette offre");
    await expect(page.getByRole("button", { name: say(page, "Ne plus garder") })).toBeVisible();
    await stroll.to("KeptOffers", "/espace/offres/gardees");
    await stroll.to("FitOffers", "/espace/offres");
    await unfold();
    await first.getByText(contest).click();
    await tick(first.getByRole("radio", { name: say(page, "La distance que je peux faire") }));
    await first.getByLabel(say(page, "Combien de kilomètres au plus ?")).fill("0");
    await first.getByRole("button", { name: say(page, "Corriger") }).click();
    await expect(page.getByText(say(page, "C’est corrigé. La liste a changé."))).toBeVisible();
    await stroll.here("FitOffers");
  },
};
