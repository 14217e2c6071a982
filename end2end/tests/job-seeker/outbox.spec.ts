// Answers that wait on a phone while the line is gone: kept there because its owner said so,
// sealed, let go when the service has them, never before; and never another one's.
import { type Page, expect, test } from "../../fixtures/test";
import { beginRegistration, post } from "../quick";
import { field, newName, press, signIn, socialSecurityNumber, title } from "../steps";

const identity = "/espace/inscription/identite";
const yes = "Oui, il est à moi : garder mes réponses ici";
const strip = (page: Page) => page.locator("[data-unsent]");

/** A draft at its first step, on a phone that is theirs. */
async function onTheirPhone(page: Page): Promise<string> {
  const email = await beginRegistration(page, newName(), "identity");
  await page.goto("/espace/inscription");
  await press(page, yes);
  await expect(page.getByText("Ce téléphone garde vos réponses quand la ligne coupe")).toBeVisible();
  await page.goto(identity);
  await title(page, "Votre identité");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "");
  return email;
}

/** Writes, and leaves the field. */
async function write(page: Page, label: string, text: string) {
  await field(page, label).fill(text);
  await field(page, label).blur();
}

/** Everything in the browser's database, as far as it is bytes or text. */
const onDisk = (page: Page) =>
  page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open("pleinweb");
      request.onsuccess = () => done(request.result);
    });
    if (base.objectStoreNames.length === 0) return { extractable: [], waiting: [] };
    const all = (name: string) =>
      new Promise<Record<string, unknown>[]>((done) => {
        const request = base.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => done(request.result as Record<string, unknown>[]);
      });
    const [keys, waiting] = [(await all("keys")) as unknown as CryptoKey[], await all("waiting")];
    base.close();
    const text = waiting.map((one) => [...Object.values(one)].map((part) => (part instanceof ArrayBuffer ? new TextDecoder("latin1").decode(part) : String(part))).join());
    return { extractable: keys.map((key) => key.extractable), waiting: text };
  });

// Its offline page stands in front of every page.
test.use({ serviceWorkers: "block" });

test("what is typed without a line is kept, said, and sent from the next page", async ({ page, context, watcher }) => {
  watcher.allowConsole(/ERR_INTERNET_DISCONNECTED/);
  await onTheirPhone(page);
  await context.setOffline(true);
  await write(page, "Prénom", "Nadia");
  await expect(strip(page)).toContainText("1 réponse gardée sur ce téléphone, pas encore envoyée");
  await write(page, "Nom de naissance", "Hors Ligne");
  await write(page, "Numéro de sécurité sociale", socialSecurityNumber(702));
  await expect(strip(page)).toContainText("2 réponses gardées sur ce téléphone, pas encore envoyées");
  await expect(page.locator("[data-kept]"), "the line under the form says it too").toContainText("2 réponses gardées");

  // At 200 % nothing lies under it, and nothing scrolls sideways.
  const covered = await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
    const own = document.querySelector("[data-unsent]")?.getBoundingClientRect();
    const others = [...document.querySelectorAll("main h1, main label, main input, main button, main .lead")];
    const under = others.filter((other) => {
      const box = other.getBoundingClientRect();
      return own && box.height > 0 && box.top < own.bottom && box.bottom > own.top && box.left < own.right && box.right > own.left;
    });
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    document.documentElement.removeAttribute("style");
    return { under: under.map((one) => one.outerHTML), wide };
  });
  expect(covered).toEqual({ under: [], wide: false });

  const { extractable, waiting } = await onDisk(page);
  expect(extractable, "one key, which stays in the browser").toEqual([false]);
  expect(waiting).toHaveLength(1);
  expect(waiting[0], "nothing can be read").not.toMatch(/Nadia|Hors Ligne|first_name/);

  // The tab is gone; another page of the house, with a line again.
  await page.goto("about:blank");
  await context.setOffline(false);
  const sent = page.waitForRequest("**/_fn/registration/keep-identity");
  await page.goto("/compte");
  const body = new URLSearchParams((await sent).postData() ?? "");
  expect(body.get("command[first_name]")).toBe("Nadia");
  expect(body.get("command[stamp][only]")).toBe("birth_name first_name");
  expect([...body.keys()].join(), "the number never waited").not.toContain("nir");
  await expect(strip(page)).toContainText("Les 2 réponses gardées sur ce téléphone nous sont arrivées.");
  expect((await onDisk(page)).waiting).toEqual([]);
  await page.goto(identity);
  await expect(field(page, "Prénom")).toHaveValue("Nadia");
  await expect(field(page, "Nom de naissance")).toHaveValue("Hors Ligne");
  await expect(strip(page)).toBeHidden();
});

test("what somebody in between answers erases nothing, and the line under the form is true", async ({ page, watcher }) => {
  watcher.allowConsole(/status of (403|503)/);
  await onTheirPhone(page);
  const keep = "**/_fn/registration/keep-identity";
  let answer = { status: 403, contentType: "text/html", body: "<h1>Portail</h1>" };
  await page.route(keep, (route) => route.fulfill(answer));
  for (const [index, status] of [403, 503, 200].entries()) {
    answer = { ...answer, status };
    const asked = page.waitForResponse(keep);
    await write(page, "Prénom", `Nadia${"a".repeat(index)}`);
    await asked;
    await expect(strip(page), String(status)).toContainText("1 réponse gardée sur ce téléphone, pas encore envoyée");
    await expect(page.locator("[data-kept]"), String(status)).not.toContainText("enregistré");
    expect((await onDisk(page)).waiting, String(status)).toHaveLength(1);
  }
  await page.unroute(keep);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator("[data-kept]")).toContainText("enregistré");
  await expect(strip(page)).toBeHidden();
  await expect.poll(async () => (await onDisk(page)).waiting).toEqual([]);
});

test("of two answers the person chooses; a session closed from elsewhere leaves nothing", async ({ page, context, watcher }) => {
  watcher.allowConsole(/status of (401|503)/);
  await onTheirPhone(page);
  const keep = "**/_fn/registration/keep-identity";
  await page.route(keep, (route) => route.fulfill({ status: 503, body: "" }));
  await write(page, "Prénom", "Zoé");
  await expect(strip(page)).toContainText("1 réponse gardée");
  await page.goto("about:blank");
  await page.unroute(keep);
  await post(page.request, identity, "/_fn/registration/save-identity", { first_name: "Nadège" });
  await page.goto("/espace");
  await expect(strip(page)).toContainText("Une autre page a changé la même réponse.");
  await press(page, "Prendre ce que j’ai écrit ici");
  await expect(strip(page)).toContainText("La réponse gardée sur ce téléphone nous est arrivée.");
  await page.goto(identity);
  await expect(field(page, "Prénom")).toHaveValue("Zoé");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "");

  await page.route(keep, (route) => route.fulfill({ status: 503, body: "" }));
  await write(page, "Nom de naissance", "Perdue");
  await expect(strip(page)).toContainText("1 réponse gardée");
  await page.unroute(keep);
  await context.clearCookies();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(strip(page)).toContainText("Les réponses gardées sur ce téléphone sont effacées.");
  expect(await onDisk(page)).toEqual({ extractable: [], waiting: [] });
  await expect(field(page, "Nom de naissance"), "what is on the page stays").toHaveValue("Perdue");
});

test("a full phone and one that is not theirs keep nothing, and say so", async ({ page, context, watcher }) => {
  watcher.allowConsole(/ERR_INTERNET_DISCONNECTED/);
  await beginRegistration(page, newName(), "identity");
  await page.goto(identity);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "");
  // Once what keeps is there.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/outbox.js")));
  await context.setOffline(true);
  await write(page, "Prénom", "Nadia");
  await expect(strip(page)).toContainText("Ce téléphone est-il à vous ?");
  await expect(page.locator("[data-kept]")).toContainText("Pas encore enregistré");
  expect(await page.evaluate(async () => (await indexedDB.databases()).length), "nobody said yes").toBe(0);

  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await strip(page).getByRole("button", { name: yes }).click();
  await expect(strip(page)).toContainText("Vos réponses ne peuvent pas être gardées sur ce téléphone.");
  await expect(page.locator("[data-kept]")).toContainText("Pas encore enregistré");
  await context.setOffline(false);
  await expect(page.locator("[data-kept]")).toContainText("enregistré");
  await expect(strip(page)).toBeHidden();
});

test("leaving with something unsent asks first; another one's is not seen and not sent", async ({ page, context, watcher }) => {
  watcher.allowConsole(/ERR_INTERNET_DISCONNECTED|status of (401|503)/);
  const keep = "**/_fn/registration/keep-*";
  const email = await onTheirPhone(page);
  await page.route(keep, (route) => route.fulfill({ status: 503, body: "" }));
  await write(page, "Prénom", "Nadia");
  await expect(strip(page)).toContainText("1 réponse gardée");

  // Somebody else on the same phone, after the session ran out.
  await page.goto("about:blank");
  await context.clearCookies();
  const other = await beginRegistration(page, newName(), "identity");
  expect(other).not.toBe(email);
  let sent = 0;
  page.on("request", (request) => (sent += Number(request.url().includes("/_fn/registration/keep-"))));
  await page.goto("/espace/inscription");
  await title(page, "Votre inscription");
  await expect(page.getByRole("button", { name: yes })).toBeVisible();
  await page.goto(identity);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "");
  await expect(strip(page)).toBeHidden();
  expect(sent, "nothing of the other one is sent").toBe(0);

  // The first one again: it is still there, and leaving asks.
  await context.clearCookies();
  await signIn(page, email);
  await title(page, "Où en est mon dossier");
  await expect(strip(page)).toContainText("1 réponse gardée sur ce téléphone, pas encore envoyée");
  await page.goto("/compte");
  await expect(strip(page)).toBeVisible();
  await press(page, "Me déconnecter");
  const dialog = page.getByRole("dialog", { name: "1 réponse n’est pas encore envoyée" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Rester connecté" }).click();
  await expect(dialog).toBeHidden();
  await title(page, "Mon compte");
  await press(page, "Me déconnecter");
  await dialog.getByRole("button", { name: "Me déconnecter et effacer" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => onDisk(page), "nothing stays, and no key").toEqual({ extractable: [], waiting: [] });
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
