// The server is killed in the middle of a registration: what was acknowledged
// is there when it comes back.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../fixtures/server.mjs";
import { expect, test } from "../../fixtures/test";
import {
  beginRegistration,
  chooseFullWeb,
  confirmAddress,
  doCheck,
  newEmail,
  registration,
  sendRegistration,
  signUp,
  title,
} from "../steps";

test("kill -9 during a registration loses nothing that was acknowledged", async ({ browser }) => {
  test.setTimeout(400_000);
  const data = await mkdtemp(join(tmpdir(), "pleinweb-kill-"));
  let server = await startServer({ data });
  const { port } = server;
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  const device = { page, scripts: true };
  try {
    await doCheck(page);
    await chooseFullWeb(page);
    const email = newEmail("killed");
    await signUp(page, email);
    await confirmAddress(page, email);
    await title(page, "Où en est mon dossier");
    await beginRegistration(page);
    await registration.identity(device);
    await registration.contact(device);
    await title(page, "Votre situation et vos droits");
    // What is typed before the program runs is kept by the form, and by no script.
    await expect(page.locator("html")).toHaveAttribute("data-ready", "");
    await page.getByLabel("Depuis quand ?").fill("31/10/2026");
    await page.getByLabel("Depuis quand ?").blur();
    await expect(page.getByText("Brouillon enregistré.")).toBeVisible();

    await server.stop("SIGKILL");
    server = await startServer({ data, port });

    await page.reload();
    await title(page, "Votre situation et vos droits");
    await expect(page.getByLabel("Depuis quand ?")).toHaveValue("31/10/2026");
    await page.goto("/espace/inscription/coordonnees");
    await expect(page.getByLabel("Numéro et rue")).toHaveValue("12 rue des Tanneurs");
    await page.goto("/espace/inscription/identite");
    await expect(page.getByLabel("Prénom")).toHaveValue("Nadia");

    await page.goto("/espace/inscription/situation");
    await registration.situation(device);
    await registration.experience(device);
    await registration.skills(device);
    await registration.project(device);
    await registration.area(device);
    await registration.bank(device);
    const number = await sendRegistration(page);

    await server.stop("SIGKILL");
    server = await startServer({ data, port });
    await page.goto("/espace/recu");
    await expect(page.locator(".file-number")).toHaveText(number);
  } finally {
    await context.close();
    await server.stop("SIGKILL");
    await rm(data, { recursive: true, force: true });
  }
});
