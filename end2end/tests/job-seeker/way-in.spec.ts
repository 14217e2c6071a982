// The whole way: someone without a job discovers the service, checks whether it
// suits them, volunteers, registers in two sittings on two devices, is
// confirmed by an adviser, returns to the agency once and for good, and
// volunteers again.
import { expect, test } from "../../fixtures/test";
import { decide, openFile, sendNow } from "../adviser";
import {
  anotherDevice,
  chooseFullWeb,
  confirmAddress,
  desk,
  doCheck,
  enterAs,
  field,
  follow,
  go,
  heading,
  iban,
  newEmail,
  newName,
  openMail,
  press,
  registration,
  say,
  sendRegistration,
  signIn,
  signUp,
  socialSecurityNumber,
  title,
} from "../steps";
import { returnForGood, returnOnce, volunteerAgain } from "../way-back";

const reason = "Votre projet est clair : on avance ensemble, à distance.";

test("from discovery to 100 % Web, and the way back", { tag: ["@plain-desktop", "@postgres", "@english"] }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(400_000);
  const phone = { page, scripts: javaScriptEnabled !== false };
  const email = newEmail();
  const birthName = newName();
  const nir = socialSecurityNumber(471);

  await test.step("checks, and chooses freely", async () => {
    await doCheck(page);
    await expect(page.getByText(say(page, "Nous vous proposons le 100 % Web."))).toBeVisible();
    await chooseFullWeb(page);
  });

  await test.step("opens an account with a confirmed address", async () => {
    await signUp(page, email);
    await confirmAddress(page, email);
    await title(page, "Où en est mon dossier");
    await expect(heading(page, "Vous avez fait le bilan")).toBeVisible();
  });

  await test.step("begins the registration; what is wrong is shown and kept", async () => {
    await follow(page.getByRole("main"), "M’inscrire");
    await press(page, "Commencer mon inscription");
    await title(page, "Votre identité");
    await field(page, "Prénom").fill("Nadia");
    await field(page, "Date de naissance").fill("31/02/1985");
    await field(page, "Numéro de sécurité sociale").fill("285058708547100");
    await field(page, "Numéro de sécurité sociale").press("Enter");
    await expect(page.getByText(/^3 (points à corriger|points to correct|things to correct)/)).toBeVisible();
    await expect(field(page, "Prénom")).toHaveValue("Nadia");
    await expect(field(page, "Date de naissance")).toHaveValue("31/02/1985");
    await expect(field(page, "Date de naissance")).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, "Nom de naissance")).toHaveAttribute("aria-invalid", "true");
    await registration.identity(phone, { birthName, nir });
    await registration.contact(phone);
    await registration.situation(phone);
    await title(page, "Votre expérience");
    await press(page, "Enregistrer et quitter");
    await title(page, "Votre inscription");
  });

  await test.step("goes on from another device", async () => {
    const computer = await anotherDevice(browser, phone);
    await signIn(computer.page, email);
    await title(computer.page, "Où en est mon dossier");
    await expect(heading(computer.page, "Votre inscription est commencée")).toBeVisible();
    await follow(computer.page, "Continuer mon inscription");
    await press(computer.page, "Reprendre mon inscription");
    await registration.experience(computer);
    await registration.skills(computer);
    await registration.project(computer);
    await registration.area(computer);
    await registration.bank(computer);
    await title(computer.page, "Vérifiez, puis envoyez");
    await expect(computer.page.getByText("Nadia", { exact: true })).toBeVisible();
    await expect(computer.page.getByText(birthName, { exact: true })).toBeVisible();
    const text = (await computer.page.getByRole("main").innerText()).replace(/\s/g, "");
    expect(text, "the numbers are masked").not.toContain(nir);
    expect(text, "the numbers are masked").not.toContain(iban.replace(/\s/g, ""));
    expect(text, "nothing of the number is shown").toContain("•".repeat(15));
    expect(text, "nothing of the number is shown").not.toContain(nir.slice(0, 5));
    expect(text, "only the ends of the IBAN are shown").toMatch(/FR76•{20}189/);
    const number = await sendRegistration(computer.page);
    expect(number).not.toBe("");
    await expect(computer.page.getByText(say(page, "Un conseiller vous répond au plus tard le"))).toBeVisible();
    await follow(computer.page, "Aller à mon espace");
    await title(computer.page, "Où en est mon dossier");
    await expect(heading(computer.page, "Votre inscription est envoyée")).toBeVisible();
    await computer.leave();
  });

  await test.step("the first device says the same, and stays open", async () => {
    await go(page, "/espace");
    await expect(heading(page, "Votre inscription est envoyée")).toBeVisible();
    await expect(page.getByText(/Réponse avant le|Answer before/).first()).toBeVisible();
  });

  await test.step("an adviser confirms", async () => {
    const adviser = await anotherDevice(browser, phone, { viewport: desk, language: "fr" });
    await enterAs(adviser.page, "Hélène Marsac");
    await openFile(adviser.page, birthName);
    await press(adviser.page, "Ouvrir pour décider");
    await decide(adviser.page, { path: /^100 %/, intensity: /^Guidé/, reason });
    await sendNow(adviser.page);
    await adviser.leave();
  });

  await test.step("the person knows, by mail and on the page", async () => {
    if (!phone.scripts) await page.reload();
    await expect(heading(page, "Votre suivi est 100 % Web")).toBeVisible();
    await expect(page.getByText(/(Votre conseiller\s:|Your adviser:) Hélène Marsac/)).toBeVisible();
    await expect(page.getByText(reason)).toBeVisible();
    await expect(heading(page, "Nous vous devons")).toBeVisible();
    await expect(heading(page, "Vous nous devez")).toBeVisible();
    await openMail(page, email, "Votre dossier a une réponse");
    await expect(page.getByText(reason)).toBeVisible();
    await go(page, "/espace");
  });

  await test.step("to the agency once", () => returnOnce(page));
  await test.step("to the agency for good", () => returnForGood(page));
  await test.step("and 100 % Web again", () => volunteerAgain(page));
});
