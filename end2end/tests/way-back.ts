// The way back to the agency, as people walk it.
import { type Page, expect } from "@playwright/test";
import { choose, field, follow, heading, press, say, spoken, title } from "./steps";

async function toMyFile(page: Page) {
  await page.getByRole("main").getByRole("link", { name: say(page, "Revenir à mon dossier") }).click();
  await title(page, "Où en est mon dossier");
}

/** An interview at the desk; everything else stays as it is. */
export async function returnOnce(page: Page) {
  await follow(page, "Revenir en agence");
  await title(page, "Revenir en agence");
  await choose(page, "Que voulez-vous ?", "Un rendez-vous à l’agence, cette fois");
  await press(page, "Confirmer mon choix");
  await title(page, "C’est fait");
  await expect(page.getByText(say(page, "Votre demande de rendez-vous est à l’agence."))).toBeVisible();
  await expect(page.getByText(say(page, "Cela ne change rien à vos droits."))).toBeVisible();
  await toMyFile(page);
  await expect(heading(page, "Vous avez demandé un rendez-vous à l’agence")).toBeVisible();
  await follow(page, "Mon contrat");
  await title(page, "Mon contrat");
  await expect(page.getByText(say(page, "Votre prochain rendez-vous se fait à l’agence."))).toBeVisible();
}

/** Everything at the agency again. */
export async function returnForGood(page: Page) {
  await follow(page, "Revenir en agence");
  await title(page, "Revenir en agence");
  await choose(page, "Que voulez-vous ?", "Revenir à l’agence pour tout");
  await field(page, "Pour quelle raison ?").selectOption({ label: spoken(page, "Je préfère voir quelqu’un") });
  await press(page, "Confirmer mon choix");
  await title(page, "C’est fait");
  await expect(page.getByText(say(page, "Tout se fait de nouveau à l’agence, dès maintenant."))).toBeVisible();
  await toMyFile(page);
  await expect(heading(page, "Vous êtes revenu à l’agence")).toBeVisible();
}

export async function volunteerAgain(page: Page) {
  await follow(page, "Demander le 100 % Web");
  await title(page, "Demander le 100 % Web");
  await press(page, "Demander le 100 % Web");
  await expect(heading(page, "Vous avez demandé le 100 % Web")).toBeVisible();
  await expect(page.getByText(/Réponse avant le|Answer before/).first()).toBeVisible();
}
