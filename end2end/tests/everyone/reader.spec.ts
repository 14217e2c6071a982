// Three journeys as someone hears them who sees nothing. What is said stands in `transcripts/`, and was
// read by a person; what is found and what is wrong is said once.
import { type Page, expect, test } from "../../fixtures/test";
import { Reader } from "../../fixtures/reader";
import { findInQueue, sayWhy } from "../adviser";
import { beginRegistration, enterQuietly, register } from "../quick";
import { choose, field, go, newName, press, tick, title } from "../steps";

test.use({ world: "quiet" });

const transcript = (name: string) => new URL(`transcripts/${name}.txt`, import.meta.url);

/** How often something is said by itself: by announcements and by what took the focus. */
function times(words: RegExp, { announced, focus }: { announced: string[]; focus: string }): number {
  return [...announced, focus].filter((said) => words.test(said.replace(/\s+/g, " "))).length;
}

const count = /\d offres?\b|Aucune offre|Une offre/;

test("searching, narrowing down and opening an offer, by ear", { tag: "@desktop" }, async ({ page, viewport }) => {
  const reader = await Reader.start(page);
  const wide = (viewport?.width ?? 0) > 1000;
  await go(page, "/offres");
  await reader.leaveOut(page.locator(".offer-list > li"));
  // Which occupations have the most offers.
  await reader.leaveOut(page.getByRole("group", { name: "Métier" }).locator(".choice"));
  reader.does("La page des offres s’ouvre");
  await reader.hears();
  await reader.reads();
  reader.does("Cherche « vendeur », et presse Chercher");
  await field(page, "Quel métier, quels mots ?").fill("vendeur");
  await expect(page).toHaveURL(/quoi=vendeur/);
  expect(times(count, await reader.hears()), "the count after typing").toBe(1);
  await press(page, "Chercher");
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeFocused();
  expect(times(count, await reader.hears()), "the count after the button").toBe(1);
  reader.does("Coche CDI");
  if (!wide) await page.locator(".offer-filters > summary").click();
  await tick(page.getByRole("checkbox", { name: /^CDI \(/ }));
  await expect(page).toHaveURL(/contrat=permanent/);
  expect(times(count, await reader.hears()), "the count after a filter").toBe(1);
  if (!wide) await page.keyboard.press("Escape");
  reader.does("Trie par date");
  await field(page, "Trier par").focus();
  await field(page, "Trier par").selectOption("date");
  await expect(page).toHaveURL(/tri=date/);
  expect(times(count, await reader.hears()), "the count after sorting").toBe(1);
  reader.does("Ouvre la première offre");
  const first = page.locator(".offer-list").getByRole("link").first();
  const name = (await first.textContent()) ?? "";
  reader.rename(name, "‹offre›");
  await first.click();
  await title(page, name);
  await reader.hears();
  if (wide) reader.matches(transcript("offre"));
});

test("a step of the registration with an error, by ear", { tag: "@desktop" }, async ({ page, viewport }) => {
  await beginRegistration(page, newName(), "contact");
  const reader = await Reader.start(page);
  await go(page, "/espace/inscription/coordonnees");
  await expect(page.locator("html")).toHaveAttribute("data-checks", "");
  // It is said when the server has answered, whatever one does meanwhile.
  reader.ignores(/^Brouillon enregistré\.$/);
  reader.does("L’étape s’ouvre");
  await reader.hears();
  await reader.reads();
  reader.does("Écrit un code postal trop court, et va plus loin");
  await field(page, "Numéro et rue").fill("3 rue Basse");
  await field(page, "Code postal").fill("8700");
  await field(page, "Code postal").press("Tab");
  expect(times(/Code postal.*Erreur/, await reader.hears()), "the error of a field that is left").toBe(1);
  reader.does("Presse Enregistrer et continuer");
  await press(page, "Enregistrer et continuer");
  await expect(page.locator(".error-summary")).toBeFocused();
  const refused = await reader.hears();
  expect(refused.announced, "the focus says it: nothing else does").toEqual([]);
  expect(refused.focus).toMatch(/points? à corriger/);
  await reader.reads();
  reader.does("Suit le premier lien, corrige, et continue");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await reader.hears();
  await field(page, "Code postal").fill("87000");
  await field(page, "Commune").fill("Limoges");
  await field(page, "Téléphone").fill("06 12 34 56 78");
  await press(page, "Enregistrer et continuer");
  await title(page, "Votre situation et vos droits");
  await reader.hears();
  if ((viewport?.width ?? 0) > 1000) reader.matches(transcript("inscription"));
});

test("an adviser decides, by ear", { tag: "@desktop" }, async ({ page, viewport }) => {
  test.setTimeout(180_000);
  const name = newName("Aveline");
  await register(page, name);
  await page.context().clearCookies();
  await enterQuietly(page.context().request, "Hélène Marsac");
  const reader = await Reader.start(page);
  reader.rename(`Samir ${name}`, "‹personne›");
  reader.rename(name, "‹nom›");
  await go(page, "/conseil");
  reader.does("La liste des dossiers s’ouvre");
  await reader.hears();
  await reader.leaveOut(page.locator(".desk tbody tr"));
  await reader.reads();
  // On whichever part of the list.
  await findInQueue(page, name);
  await reader.skips();
  reader.does("Ouvre un dossier");
  await open(page, name);
  await reader.hears();
  reader.does("Presse Ouvrir pour décider");
  await press(page, "Ouvrir pour décider");
  await page.getByRole("button", { name: "Envoyer la décision" }).waitFor();
  await reader.hears();
  reader.does("Envoie sans avoir répondu");
  await press(page, "Envoyer la décision");
  await expect(page.locator(".error-summary")).toBeFocused();
  expect((await reader.hears()).announced, "the focus says it: nothing else does").toEqual([]);
  reader.does("Décide");
  await choose(page, "Comment cette personne sera-t-elle suivie ?", /^100 %/);
  await choose(page, "Accompagnement", /^Guidé/);
  await field(page, "Pourquoi").fill("Votre projet est clair : nous avançons à distance.");
  await press(page, "Envoyer la décision");
  await title(page, "Dossiers à décider");
  const next = (await page.getByRole("button", { name: "Dossier suivant" }).textContent()) ?? "";
  reader.rename(next.slice(next.indexOf(":") + 1), "‹suivant›");
  await reader.hears();
  if ((viewport?.width ?? 0) > 1000) reader.matches(transcript("decision"));
});

async function open(page: Page, name: string) {
  await (await findInQueue(page, name)).getByRole("link").first().click();
  await sayWhy(page);
  await title(page, new RegExp(name));
}
