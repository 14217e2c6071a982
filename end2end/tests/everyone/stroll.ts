// A walk through pages, each looked at as the watcher looks, and in the other ways there are.
import type { Page } from "@playwright/test";
import { type Watcher, expect } from "../../fixtures/test";
import { pages } from "../../fixtures/pages";
import { go, say } from "../steps";

export class Stroll {
  readonly page: Page;
  readonly scripts: boolean;
  readonly #watcher: Watcher;
  readonly #seen = new Set<string>();

  constructor(page: Page, watcher: Watcher, scripts: boolean) {
    this.page = page;
    this.#watcher = watcher;
    this.scripts = scripts;
  }

  /** Opens a page by its name in the program's table, at this path. */
  async to(name: string, path: string) {
    const answer = await go(this.page, path);
    expect(answer?.status(), `${name} at ${path} opens`).toBeLessThan(400);
    await this.here(name);
  }

  /** The same for a page that says what another one says too. */
  async apart(name: string, path: string) {
    const answer = await go(this.page, path);
    expect(answer?.status(), `${name} at ${path} opens`).toBeLessThan(400);
    this.#watcher.forgetTitles();
    await this.here(name);
    this.#watcher.forgetTitles();
  }

  /** From here on a page may say what another one said before. */
  alike() {
    this.#watcher.forgetTitles();
  }

  /** Looks at the page that is open. */
  async here(name: string) {
    const pattern = pages.find((page) => page.name === name)?.path;
    expect(pattern, `there is a page ${name}`).toBeDefined();
    const path = new RegExp(`^(/en)?${(pattern ?? "").replace(/\{\w+\}/g, "[^/]+").replace(/\/$/, "/?")}$`);
    await expect(this.page, `${name} is open`).toHaveURL((url) => path.test(url.pathname));
    await this.#watcher.check();
    await this.#watcher.checkOtherWays();
    this.#seen.add(name);
  }

  /** Sends the form that is open by this button, and looks at what is said of it. */
  async refused(name: string, button: string) {
    await this.page.getByRole("button", { name: say(this.page, button), exact: true }).click();
    await expect(this.page.locator(".error-summary"), `${name} says what is missing`).toBeVisible();
    await this.here(name);
  }

  /** An address where nothing is: it says so, whatever the kind of page. */
  async nowhere(path: string, status: number) {
    const answer = await go(this.page, path);
    expect(answer?.status(), `${path} answers`).toBe(status);
    this.#watcher.forgetTitles();
    await this.#watcher.check();
    await this.#watcher.checkOtherWays();
    this.#watcher.forgetTitles();
  }

  /** Nothing of what was to be seen was left out, and nothing else was seen. */
  finish(covers: readonly string[]) {
    expect([...this.#seen].sort(), "the pages of this walk").toEqual([...covers].sort());
  }
}
