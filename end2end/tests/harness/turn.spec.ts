// Pages that are turned in place: nothing that was typed is lost, a form is sent
// once, and nobody reads what somebody else left behind.
import { type Page, expect, test } from "../../fixtures/test";
import { beginRegistration, openAccount } from "../quick";
import { field, follow, go, goOn, newName, press, signIn, socialSecurityNumber, title } from "../steps";

/** What happens elsewhere, told to this page; gives when it has asked for itself again. */
async function news(page: Page) {
  const asked = page.waitForResponse((response) => "x-news" in response.request().headers());
  await page.evaluate(() => dispatchEvent(new CustomEvent("pleinweb:live", { detail: "account 1" })));
  await (await asked).finished();
}

test("a refused form keeps what is never sent back", async ({ page }) => {
  await beginRegistration(page, newName(), "identity");
  await page.goto("/espace/inscription/identite");
  const number = socialSecurityNumber(77);
  await field(page, "Numéro de sécurité sociale").fill(number);
  await field(page, "Prénom").fill("");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(field(page, "Numéro de sécurité sociale")).toHaveValue(number);
});

test("a form is sent once, however often it is pressed", async ({ page }) => {
  let sent = 0;
  await page.route("**/_fn/accounts/sign-in", async (route) => {
    sent += 1;
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await go(page, "/connexion");
  await field(page, "Adresse e-mail").fill("nobody@exemple.fr");
  await field(page, "Mot de passe").fill("une autre phrase");
  const button = page.getByRole("button", { name: "Me connecter" });
  await button.evaluate((element: HTMLButtonElement) => {
    element.click();
    element.click();
    element.form?.requestSubmit();
  });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(button).not.toHaveAttribute("aria-disabled");
  expect(sent).toBe(1);
});

test("an answer that is no page of ours is told over the form, with all that was typed", async ({ page, watcher }) => {
  watcher.allowConsole(/status of (413|503)/);
  await go(page, "/connexion");
  await field(page, "Adresse e-mail").fill("zoe@exemple.fr");
  await field(page, "Mot de passe").fill("une autre phrase");
  for (const [status, heading] of [
    [413, "C’est trop grand"],
    [503, "Revenez dans un moment"],
  ] as const) {
    await page.route("**/_fn/accounts/sign-in", (route) =>
      route.fulfill({ status, contentType: "text/html; charset=utf-8", body: `<h1>${heading}</h1><p>Rien n’est parti.</p>` }),
    );
    await press(page, "Me connecter");
    await expect(page.locator("[data-unreachable]")).toBeFocused();
    await expect(page.locator("[data-unreachable]")).toContainText(heading);
    await expect(page).toHaveURL(/\/connexion$/);
    await expect(field(page, "Adresse e-mail")).toHaveValue("zoe@exemple.fr");
    await expect(field(page, "Mot de passe")).toHaveValue("une autre phrase");
    await page.unroute("**/_fn/accounts/sign-in");
  }
});

test("what is written, opened and focused survives what happens elsewhere", async ({ page }) => {
  await openAccount(page);
  await page.goto("/compte/mot-de-passe");
  const now = page.getByLabel("Mot de passe actuel");
  await now.fill("je suis en train d’écrire");
  // As the pages do that follow what happens elsewhere.
  await page.evaluate(() => {
    const mark = document.createElement("span");
    mark.dataset.news = "";
    document.querySelector("main")?.append(mark);
  });
  await news(page);
  await expect(now).toHaveValue("je suis en train d’écrire");
  await expect(now).toBeFocused();
});

test("a page that follows nothing asks for nothing when something happens elsewhere", async ({ page }) => {
  await openAccount(page);
  await page.goto("/offres");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "");
  let asked = 0;
  page.on("request", (request) => (asked += "x-news" in request.headers() ? 1 : 0));
  await page.evaluate(() => dispatchEvent(new CustomEvent("pleinweb:live", { detail: "offers" })));
  await page.goto("/espace");
  await news(page);
  expect(asked, "the page of the file alone").toBe(1);
});

test("news that are answered by no page of ours change nothing and say nothing", async ({ page, watcher }) => {
  await openAccount(page);
  await page.goto("/espace");
  await title(page, "Où en est mon dossier");
  watcher.allowConsole(/40[34]|503/);
  for (const status of [200, 403, 404, 503]) {
    await page.route("**/espace", (route) => route.fulfill({ status, contentType: "text/html", body: "<h1>Wi-Fi</h1><p>Payez.</p>" }));
    await news(page);
    await expect(page.locator("html")).not.toHaveAttribute("data-visits");
    await title(page, "Où en est mon dossier");
    await expect(page.locator("[data-unreachable]")).toHaveCount(0);
    await page.unroute("**/espace");
  }
});

test("a form that did not get through is said until it does, whatever happens elsewhere", async ({ page, watcher }) => {
  await openAccount(page);
  await page.goto("/compte/mot-de-passe");
  watcher.allowConsole(/ERR_FAILED/);
  await page.route("**/_fn/accounts/change-password", (route) => route.abort());
  await field(page, "Mot de passe actuel").fill("celui de tous les jours");
  await field(page, "Choisissez un mot de passe").fill("une autre phrase, longue et calme");
  await press(page, "Changer mon mot de passe");
  await expect(page.locator("[data-unreachable]")).toBeFocused();
  const command = await page.locator("main input[name='meta[request_id]']").inputValue();
  await page.evaluate(() => dispatchEvent(new CustomEvent("pleinweb:reader")));
  await page.waitForResponse((response) => response.url().endsWith("/compte/mot-de-passe"));
  await expect(page.locator("html")).not.toHaveAttribute("data-visits");
  await expect(page.locator("[data-unreachable]")).toBeFocused();
  expect(await page.locator("main input[name='meta[request_id]']").inputValue(), "the same command").toBe(command);
  await expect(field(page, "Mot de passe actuel")).toHaveValue("celui de tous les jours");
});

test("whoever signs out in one tab leaves nothing in another", async ({ page, context }) => {
  await openAccount(page);
  await page.goto("/espace");
  await title(page, "Où en est mon dossier");
  const other = await context.newPage();
  await other.goto("/compte");
  await other.getByRole("button", { name: "Me déconnecter" }).first().click();
  await expect(other.getByRole("link", { name: "Se connecter" }).first()).toBeVisible();
  await title(page, "Se connecter");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Où en est mon dossier" })).toHaveCount(0);
  await other.close();
});

test("after signing out the way back shows nothing of before", async ({ page }) => {
  const email = await openAccount(page);
  await page.context().clearCookies();
  await go(page, "/");
  await follow(page, "Se connecter");
  await signIn(page, email);
  await follow(page, "Offres d’emploi");
  await title(page, "Offres d’emploi");
  await follow(page.getByRole("banner"), "Mon compte");
  await press(page, "Me déconnecter");
  await expect(page.getByRole("banner").getByRole("link", { name: "Se connecter" })).toBeVisible();
  for (let step = 0; step < 4; step += 1) {
    await page.goBack();
    await expect(page.getByRole("button", { name: "Me déconnecter" })).toHaveCount(0);
    if (/connexion/.test(page.url())) {
      await title(page, "Se connecter");
      await expect(page.locator("input[type=password]")).toHaveValue("");
      break;
    }
  }
});

test("forward again leads to where one stood", async ({ page }) => {
  await go(page, "/offres");
  await follow(page, "Voir plus d’offres");
  const cards = page.locator(".offer-list > li");
  await expect.poll(() => cards.count()).toBeGreaterThan(21);
  const link = cards.nth(12).getByRole("link");
  const name = (await link.textContent()) ?? "";
  await link.click();
  await title(page, name);
  await page.evaluate(() => scrollTo(0, 260));
  await expect.poll(() => page.evaluate(() => (history.state as { at?: number[] }).at?.[1])).toBe(260);
  await page.goBack();
  await title(page, "Offres d’emploi");
  await expect(cards.nth(12)).toBeInViewport();
  await page.goForward();
  await title(page, name);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(260);
});

test("the language of the page comes back with it", async ({ page }) => {
  await go(page, "/aide");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goBack();
  await expect(page).toHaveURL(/\/aide$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});
