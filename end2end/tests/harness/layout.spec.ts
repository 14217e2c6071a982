// The watcher sees how pages are laid out: each page here has one thing wrong.
import { type Page, expect, test } from "../../fixtures/test";

const usual = "a, button { display: inline-block; min-height: 44px; min-width: 44px }";

/** A problem as the watcher's error quotes it: its own quotes are escaped there. */
const quoted = (problem: RegExp) => new RegExp(problem.source.replaceAll('"', '\\\\?"'));

async function show(page: Page, inner: string, style = usual) {
  const html = `<!DOCTYPE html><html lang="fr" data-ready><head><title>Une page</title><style>${style}</style></head><body><main><h1 tabindex="-1">Une page</h1>${inner}</main></body></html>`;
  await page.route("**/une-page", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto("/une-page");
}

const sound = '<p id="a">Il est 17\u00a0h\u00a023, cela coûte 26\u202f300\u00a0€.</p><p><a href="#a">Lire</a></p><p>Une phrase avec <a style="display:inline" href="#a">un lien</a> court.</p>';

test("a sound layout passes", async ({ page, watcher }) => {
  await show(page, sound);
  await watcher.check();
  await watcher.checkOtherWays();
});

for (const [what, inner, found] of [
  ["an id with a space", '<p id="a b">Du texte.</p>', /"a b" is empty or holds a space/],
  ["an id that is there twice", '<p id="a">Du texte.</p><p id="a">Du texte.</p>', /"a" is there 2 times/],
  ["a description that is not there", '<p><button type="button" aria-describedby="no">Presser</button></p>', /aria-describedby="no" of <button> finds nothing/],
  ["a link to a place that is not there", '<p><a href="#no">Lire</a></p>', /#no leads nowhere/],
  ["a button of no form", "<button>Envoyer</button>", /"Envoyer" sends no form/],
  ["a field of no form", '<label>Rue <input name="rue"></label>', /rue is in no form/],
  ["a field that no command reads", '<form action="/_fn/x/y"><label>Rue <input name="rue"></label><button>Envoyer</button></form>', /rue is no part of the command/],
  ["a time that may break", "<p>Il est 17 h 23.</p>", /"17 h 23" may break/],
  ["an amount that may break", "<p>Cela coûte 26\u202f300 €.</p>", /"300 €" may break/],
  ["a telephone number that may break", "<p>Appelez le 05 36 49 10 10.</p>", /"05 36 49 10 10" may break/],
] as const) {
  test(`${what} is found`, async ({ page, watcher }) => {
    await show(page, inner);
    await expect(watcher.check()).rejects.toThrow(quoted(found));
  });
}

for (const [what, inner, found] of [
  ["a small target", '<p id="a"><a style="display:inline" href="#a">Lire</a></p>', /"Lire" in <p .* is \d+ × \d+ px/],
  ["what overlaps", '<p>Un texte.</p><p style="margin-top:-2.5em">Un autre.</p>', /"Un autre." and "Un texte." overlap/],
  ["what is cut", '<p style="overflow:hidden;white-space:nowrap;width:9em">Une phrase bien trop longue pour sa place.</p>', /<p> cuts "Une phrase bien/],
  ["what scrolls sideways", '<div style="overflow-x:auto"><p style="width:50em">Long.</p></div>', /<div> scrolls sideways/],
  ["what is too wide with large letters only", '<p style="width:18rem">Du texte.</p>', /letters of 200 %\): is wider than the screen/],
  ["a figure that is broken", '<p style="width:2em;overflow-wrap:anywhere">26\u202f300\u00a0€</p>', /is broken over \d lines/],
  ["an empty row", '<table class="table"><tr><th>A</th><td data-label="Quoi"><div></div></td></tr></table>', /an empty row: Quoi/],
] as const) {
  test(`${what} is measured`, async ({ page, watcher }) => {
    await show(page, inner);
    await watcher.check();
    await expect(watcher.checkOtherWays()).rejects.toThrow(quoted(found));
  });
}

test("a focus that is lost is found", async ({ page, watcher }) => {
  await show(page, '<p><button type="button">Presser</button></p>');
  await page.getByRole("button").focus();
  await watcher.check();
  await page.evaluate(() => document.querySelector("button")?.remove());
  await expect(watcher.check()).rejects.toThrow(/the focus was lost/);
});
