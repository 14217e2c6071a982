// What a journey needs to have happened before it begins, without walking
// there: the same forms, fetched and sent as a browser without scripts does.
import { type APIRequestContext, type Page, expect } from "@playwright/test";
import { newEmail, password } from "./steps";

interface Sent {
  url: string;
  html: string;
}

const asked = { headers: { accept: "text/html" } };

const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("\u00a0", " ");

function attribute(tag: string, name: string): string {
  return plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

/** How a form sends a field: `command[name]`, and a list as `command[name][]`. */
const sentAs = (name: string) => (name.endsWith("[]") ? `command[${name.slice(0, -2)}][]` : `command[${name}]`);

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
    const whole = sentAs(name);
    pairs.delete(whole);
    pairs.append(whole, value);
  }
  const answer = await request.post(action, {
    headers: { ...asked.headers, "content-type": "application/x-www-form-urlencoded" },
    data: pairs.toString(),
  });
  return { url: answer.url(), html: await answer.text() };
}

/** Opens a page and sends one of its forms. */
export async function post(
  request: APIRequestContext,
  path: string,
  action: string,
  fields: Record<string, string> = {},
): Promise<Sent> {
  return send(request, await open(request, path), action, fields);
}

/** Enters as someone of the demo, by a part of the label at the door. */
export async function enterQuietly(request: APIRequestContext, who: string) {
  const doors = await open(request, "/connexion");
  const button = [...doors.html.matchAll(/<button[^>]*name="command\[account\]"[^>]*>[^<]*/g)].find(([tag]) => plain(tag).includes(who));
  if (!button) throw new Error(`nobody of the demo is "${who}"`);
  await send(request, doors, "/_fn/demo/enter", { account: attribute(button[0], "value") });
}

/** The value of the first box with this name. */
export async function firstChoice(request: APIRequestContext, path: string, name: string): Promise<string> {
  const { html } = await open(request, path);
  const box = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, "name") === sentAs(name));
  return attribute(box ?? "", "value");
}

/** The page of the newest mail to this address. */
export async function mailTo(request: APIRequestContext, email: string): Promise<string> {
  const { html } = await open(request, "/demo/courrier");
  const line = html.split("<li").find((item) => item.includes(email));
  if (line === undefined) throw new Error(`no mail to ${email}`);
  return attribute(line, "href");
}

/** The link of the newest mail to this address that leads to `path`. */
export async function mailedLink(request: APIRequestContext, email: string, path: string): Promise<string> {
  const { html } = await open(request, await mailTo(request, email));
  const link = new RegExp(`href="[^"]*(${path}[^"]+)"`).exec(html)?.[1];
  if (link === undefined) throw new Error(`the mail to ${email} does not lead to ${path}`);
  return plain(link);
}

/** The newest mail of the demo with this subject. */
export async function mailCalled(request: APIRequestContext, subject: string): Promise<string> {
  const { html } = await open(request, "/demo/courrier");
  const href = new RegExp(`<a href="([^"]+)"[^>]*>${subject}(?:<!>)*</a>`).exec(html)?.[1];
  if (href === undefined) throw new Error(`no mail is called "${subject}"`);
  return plain(href);
}

/** The first address under this path in a page. */
export async function linkIn(request: APIRequestContext, page: string, path: string): Promise<string> {
  const { html } = await open(request, page);
  const link = new RegExp(`href="[^"]*(${path}[^"]+)"`).exec(html)?.[1];
  if (link === undefined) throw new Error(`${page} does not lead to ${path}`);
  return plain(link);
}

/** A confirmed account, signed in in the browser of this page; gives its address. */
export async function openAccount(page: Page, name?: string): Promise<string> {
  const { request } = page.context();
  const email = newEmail(name);
  await post(request, "/creer-un-compte", "/_fn/accounts/sign-up", { email, password });
  const link = await mailedLink(request, email, "/confirmer/");
  const { url } = await post(request, link, "/_fn/accounts/confirm-email");
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
  await post(request, "/pour-moi/exercice/find", "/_fn/entry/task", { text: "12" });
  await post(request, "/pour-moi/resultat", "/_fn/entry/choose", { path: "full-web" });
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
export async function beginRegistration(page: Page, birthName: string, until?: string, radius = "20"): Promise<string> {
  const { request } = page.context();
  await check(request);
  const email = await openAccount(page);
  let here = await post(request, "/espace/inscription", "/_fn/registration/start");
  for (const [step, fields] of steps) {
    if (step === until) break;
    const save = `/_fn/registration/save-${step}`;
    const own: Record<string, Record<string, string>> = { identity: { birth_name: birthName }, area: { radius } };
    const typed = { ...fields, ...own[step] };
    const before = here.url;
    here = await send(request, here, save, typed);
    if (here.url.split("?")[0] === before.split("?")[0]) {
      here = await send(request, here, save, { ...typed, ...meant(here.html) });
    }
    expect(here.url, `${step} is filled in`).not.toContain("form=");
  }
  return email;
}

/** The same to the end: sent, and waiting for an adviser in Limoges. `radius`: how far they look for work, in km. */
export async function register(page: Page, birthName: string, radius?: string): Promise<string> {
  const { request } = page.context();
  const email = await beginRegistration(page, birthName, undefined, radius);
  const summary = "/espace/inscription/recapitulatif";
  const { url } = await post(request, summary, "/_fn/registration/send", { consent: "true" });
  expect(url, "the registration is sent").toMatch(/\/espace\/recu$/);
  return email;
}
