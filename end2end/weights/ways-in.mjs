// How people come to where some pages are theirs: what was sent to them, filled in or opened.
import { firstChoice, links, mailed, openAccount, password, post, read, send, totp } from "./forms.mjs";

/** The addresses that are sent to people, each as it is before it is used. */
export async function secrets(browser, operator) {
  const request = await browser();
  const [email, known] = ["lettre.essai@exemple.fr", "oubli.essai@exemple.fr"];
  await post(request, "/creer-un-compte", "/_fn/accounts/sign-up", { email, password });
  const ConfirmEmail = await mailed(request, email, "/confirmer/");
  // Somebody else: what one began goes with one's account when one signs in.
  const beginner = await browser();
  const question = await read(beginner, "/pour-moi/question/1");
  await send(beginner, question, "/_fn/entry/answer", { option: firstChoice(question, "option") });
  const kept = await post(beginner, "/pour-moi", "/_fn/entry/keep-link", { email: "" });
  // On one device; what follows is another one.
  await openAccount(await browser(), known);
  await post(request, "/mot-de-passe-oublie", "/_fn/accounts/forgot-password", { email: known });
  const ResetPassword = await mailed(request, known, "/nouveau-mot-de-passe/");
  await post(request, "/connexion", "/_fn/accounts/sign-in", { email: known, password });
  const employer = "patron.essai@exemple.fr";
  await post(operator, "/exploitation/signalements", "/_fn/offers/decide-report", {
    decision: "take-down",
    reason: "On demande de payer d’avance.",
    employer_email: employer,
  });
  return {
    ConfirmEmail,
    ResetPassword,
    EntryResume: new URL(kept.url).pathname,
    StopChanges: await mailed(request, known, "/ce-n-etait-pas-moi/"),
    AcceptInvitation: await invitation(operator, "conseil.essai1@exemple.fr"),
    OfferContest: await mailed(operator, employer, "/offres/contester/"),
  };
}

async function invitation(operator, email) {
  const page = await read(operator, "/exploitation");
  await send(operator, page, "/_fn/accounts/invite", {
    name: "Inès Caron",
    email,
    role: "adviser",
    "agencies[]": firstChoice(page, "agencies[]"),
  });
  return mailed(operator, email, "/rejoindre/");
}

/** The ten questions and one task of the check. */
export async function checked(request) {
  let here = await read(request, "/pour-moi/question/1");
  while (here.url.includes("/pour-moi/question/")) {
    here = await send(request, here, "/_fn/entry/answer", { option: firstChoice(here, "option") });
  }
  await post(request, "/pour-moi/exercice/find", "/_fn/entry/task", { text: "12" });
  return request;
}

/** Asks to be called back: only then there is a page that says so. Each on a telephone of their own. */
export const callBack = (request, number) =>
  post(request, "/etre-rappele", "/_fn/entry/callback", {
    subject: "register",
    words: "",
    name: "Rose Vidal",
    phone: `06 39 98 12 ${10 + number}`,
    email: "",
    postcode: "87000",
    slot: "any",
    agreed: "true",
  });

/** A file of one's own to be decided, one that was decided, and one that is asked a reason for. */
export async function deciding(person) {
  const { request } = person;
  const filesOn = async (path) => links(await read(request, path)).filter((href) => href.startsWith("/conseil/dossier/"));
  const queue = await filesOn("/conseil");
  const [mine] = await filesOn("/conseil/portefeuille");
  let toDecide;
  let asked;
  for (const file of queue) {
    const { html } = await read(request, file);
    if (toDecide === undefined && html.includes('"/_fn/caseload/open"')) toDecide = file;
    if (asked === undefined && html.includes('"/_fn/caseload/read"')) asked = file;
  }
  if (toDecide === undefined && asked !== undefined) {
    await post(request, asked, "/_fn/caseload/read", { reason: firstChoice(await read(request, asked), "reason") });
    toDecide = asked;
    asked = queue.find((file) => file !== toDecide);
  }
  if (mine === undefined || toDecide === undefined) throw new Error("the demo has no files for Paul Giordano");
  const open = async () => {
    // Who leaves the page of an open file gives it back.
    const page = await read(request, toDecide);
    if (page.html.includes('"/_fn/caseload/open"')) await send(request, page, "/_fn/caseload/open");
  };
  const more = [["AdviserFile", asked], ["AdviserFile", toDecide, open]].filter(([, path]) => path !== undefined);
  return { ...person, given: { AdviserFile: mine }, more };
}

/** New colleagues, each at another point of the second factor. */
export async function halfSignedIn(browser, operator) {
  const person = async (who, email, only) => {
    const request = await browser();
    await post(request, await invitation(operator, email), "/_fn/accounts/accept-invitation", { password });
    return { kind: "half signed in", who, role: "Nobody", home: "/second-facteur", request, only };
  };
  const invited = await person("an invited adviser", "conseil.essai2@exemple.fr", /^(Enrol)?SecondFactor$/);
  const scanning = await person("an invited adviser who scans", "conseil.essai3@exemple.fr", /^EnrolSecondFactor$/);
  await post(scanning.request, "/second-facteur/activer", "/_fn/accounts/start-totp");
  const enrolled = await person("an adviser who has just enrolled", "conseil.essai4@exemple.fr", /^RecoveryCodes$/);
  const page = await post(enrolled.request, "/second-facteur/activer", "/_fn/accounts/start-totp");
  const code = totp(/<code class="secret"[^>]*>([^<]*)/.exec(page.html)?.[1] ?? "");
  await send(enrolled.request, page, "/_fn/accounts/confirm-totp", { code });
  const returning = { ...invited, who: "an adviser without the code yet", request: await browser(), only: /^SecondFactor$/ };
  await post(returning.request, "/connexion", "/_fn/accounts/sign-in", { email: "conseil.essai4@exemple.fr", password });
  return [invited, scanning, { ...enrolled, home: "/second-facteur/codes" }, returning];
}
