// Every secret link that is wrong, was used or is too old says so, and what to do:
// each page of the table whose address holds a `{token}`, by its own name.
import { type APIRequestContext, type Page } from "@playwright/test";
import { freshPostgres } from "../../fixtures/database.mjs";
import { pages } from "../../fixtures/pages";
import { startServer } from "../../fixtures/server.mjs";
import { Watcher, expect, test } from "../../fixtures/test";
import { enterQuietly, firstChoice, linkIn, mailCalled, mailedLink, openAccount, post } from "../quick";
import { newEmail, password } from "../steps";

interface Link {
  path: string;
  /** Does what the link is for, once. */
  use: () => Promise<unknown>;
  /** What makes it old, as SQL. */
  age: string;
  /** Where a link that was used says how things stand, in words of its own. */
  stands?: RegExp;
  /** Where one that is too old does. */
  late?: RegExp;
}

const old = (table: string) => `UPDATE ${table} SET expires_at = 1`;

/** A new link of each kind, fresh from its mail. */
const made: Record<string, (page: Page) => Promise<Link>> = {
  async ConfirmEmail(page) {
    const { request } = page.context();
    const email = newEmail("lien");
    await post(request, "/creer-un-compte", "/_fn/accounts/sign-up", { email, password });
    const path = await mailedLink(request, email, "/confirmer/");
    return { path, use: () => post(request, path, "/_fn/accounts/confirm-email"), age: old("sign_up") };
  },
  async ResetPassword(page) {
    const { request } = page.context();
    const path = await forgotten(page, "/nouveau-mot-de-passe/");
    const use = () => post(request, path, "/_fn/accounts/reset-password", { password: `${password} encore` });
    return { path, use, age: old("account_token") };
  },
  async StopChanges(page) {
    const { request } = page.context();
    const email = await openAccount(page, "stop");
    await page.context().clearCookies();
    await post(request, "/connexion", "/_fn/accounts/sign-in", { email, password });
    await page.context().clearCookies();
    const path = await mailedLink(request, email, "/ce-n-etait-pas-moi/");
    return { path, use: () => post(request, path, "/_fn/accounts/stop-changes"), age: old("account_token") };
  },
  async AcceptInvitation(page) {
    const { request } = page.context();
    await enterQuietly(request, "Une opératrice");
    const agency = await firstChoice(request, "/exploitation", "agencies[]");
    const email = newEmail("invitee");
    await post(request, "/exploitation", "/_fn/accounts/invite", { name: "Inès Caron", email, role: "adviser", "agencies[]": agency });
    await page.context().clearCookies();
    const path = await mailedLink(request, email, "/rejoindre/");
    const use = () => post(request, path, "/_fn/accounts/accept-invitation", { password });
    return { path, use, age: old("invitation") };
  },
  async EntryResume(page) {
    const { request } = page.context();
    const first = await firstChoice(request, "/pour-moi/question/1", "option");
    await post(request, "/pour-moi/question/1", "/_fn/entry/answer", { option: first });
    const { url } = await post(request, "/pour-moi", "/_fn/entry/keep-link", { email: "" });
    await page.context().clearCookies();
    const path = new URL(url).pathname;
    expect(path, "the link was made").not.toContain("/_fn/");
    // It leads to the same answers until they are in an account, or too old.
    return { path, use: async () => {}, age: old("entry_link"), stands: /./ };
  },
  async MailStop(page) {
    const { request } = page.context();
    await enterQuietly(request, "suivi 100 % en ligne");
    const path = await linkIn(request, await mailCalled(request, "[^<]*nouvelles? offres?[^<]*"), "/alertes/");
    await page.context().clearCookies();
    const use = () => post(request, path, "/_fn/offers/stop-mails");
    return { path, use, age: "DELETE FROM saved_search_find; DELETE FROM saved_search", stands: /Vous ne recevrez plus de mails pour cette recherche/ };
  },
  async OfferContest(page) {
    const { request } = page.context();
    const path = await takenDown(request);
    await page.context().clearCookies();
    const use = () => post(request, path, "/_fn/offers/contest", { words: "Rien n’est à payer." });
    const age = "UPDATE offer_takedown SET taken_at = 1, contested_at = NULL";
    return { path, use, age, stands: /bien reçu/i, late: /Le délai pour contester est passé/ };
  },
};

async function forgotten(page: Page, path: string): Promise<string> {
  const { request } = page.context();
  const email = await openAccount(page, "oubli");
  await page.context().clearCookies();
  await post(request, "/mot-de-passe-oublie", "/_fn/accounts/forgot-password", { email });
  return mailedLink(request, email, path);
}

/** An offer that an operator took down after a report; the link that its employer was mailed. */
async function takenDown(request: APIRequestContext): Promise<string> {
  const offer = await linkIn(request, "/offres?tri=date", "/offres/[0-9a-f]{8}-");
  const report = `${offer.split("?")[0]}/signaler`;
  const reason = await firstChoice(request, report, "reason");
  await post(request, report, "/_fn/offers/report", { reason, words: "On demande de payer d’avance." });
  await enterQuietly(request, "Une opératrice");
  const employer = newEmail("patron");
  const reports = "/exploitation/signalements";
  const decision = await firstChoice(request, reports, "decision");
  const answer = { decision, reason: "On demande de payer d’avance.", employer_email: employer };
  await post(request, reports, "/_fn/offers/decide-report", answer);
  return mailedLink(request, employer, "/offres/contester/");
}

/** It says that the link does not work, gives a way on, and whom to call. */
async function says(page: Page, path: string, words: RegExp) {
  await page.goto(path);
  const main = page.getByRole("main");
  await expect(main, `${path} says so`).toContainText(words);
  await expect(main.getByRole("link", { name: /\d\d/ }), "whom to call").toBeVisible();
}

const secrets = pages.filter(({ path }) => path.includes("{token}"));

test("each secret link that is wrong, used or too old says so and what to do", async ({ browser }) => {
  test.setTimeout(300_000);
  expect(secrets.length).toBeGreaterThan(5);
  expect(Object.keys(made).sort(), "a link of each kind").toEqual(secrets.map(({ name }) => name).sort());
  const database = await freshPostgres();
  const server = await startServer({ environment: database.environment });
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const watcher = await Watcher.watch(page, { scripts: true, colorScheme: "light" });
  watcher.ignoreTitles();
  const gone = /Ce lien ne fonctionne plus/;
  try {
    for (const { name, path } of secrets) {
      await test.step(name, async () => {
        await says(page, path.replace("{token}", "rien"), gone);
        await watcher.check();
        const used = await made[name](page);
        await page.goto(used.path);
        await expect(page.getByRole("main"), `${name} is there`).not.toContainText(gone);
        await used.use();
        await context.clearCookies();
        if (used.stands) {
          await page.goto(used.path);
          await expect(page.getByRole("main"), `${name} says how things stand`).toContainText(used.stands);
        } else {
          await says(page, used.path, gone);
        }
        const late = await made[name](page);
        await database.sql(late.age);
        await context.clearCookies();
        await says(page, late.path, late.late ?? gone);
      });
    }
    await watcher.finish(true);
  } finally {
    await context.close();
    await server.stop();
    await database.drop();
  }
});
