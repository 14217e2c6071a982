// Forced colours, less motion, and paper: each page that anybody may open, and one of each kind of the others.
import { pages } from "../../fixtures/pages";
import { type Page, expect, test } from "../../fixtures/test";
import { enterQuietly } from "../quick";

/** Of a page behind a secret, or with something in its address, another test has one. */
const open = pages.filter(({ audience, path }) => audience === "Anyone" && !path.includes("{")).map(({ path }) => path);

/** Whoever is signed in, by their door in the demo, and a page of each kind: a form, a list, a table, what prints. */
const inside: Record<string, string[]> = {
  "a commencé son inscription": ["/espace", "/espace/inscription/identite", "/espace/contrat", "/compte"],
  "suivi 100 % en ligne": ["/espace/offres", "/espace/recherches", "/espace/recu"],
  "Hélène Marsac": ["/conseil", "/conseil/portefeuille", "/conseil/rappels"],
  "Une opératrice": ["/exploitation", "/exploitation/signalements"],
};

async function walk(page: Page, look: (path: string) => Promise<void>) {
  for (const path of open) {
    await page.goto(path);
    await look(path);
  }
  for (const [who, paths] of Object.entries(inside)) {
    await page.context().clearCookies();
    await enterQuietly(page.context().request, who);
    for (const path of paths) {
      await page.goto(path);
      await look(path);
    }
  }
}

/** What is pressed or filled in has an edge, and the focus a ring, in the reader's own colours. */
function withoutEdges(): string[] {
  const found: string[] = [];
  const told = (what: string, element: Element) => found.push(`${what}: <${element.tagName.toLowerCase()} class="${element.className}"> "${element.textContent?.trim().slice(0, 30)}"`);
  const seen = [...document.querySelectorAll<HTMLElement>(".button, .input, .choice, select, textarea, .card, .notice")].filter((one) => one.checkVisibility());
  for (const element of seen) {
    const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
    if (borderTopStyle === "none" || Number.parseFloat(borderTopWidth) < 1) told("no edge", element);
  }
  const kinds = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")) {
    if (element.checkVisibility() && !element.closest("[aria-hidden=true]")) kinds.set(`${element.localName}.${element.className}.${element.closest("nav, .offer-card, .choice")?.className}`, element);
  }
  for (const element of kinds.values()) {
    element.focus({ preventScroll: true });
    if (document.activeElement !== element || !element.matches(":focus-visible")) continue;
    // The ring of a box goes around its row, that of a card's link around the card.
    const rings = [element, element.closest(".choice"), element.closest(".offer-card")].map((one) => one && getComputedStyle(one));
    if (!rings.some((style) => style && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2)) told("no ring", element);
  }
  const current = [...document.querySelectorAll("nav [aria-current]")].filter((one) => one.checkVisibility());
  for (const element of current) {
    if (getComputedStyle(element).textDecorationLine !== "underline") told("where one is does not show", element);
  }
  return found;
}

test("in forced colours every edge and every ring is there", async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await walk(page, async (path) => {
    // The keyboard is in use: rings show.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(withoutEdges), path).toEqual([]);
  });
});

test("with less motion nothing moves by itself", async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await walk(page, async (path) => {
    // What shows only while one waits, too.
    const moving = await page.evaluate(() => {
      document.documentElement.dataset.waits = "";
      document.querySelector(".offer-results")?.setAttribute("aria-busy", "true");
      const own = [...document.querySelectorAll("*")].flatMap((element) => [null, "::before", "::after"].map((part) => [element, getComputedStyle(element, part)] as const));
      const moves = own.filter(([, style]) => style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0) || style.scrollBehavior === "smooth");
      const found = moves.map(([element]) => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class")}">`);
      delete document.documentElement.dataset.waits;
      return [...found, ...document.getAnimations().map((animation) => String(animation))];
    });
    expect(moving, path).toEqual([]);
  });
});

test("on paper there is what is read, and no way to press", async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ media: "print" });
  await walk(page, async (path) => {
    const printed = await page.evaluate(() => {
      const root = document.documentElement;
      const ways = [...document.querySelectorAll(".site-nav, .site-footer nav, .dock, .tabs, .skip-link, .button, .pager")];
      const found = ways.filter((one) => one.checkVisibility()).map((one) => `prints <${one.tagName.toLowerCase()} class="${one.className}">`);
      const fixed = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(one).position));
      found.push(...fixed.map((one) => `lies over the page: <${one.tagName.toLowerCase()} class="${one.className}">`));
      const heading = document.querySelector("h1");
      if (!heading?.checkVisibility()) found.push("prints no heading");
      if (root.scrollWidth > root.clientWidth) found.push(`is ${root.scrollWidth} px wide on ${root.clientWidth} px`);
      if (getComputedStyle(document.body).color !== "rgb(0, 0, 0)") found.push("does not print black");
      return found;
    });
    expect(printed, path).toEqual([]);
  });
});
