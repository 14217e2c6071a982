// The way back: someone followed 100 % online returns to the agency once, then
// for good, and volunteers again; their adviser sees each step.
import { expect, test } from "../../fixtures/test";
import { anotherDevice, desk, enterAs, follow, heading, title } from "../steps";
import { returnForGood, returnOnce, volunteerAgain } from "../way-back";
import { decide, openFile, sendNow } from "../adviser";
import { register } from "../quick";
import { newName, press } from "../steps";

test("to the agency once, then for good, and volunteering again", { tag: "@plain" }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const phone = { page, scripts: javaScriptEnabled !== false };
  const name = newName("Ybert");
  await register(page, name);

  const adviser = await test.step("someone has been followed 100 % online", async () => {
    const computer = await anotherDevice(browser, phone, { viewport: desk });
    await enterAs(computer.page, "Youssef Amrani");
    await openFile(computer.page, name);
    await press(computer.page, "Ouvrir pour décider");
    await decide(computer.page, { path: /^100 %/, intensity: /^Suivi/ });
    await sendNow(computer.page);
    await page.goto("/espace");
    await expect(heading(page, "Votre suivi est 100 % Web")).toBeVisible();
    return computer;
  });
  const row = adviser.page.getByRole("row").filter({ hasText: name });

  await test.step("an interview at the desk, once", () => returnOnce(page));

  await test.step("the adviser sees it", async () => {
    await follow(adviser.page, "Mon portefeuille");
    await title(adviser.page, "Mon portefeuille");
    await expect(row).toContainText("Rendez-vous à l’agence demandé");
  });

  await test.step("everything at the agency, for good", () => returnForGood(page));

  await test.step("the adviser's page says so, by itself where scripts run", async () => {
    if (!phone.scripts) await adviser.page.reload();
    await expect(row).toContainText("Retour à l’agence");
    await expect(row).toContainText("Revenu à l’agence");
  });

  await test.step("volunteers again, and the adviser has something to decide", async () => {
    await volunteerAgain(page);
    await follow(adviser.page, "À décider");
    await openFile(adviser.page, name);
    await expect(adviser.page.getByText("Cette personne demande le 100 % Web")).toBeVisible();
    await adviser.leave();
  });
});
