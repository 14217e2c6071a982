// Two tabs, one registration: what the other one saved is overwritten by the
// button that says so, and never by Enter.
import { expect, test } from "../../fixtures/test";
import { beginRegistration, post } from "../quick";
import { field, go, newName, press, title } from "../steps";

const contact = "/espace/inscription/coordonnees";

test("Enter does not overwrite what another tab saved", { tag: ["@plain"] }, async ({ page }) => {
  await beginRegistration(page, newName(), "situation");
  await go(page, contact);
  await title(page, "Vos coordonnées");
  await post(page.request, contact, "/_fn/registration/save-contact", {
    street: "8 place du Marché",
    postcode: "87000",
    city: "Limoges",
    phone: "06 12 34 56 78",
  });
  /** What the other tab sees: a page of its own. */
  const saved = async () => /value="([^"]*)"[^>]*name="command\[street\]"|name="command\[street\]"[^>]*value="([^"]*)"/.exec(
    await (await page.request.get(contact)).text(),
  );
  const street = field(page, "Numéro et rue");
  await street.fill("3 rue Basse, escalier B");
  // Once for the surprise, and once more by someone who has not read it.
  for (const time of ["at first", "again"]) {
    await street.press("Enter");
    await expect(page.getByText("Une autre page a changé cette étape", { exact: true }), time).toBeVisible();
    await expect(street, time).toHaveValue("3 rue Basse, escalier B");
    const [, one, other] = (await saved()) ?? [];
    expect(one ?? other, `${time}: what the other tab saved stays`).toBe("8 place du Marché");
  }
  await press(page, "Garder ce que je vois ici");
  await title(page, "Votre situation et vos droits");
  await go(page, contact);
  await expect(street).toHaveValue("3 rue Basse, escalier B");
});
