// Somebody with a phone: opens a page, waits until nothing moves any more, follows links.
import { countTraffic, weigh } from "./traffic.mjs";

const QUIET = 2_000;
const PATIENCE = 40_000;
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Runs in the page, before everything else of it. */
function observe() {
  const seen = { shift: 0, tasks: [] };
  window.seenByWeights = seen;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

/** Runs in the page: why more is to be expected of it; empty when nothing is. */
async function unsettled() {
  const { dataset } = document.documentElement;
  const island = document.querySelector("leptos-island") !== null;
  if (dataset.ready === undefined || document.readyState !== "complete") return "the scripts did not run";
  if (dataset.visits !== undefined) return "the next page did not come";
  if (island && dataset.idle !== undefined && dataset.woken === undefined) return "the islands' program did not come";
  // It comes by itself for whoever is signed in, and once there was something to do here.
  if (dataset.live === undefined && !window.somebodyIsHere) return "";
  const worker = await navigator.serviceWorker?.getRegistration();
  return worker?.active?.state === "activated" ? "" : "the service worker did not come";
}

/** Runs in the page: touches the first field that the program is for. */
function touchField() {
  const field = "input:not([type=hidden]), select, textarea";
  const island = document.querySelector("leptos-island");
  const goal = island?.querySelector(field) ?? island?.closest("form")?.querySelector(field);
  goal?.focus();
  return document.activeElement === goal;
}

/** Runs in the page: a link to there, followed. */
function followLink(path) {
  window.sameDocument = window.somebodyIsHere = true;
  const link = document.createElement("a");
  link.href = path;
  document.querySelector("main").append(link);
  link.click();
}

export class Visitor {
  #context;
  #page;
  #session;
  #url;
  #traffic;
  #from = 0;
  #strangers = new Set();

  /** Somebody with an empty phone: see `become`. */
  static async enter(browser, url) {
    const visitor = new Visitor();
    visitor.#url = url;
    visitor.#traffic = await countTraffic(url);
    visitor.#context = await browser.newContext({
      baseURL: url,
      viewport: { width: 360, height: 740 },
      locale: "fr-FR",
      timezoneId: "Europe/Paris",
      proxy: { server: visitor.#traffic.server },
    });
    await visitor.#context.addInitScript(observe);
    visitor.#context.on("request", (request) => {
      if (request.url().startsWith("http") && new URL(request.url()).origin !== url) visitor.#strangers.add(request.url());
    });
    visitor.#page = await visitor.#context.newPage();
    visitor.#session = await visitor.#context.newCDPSession(visitor.#page);
    return visitor;
  }

  /**
   * Somebody by their cookies, with nothing kept from before: as a new phone, but a window of the
   * browser takes longer to open than most pages. `slower`: how many times slower the processor is.
   */
  async become({ storage, slower = 1 }) {
    const session = this.#session;
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await this.#page.goto("about:blank");
    await session.send("Storage.clearDataForOrigin", { origin: this.#url, storageTypes: "all" });
    await session.send("Network.clearBrowserCache");
    await this.#context.clearCookies();
    if (storage) await this.#context.addCookies(storage.cookies);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await this.#traffic.ended();
    this.#strangers.clear();
    this.forget();
  }

  /** Opens an address by the browser's bar. */
  async open(path) {
    const answer = await this.#page.goto(path);
    await this.#quiet();
    return answer.status();
  }

  /** Follows a link on the page that is open; what travelled before does not count. */
  async follow(path) {
    this.forget();
    const isIt = (response) => response.url() === this.#url + path;
    const [answer] = await Promise.all([
      this.#page.waitForResponse(isIt, { timeout: PATIENCE }),
      this.#page.evaluate(followLink, path),
    ]);
    await this.#quiet(path);
    if (answer.status() !== 200) throw new Error(`answers ${answer.status()}`);
    if (!(await this.#page.evaluate(() => window.sameDocument === true))) throw new Error(`${path} was not opened in place`);
  }

  /** Does something on the page: presses a key, and begins to use what needs the islands' program
      where it did not come by itself. Whether more travelled for it. */
  async touch() {
    const before = this.weight().requests;
    await this.#page.evaluate(() => (window.somebodyIsHere = true));
    await this.#page.keyboard.press("Shift");
    if (await this.sleeps()) await this.#wake();
    await this.#quiet();
    return this.weight().requests > before;
  }

  async #wake() {
    if (!(await this.#page.evaluate(touchField))) throw new Error("there is an island, and no field that brings its program");
    const end = Date.now() + PATIENCE;
    while (await this.sleeps()) {
      if (Date.now() > end) throw new Error("the islands' program did not come when a field was touched");
      await wait(50);
    }
  }

  /** Whether there are islands without their program. */
  sleeps() {
    return this.#page.evaluate(
      () => document.querySelector("leptos-island") !== null && document.documentElement.dataset.woken === undefined,
    );
  }

  /** Waits until nothing moves any more. */
  async rest() {
    await this.#quiet();
  }

  async #quiet(path) {
    const end = Date.now() + PATIENCE;
    let why = "";
    for (;;) {
      // In the middle of a change of documents nobody answers.
      why = await this.#page.evaluate(unsettled).catch((error) => error.message);
      if (why === "" && path !== undefined && this.address() !== path) why = `${this.address()} is open instead of ${path}`;
      if (this.#strangers.size > 0) throw new Error(`the page asks elsewhere: ${[...this.#strangers].join(" ")}`);
      if (why === "" && this.#traffic.silentFor() >= QUIET) return;
      if (Date.now() > end) throw new Error(why || "it never became quiet");
      await wait(why === "" ? Math.max(20, QUIET - this.#traffic.silentFor()) : 100);
    }
  }

  address() {
    const { pathname, search } = new URL(this.#page.url());
    return pathname + search;
  }

  /** What has travelled. */
  weight() {
    return weigh(this.#traffic.entries.slice(this.#from));
  }

  forget() {
    this.#from = this.#traffic.entries.length;
  }

  /** `shift`: how much of the page moved by itself. `tasks`: how long the long tasks took, in milliseconds. */
  seen() {
    return this.#page.evaluate(() => window.seenByWeights);
  }

  async leave() {
    await this.#context?.close();
    await this.#traffic.stop();
  }
}

/** Lets somebody in, and out again whatever happens. */
export async function visiting(browser, url, does) {
  const visitor = await Visitor.enter(browser, url);
  try {
    return await does(visitor);
  } finally {
    await visitor.leave();
  }
}
