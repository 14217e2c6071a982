// What advisers do.
import { type Locator, type Page, expect } from "@playwright/test";
import { choose, field, follow, press, say, title } from "./steps";

/** The line of someone in the queue, on whichever page of it. */
export async function findInQueue(page: Page, name: string): Promise<Locator> {
  await title(page, "Dossiers à décider");
  const line = page.getByRole("row").filter({ hasText: name });
  const first = page.getByRole("rowheader").first().getByRole("link");
  while ((await line.count()) === 0) {
    const href = (await first.getAttribute("href")) ?? "";
    await follow(page, "Page suivante");
    await expect(first, "another part of the list").not.toHaveAttribute("href", href);
  }
  return line.first();
}

/** Says why a file is opened, where that is asked: outside the caseload. */
export async function sayWhy(page: Page) {
  await title(page, /Pourquoi ouvrir ce dossier|Dossier de|Why open this file|File of/);
  const open = page.getByRole("button", { name: say(page, "Ouvrir le dossier"), exact: true });
  if ((await open.count()) === 0) return;
  await choose(page, "Votre raison", "Je vais décider de ce dossier");
  await open.click();
}

/** Reads the file of someone from the queue. */
export async function openFile(page: Page, name: string) {
  const line = await findInQueue(page, name);
  await line.getByRole("link").first().click();
  await sayWhy(page);
  await title(page, new RegExp(name));
}

export interface Decision {
  path: string | RegExp;
  intensity: string | RegExp;
  /** Without one the first sentence that is offered. */
  reason?: string;
}

export async function decide(page: Page, { path, intensity, reason }: Decision) {
  await choose(page, "Comment cette personne sera-t-elle suivie ?", path);
  await choose(page, "Accompagnement", intensity);
  if (reason !== undefined) await field(page, "Pourquoi").fill(reason);
  else await field(page, "Commencer par une phrase").selectOption({ index: 1 });
  await press(page, "Envoyer la décision");
}

/** The decision that was just made goes at once, instead of in ten minutes. */
export async function sendNow(page: Page) {
  await title(page, "Dossiers à décider");
  await page.locator(".notice").getByRole("button", { name: say(page, "Envoyer maintenant") }).click();
  await expect(page.getByText(say(page, "La personne la lit dans son espace et par courriel."))).toBeVisible();
}
