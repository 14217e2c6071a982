// A field that is left with a wrong value says so; never while a pointer is
// pressed, because what it says moves the button under the pointer, and the
// browser then sees no click.
import { type Page, expect, test } from "../../fixtures/test";

const wrong = (page: Page) => page.getByLabel("Adresse e-mail");
const button = (page: Page) => page.getByRole("button", { name: "Créer mon compte" });
const summary = (page: Page) => page.locator(".error-summary");

/** The form with a wrong address that has the focus. */
async function typeWrong(page: Page) {
  await page.goto("/creer-un-compte");
  await page.getByLabel("Choisissez un mot de passe").fill("une phrase assez longue pour ici");
  await wrong(page).fill("ceci n'est pas une adresse");
  // The program that judges has come.
  await page.locator("html[data-checks]").waitFor({ state: "attached" });
}

/** Presses the mouse in the middle of the button and gives the place. */
async function pressButton(page: Page) {
  await button(page).scrollIntoViewIfNeeded();
  const place = await button(page).boundingBox();
  if (!place) throw new Error("the button is not shown");
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  return place;
}

test("one click on the button sends a form whose last field is wrong", async ({ page }) => {
  await typeWrong(page);
  const place = await pressButton(page);
  await expect(wrong(page)).not.toBeFocused();
  const pressed = await button(page).boundingBox();
  // A pressed button sinks by a pixel; an error above it would take a line.
  expect(Math.abs((pressed?.y ?? 0) - place.y), "how far the button moved while it was pressed").toBeLessThan(4);
  await page.mouse.up();
  await expect(summary(page)).toBeFocused();
  await expect(wrong(page)).toHaveAttribute("aria-invalid", "true");
});

test("the verdict comes when the pointer is released beside the button", async ({ page }) => {
  await typeWrong(page);
  await pressButton(page);
  await page.mouse.move(5, 5);
  await expect(wrong(page)).not.toHaveAttribute("aria-invalid");
  await page.mouse.up();
  await expect(wrong(page)).toHaveAttribute("aria-invalid", "true");
  await expect(summary(page)).toHaveCount(0);
});

test("the verdict comes at once when the keyboard leads on", async ({ page }) => {
  await typeWrong(page);
  // Nothing runs in between: no release is waited for.
  const said = await wrong(page).evaluate(async (field: HTMLElement) => {
    field.blur();
    await Promise.resolve();
    await new Promise(requestAnimationFrame);
    return field.getAttribute("aria-invalid");
  });
  expect(said).toBe("true");
  await expect(summary(page)).toHaveCount(0);
  // Where the key led.
  await page.getByLabel("Choisissez un mot de passe").focus();
});

test("what was left before the program that judges had come is judged then", async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/pleinweb.wasm", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/creer-un-compte");
  await wrong(page).fill("ceci n'est pas une adresse");
  await page.getByLabel("Choisissez un mot de passe").focus();
  await expect(wrong(page)).not.toHaveAttribute("aria-invalid");
  arrive();
  await expect(wrong(page)).toHaveAttribute("aria-invalid", "true");
});

test.describe("by finger", () => {
  test.use({ hasTouch: true });

  test("one tap on the button sends a form whose last field is wrong", async ({ page }) => {
    await typeWrong(page);
    await button(page).tap();
    await expect(summary(page)).toBeFocused();
  });
});
