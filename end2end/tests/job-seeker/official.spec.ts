// A registration with the official lists: occupations by everyday words, places
// by name and by postcode. They are not in the repository: where the folder
// beside it is missing, this test is skipped and says so.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { program, startServer } from "../../fixtures/server.mjs";
import { Watcher, expect, test } from "../../fixtures/test";
import { beginRegistration } from "../quick";
import { choose, field, go, goOn, lookFor, newName, registration, sendRegistration, title } from "../steps";

const official = new URL("../../../../shared/data/", import.meta.url).pathname;

test("someone registers with the official occupations and places", async ({ browser }) => {
  const missing = !existsSync(official);
  if (missing) console.log(`skipped: ${official} is not there, so the official lists are not imported`);
  test.skip(missing, `${official} is not there`);
  test.setTimeout(400_000);

  const data = await mkdtemp(join(tmpdir(), "pleinweb-official-"));
  const environment = { ...process.env, PLEINWEB_DATA: data };
  const call = (...words: string[]) => promisify(execFile)(program, words, { env: environment, maxBuffer: 1e8 });
  const bring = (...list: string[]) => call("import", ...list);
  await call("migrate");
  const rome = await bring("rome", join(official, "rome-v460"));
  expect(rome.stdout).toMatch(/job titles +read +13120 /);
  const communes = await bring("communes", join(official, "geo/communes-2026-latlon-bassins.csv.gz"));
  expect(communes.stdout).toMatch(/communes +read +35009 /);

  const server = await startServer({ data });
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  const watcher = await Watcher.watch(page, { scripts: true, colorScheme: "light" });
  const device = { page, scripts: true };
  try {
    await beginRegistration(page, newName(), "project");
    await go(page, "/espace/inscription/projet");
    await title(page, "Le travail que vous cherchez");
    await lookFor(device, "Métier que vous cherchez", "boulengere", /^Boulanger \/ Boulangère/);
    await lookFor(device, "Deuxième métier", "dev web", /^Développeur .*web/i);
    await lookFor(device, "Troisième métier", "aide soignante", /^Aide-soignant/);
    await choose(page, "Quels contrats acceptez-vous ?", "CDI");
    await goOn(page);

    await title(page, "Où et quand vous pouvez travailler");
    await lookFor(device, "Autour de quelle commune cherchez-vous ?", "st etienne", /^Saint-Étienne/);
    await lookFor(device, "Autour de quelle commune cherchez-vous ?", "29200", /^Brest/);
    await field(page, "Jusqu’à combien de kilomètres ?").fill("20");
    await choose(page, "Comment vous déplacez-vous ?", "Transports en commun");
    await choose(page, "Temps de travail", "Temps plein");
    await goOn(page);
    await registration.bank(device);

    await title(page, "Vérifiez, puis envoyez");
    const main = page.getByRole("main");
    for (const words of [/Boulanger \/ Boulangère/, /Développeur .*web/i, /Aide-soignant/, /Brest \(29\), 20\skm autour/]) {
      await expect(main.getByText(words).first()).toBeVisible();
    }
    expect(await sendRegistration(page)).not.toBe("");
    await watcher.finish(true);
  } finally {
    await context.close();
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
});
