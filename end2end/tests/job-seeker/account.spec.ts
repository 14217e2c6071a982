// Accounts: the ways in, the way back in, and where one is signed in.
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { openAccount } from "../quick";
import {
  anotherDevice,
  enterAs,
  follow,
  newEmail,
  openMail,
  password,
  press,
  signIn,
  tick,
  title,
  totp,
} from "../steps";

/** A key such as a phone has: it recognises its owner by itself. */
async function plugInKey(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a wrong password is said so, and the address stays", { tag: ["@plain", "@desktop"] }, async ({
  page,
  javaScriptEnabled,
}) => {
  await signIn(page, "personne@exemple.fr", "pas le bon du tout");
  await expect(page.getByText(/L’adresse ou le mot de passe n’est pas le bon/)).toBeVisible();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue("personne@exemple.fr");
  // A server never sends a password back.
  if (javaScriptEnabled === false) await expect(page.getByLabel("Mot de passe")).toHaveValue("");
});

test("a forgotten password is replaced with a mailed link", { tag: ["@plain-desktop"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const email = await openAccount(page, "oubli");
  const other = await anotherDevice(browser, { page, scripts: javaScriptEnabled !== false });
  await other.page.goto("/connexion");
  await follow(other.page, "Mot de passe oublié");
  await title(other.page, "Mot de passe oublié");
  await other.page.getByLabel("Adresse e-mail").fill(email);
  await press(other.page, "Recevoir un lien");
  await title(other.page, "Regardez vos e-mails");
  await openMail(other.page, email, "Choisissez un nouveau mot de passe");
  await other.page.getByRole("link", { name: /\/nouveau-mot-de-passe\// }).click();
  await title(other.page, "Choisir un nouveau mot de passe");
  await other.page.getByLabel("Choisissez un mot de passe").fill(`${password}, la suivante`);
  await press(other.page, "Enregistrer et me connecter");
  await title(other.page, "Où en est mon dossier");
  await other.leave();
  // The first device was signed out by it.
  await page.goto("/espace");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Connectez-vous|Se connecter/);
});

test("one sees where one is signed in, and signs out everywhere else", { tag: ["@plain"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const email = await openAccount(page, "ailleurs");
  const other = await anotherDevice(browser, { page, scripts: javaScriptEnabled !== false });
  await signIn(other.page, email);
  await title(other.page, "Où en est mon dossier");
  await page.goto("/compte/appareils");
  await title(page, "Où je suis connecté");
  await expect(page.getByText("Cet appareil")).toBeVisible();
  await press(page, "Me déconnecter partout ailleurs");
  await expect(page.getByText("Vous n’êtes connecté nulle part ailleurs.")).toBeVisible();
  await other.page.goto("/espace");
  await expect(other.page.getByRole("heading", { level: 1 })).toHaveText(/Connectez-vous|Se connecter/);
  await other.leave();
});

test("a passkey is added, and signs in without a password", async ({ page, watcher }) => {
  test.setTimeout(240_000);
  await openAccount(page, "cle");
  await page.goto("/compte");
  await plugInKey(page);
  await page.goto("/compte/cles");
  watcher.expectFullLoad();
  await press(page, "Ajouter une clé d’accès");
  await expect(page.getByRole("button", { name: "Retirer" })).toBeVisible();
  await page.goto("/compte");
  await press(page, "Me déconnecter");
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/connexion");
  watcher.expectFullLoad();
  await press(page, "Se connecter avec une clé d’accès");
  await title(page, "Où en est mon dossier");
});

test("an invited adviser adds an application of codes and keeps the recovery codes", { tag: ["@plain-desktop"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const email = newEmail("conseil");
  await enterAs(page, "Une opératrice");
  await title(page, "Les collègues");
  await page.getByLabel("Prénom et nom").fill("Inès Caron");
  await page.getByLabel("Adresse e-mail").fill(email);
  await tick(page.getByRole("radio", { name: "Conseiller" }));
  await tick(page.getByRole("group", { name: "Agences" }).getByRole("checkbox").first());
  await press(page, "Envoyer l’invitation");
  await expect(page.getByText("L’invitation est partie.")).toBeVisible();

  const ines = await anotherDevice(browser, { page, scripts: javaScriptEnabled !== false });
  await openMail(ines.page, email, "Vous êtes invité à rejoindre Plein Web");
  await ines.page.getByRole("link", { name: /\/rejoindre\// }).click();
  await title(ines.page, "Bienvenue dans l’équipe");
  await ines.page.getByLabel("Choisissez un mot de passe").fill(password);
  await press(ines.page, "Ouvrir mon compte");
  await title(ines.page, "Ajouter une seconde preuve");
  await press(ines.page, "Utiliser une application");
  const secret = await ines.page.locator("code.secret").first().textContent();
  await ines.page.getByLabel("Le code que l’application affiche").fill(totp(secret ?? ""));
  await press(ines.page, "Activer");
  await title(ines.page, "Codes de secours");
  const codes = await ines.page.locator("ol code.secret").allTextContents();
  expect(codes.length).toBeGreaterThan(5);
  await press(ines.page, "J’ai noté mes codes");
  await title(ines.page, "Dossiers à décider");

  // A recovery code opens the second door, once.
  await ines.page.context().clearCookies();
  await signIn(ines.page, email);
  await title(ines.page, "Confirmer que c’est vous");
  await ines.page.getByLabel("Code").fill(codes[0] ?? "");
  await press(ines.page, "Continuer");
  await title(ines.page, "Dossiers à décider");
  await ines.leave();
});
