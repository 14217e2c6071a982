// Who opens pages: one of each kind of person, in each state in which pages differ. They come in
// by the demo's doors and by the forms that everyone uses, once; then their cookies are enough.
import { request as requests } from "playwright-core";
import { enter, firstChoice, links, linkIn, mailCalled, mailed, openAccount, password, post, read, send, totp } from "./forms.mjs";

const steps = ["identite", "coordonnees", "situation", "experience", "competences", "projet", "secteur", "banque", "recapitulatif"];
const searched = [
  ["Offers", "/offres?quoi=boulanger&ou=Limoges"],
  ["Market", "/marche?metier=D1102&lieu=87085"],
];

/**
 * Each person: `kind`, `who`, `role` (none for a visitor), `home`, `request` (in their name).
 * `only`: the pages that differ for them; without it, all that they may open. `more`: a page again at
 * another address. `before`: what is done before each visit.
 */
export async function everyone(url) {
  const open = [];
  const browser = async () => {
    const request = await requests.newContext({ baseURL: url });
    open.push(request);
    return request;
  };
  const seeker = async (label, rest) => {
    const request = await browser();
    await enter(request, label);
    return { kind: "job seeker", who: label, role: "JobSeeker", home: "/espace", request, ...rest };
  };
  const adviser = async (label, rest) => {
    const request = await browser();
    await enter(request, label);
    return { kind: "adviser", who: label, role: "Adviser", home: "/conseil", request, ...rest };
  };

  const operator = await browser();
  await enter(operator, "Une opératrice");
  const given = await secrets(browser, operator);
  const registered = await seeker("suivi 100 % en ligne", {
    given: { RegistrationStep: "/espace/inscription/identite" },
    more: [...searched, ["NewSearch", "/espace/recherches/nouvelle?quoi=boulanger&ou=Limoges"]],
  });
  given.MailStop = await linkIn(registered.request, await mailCalled(registered.request, "De nouvelles offres pour vous"), "/alertes/");

  const people = [
    { kind: "visitor", who: "a visitor", home: "/", request: await browser(), more: searched },
    { kind: "visitor", who: "a visitor who did the check", home: "/pour-moi", request: await checked(await browser()), only: /^Entry/ },
    registered,
    await seeker("vient de créer son compte", {
      only: /^(Space|Registration|RegistrationStep|Contract|ReturnToAgency|FitOffers|KeptOffers|SavedSearches|NewSearch)$/,
      given: { RegistrationStep: "/espace/inscription/identite" },
    }),
    await seeker("a fait le bilan", { only: /^(Space|Registration)$/ }),
    await seeker("a commencé son inscription", {
      only: /^(Space|Registration|RegistrationStep)$/,
      given: { RegistrationStep: `/espace/inscription/${steps[0]}` },
      more: steps.slice(1).map((step) => ["RegistrationStep", `/espace/inscription/${step}`]),
    }),
    await seeker("attend la réponse", {
      only: /^(Space|Registration|RegistrationStep|RegistrationReceipt|SavedSearches|NewSearch)$/,
      given: { RegistrationStep: "/espace/inscription/identite" },
    }),
    await seeker("revenu en agence", { only: /^(Space|Contract|ReturnToAgency|ReturnDone|VolunteerAgain)$/ }),
    await seeker("de nouveau volontaire", { only: /^(Space|Contract|VolunteerAgain)$/ }),
    await adviser("Hélène Marsac", { more: searched }),
    await adviser("Youssef Amrani", { only: /^(AdviserQueue|AdviserCaseload)$/, who: "Youssef Amrani, head of an agency" }),
    await deciding(await adviser("Paul Giordano", { only: /^AdviserFile$/, who: "Paul Giordano, with files open" })),
    { kind: "operator", who: "Une opératrice", role: "Operator", home: "/exploitation", request: operator, more: searched },
    ...(await halfSignedIn(browser, operator)),
  ];
  for (const { only, request } of people) if (only === undefined) await callBack(request);
  return {
    people: people.map((person) => ({ ...person, given: { ...given, ...person.given } })),
    leave: () => Promise.all(open.map((request) => request.dispose())),
  };
}

/** The addresses that are sent to people, each as it is before it is used. */
async function secrets(browser, operator) {
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
async function checked(request) {
  let here = await read(request, "/pour-moi/question/1");
  while (here.url.includes("/pour-moi/question/")) {
    here = await send(request, here, "/_fn/entry/answer", { option: firstChoice(here, "option") });
  }
  await post(request, "/pour-moi/exercice/find", "/_fn/entry/task", { text: "12" });
  return request;
}

/** Asks to be called back: only then there is a page that says so. */
const callBack = (request) =>
  post(request, "/etre-rappele", "/_fn/entry/callback", {
    subject: "register",
    words: "",
    name: "Rose Vidal",
    phone: "06 39 98 12 34",
    email: "",
    postcode: "87000",
    slot: "any",
    agreed: "true",
  });

/** A file of one's own to be decided, one that was decided, and one that is asked a reason for. */
async function deciding(person) {
  const { request } = person;
  const [queue, caseload] = [await read(request, "/conseil"), await read(request, "/conseil/portefeuille")];
  const files = (page) => links(page).filter((href) => href.startsWith("/conseil/dossier/"));
  const [mine] = files(caseload);
  let toDecide;
  let asked;
  for (const file of files(queue)) {
    const { html } = await read(request, file);
    if (toDecide === undefined && html.includes('"/_fn/caseload/open"')) toDecide = file;
    if (asked === undefined && html.includes('"/_fn/caseload/read"')) asked = file;
  }
  if (toDecide === undefined && asked !== undefined) {
    await post(request, asked, "/_fn/caseload/read", { reason: firstChoice(await read(request, asked), "reason") });
    toDecide = asked;
    asked = files(queue).find((file) => file !== toDecide);
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
async function halfSignedIn(browser, operator) {
  const person = async (who, email, only, rest) => {
    const request = await browser();
    await post(request, await invitation(operator, email), "/_fn/accounts/accept-invitation", { password });
    return { kind: "half signed in", who, role: "Nobody", home: "/second-facteur", request, only, ...rest };
  };
  const invited = await person("an invited adviser", "conseil.essai2@exemple.fr", /^(SecondFactor|EnrolSecondFactor)$/);
  const scanning = await person("an invited adviser, with a picture to scan", "conseil.essai3@exemple.fr", /^EnrolSecondFactor$/);
  await post(scanning.request, "/second-facteur/activer", "/_fn/accounts/start-totp");
  const enrolled = await person("an adviser who has just enrolled", "conseil.essai4@exemple.fr", /^RecoveryCodes$/);
  const page = await post(enrolled.request, "/second-facteur/activer", "/_fn/accounts/start-totp");
  const code = totp(/<code class="secret"[^>]*>([^<]*)/.exec(page.html)?.[1] ?? "");
  await send(enrolled.request, page, "/_fn/accounts/confirm-totp", { code });
  const returning = { ...invited, who: "an adviser without the code yet", request: await browser(), only: /^SecondFactor$/ };
  await post(returning.request, "/connexion", "/_fn/accounts/sign-in", { email: "conseil.essai4@exemple.fr", password });
  return [invited, scanning, { ...enrolled, home: "/second-facteur/codes" }, returning];
}
