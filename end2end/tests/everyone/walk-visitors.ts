// What anyone may open.
import { field, follow, go, press, say, tick } from "../steps";
import type { Stroll } from "./stroll";

/** Reads, asks, and gives a wrong answer here and there. */
export const reading = {
  who: "a visitor",
  covers: [
    "Home",
    "SignIn",
    "SignUp",
    "SignUpSent",
    "ForgotPassword",
    "ForgotPasswordSent",
    "NearbyHelp",
    "Callback",
    "CallbackSent",
    "Help",
    "Accessibility",
    "Privacy",
    "LegalNotice",
    "Api",
    "ApiAnswers",
    "DemoMailbox",
  ],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    await stroll.to("Home", "/");
    await stroll.to("SignIn", "/connexion");
    await stroll.refused("SignIn", "Me connecter");
    await stroll.to("SignUp", "/creer-un-compte");
    await stroll.refused("SignUp", "Créer mon compte");
    await stroll.to("SignUpSent", "/creer-un-compte/envoye");
    await stroll.to("ForgotPassword", "/mot-de-passe-oublie");
    await stroll.refused("ForgotPassword", "Recevoir un lien");
    // The same title as after signing up: the same thing is to be done.
    await stroll.apart("ForgotPasswordSent", "/mot-de-passe-oublie/envoye");
    await stroll.to("NearbyHelp", "/pres-de-chez-moi");
    await stroll.to("NearbyHelp", "/pres-de-chez-moi?lieu=87000");
    await stroll.to("NearbyHelp", "/pres-de-chez-moi?lieu=zzzz");
    await stroll.to("Callback", "/etre-rappele");
    await stroll.refused("Callback", "Demander à être rappelé");
    await tick(page.getByRole("radio", { name: say(page, "M’inscrire avec quelqu’un") }));
    await field(page, "Votre nom").fill("Rose Vidal");
    await field(page, "Téléphone").fill("06 39 98 12 34");
    await field(page, "Code postal").fill("87000");
    await tick(page.getByRole("checkbox"));
    await press(page, "Demander à être rappelé");
    await stroll.here("CallbackSent");
    for (const [name, path] of [
      ["Help", "/aide"],
      ["Accessibility", "/accessibilite"],
      ["Privacy", "/confidentialite"],
      ["LegalNotice", "/mentions-legales"],
      ["Api", "/api"],
      ["ApiAnswers", "/api/reponses"],
      ["DemoMailbox", "/demo/courrier"],
    ]) {
      await stroll.to(name, path);
    }
    await stroll.nowhere("/nulle-part", 404);
    for (const path of ["/confirmer/rien", "/nouveau-mot-de-passe/rien", "/rejoindre/rien"]) await stroll.nowhere(path, 200);
    for (const path of ["/pour-moi/question/11", "/pour-moi/exercice/rien", "/demo/courrier/rien"]) await stroll.nowhere(path, 404);
  },
};

/** Takes the check to its end, with the steps one may leave out. */
export const checking = {
  who: "a visitor who checks",
  covers: ["EntryCheck", "EntryQuestion", "EntryTask", "EntryTry", "EntryResult", "EntryResume"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    await stroll.to("EntryCheck", "/pour-moi");
    // Nothing answered: one may choose all the same.
    await stroll.to("EntryResult", "/pour-moi/resultat");
    await stroll.refused("EntryResult", "Choisir");
    await stroll.to("EntryQuestion", "/pour-moi/question/1");
    await stroll.refused("EntryQuestion", "Continuer");
    await tick(page.getByRole("radio").first());
    await press(page, "Continuer");
    await stroll.here("EntryQuestion");
    await stroll.to("EntryCheck", "/pour-moi");
    await press(page, "Obtenir mon lien");
    await stroll.here("EntryResume");
    const link = new URL(page.url()).pathname.replace(/^\/en/, "");
    for (let number = 2; number <= 10; number += 1) {
      await stroll.to("EntryQuestion", `/pour-moi/question/${number}`);
      await tick(page.getByRole("radio").first());
      await press(page, "Continuer");
    }
    await stroll.here("EntryTask");
    for (const task of ["attach", "find", "answer"]) await stroll.to("EntryTry", `/pour-moi/exercice/${task}`);
    await stroll.refused("EntryTry", "Envoyer");
    await field(page, "Votre réponse").fill("Oui, cela me convient.");
    await press(page, "Envoyer");
    await stroll.here("EntryResult");
    await stroll.to("EntryCheck", "/pour-moi");
    // On another device: nobody knows this browser.
    await page.context().clearCookies();
    await stroll.apart("EntryResume", link);
    await stroll.nowhere("/pour-moi/reprendre/rien", 404);
  },
};

/** Looks for an offer in every way there is, and reports one. */
export const seeking = {
  who: "a visitor who looks for an offer",
  covers: ["Offers", "Offer", "OfferReport", "OfferReported", "Market", "OfferRanking"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    await stroll.to("Offers", "/offres");
    await stroll.apart("Offers", "/offres?quoi=boulanger&ou=Limoges");
    await stroll.apart("Offers", "/offres?contrat=permanent&contrat=fixed-term&salaire=22000&tri=date");
    await stroll.apart("Offers", "/offres?quoi=boulengere");
    await stroll.apart("Offers", "/offres?quoi=boulengere&exact=oui");
    await stroll.apart("Offers", "/offres?quoi=boulanger+xylophone");
    await stroll.apart("Offers", "/offres?quoi=c");
    await stroll.apart("Offers", "/offres?quoi=zzzzzzzz&ou=nulle-part&contrat=xyz&rayon=rien");
    await go(page, "/offres");
    if (stroll.scripts) {
      await page.locator(".offer-filters > summary").evaluate((summary: HTMLElement) => summary.click());
      await stroll.here("Offers");
      await page.locator(".offer-filters > summary").evaluate((summary: HTMLElement) => summary.click());
    }
    await page.locator(".offer-list").getByRole("link").first().click();
    await stroll.here("Offer");
    await page.locator("details", { hasText: /Partager cette offre|Share this offer/ }).first().locator("summary").click();
    await stroll.here("Offer");
    await follow(page, "Signaler cette offre");
    await stroll.here("OfferReport");
    await stroll.refused("OfferReport", "Envoyer mon signalement");
    await tick(page.getByRole("radio").last());
    await press(page, "Envoyer mon signalement");
    await stroll.here("OfferReported");
    await stroll.to("Market", "/marche");
    await stroll.apart("Market", "/marche?metier=D1102&lieu=87085&niveau=region&avec_metier=G1602");
    await stroll.apart("Market", "/marche?metier_text=zzzz&lieu_text=zzzz&rayon=rien&niveau=rien");
    await stroll.to("OfferRanking", "/offres/classement");
    await stroll.nowhere("/offres/rien", 404);
    await stroll.nowhere("/offres/0192f0c1-2345-7000-8000-000000000000", 404);
    await stroll.nowhere("/offres/contester/rien", 404);
  },
};
