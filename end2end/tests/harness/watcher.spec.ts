// The watcher sees what it should: each page here has one thing wrong.
import { type Page, expect, test } from "../../fixtures/test";

const sound = { title: "Une page", body: "<main><h1>Une page</h1><p>Du texte.</p></main>" };

async function show(page: Page, path: string, { title, body } = sound) {
  const html = `<!DOCTYPE html><html lang="fr" data-ready><head><title>${title}</title></head><body>${body}</body></html>`;
  await page.route(`**${path}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto(path);
}

test("a sound page passes", async ({ page, watcher }) => {
  await show(page, "/une-page");
  await watcher.check();
});

test("a picture without a text is found", async ({ page, watcher }) => {
  const body = sound.body.replace("<p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>');
  await show(page, "/une-page", { ...sound, body });
  await expect(watcher.check()).rejects.toThrow(/image-alt/);
});

test("a missing h1 is found", async ({ page, watcher }) => {
  await show(page, "/une-page", { ...sound, body: "<main><h2>Une page</h2></main>" });
  await expect(watcher.check()).rejects.toThrow(/0 h1/);
});

test("a heading that skips a level is found", async ({ page, watcher }) => {
  const body = "<main><h1>Une page</h1><h2>a</h2><h3>b</h3><h2>c</h2><h4>d</h4></main>";
  await show(page, "/une-page", { ...sound, body });
  await expect(watcher.check()).rejects.toThrow(/jumps from h2 to h4: 12324/);
});

test("headings may come back up as far as they like", async ({ page, watcher }) => {
  const body = "<main><h1>Une page</h1><h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2><h3>e</h3><h4 hidden>f</h4></main>";
  await show(page, "/une-page", { ...sound, body });
  await watcher.check();
});

test("two pages with one title are found", async ({ page, watcher }) => {
  await show(page, "/une-page");
  await show(page, "/une-autre");
  await expect(watcher.check()).rejects.toThrow(/same title/);
});

const enter = (buttons: string) => ({
  ...sound,
  body: `<main><h1>Une page</h1><form id="f" action="/_fn/x/save"><label>Rue <input name="command[street]"></label>${buttons}</form></main>`,
});
const overwrite = '<button data-act="destroys">Garder</button>';

test("Enter that overwrites is found", async ({ page, watcher }) => {
  await show(page, "/une-page", enter(`${overwrite}<button>Continuer</button>`));
  await expect(watcher.check()).rejects.toThrow(/Enter presses Garder in the form of \/_fn\/x\/save/);
});

test("Enter that overwrites is found where the button stands outside of the form", async ({ page, watcher }) => {
  const { body, title } = enter("<button>Continuer</button>");
  await show(page, "/une-page", { title, body: body.replace("<form", '<button form="f" data-act="destroys">Garder</button><form') });
  await expect(watcher.check()).rejects.toThrow(/Enter presses Garder/);
});

test("a button that takes something away and does not say so is found", async ({ page, watcher }) => {
  const { body, title } = enter("<button>Fermer</button>");
  await show(page, "/une-page", { title, body: body.replace("/_fn/x/save", "/_fn/accounts/close-session") });
  await expect(watcher.check()).rejects.toThrow(/close-session does not say that it destroys/);
});

test("Enter may press what destroys where there is nothing else, and what does not", async ({ page, watcher }) => {
  await show(page, "/une-page", enter(overwrite));
  await watcher.check();
  await show(page, "/une-autre", { ...enter(`<button>Continuer</button>${overwrite}`), title: "Une autre" });
  await watcher.check();
});

test("an error on the console is found", async ({ page, watcher }) => {
  await show(page, "/une-page");
  await page.evaluate(() => console.error("the sky falls"));
  await expect(watcher.check()).rejects.toThrow(/the sky falls/);
});

test("a full page load that nobody expected is found", async ({ page, watcher }) => {
  await show(page, "/une-page");
  const loaded = page.waitForEvent("load");
  await page.evaluate(() => location.reload());
  await loaded;
  await expect(watcher.check()).rejects.toThrow(/full page load/);
});

test("an arrival without focus and announcement is found", async ({ page, watcher }) => {
  await show(page, "/une-page");
  await watcher.check();
  await page.evaluate(() => {
    history.pushState(null, "", "/plus-loin");
    document.title = "Plus loin";
  });
  await expect(watcher.check()).rejects.toThrow(/focus is not on h1[\s\S]*announced 0 times/);
});
