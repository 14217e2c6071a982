// What mailed links lead to, and the second factor of a new adviser.
import { enterQuietly, firstChoice, mailTo, mailedLink, openAccount, post } from "../quick";
import { field, newEmail, password, press, signIn, totp } from "../steps";
import type { Stroll } from "./stroll";

export const mailed = {
  who: "someone with a mailed link",
  covers: [
    "DemoMail",
    "ConfirmEmail",
    "ResetPassword",
    "StopChanges",
    "AcceptInvitation",
    "EnrolSecondFactor",
    "RecoveryCodes",
    "SecondFactor",
    "AdviserQueue",
    "AccountPasskeys",
  ],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    const { request } = page.context();
    const email = newEmail("lettre");
    await post(request, "/creer-un-compte", "/_fn/accounts/sign-up", { email, password });
    const confirm = await mailedLink(request, email, "/confirmer/");
    await stroll.to("DemoMail", await mailTo(request, email));
    await stroll.to("ConfirmEmail", confirm);
    await page.context().clearCookies();
    // On another device the password is asked for.
    await stroll.to("ConfirmEmail", confirm);
    await stroll.refused("ConfirmEmail", "Confirmer mon adresse");

    const forgetful = await openAccount(page, "oubli");
    await page.context().clearCookies();
    await post(request, "/mot-de-passe-oublie", "/_fn/accounts/forgot-password", { email: forgetful });
    await stroll.to("ResetPassword", await mailedLink(request, forgetful, "/nouveau-mot-de-passe/"));
    await stroll.refused("ResetPassword", "Enregistrer et me connecter");

    await post(request, "/connexion", "/_fn/accounts/sign-in", { email: forgetful, password });
    await page.context().clearCookies();
    await stroll.to("StopChanges", await mailedLink(request, forgetful, "/ce-n-etait-pas-moi/"));

    const invited = newEmail("conseil");
    await enterQuietly(request, "Une opératrice");
    const agency = await firstChoice(request, "/exploitation", "agencies[]");
    const invitation = { name: "Inès Caron", email: invited, role: "adviser", "agencies[]": agency };
    await post(request, "/exploitation", "/_fn/accounts/invite", invitation);
    await page.context().clearCookies();
    await stroll.to("AcceptInvitation", await mailedLink(request, invited, "/rejoindre/"));
    await stroll.refused("AcceptInvitation", "Ouvrir mon compte");
    await field(page, "Choisissez un mot de passe").fill(password);
    await press(page, "Ouvrir mon compte");
    await stroll.here("EnrolSecondFactor");
    await stroll.to("SecondFactor", "/second-facteur");
    await stroll.to("EnrolSecondFactor", "/second-facteur/activer");
    await press(page, "Utiliser une application");
    const secret = page.locator("code.secret").first();
    await secret.waitFor();
    await stroll.here("EnrolSecondFactor");
    await stroll.refused("EnrolSecondFactor", "Activer");
    await field(page, "Le code que l’application affiche").fill(totp((await secret.textContent()) ?? ""));
    await press(page, "Activer");
    await stroll.here("RecoveryCodes");
    await press(page, "J’ai noté mes codes");
    await stroll.here("AdviserQueue");
    await stroll.to("RecoveryCodes", "/second-facteur/codes");
    await stroll.to("AccountPasskeys", "/compte/cles");
    await page.context().clearCookies();
    await signIn(page, invited);
    await stroll.here("SecondFactor");
    await stroll.refused("SecondFactor", "Continuer");
  },
};
