// From a search to the market: a baker looks near Limoges, keeps the search, is
// told of an offer the moment it arrives, sees why it fits, contests a reason,
// and looks at the market for her work.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { program } from "../../fixtures/server.mjs";
import { type Page, type Server, expect, test } from "../../fixtures/test";
import { register } from "../quick";
import { choose, field, follow, go, heading, newName, press, tick, title } from "../steps";

// Offers come in: nobody else looks at this world.
test.use({ world: "own" });

interface Offer {
  title: string;
  place: string;
  /** How long ago it was published, in days. */
  age?: number;
}

const day = (age: number) => new Date(Date.now() - age * 86_400_000).toISOString().slice(0, 10);

/** Offers of bakers come in from a source, as an operator imports them while the service runs. */
async function arrive({ data }: Server, source: string, offers: Offer[]) {
  const folder = await mkdtemp(join(tmpdir(), "pleinweb-offer-"));
  try {
    const file = join(folder, "offres.csv");
    const lines = offers.map(
      ({ title, place, age = 0 }, number) =>
        `${number};${title};Pétrir, façonner et cuire le pain.;Fournil ${number};${place};D1102;CDI;35h;débutant accepté;` +
        `Mensuel de ${2000 + 20 * number} Euros sur 12 mois;Tenir le four à bois;${day(age)}`,
    );
    const head = "id;intitule;description;employeur;code_postal;rome;contrat;duree;experience;salaire;competences;publication";
    await writeFile(file, [head, ...lines].join("\n"));
    const order = ["import", "offers", "--format", "csv", "--source", source, file];
    const { stdout } = await promisify(execFile)(program, order, { env: { ...process.env, PLEINWEB_DATA: data } });
    expect(stdout).toMatch(new RegExp(`new ${offers.length}\\b`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Enough offers in two towns for figures to be told. */
const known = ["87000", "59100"].flatMap((place) =>
  Array.from({ length: 14 }, (_, number) => ({ title: `Boulanger du ${place}, ${number}`, place, age: 35 + number })),
);

/** Waits for something to come up: by itself with scripts, and by loading the page again without. */
async function awaits(page: Page, name: string, scripts: boolean) {
  const link = page.getByRole("main").getByRole("link", { name, exact: true });
  await expect(async () => {
    if (!scripts) await page.reload();
    await expect(link).toBeVisible({ timeout: scripts ? 90_000 : 2_000 });
  }).toPass({ timeout: 90_000 });
  return link;
}

test(
  "from a search near Limoges to an offer that fits, and to the market",
  { tag: ["@plain-desktop"] },
  async ({ page, server, javaScriptEnabled, viewport, watcher }) => {
    test.setTimeout(300_000);
    const scripts = javaScriptEnabled !== false;
    const wide = (viewport?.width ?? 0) > 1000;
    await go(page, "/");
    await register(page, newName("Fournier"), "40");
    const source = `fournils-${viewport?.width}-${javaScriptEnabled}`;
    await arrive(server, source, known);

    await test.step("find: bakers around Limoges, 30 km", async () => {
      await go(page, "/offres");
      await field(page, "Quel métier, quels mots ?").fill("boulangere");
      await field(page, "Où ?").fill("limoges");
      await press(page, "Chercher");
      await expect(page).toHaveURL(/ou=limoges/i);
      await expect(heading(page, /autour de Limoges \(87\)/).first()).toBeVisible();
      if (!wide) await page.locator(".offer-filters > summary").click();
      await expect(field(page, "Autour, jusqu’à")).toHaveValue("30");
      if (!wide) await page.getByRole("button", { name: /^Voir/ }).click();
    });

    await test.step("keep the search, and be told at once", async () => {
      await follow(page, "M’avertir des nouvelles offres");
      await title(page, "M’avertir des nouvelles offres");
      await choose(page, "Quand vous écrire ?", "Dès qu’une offre arrive");
      await press(page, "Garder cette recherche");
      await title(page, "Mes recherches");
      await expect(page.getByText("Votre recherche est gardée.")).toBeVisible();
    });

    const name = `Boulanger du matin, ${source}`;
    await arrive(server, `${source}-new`, [{ title: name, place: "87000" }]);

    await test.step("an offer arrives: it shows, and opens", async () => {
      const link = await awaits(page, name, scripts);
      await watcher.check();
      await link.click();
      await title(page, name);
    });

    await test.step("why it fits", async () => {
      await expect(heading(page, "Pourquoi cette offre")).toBeVisible();
      const why = page.locator(".why");
      await expect(why).toContainText("C’est un métier que vous cherchez : Boulanger");
      await expect(why).toContainText(/À moins d’un km de Limoges|À \d+ km de Limoges/);
      await expect(why).toContainText("Tenir le four à bois");
    });

    await test.step("one reason is not right: she does know how", async () => {
      await page.getByText("Ce n’est pas juste").click();
      await tick(page.getByRole("radio", { name: "Je sais faire, ou j’ai : Tenir le four à bois" }));
      await press(page, "Corriger");
      await title(page, "Des offres pour moi");
      await expect(page.getByText("C’est corrigé. La liste a changé.")).toBeVisible();
      const card = page.locator(".fit-card").filter({ hasText: name });
      await expect(card.locator(".why")).toContainText("Un plus, et vous l’avez : Tenir le four à bois");
    });

    await test.step("the market for the work, here", async () => {
      await follow(page, name);
      await title(page, name);
      await expect(page.locator(".why")).toContainText("Un plus, et vous l’avez");
      await follow(page, "Voir le marché du travail pour ce métier ici");
      await title(page, "Le marché du travail");
      await expect(heading(page, /Boulanger.*30 km autour de Limoges \(87\)/)).toBeVisible();
    });

    await test.step("beside another place", async () => {
      await page.getByText("Comparer avec un autre métier ou un autre lieu").click();
      const other = page.locator("input").and(page.getByLabel("Autre lieu"));
      await other.fill("Roubaix");
      if (scripts) await page.getByRole("option", { name: /Roubaix/ }).first().click();
      await press(page, "Comparer");
      await expect(heading(page, "Deux marchés côte à côte")).toBeVisible();
      const table = page.getByRole("table", { name: "Deux marchés côte à côte" });
      await expect(table.getByRole("columnheader")).toHaveText([/Chiffre/, /autour de Limoges/, /autour de Roubaix/]);
      await expect(table.getByRole("row", { name: /offres ouvertes/ }).getByRole("cell").first()).toHaveText(/\d\d/);
    });

    await test.step("the figures as a file", async () => {
      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name: "Télécharger les chiffres (CSV)" }).first().click();
      const text = await readFile(await (await waiting).path(), "utf8");
      expect(text, "one file, a column for each").toMatch(/^\u{feff}Chiffre;Détail;.*Limoges.*;.*Roubaix/u);
    });
  },
);
