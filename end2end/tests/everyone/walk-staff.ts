// Advisers and operators.
import { type APIRequestContext, type Page, expect } from "@playwright/test";
import { enterQuietly, firstChoice, post, register } from "../quick";
import { choose, field, follow, go, newEmail, newName, openMail, press, tick, title } from "../steps";
import { findInQueue, sayWhy } from "../adviser";
import type { Stroll } from "./stroll";

export const deciding = {
  who: "an adviser",
  covers: ["AdviserQueue", "AdviserFile", "AdviserCallbacks", "AdviserCaseload", "Account", "AccountPasskeys", "AccountSessions"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    const name = newName("Zola");
    await register(page, name);
    await page.context().clearCookies();
    await enterQuietly(page.context().request, "Hélène Marsac");
    await stroll.to("AdviserQueue", "/conseil");
    // A file, read and not taken: another on each screen, since a reason holds for a while.
    const row = (page.viewportSize()?.width ?? 0) > 1000 ? 2 : 1;
    await page.getByRole("row").nth(row).getByRole("link").first().click();
    await title(page, "Pourquoi ouvrir ce dossier ?");
    await stroll.here("AdviserFile");
    await stroll.refused("AdviserFile", "Ouvrir le dossier");
    await sayWhy(page);
    await title(page, /^(Dossier de|File of)/);
    await stroll.here("AdviserFile");
    await stroll.to("AdviserQueue", "/conseil");
    // The question is the same whatever the file: nothing of the person is on its page.
    stroll.alike();
    await (await findInQueue(page, name)).getByRole("link").first().click();
    await sayWhy(page);
    await title(page, new RegExp(name));
    await stroll.here("AdviserFile");
    await press(page, "Ouvrir pour décider");
    await page.getByRole("button", { name: /Envoyer la décision|Send the decision/ }).waitFor();
    await stroll.here("AdviserFile");
    await stroll.refused("AdviserFile", "Envoyer la décision");
    await stroll.to("AdviserCallbacks", "/conseil/rappels");
    await stroll.to("AdviserCaseload", "/conseil/portefeuille");
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await stroll.here("AdviserFile");
    await stroll.to("Account", "/compte");
    await stroll.to("AccountPasskeys", "/compte/cles");
    await stroll.to("AccountSessions", "/compte/appareils");
    // The head of the agency is told what is late there.
    await page.context().clearCookies();
    await enterQuietly(page.context().request, "Youssef Amrani");
    await stroll.to("AdviserQueue", "/conseil");
    await expect(page.getByRole("heading", { name: /Votre agence|Your agency/ })).toBeVisible();
    for (const path of ["/espace", "/exploitation", "/conseil/dossier/rien"]) await stroll.nowhere(path, 404);
  },
};

/** Answers a report of an offer, and the employer who does not agree. */
export const running = {
  who: "an operator",
  covers: ["Operator", "ColleagueLeaves", "InvitationBack", "OperatorReports", "OfferContest", "Employer", "Evaluator"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    const { request } = page.context();
    const [seen, mine] = [newName("Vu"), newName("Notre")];
    await reportAnOffer(page, seen);
    await enterQuietly(request, "Une opératrice");
    await stroll.to("Operator", "/exploitation");
    await stroll.refused("Operator", "Envoyer l’invitation");
    // Whatever is taken from a colleague is asked first; what is open at their name is told.
    await follow(page.locator(".card").filter({ hasText: "Youssef Amrani" }), /Retirer Agence|Remove Agence/);
    await stroll.here("ColleagueLeaves");
    await stroll.refused("ColleagueLeaves", "Retirer de l’agence");
    await inviteQuietly(request);
    await stroll.to("Operator", "/exploitation");
    await follow(page, /Reprendre l’invitation|Take the invitation back/);
    await stroll.here("InvitationBack");
    await press(page, "Reprendre l’invitation");
    await stroll.here("Operator");
    await press(page, /^(Annuler|Undo)/);
    await stroll.here("Operator");
    await stroll.to("OperatorReports", "/exploitation/signalements");
    const card = page.locator(".card").filter({ hasText: seen });
    while ((await card.count()) === 0) await follow(page, "Page suivante");
    await card.locator("summary").click();
    await stroll.here("OperatorReports");
    await press(card, "Envoyer ma décision");
    await expect(card.locator(".error-summary")).toBeVisible();
    await stroll.here("OperatorReports");
    const employer = newEmail("patron");
    await tick(card.getByRole("radio").first());
    await card.getByRole("textbox").first().fill(`On demande de payer d’avance. ${seen}`);
    await card.locator("input[type=email]").fill(employer);
    await press(card, "Envoyer ma décision");
    await expect(page).toHaveURL(/fait=\d/);
    await stroll.here("OperatorReports");
    // In French, whoever reads the mailbox: so are employers.
    await openMail(page, employer, /^Votre offre a été retirée/);
    const link = (await page.getByRole("link", { name: /\/contester\// }).getAttribute("href")) ?? "";
    await stroll.to("OfferContest", new URL(link, page.url()).pathname);
    await stroll.refused("OfferContest", "Envoyer ma contestation");
    await field(page, "Pourquoi ce retrait n’est pas juste").fill(`Rien n’est à payer. ${mine}`);
    await press(page, "Envoyer ma contestation");
    await stroll.here("OfferContest");
    await go(page, "/exploitation/signalements");
    const contest = page.locator(".card").filter({ hasText: mine });
    await contest.locator("summary").click();
    await tick(contest.getByRole("radio").first());
    await contest.getByRole("textbox").first().fill("Vous avez raison, l’offre ne demande rien.");
    await press(contest, "Envoyer ma réponse");
    await expect(page).toHaveURL(/fait=\d/);
    await stroll.here("OperatorReports");
    for (const path of ["/conseil", "/espace"]) await stroll.nowhere(path, 404);
    // Whose part is not there yet lands on a page that says so.
    await enterQuietly(request, "Une employeuse");
    await stroll.to("Employer", "/entreprise");
    await enterQuietly(request, "Un évaluateur");
    await stroll.to("Evaluator", "/pilotage");
  },
};

/** Invites somebody who does not come. */
async function inviteQuietly(request: APIRequestContext) {
  const agency = await firstChoice(request, "/exploitation", "agencies[]");
  const invitation = { name: newName("Noor"), email: newEmail("invitee"), role: "adviser", "agencies[]": agency };
  await post(request, "/exploitation", "/_fn/accounts/invite", invitation);
}

/** Reports an offer, of the many, that others do not. */
async function reportAnOffer(page: Page, words: string) {
  await go(page, "/offres?tri=date");
  await page.locator(".offer-list").getByRole("link").nth(people++ % 10).click();
  await follow(page, "Signaler cette offre");
  await choose(page, "Que se passe-t-il ?", "On demande de l’argent");
  await field(page, "Ce que vous avez vu").fill(words);
  await press(page, "Envoyer mon signalement");
  await title(page, "Votre signalement est bien reçu");
}

let people = 1;
