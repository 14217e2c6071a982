// Who opens pages: one of each kind of person, in each state in which pages differ. They come in
// by the demo's doors and by the forms that everyone uses, once; then their cookies are enough.
import { request as requests } from "playwright-core";
import { enter, linkIn, mailCalled, plain, read } from "./forms.mjs";
import { callBack, checked, deciding, halfSignedIn, secrets } from "./ways-in.mjs";

const identity = "/espace/inscription/identite";
const otherSteps = "coordonnees situation experience competences projet secteur banque recapitulatif".split(" ");
const searched = [
  ["Offers", "/offres?quoi=boulanger&ou=Limoges"],
  ["Market", "/marche?metier=D1102&lieu=87085"],
];

/**
 * Each person: `kind`, `who`, `role` (none for a visitor), `home`, `request` (in their name).
 * `only`: the pages that differ for them; without it, all that they may open. `more`: a page again at
 * another address, and what is done before each visit.
 */
export async function everyone(url) {
  const open = [];
  const browser = async () => {
    const request = await requests.newContext({ baseURL: url });
    open.push(request);
    return request;
  };
  /** Someone of the demo, by a part of the label at the door. */
  const someone = (kind, role, home) => async (label, rest) => {
    const request = await browser();
    await enter(request, label);
    return { kind, who: label, role, home, request, ...rest };
  };
  const seeker = someone("job seeker", "JobSeeker", "/espace");
  const adviser = someone("adviser", "Adviser", "/conseil");

  const operator = await someone("operator", "Operator", "/exploitation")("Une opératrice", { more: searched });
  const given = await secrets(browser, operator.request);
  const registered = await seeker("suivi 100 % en ligne", {
    // The address of each page that is not as the table writes it.
    given: { RegistrationStep: identity },
    more: [...searched, ["NewSearch", "/espace/recherches/nouvelle?quoi=boulanger&ou=Limoges"]],
  });
  const alert = await mailCalled(registered.request, "[^<]*nouvelles? offres?[^<]*");
  given.MailStop = await linkIn(registered.request, alert, "/alertes/");

  // The search begins where they live: with scripts its address says so.
  const around = /data-follows="([^"]*)"/.exec((await read(registered.request, "/offres")).html);
  if (!around) throw new Error("the search of a job seeker has no address");
  registered.given.Offers = plain(around[1]);

  const people = [
    { kind: "visitor", who: "a visitor", home: "/", request: await browser(), more: searched },
    {
      kind: "visitor",
      who: "a visitor who did the check",
      home: "/pour-moi",
      request: await checked(await browser()),
      only: /^Entry/,
    },
    registered,
    await seeker("vient de créer son compte", {
      only: /^(Space|Registration(Step)?|Contract|ReturnToAgency|FitOffers|KeptOffers|SavedSearches|NewSearch)$/,
      given: { RegistrationStep: identity },
    }),
    await seeker("a fait le bilan", { only: /^(Space|Registration)$/ }),
    await seeker("a commencé son inscription", {
      only: /^(Space|Registration(Step)?)$/,
      given: { RegistrationStep: identity },
      more: otherSteps.map((step) => ["RegistrationStep", `/espace/inscription/${step}`]),
    }),
    await seeker("attend la réponse", {
      only: /^(Space|Registration(Step|Receipt)?|SavedSearches|NewSearch)$/,
      given: { RegistrationStep: identity },
    }),
    await seeker("revenu en agence", { only: /^(Space|Contract|ReturnToAgency|ReturnDone|VolunteerAgain)$/ }),
    await seeker("de nouveau volontaire", { only: /^(Space|Contract|VolunteerAgain)$/ }),
    await adviser("Hélène Marsac", { more: searched }),
    await adviser("Youssef Amrani", { who: "the head of an agency", only: /^(AdviserQueue|AdviserCaseload)$/ }),
    await deciding(await adviser("Paul Giordano", { who: "an adviser with files open", only: /^AdviserFile$/ })),
    operator,
    await someone("employer", "Employer", "/entreprise")("Une employeuse", { only: /^Employer$/ }),
    await someone("evaluator", "Evaluator", "/pilotage")("Un évaluateur", { only: /^Evaluator$/ }),
    ...(await halfSignedIn(browser, operator.request)),
  ];
  const callers = people.filter(({ only }) => only === undefined);
  for (const [number, { request }] of callers.entries()) await callBack(request, number);
  return {
    people: people.map((person) => ({ ...person, given: { ...given, ...person.given } })),
    leave: () => Promise.all(open.map((request) => request.dispose())),
  };
}
