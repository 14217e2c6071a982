// What people do, as plain functions that work with scripts and without. They
// find everything by role and label, as people do.
import { createHmac } from "node:crypto";
import { type Browser, type Locator, type Page, type ViewportSize, expect } from "@playwright/test";
import { Watcher, languageOf, speak } from "../fixtures/test";
import { type Language, inEnglish } from "../fixtures/texts";

/** A browser in someone's hands. */
export interface Device {
  page: Page;
  scripts: boolean;
}

export const password = "une phrase longue et calme";

let people = 0;

/** An address that no other test of this server has. */
export function newEmail(name = "nadia"): string {
  people += 1;
  return `${name}.essai${people}@exemple.fr`;
}

/** A birth name that no other test of this server has. */
export function newName(begin = "Lebrun-d'Été"): string {
  people += 1;
  const letters = [...String(people)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  return `${begin} ${letters[0].toUpperCase()}${letters.slice(1)}o`;
}

/**
 * The words on the page for something that the program says in French: the same,
 * or the English for it. Patterns are for what is data.
 */
export function say(page: Page, words: string | RegExp): string | RegExp {
  return typeof words === "string" && languageOf(page) === "en" ? inEnglish(words) : words;
}

/** The same, where a pattern is of no use. */
export function spoken(page: Page, words: string): string {
  const said = say(page, words);
  if (typeof said !== "string") throw new Error(`"${words}" can be said in several ways`);
  return said;
}

/** Opens an address, in the language of the page's reader. */
export async function go(page: Page, path: string) {
  const prefix = languageOf(page) === "en" ? "/en" : "";
  return page.goto(prefix + (prefix !== "" && path === "/" ? "" : path));
}

/** Another device: a browser context of its own, watched as the first one is. */
export async function anotherDevice(
  browser: Browser,
  { page, scripts }: Device,
  { viewport, language = languageOf(page) }: { viewport?: ViewportSize; language?: Language } = {},
) {
  const context = await browser.newContext(viewport ? { viewport } : {});
  const other = await context.newPage();
  speak(other, language);
  const colorScheme = await page.evaluate(() => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  const watcher = await Watcher.watch(other, { scripts, colorScheme });
  const leave = async () => {
    await watcher.finish(true);
    await context.close();
  };
  return { page: other, scripts, watcher, leave };
}

/** What advisers sit in front of. */
export const desk: ViewportSize = { width: 1280, height: 800 };

const pageOf = (place: Page | Locator): Page => ("page" in place ? place.page() : place);

export async function title(page: Page, name: string | RegExp) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say(page, name));
}

/** A heading that says it. */
export function heading(page: Page, name: string | RegExp) {
  return page.getByRole("heading", { name: say(page, name) });
}

export function field(page: Page, label: string | RegExp) {
  return page.getByLabel(say(page, label));
}

export async function press(place: Page | Locator, name: string | RegExp) {
  await place.getByRole("button", { name: say(pageOf(place), name), exact: true }).click();
}

export async function follow(place: Page | Locator, name: string | RegExp) {
  await place.getByRole("link", { name: say(pageOf(place), name) }).first().click();
}

/** Ticks a box. Its label lies over the whole row, so that is what is hit: Playwright would wait for the box itself. */
export async function tick(box: Locator) {
  await box.check({ force: true });
}

/** Ticks an answer of a question. */
export async function choose(page: Page, question: string | RegExp, answer: string | RegExp) {
  const group = page.getByRole("group", { name: say(page, question) });
  const name = say(page, answer);
  await tick(group.getByRole("radio", { name }).or(group.getByRole("checkbox", { name })));
}

/** Someone at ease: the answers to the ten questions; an empty one passes. */
const answers = [
  "Mon téléphone, ma tablette ou mon ordinateur",
  "Elle marche bien",
  "Facile pour moi",
  "Je les fais sans aide",
  "",
  "Oui, je le sais",
  "Il est à revoir",
  "Je sais où chercher",
  "Un avis m’aiderait",
  "Non",
];

/** From the home page, ten questions, then the task, up to the result. */
export async function doCheck(page: Page) {
  await go(page, "/");
  await follow(page, "Voir si c’est pour moi");
  await expect(page).toHaveURL(/\/pour-moi$/);
  await follow(page, "Commencer");
  for (const [index, answer] of answers.entries()) {
    await expect(page).toHaveURL(new RegExp(`/pour-moi/question/${index + 1}$`));
    if (answer === "") {
      await press(page, "Passer cette question");
    } else {
      await tick(page.getByRole("radio", { name: say(page, answer), exact: true }));
      await press(page, "Continuer");
    }
  }
  await title(page, "Un petit essai");
  await follow(page, "Trouver une information");
  await field(page, "Dans quelle salle a lieu l’atelier ?").fill("12");
  await page.getByRole("button", { name: say(page, "Envoyer"), exact: true }).click();
  await title(page, "Votre bilan");
}

export async function chooseFullWeb(page: Page) {
  await choose(page, "Que choisissez-vous ?", /^100 %/);
  await page.getByRole("button", { name: say(page, "Choisir"), exact: true }).click();
  await expect(page).toHaveURL(/\/creer-un-compte$/);
}

/** Fills the sign-up form that is open. */
export async function signUp(page: Page, email: string) {
  await field(page, "Adresse e-mail").fill(email);
  await field(page, "Choisissez un mot de passe").fill(password);
  await press(page, "Créer mon compte");
  await title(page, "Regardez vos e-mails");
}

/** Opens the newest mail to this address in the demo's mailbox. */
export async function openMail(page: Page, email: string, subject: string | RegExp) {
  await go(page, "/demo/courrier");
  const lines = page.getByRole("listitem").filter({ hasText: email });
  await lines.getByRole("link", { name: say(page, subject) }).first().click();
  await expect(page).toHaveURL(/\/demo\/courrier\/.+$/);
}

/** Opens the mailed link and confirms the address. */
export async function confirmAddress(page: Page, email: string) {
  await openMail(page, email, "Confirmez votre adresse");
  await page.getByRole("link", { name: /\/confirmer\// }).click();
  await title(page, "Confirmer votre adresse");
  await press(page, "Confirmer mon adresse");
}

/** A person of the demo, by a part of the label at the sign-in page's doors. */
export async function enterAs(page: Page, who: string | RegExp) {
  await go(page, "/connexion");
  await page.getByRole("button", { name: who }).first().click();
  await expect(page).not.toHaveURL(/\/connexion/);
}

export async function signIn(page: Page, email: string, secret = password) {
  await go(page, "/connexion");
  await field(page, "Adresse e-mail").fill(email);
  await field(page, "Mot de passe").fill(secret);
  await press(page, "Me connecter");
}

/**
 * Types everyday words into a field that proposes answers, and takes one: from
 * the list with scripts, from the answers that come back without.
 */
export async function lookFor({ page, scripts }: Device, label: string, typed: string, answer: RegExp) {
  const input = field(page, label);
  if (scripts) {
    await input.fill(typed);
    await page.getByRole("option", { name: answer }).first().click();
    await expect(page.getByRole("listbox")).toBeHidden();
  } else {
    await input.fill(typed);
    await press(page, "Enregistrer et continuer");
    await tick(page.getByRole("radio", { name: answer }).first());
  }
}

/** A French social-security number with its key; `serial` tells people apart. */
export function socialSecurityNumber(serial: number): string {
  const digits = `2850587085${String(serial % 1000).padStart(3, "0")}`;
  const key = 97n - (BigInt(digits) % 97n);
  return digits + key.toString().padStart(2, "0");
}

export const iban = "FR76 3000 6000 0112 3456 7890 189";

/** The steps of the registration, in order, each filled in and sent. */
export const registration = {
  async identity({ page }: Device, { birthName = "Lebrun-d'Été", nir = socialSecurityNumber(people) } = {}) {
    await title(page, "Votre identité");
    await field(page, "Prénom").fill("Nadia");
    await field(page, "Nom de naissance").fill(birthName);
    await field(page, "Date de naissance").fill(`${String((people % 28) + 1).padStart(2, "0")}/05/1985`);
    await field(page, "Numéro de sécurité sociale").fill(nir);
    await goOn(page);
  },
  async contact({ page }: Device) {
    await title(page, "Vos coordonnées");
    await field(page, "Numéro et rue").fill("12 rue des Tanneurs");
    await field(page, "Code postal").fill("87000");
    await field(page, "Commune").fill("Limoges");
    await field(page, "Téléphone").fill("06 12 34 56 78");
    await goOn(page);
  },
  async situation({ page }: Device) {
    await title(page, "Votre situation et vos droits");
    await field(page, "Pourquoi cherchez-vous un emploi maintenant ?").selectOption({ label: spoken(page, "Mon contrat s’est terminé") });
    await choose(page, "Quand pouvez-vous commencer ?", "Tout de suite");
    await choose(page, "Votre nationalité", "Française");
    await choose(page, "Demandez-vous une allocation chômage ?", "Oui");
    await choose(page, "Avez-vous déjà été inscrit ou inscrite ?", "Non");
    await goOn(page);
  },
  async experience({ page }: Device) {
    await title(page, "Votre expérience");
    await field(page, "Votre niveau d’études").selectOption("cap");
    await field(page, "Combien d’années avez-vous travaillé en tout ?").selectOption({ label: spoken(page, "De 5 à 10 ans") });
    await goOn(page);
  },
  async skills({ page }: Device) {
    await title(page, "Vos compétences et vos langues");
    await field(page, "Autres choses que vous savez faire").fill("Tenir la caisse, former un apprenti");
    await goOn(page);
  },
  async project(device: Device) {
    const { page } = device;
    await title(page, "Le travail que vous cherchez");
    await choose(page, "Quels contrats acceptez-vous ?", "CDI");
    await lookFor(device, "Métier que vous cherchez", "boulengere", /boulang/i);
    await goOn(page);
  },
  async area(device: Device) {
    const { page } = device;
    await title(page, "Où et quand vous pouvez travailler");
    await field(page, "Jusqu’à combien de kilomètres ?").fill("20");
    await choose(page, "Comment vous déplacez-vous ?", "Transports en commun");
    await choose(page, "Temps de travail", "Temps plein");
    // A beginning: a whole name or postcode would need no choice.
    await lookFor(device, "Autour de quelle commune cherchez-vous ?", "Limog", /Limoges/);
    await goOn(page);
  },
  async bank({ page }: Device) {
    await title(page, "Vos coordonnées bancaires");
    await field(page, "IBAN").first().fill(iban);
    await goOn(page);
  },
};

export async function goOn(page: Page) {
  await press(page, "Enregistrer et continuer");
}

/** From the space of someone who chose, to the first step. */
export async function beginRegistration(page: Page) {
  await go(page, "/espace/inscription");
  await press(page, "Commencer mon inscription");
}

/** Reads it through, agrees, sends; gives the number of the receipt. */
export async function sendRegistration(page: Page): Promise<string> {
  await title(page, "Vérifiez, puis envoyez");
  await tick(page.getByRole("checkbox", { name: say(page, "Mes réponses sont exactes à ma connaissance et j’accepte cet usage") }));
  await press(page, "Envoyer mon inscription");
  await title(page, "Votre inscription est envoyée");
  const number = await page.locator(".file-number").textContent();
  return (number ?? "").trim();
}

/** A new person up to the receipt: check, choice, account, nine steps. */
export async function becomeRegistered(device: Device, email: string): Promise<string> {
  const { page } = device;
  await doCheck(page);
  await chooseFullWeb(page);
  await signUp(page, email);
  await confirmAddress(page, email);
  await beginRegistration(page);
  for (const step of Object.values(registration)) await step(device);
  return sendRegistration(page);
}

/** The six digits of an application of codes, at this instant or a period later. */
export function totp(secret: string, at = Date.now()): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of secret.replace(/[\s=]/g, "").toUpperCase()) {
    bits += alphabet.indexOf(letter).toString(2).padStart(5, "0");
  }
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = digest[digest.length - 1] & 15;
  const code = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return code.toString().padStart(6, "0");
}
