// Advisers and operators.
import { enterQuietly, register } from "../quick";
import { newName, press, title } from "../steps";
import { findInQueue } from "../adviser";
import type { Stroll } from "./stroll";

export const deciding = {
  who: "an adviser",
  covers: ["AdviserQueue", "AdviserFile", "AdviserCallbacks", "AdviserCaseload", "Account", "AccountPasskeys", "AccountSessions"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    const name = newName("Zola");
    await register(page, name);
    await page.context().clearCookies();
    await enterQuietly(page.context().request, "Hélène Marsac");
    await stroll.to("AdviserQueue", "/conseil");
    // A late file, read and not taken.
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await stroll.here("AdviserFile");
    await stroll.to("AdviserQueue", "/conseil");
    await (await findInQueue(page, name)).getByRole("link").first().click();
    await title(page, new RegExp(name));
    await stroll.here("AdviserFile");
    await press(page, "Ouvrir pour décider");
    await page.getByRole("button", { name: /Envoyer la décision|Send the decision/ }).waitFor();
    await stroll.here("AdviserFile");
    await stroll.refused("AdviserFile", "Envoyer la décision");
    await stroll.to("AdviserCallbacks", "/conseil/rappels");
    await stroll.to("AdviserCaseload", "/conseil/portefeuille");
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await stroll.here("AdviserFile");
    await stroll.to("Account", "/compte");
    await stroll.to("AccountPasskeys", "/compte/cles");
    await stroll.to("AccountSessions", "/compte/appareils");
    for (const path of ["/espace", "/exploitation", "/conseil/dossier/rien"]) await stroll.nowhere(path, 404);
  },
};

export const running = {
  who: "an operator",
  covers: ["Operator"],
  async walk(stroll: Stroll) {
    const { page } = stroll;
    await enterQuietly(page.context().request, "Une opératrice");
    await stroll.to("Operator", "/exploitation");
    await stroll.refused("Operator", "Envoyer l’invitation");
    for (const path of ["/conseil", "/espace"]) await stroll.nowhere(path, 404);
  },
};
