// The way in: someone without a job discovers the service, checks whether it
// suits them, volunteers, registers in two sittings on two devices, and knows
// where the file stands.
import { expect, test } from "../../fixtures/test";
import {
  anotherDevice,
  beginRegistration,
  chooseFullWeb,
  confirmAddress,
  doCheck,
  follow,
  french,
  iban,
  newEmail,
  press,
  registration,
  sendRegistration,
  signIn,
  signUp,
  socialSecurityNumber,
  title,
} from "../steps";

test("from discovery to a file that waits for an answer", { tag: ["@plain-desktop", "@postgres"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(400_000);
  const phone = { page, scripts: javaScriptEnabled !== false };
  const email = newEmail();
  const nir = socialSecurityNumber(471);

  await test.step("checks, and chooses freely", async () => {
    await doCheck(page);
    await expect(page.getByText("Nous vous proposons le 100 % Web.")).toBeVisible();
    await chooseFullWeb(page);
  });

  await test.step("opens an account with a confirmed address", async () => {
    await signUp(page, email);
    await confirmAddress(page, email);
    await title(page, "Où en est mon dossier");
    await expect(page.getByRole("heading", { name: "Vous avez fait le bilan" })).toBeVisible();
  });

  await test.step("begins the registration; what is wrong is shown and kept", async () => {
    await follow(page, "M’inscrire");
    await press(page, "Commencer mon inscription");
    await title(page, "Votre identité");
    await page.getByLabel("Prénom").fill("Nadia");
    await page.getByLabel("Date de naissance").fill("31/02/1985");
    await page.getByLabel("Numéro de sécurité sociale").fill("285058708547100");
    await page.getByLabel("Numéro de sécurité sociale").press("Enter");
    await expect(page.getByText("3 points à corriger")).toBeVisible();
    await expect(page.getByLabel("Prénom")).toHaveValue("Nadia");
    await expect(page.getByLabel("Date de naissance")).toHaveValue("31/02/1985");
    await expect(page.getByLabel("Date de naissance")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Nom de naissance")).toHaveAttribute("aria-invalid", "true");
    await registration.identity(phone, { nir });
    await registration.contact(phone);
    await registration.situation(phone);
    await title(page, "Votre expérience");
    await press(page, "Enregistrer et quitter");
  });

  await test.step("goes on from another device", async () => {
    const computer = await anotherDevice(browser, phone);
    await signIn(computer.page, email);
    await title(computer.page, "Où en est mon dossier");
    await expect(computer.page.getByRole("heading", { name: "Votre inscription est commencée" })).toBeVisible();
    await follow(computer.page, "Continuer mon inscription");
    await press(computer.page, "Reprendre mon inscription");
    await registration.experience(computer);
    await registration.skills(computer);
    await registration.project(computer);
    await registration.area(computer);
    await registration.bank(computer);
    await title(computer.page, "Vérifiez, puis envoyez");
    await expect(computer.page.getByText("Nadia", { exact: true })).toBeVisible();
    await expect(computer.page.getByText("Lebrun-d'Été", { exact: true })).toBeVisible();
    const text = (await computer.page.getByRole("main").innerText()).replace(/\s/g, "");
    expect(text, "the numbers are masked").not.toContain(nir);
    expect(text, "the numbers are masked").not.toContain(iban.replace(/\s/g, ""));
    expect(text, "only the beginning of the number is shown").toContain(`${nir.slice(0, 5)}••••••••••`);
    expect(text, "only the ends of the IBAN are shown").toMatch(/FR76•{20}189/);
    const number = await sendRegistration(computer.page);
    expect(number).not.toBe("");
    await expect(computer.page.getByText(/Un conseiller vous répond au plus tard le/)).toBeVisible();
    await follow(computer.page, "Aller à mon espace");
    await title(computer.page, "Où en est mon dossier");
    await expect(computer.page.getByRole("heading", { name: "Votre inscription est envoyée" })).toBeVisible();
    await computer.leave();
  });

  await test.step("the first device says the same", async () => {
    await page.goto("/espace");
    await expect(page.getByRole("heading", { name: "Votre inscription est envoyée" })).toBeVisible();
    await expect(page.getByText(/Réponse avant le/)).toBeVisible();
  });
});
