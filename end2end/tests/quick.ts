// What a journey needs to have happened before it begins, without walking
// there: the same forms, fetched and sent as a browser without scripts does.
import { type APIRequestContext, type Page, expect } from "@playwright/test";
import { newEmail, password } from "./steps";

interface Sent {
  url: string;
  html: string;
}

const asked = { headers: { accept: "text/html" } };

const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<");

function attribute(tag: string, name: string): string {
  return plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

async function open(request: APIRequestContext, path: string): Promise<Sent> {
  const answer = await request.get(path, asked);
  return { url: answer.url(), html: await answer.text() };
}

/** Sends the form with this action, as it is on the page but for `fields`; gives the page it leads to. */
async function send(
  request: APIRequestContext,
  { html, url }: Sent,
  action: string,
  fields: Record<string, string> = {},
): Promise<Sent> {
  const form = new RegExp(`<form[^>]* action="${action}"[\\s\\S]*?</form>`).exec(html)?.[0];
  if (form === undefined) throw new Error(`${url} has no form for ${action}`);
  const pairs = new URLSearchParams();
  for (const [tag] of form.matchAll(/<input[^>]* type="hidden"[^>]*>/g)) {
    pairs.append(attribute(tag, "name"), attribute(tag, "value"));
  }
  for (const [name, value] of Object.entries(fields)) {
    const whole = name.endsWith("[]") ? `command[${name.slice(0, -2)}][]` : `command[${name}]`;
    pairs.delete(whole);
    pairs.append(whole, value);
  }
  const answer = await request.post(action, {
    headers: { ...asked.headers, "content-type": "application/x-www-form-urlencoded" },
    data: pairs.toString(),
  });
  return { url: answer.url(), html: await answer.text() };
}

/** The link of the newest mail to this address that leads to `path`. */
export async function mailedLink(request: APIRequestContext, email: string, path: string): Promise<string> {
  const { html } = await open(request, "/demo/courrier");
  const line = html.split("<li").find((item) => item.includes(email));
  const mail = await open(request, attribute(line ?? "", "href"));
  const link = new RegExp(`href="[^"]*(${path}[^"]+)"`).exec(mail.html)?.[1];
  if (link === undefined) throw new Error(`no mail to ${email} leads to ${path}`);
  return plain(link);
}

/** A confirmed account, signed in in the browser of this page; gives its address. */
export async function openAccount(page: Page, name?: string): Promise<string> {
  const { request } = page.context();
  const email = newEmail(name);
  await send(request, await open(request, "/creer-un-compte"), "/_fn/accounts/sign-up", { email, password });
  const link = await mailedLink(request, email, "/confirmer/");
  const { url } = await send(request, await open(request, link), "/_fn/accounts/confirm-email");
  expect(url, "the account is open").toMatch(/\/espace$/);
  return email;
}

/** The whole check by someone at ease, in the browser of this page; they choose 100 % Web. */
async function check(request: APIRequestContext) {
  let here = await open(request, "/pour-moi/question/1");
  while (here.url.includes("/pour-moi/question/")) {
    const radio = /<input[^>]* name="command\[option\]"[^>]*>/.exec(here.html)?.[0] ?? "";
    here = await send(request, here, "/_fn/entry/answer", { option: attribute(radio, "value") });
  }
  await send(request, await open(request, "/pour-moi/exercice/find"), "/_fn/entry/task", { text: "12" });
  await send(request, await open(request, "/pour-moi/resultat"), "/_fn/entry/choose", { path: "full-web" });
}

/** What each step of the registration is answered with. */
const steps: [string, Record<string, string>][] = [
  ["identity", { first_name: "Samir", birth_date: "07/03/1990" }],
  ["contact", { street: "3 rue Basse", postcode: "87000", city: "Limoges", phone: "06 12 34 56 78" }],
  [
    "situation",
    { reason: "contract-ended", availability: "now", residence: "french", allowance: "yes", registered_before: "no" },
  ],
  ["experience", { education: "cap", years: "5-10" }],
  ["skills", { own_words: "Tenir la caisse" }],
  ["project", { occupation_1_text: "boulanger", "contracts[]": "permanent" }],
  ["area", { place_text: "87000", radius: "20", "transports[]": "public", hours: "full" }],
  ["bank", { later: "true" }],
];

/** A chosen answer for what was typed, where several were meant. */
function meant(html: string): Record<string, string> {
  const radio = /<input[^>]* type="radio"[^>]* name="command\[(occupation_1|place)\]"[^>]*>|<input[^>]* name="command\[(occupation_1|place)\]"[^>]* type="radio"[^>]*>/;
  const found = radio.exec(html);
  return found ? { [found[1] ?? found[2]]: attribute(found[0], "value") } : {};
}

/**
 * A draft of a registration, filled in as far as `until` (a step's name; the
 * end without one), by someone with this name who chose 100 % Web.
 */
export async function beginRegistration(page: Page, birthName: string, until?: string): Promise<string> {
  const { request } = page.context();
  await check(request);
  const email = await openAccount(page);
  let here = await send(request, await open(request, "/espace/inscription"), "/_fn/registration/start");
  for (const [step, fields] of steps) {
    if (step === until) break;
    const save = `/_fn/registration/save-${step}`;
    const typed = step === "identity" ? { ...fields, birth_name: birthName } : fields;
    const before = here.url;
    here = await send(request, here, save, typed);
    if (here.url.split("?")[0] === before.split("?")[0]) {
      here = await send(request, here, save, { ...typed, ...meant(here.html) });
    }
    expect(here.url, `${step} is filled in`).not.toContain("form=");
  }
  return email;
}

/** The same to the end: sent, and waiting for an adviser in Limoges. */
export async function register(page: Page, birthName: string): Promise<string> {
  const { request } = page.context();
  const email = await beginRegistration(page, birthName);
  const summary = await open(request, "/espace/inscription/recapitulatif");
  const { url } = await send(request, summary, "/_fn/registration/send", { consent: "true" });
  expect(url, "the registration is sent").toMatch(/\/espace\/recu$/);
  return email;
}
