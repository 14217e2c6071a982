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
  await field(page, "Adresse e-mail").fill(email);
  await field(page, "Mot de passe").fill(password);
  await press(page, "Me connecter");

  await title(page, "Votre identité");
  await expect(page).toHaveURL(/\/espace\/inscription\/identite/);
  await expect(field(page, "Prénom")).toHaveValue("Nadia");
  await expect(field(page, "Nom de naissance")).toHaveValue(birthName);
  await expect(field(page, "Date de naissance")).toHaveValue("12/05/1985");
  await expect(field(page, "Numéro de sécurité sociale")).toHaveValue("");
  await goOn(page);
  await title(page, "Vos coordonnées");
});

test.describe("without the service worker, past which no answer can be changed", () => {
  test.use({ serviceWorkers: "block" });

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
