// Pages read and forms sent as a browser without scripts does.
import { createHmac } from "node:crypto";

export const password = "une phrase longue et calme";
const asked = { accept: "text/html" };
const references = { "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&amp;": "&" };
export const plain = (text) => text.replace(/&(?:quot|#x27|lt|amp);/g, (reference) => references[reference]);
const attribute = (tag, name) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** How a form sends a field: `command[name]`, and a list as `command[name][]`. */
const sentAs = (name) => (name.endsWith("[]") ? `command[${name.slice(0, -2)}][]` : `command[${name}]`);

/** `{ url, status, html }` of a page. */
export async function read(request, path) {
  const answer = await request.get(path, { headers: asked });
  return { url: answer.url(), status: answer.status(), html: await answer.text() };
}

/** Sends the first form with this action as it is on the page but for `fields`; gives the page it leads to. */
export async function send(request, { html, url }, action, fields = {}) {
  const form = new RegExp(`<form[^>]* action="${action}"[\\s\\S]*?</form>`).exec(html)?.[0];
  if (form === undefined) throw new Error(`${url} has no form for ${action}`);
  const pairs = new URLSearchParams();
  for (const [tag] of form.matchAll(/<input[^>]* type="hidden"[^>]*>/g)) {
    pairs.append(attribute(tag, "name"), attribute(tag, "value"));
  }
  for (const [name, value] of Object.entries(fields)) {
    pairs.delete(sentAs(name));
    pairs.append(sentAs(name), value);
  }
  const answer = await request.post(action, {
    headers: { ...asked, "content-type": "application/x-www-form-urlencoded" },
    data: pairs.toString(),
  });
  const page = { url: answer.url(), status: answer.status(), html: await answer.text() };
  if (page.status >= 400 || page.url.includes("form=")) {
    throw new Error(`${action} was refused: ${page.status} ${page.url}`);
  }
  return page;
}

/** Opens a page and sends one of its forms. */
export const post = async (request, path, action, fields) => send(request, await read(request, path), action, fields);

/** The value of the first box with this name. */
export function firstChoice({ html, url }, name) {
  const box = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, "name") === sentAs(name));
  if (!box) throw new Error(`${url} has no choice called ${name}`);
  return attribute(box, "value");
}

/** Enters as someone of the demo, by a part of the label at the door. */
export async function enter(request, who) {
  const doors = await read(request, "/connexion");
  const buttons = [...doors.html.matchAll(/<button[^>]*name="command\[account\]"[^>]*>[^<]*/g)];
  // What stays in one piece at the door is called with plain blanks here.
  const button = buttons.find(([tag]) => plain(tag).replace(/[\u00a0\u202f]/g, " ").includes(who));
  if (!button) throw new Error(`nobody of the demo is "${who}"`);
  await send(request, doors, "/_fn/demo/enter", { account: attribute(button[0], "value") });
}

/** Where the links of a page lead on this server: paths with their queries, without language. */
export function links({ html, url }) {
  const found = [];
  for (const [, href] of html.matchAll(/<a\b[^>]* href="([^"]*)"/g)) {
    const to = new URL(plain(href), url);
    if (to.origin === new URL(url).origin && !/^\/en(\/|$)/.test(to.pathname)) found.push(to.pathname + to.search);
  }
  return found;
}

/** The first link under `path` of the newest mail to this address. */
export async function mailed(request, email, path) {
  const box = await read(request, "/demo/courrier");
  const line = box.html.split("<li").find((item) => item.includes(email));
  if (line === undefined) throw new Error(`no mail to ${email}`);
  return linkIn(request, attribute(line, "href"), path);
}

/** The first mail of the demo with this subject. */
export async function mailCalled(request, subject) {
  const { html } = await read(request, "/demo/courrier");
  const href = new RegExp(`<a href="([^"]+)"[^>]*>${subject}(?:<!>)*</a>`).exec(html)?.[1];
  if (href === undefined) throw new Error(`no mail is called "${subject}"`);
  return plain(href);
}

/** The first address under `path` in a page. */
export async function linkIn(request, page, path) {
  const { html } = await read(request, page);
  const link = new RegExp(`href="[^"]*(${path}[^"]+)"`).exec(html)?.[1];
  if (link === undefined) throw new Error(`${page} does not lead to ${path}`);
  return plain(link);
}

/** A confirmed account, signed in. */
export async function openAccount(request, email) {
  await post(request, "/creer-un-compte", "/_fn/accounts/sign-up", { email, password });
  await post(request, await mailed(request, email, "/confirmer/"), "/_fn/accounts/confirm-email");
}

/** The six digits of an application of codes. */
export function totp(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const letters = [...secret.replace(/[\s=]/g, "").toUpperCase()];
  const bits = letters.map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const code = (digest.readUInt32BE(digest[digest.length - 1] & 15) & 0x7fffffff) % 1_000_000;
  return code.toString().padStart(6, "0");
}
