// A session that ends while someone writes: they sign in again and are where
// they were, with what they had typed, secrets excepted.
import { expect, test } from "../../fixtures/test";
import { beginRegistration } from "../quick";
import { anotherDevice, field, goOn, newName, password, press, signIn, socialSecurityNumber, title } from "../steps";

test("a session that ends loses nothing that was typed", { tag: ["@plain", "@desktop"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const scripts = javaScriptEnabled !== false;
  const birthName = newName();
  const email = await beginRegistration(page, birthName, "identity");
  await page.goto("/espace/inscription/identite");
  await title(page, "Votre identité");
  await field(page, "Prénom").fill("Nadia");

  const other = await anotherDevice(browser, { page, scripts });
  await signIn(other.page, email);
  await title(other.page, "Où en est mon dossier");
  await other.page.goto("/compte/appareils");
  await press(other.page, "Me déconnecter partout ailleurs");
  await expect(other.page.getByText("Vous n’êtes connecté nulle part ailleurs.")).toBeVisible();
  await other.leave();

  await field(page, "Nom de naissance").fill(birthName);
  await field(page, "Date de naissance").fill("12/05/1985");
  await field(page, "Numéro de sécurité sociale").fill(socialSecurityNumber(615));
  // What is typed waits sealed on the server, past signing in.
  await goOn(page);
  await title(page, "Se connecter");
  await expect(page.getByText("Vous avez été déconnecté, votre texte est gardé", { exact: true })).toBeVisible();
  await field(page, "Adresse e-mail").fill(email);
  await field(page, "Mot de passe").fill(password);
  await press(page, "Me connecter");

  await title(page, "Votre identité");
  await expect(page).toHaveURL(/\/espace\/inscription\/identite/);
  await expect(page.getByText("Votre texte est revenu", { exact: true })).toBeVisible();
  await expect(page.locator(".error-summary, .notice.error"), "nothing red is left").toHaveCount(0);
  await expect(field(page, "Prénom")).toHaveValue("Nadia");
  await expect(field(page, "Nom de naissance")).toHaveValue(birthName);
  await expect(field(page, "Date de naissance")).toHaveValue("12/05/1985");
  await expect(field(page, "Numéro de sécurité sociale")).toHaveValue("");
  await goOn(page);
  await title(page, "Vos coordonnées");
});

test.describe("without the service worker, past which no answer can be changed", () => {
  test.use({ serviceWorkers: "block" });

  // By the clock of the browser: the session of the server goes on.
  test("two minutes before a session ends it is said, and one press prolongs it", { tag: ["@desktop"] }, async ({ page }) => {
    await beginRegistration(page, newName(), "identity");
    await page.clock.install();
    await page.goto("/espace/inscription/identite");
    await expect(page.locator("html")).toHaveAttribute("data-ready", "");
    const ends = Number(/ data-ends="(\d+)"/.exec(await (await page.request.get("/espace")).text())?.[1]);
    expect(ends, "fifteen days, in seconds").toBeGreaterThan(15 * 24 * 3600 - 60);
    // Read, and not read again when a page comes back from the history.
    await expect(page.locator("html")).not.toHaveAttribute("data-ends");
    const dialog = page.getByRole("dialog", { name: "Rester connecté" });
    let asked = 0;
    let left: number | undefined;
    await page.route("**/compte/session", async (route) => {
      const said = left;
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body: said ? body.replace(/data-ends="\d+"/, `data-ends="${said}"`) : body });
      asked += 1;
    });

    // Used elsewhere meanwhile, as the server knows: nothing is said.
    const nearEnd = (ends - 119) * 1000;
    await page.clock.fastForward(nearEnd);
    await expect.poll(() => asked).toBe(1);
    await expect(dialog).toBeHidden();

    left = 119;
    await field(page, "Prénom").fill("Nadia");
    await page.clock.fastForward(nearEnd);
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText("Sans rien faire, vous serez déconnecté")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Rester connecté" })).toBeFocused();
    left = undefined;
    const prolonged = page.waitForResponse("**/_fn/accounts/stay");
    await page.keyboard.press("Enter");
    expect((await prolonged).ok()).toBe(true);
    await expect(dialog).toBeHidden();
    await expect(field(page, "Prénom"), "what was being written is there, and the focus on it").toHaveValue("Nadia");
    await expect(field(page, "Prénom")).toBeFocused();
    await expect.poll(() => asked, "how long there is now").toBe(3);

    // A page that is opened in another tab prolongs it too.
    left = 119;
    await page.clock.fastForward(nearEnd);
    await expect(dialog).toBeVisible();
    const other = await page.context().newPage();
    await other.goto("/espace");
    await expect(dialog).toBeHidden();
    await other.close();
  });

  // A session that closes the others gets a new token. The news of it can be here
  // before the answer with the new cookie is: whoever asks in between is not
  // known, and a moment later is.
  test("news that come before the new cookie end nothing", async ({ page }) => {
    await beginRegistration(page, newName(), "identity");
    await page.goto("/compte/appareils");
    await title(page, "Où je suis connecté");
    await expect(page.locator("html")).toHaveAttribute("data-ready", "");

    let asked = 0;
    await page.route("**/compte/appareils", async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      const headers = { ...(await route.request().allHeaders()), cookie: "session=over" };
      const response = await route.fetch({ headers, maxRedirects: 0 });
      expect(response.headers().location).toMatch(/\/connexion/);
      return route.fulfill({ response });
    });
    await page.evaluate(() => dispatchEvent(new CustomEvent("pleinweb:live", { detail: "sessions 1" })));

    // Asked once in between, and again by itself.
    await expect.poll(() => asked).toBeGreaterThanOrEqual(2);
    await title(page, "Où je suis connecté");
    await expect(page.getByText("Vous n’êtes connecté nulle part ailleurs.")).toBeVisible();
  });
});
