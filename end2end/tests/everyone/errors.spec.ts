// What went wrong is said plainly, with a way on: the database does not answer,
// the network is gone, the session has ended.
import { freshPostgres } from "../../fixtures/database.mjs";
import { startServer } from "../../fixtures/server.mjs";
import { Watcher, expect, test } from "../../fixtures/test";
import { enterQuietly } from "../quick";
import { follow, title } from "../steps";

test("a page that breaks gives a number, and is there again when asked again", async ({ browser }) => {
  test.setTimeout(180_000);
  const database = await freshPostgres();
  const server = await startServer({ environment: database.environment });
  const contexts = await Promise.all(
    [true, false].map((javaScriptEnabled) => browser.newContext({ baseURL: server.url, javaScriptEnabled })),
  );
  try {
    for (const [index, context] of contexts.entries()) {
      const scripts = index === 0;
      const page = await context.newPage();
      const watcher = await Watcher.watch(page, { scripts, colorScheme: "light" });
      watcher.allowConsole(/status of 50[03]/);
      await enterQuietly(context.request, "suivi 100 % en ligne");
      await page.goto("/espace");
      await title(page, "Où en est mon dossier");
      await database.sql("ALTER TABLE contract_version RENAME TO taken_away");
      await follow(page, "Mon contrat");
      await title(page, "Un problème de notre côté");
      await expect(page.getByText(/Numéro de l’incident\s:\s\S{6,}/)).toBeVisible();
      await watcher.check();
      await database.sql("ALTER TABLE taken_away RENAME TO contract_version");
      if (scripts) {
        await follow(page, "Réessayer");
        await title(page, "Mon contrat");
        // The link went away with its page: whoever followed it is not left nowhere.
        await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      } else {
        await page.reload();
        await title(page, "Mon contrat");
      }
      await watcher.finish(true);
    }
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
    await server.stop();
    await database.drop();
  }
});

test("without a network there is a page that says so", async ({ page }) => {
  await page.goto("/");
  // It is made ready for whoever does something here.
  await page.keyboard.press("Tab");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const context = page.context();
  // The page of the worker runs nothing of ours.
  const lost = await context.newPage();
  const watcher = await Watcher.watch(lost, { scripts: false, colorScheme: "light" });
  watcher.allowConsole(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await lost.goto("/aide");
  await title(lost, "Pas de connexion");
  // All of it is inside the page itself: its looks, and whom to call.
  await expect(lost.getByRole("link", { name: "Appeler le 01 00 00 00 00" })).toHaveAttribute("href", "tel:0100000000");
  await expect(lost.locator("body")).toHaveCSS("background-color", "rgb(251, 246, 238)");
  await context.setOffline(false);
  await watcher.check();
  await watcher.checkOtherWays();
  await lost.goto("/aide");
  await expect(lost.getByRole("heading", { level: 1 })).not.toHaveText("Pas de connexion");
  await watcher.finish(true);
  await lost.close();
});

test("a session that has ended is said so, and leads back", async ({ page }) => {
  await enterQuietly(page.context().request, "suivi 100 % en ligne");
  await page.goto("/espace");
  await title(page, "Où en est mon dossier");
  await page.context().clearCookies();
  await follow(page, "Mon contrat");
  await title(page, "Se connecter");
  await expect(page.getByText("Connectez-vous pour continuer : vous reviendrez à la page demandée.")).toBeVisible();
  await page.getByRole("button", { name: /suivi 100 % en ligne/ }).click();
  await expect(page).not.toHaveURL(/connexion/);
});
