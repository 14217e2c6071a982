// The first day: a database in which nothing is yet, set up as a first installation is. Every page
// of the table, as each person who can exist then, says in words where there is nothing.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openMailbox } from "../../fixtures/mailbox.mjs";
import { type PagePattern, pages } from "../../fixtures/pages";
import { program, startServer } from "../../fixtures/server.mjs";
import { type Page, Watcher, expect, test } from "../../fixtures/test";
import { firstChoice, post } from "../quick";
import { field, password, press, totp } from "../steps";

/** One of what varies in an address; whatever else there may be is not there yet. */
const examples: Record<string, string> = { number: "1", task: "find", step: "identite" };
const there = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? "rien");

/** What a person is asked once, on the way in. */
const onTheWay = ["SecondFactor", "EnrolSecondFactor", "RecoveryCodes"];

const open = (audience: string) =>
  pages.filter((page) => page.audience === audience && !onTheWay.includes(page.name));

async function walk(page: Page, watcher: Watcher, some: PagePattern[]) {
  for (const { name, path } of some) {
    const answer = await page.goto(there(path));
    // What a page would show may not be there: then it says so.
    expect([200, 404], `${name} answers`).toContain(answer?.status());
    await expect(page.getByRole("main").getByRole("heading", { level: 1 }), `${name} has its heading`).toHaveCount(1);
    // What is written besides headings, buttons and links.
    const words = await page.getByRole("main").evaluate((main) => {
      const copy = main.cloneNode(true) as Element;
      for (const one of copy.querySelectorAll("h1, h2, h3, a, button, nav, script")) one.remove();
      return (copy.textContent?.match(/\p{L}{2,}/gu) ?? []).length;
    });
    expect(words, `${name} says something`).toBeGreaterThan(2);
    await watcher.check();
  }
}

/** Opens the account of an invitation, with its second factor. */
async function comeIn(page: Page, link: string) {
  await page.goto(link);
  await field(page, "Choisissez un mot de passe").fill(password);
  await press(page, "Ouvrir mon compte");
  await press(page, "Utiliser une application");
  const secret = page.locator("code.secret").first();
  await secret.waitFor();
  await field(page, "Le code que l’application affiche").fill(totp((await secret.textContent()) ?? ""));
  await press(page, "Activer");
  await press(page, "J’ai noté mes codes");
  await expect(page).not.toHaveURL(/second-facteur/);
}

test("on the first day every page says something to everybody", async ({ browser }) => {
  test.setTimeout(300_000);
  const data = await mkdtemp(join(tmpdir(), "pleinweb-first-"));
  const mailbox = await openMailbox();
  const environment = { PLEINWEB_DATA: data, PLEINWEB_SMTP_URL: mailbox.url, PLEINWEB_MAIL_FROM: "service@exemple.fr" };
  const run = (...words: string[]) => promisify(execFile)(program, words, { env: { ...process.env, ...environment } });
  await run("migrate");
  const agencies = join(data, "agences.csv");
  await writeFile(agencies, "slug,name,street,postcode,city,lat,lon,phone,departments\nlimoges,Limoges,1 rue Basse,87000,Limoges,45.83,1.26,05 36 49 10 10,87\n");
  await run("import", "agencies", agencies);
  const operator = "premiere.operatrice@exemple.fr";
  const invited = (await run("operator", "invite", operator)).stdout;
  const server = await startServer({ command: "serve", data, environment });
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const { request } = context;
  const watcher = await Watcher.watch(page, { scripts: true, colorScheme: "light" });
  watcher.ignoreTitles();
  try {
    await test.step("a visitor", () => walk(page, watcher, open("Anyone")));
    await test.step("a job seeker", async () => {
      const email = "premiere@exemple.fr";
      await post(request, "/creer-un-compte", "/_fn/accounts/sign-up", { email, password });
      await post(request, await mailbox.link(email, "/confirmer/"), "/_fn/accounts/confirm-email");
      await walk(page, watcher, [...open("Only(Role::JobSeeker)"), ...open("SignedIn")]);
      await context.clearCookies();
    });
    const adviser = "premier.conseiller@exemple.fr";
    await test.step("an operator", async () => {
      await comeIn(page, new URL(/http\S+/.exec(invited)?.[0] ?? "").pathname);
      await walk(page, watcher, [...open("Only(Role::Operator)"), ...open("SignedIn")]);
      const agency = await firstChoice(request, "/exploitation", "agencies[]");
      const invitation = { name: "Luc Roy", email: adviser, role: "adviser", "agencies[]": agency };
      await post(request, "/exploitation", "/_fn/accounts/invite", invitation);
      await context.clearCookies();
    });
    await test.step("an adviser", async () => {
      await comeIn(page, await mailbox.link(adviser, "/rejoindre/"));
      await walk(page, watcher, open("Only(Role::Adviser)"));
    });
    await watcher.finish(true);
  } finally {
    await context.close();
    await server.stop();
    await mailbox.close();
    await rm(data, { recursive: true, force: true });
  }
});
