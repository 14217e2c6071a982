// An adviser decides while the person waits with the page open: one adviser at
// a time, never the impossible, and the person knows at once.
import { expect, test } from "../../fixtures/test";
import { decide, findInQueue, openFile, sendNow } from "../adviser";
import { register } from "../quick";
import { anotherDevice, desk, enterAs, follow, heading, newName, openMail, press, say, tick, title } from "../steps";

const reason = "Votre projet est clair et vous êtes à l’aise : nous avançons à distance.";

test("an adviser decides, and the person's open page says so", { tag: "@plain" }, async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const phone = { page, scripts: javaScriptEnabled !== false };
  const name = newName("Wadoux");
  const email = await register(page, name);
  await page.goto("/espace");
  await title(page, "Où en est mon dossier");
  await expect(heading(page, "Votre inscription est envoyée")).toBeVisible();

  const helene = await anotherDevice(browser, phone, { viewport: desk });
  const youssef = await anotherDevice(browser, phone, { viewport: desk });

  await test.step("she takes the file", async () => {
    await enterAs(helene.page, "Hélène Marsac");
    await openFile(helene.page, name);
    await press(helene.page, "Ouvrir pour décider");
    await expect(helene.page.getByText(/Vous avez ce dossier jusqu’à/)).toBeVisible();
  });

  await test.step("a colleague sees that it is taken, and cannot decide", async () => {
    await enterAs(youssef.page, "Youssef Amrani");
    await expect(await findInQueue(youssef.page, name)).toContainText("Ouvert par Hélène Marsac");
    await openFile(youssef.page, name);
    await expect(youssef.page.getByText(/Ouvert par Hélène Marsac jusqu’à/)).toBeVisible();
    await expect(youssef.page.getByText("Vous pouvez le lire, mais pas décider.")).toBeVisible();
    await expect(youssef.page.getByRole("button", { name: "Ouvrir pour décider" })).toHaveCount(0);
    await expect(youssef.page.getByRole("button", { name: "Envoyer la décision" })).toHaveCount(0);
  });

  await test.step("she reads both views of autonomy", async () => {
    const views = helene.page.getByRole("table", { name: "Autonomie : deux regards" });
    for (const column of ["Ce qu’elle dit", "Ce que l’exercice montre", "Ce qui est retenu", "Pourquoi"]) {
      await expect(views.getByRole("columnheader", { name: column })).toBeVisible();
    }
    for (const axis of ["Aisance avec le numérique", "Recherche d’emploi"]) {
      await expect(views.getByText(axis, { exact: true })).toBeVisible();
    }
    await expect(helene.page.getByText("Elle a choisi : 100 % Web")).toBeVisible();
  });

  await test.step("renforcé is never 100 % Web: said clearly, nothing is lost", async () => {
    await decide(helene.page, { path: /^100 %/, intensity: /^Renforcé/, reason });
    await expect(helene.page.getByText("Un point à corriger")).toBeVisible();
    await expect(helene.page.getByText(/L’accompagnement renforcé se fait aussi de vive voix/).first()).toBeVisible();
    await expect(helene.page.getByRole("radio", { name: /^100 %/ })).toBeChecked();
    await expect(helene.page.getByRole("radio", { name: /^Renforcé/ })).toBeChecked();
    await expect(helene.page.getByLabel("Pourquoi")).toHaveValue(reason);
  });

  if (phone.scripts) {
    await test.step("more time takes nothing away of what is written", async () => {
      await helene.page.getByLabel("Pourquoi").fill(`${reason} Et voilà.`);
      const opened = helene.page.waitForResponse(/caseload\/open$/);
      await press(helene.page, "Garder 30 minutes de plus");
      await (await opened).finished();
      await expect(helene.page.locator("html")).not.toHaveAttribute("data-visits");
      await expect(helene.page.getByLabel("Pourquoi")).toHaveValue(`${reason} Et voilà.`);
      await expect(helene.page.getByRole("radio", { name: /^Renforcé/ })).toBeChecked();
      await helene.page.getByLabel("Pourquoi").fill(reason);
    });
  }

  await test.step("guidé may be, and the file leaves the queue", async () => {
    await tick(helene.page.getByRole("radio", { name: /^Guidé/ }));
    await press(helene.page, "Envoyer la décision");
    await title(helene.page, "Dossiers à décider");
    await expect(helene.page.getByText(/Décision envoyée à .*Wadoux/)).toBeVisible();
    await expect(helene.page.getByRole("button", { name: /^Dossier suivant/ })).toBeVisible();
    await expect(helene.page.getByRole("row").filter({ hasText: name })).toHaveCount(0);
  });

  await test.step("nobody is told yet, and it is taken back with what was written", async () => {
    await page.reload();
    await expect(heading(page, "Votre inscription est envoyée")).toBeVisible();
    await press(helene.page, "Reprendre");
    await title(helene.page, new RegExp(name));
    if (phone.scripts) await expect(heading(helene.page, "Décider")).toBeFocused();
    await expect(helene.page.getByRole("radio", { name: /^Guidé/ })).toBeChecked();
    await expect(helene.page.getByLabel("Pourquoi")).toHaveValue(reason);
    await press(helene.page, "Envoyer la décision");
  });

  await test.step("sent at once, the person is in the portfolio", async () => {
    await sendNow(helene.page);
    await expect(helene.page.getByText(/Décision envoyée à .*Wadoux/)).toBeVisible();
    await follow(helene.page, "Mon portefeuille");
    await title(helene.page, "Mon portefeuille");
    await expect(helene.page.getByRole("row").filter({ hasText: name })).toContainText("100 % Web");
  });

  await test.step("both open pages say so, by themselves where scripts run", async () => {
    if (!phone.scripts) await Promise.all([page.reload(), youssef.page.reload()]);
    await expect(heading(page, "Votre suivi est 100 % Web")).toBeVisible();
    if (phone.scripts) await expect(youssef.page.getByText(/Dossier décidé le .* par Hélène Marsac/)).toBeVisible();
    // Whoever opens it afresh: the file is no longer in the queue, and not in his portfolio.
    else await title(youssef.page, "Cette page n’existe pas");
  });

  await test.step("the person reads the reason, who follows them, and what each owes", async () => {
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByText("Votre conseiller : Hélène Marsac")).toBeVisible();
    await expect(heading(page, "Nous vous devons")).toBeVisible();
    await expect(page.getByText(/Une proposition de contrat d’engagement/)).toBeVisible();
    await expect(heading(page, "Vous nous devez")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: say(page, "Lire mon contrat") }).click();
    await title(page, "Mon contrat");
    await expect(heading(page, "Votre suivi : 100 % Web")).toBeVisible();
    await expect(page.getByText("Accompagnement : Guidé")).toBeVisible();
    await expect(page.getByText("Hélène Marsac, conseiller").first()).toBeVisible();
    await openMail(page, email, "Votre dossier a une réponse");
    await expect(page.getByText(reason)).toBeVisible();
  });

  await helene.leave();
  await youssef.leave();
});
