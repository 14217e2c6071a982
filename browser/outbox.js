// Answers that wait on this phone until the server has them: what is typed in a form with
// `data-phone` (the names of the fields that may wait; no secret is among them), once its
// owner said that the phone is theirs. They are kept before they are sent, and let go only
// when the server says that it has them: what a proxy answers is not believed. What waits is
// said on every page, and sent from whichever page is open when the line is back.
import { TURNED, asking, isDone, message, say, start, uuid } from "./page.js";
import * as store from "./outbox-store.js";

const root = document.documentElement;
/** After a try that did not get through, in milliseconds: then twice as long, and so on. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 300_000;
/** A session that another tab just made anew is known again after so long, in milliseconds. */
const COOKIE_COMES = 2_000;
/** Whoever leaves waits so long at most for what is on its way, in milliseconds. */
const PATIENCE = 5_000;

/** Whether the session would live on, as far as this tab knows. */
let lives = () => false;
/** What is known to wait, not opened. */
let waiting = [];
/** What was typed on each page, and when, until the server has it. */
const typed = new Map();
/** What the server has for good reasons not taken, by page: `elsewhere` or `gone`. */
const refused = new Map();
/** There is no room, no database or no key. */
let isFull = false;
/** Something did not get through, and nothing was said of this phone yet. */
let isCut = false;
/** The session was closed from elsewhere: what was here is erased. */
let isClosed = false;
let arrived = 0;
/** That they arrived is said on one page. */
let isTold = false;
/** Who is about to leave for good. */
let leaving;

const clock = () => Math.round(performance.timeOrigin + performance.now());
const fieldOf = (name) => /^command\[(\w+)\]/.exec(name)?.[1];
const word = (form) => form.querySelector('[name="command[stamp][page]"]')?.value;
const forms = () => [...document.querySelectorAll("form[data-phone]")];
const isOurs = () => root.dataset.live !== undefined && store.answer() === "yes";

/** One act on the store after the other. */
let acts = Promise.resolve();
function act(what) {
  const turn = acts.then(what);
  acts = turn.catch(() => {});
  return turn;
}

// ---- Keeping

/** Keeps what was typed in a form. */
async function keep(form) {
  const page = word(form);
  const names = [...(typed.get(page)?.keys() ?? [])];
  if (names.length === 0) return;
  const said = message(form);
  // A text and what was chosen for it go together.
  const belongs = (field) => names.some((name) => name === field || name.startsWith(`${field}_`) || field.startsWith(`${name}_`));
  const only = form.dataset.phone.split(" ").filter(belongs);
  const isKnown = waiting.some((one) => one.page === page && one.failed);
  try {
    await store.put({
      page,
      at: Number(said.get("command[stamp][at]")),
      failed: isKnown,
      names,
      only,
      path: form.dataset.keeps,
      version: said.get("command[stamp][version]"),
      back: said.get("meta[back]"),
      lang: said.get("meta[lang]"),
      fields: [...said].filter(([name]) => only.includes(fieldOf(name))),
    });
    isFull = false;
  } catch (error) {
    isFull = true;
    console.info("not kept on this phone", error);
  }
}

document.addEventListener("change", ({ target }) => {
  const { form } = target;
  const field = form?.dataset.phone && fieldOf(target.name ?? "");
  if (!field || !form.dataset.phone.split(" ").includes(field)) return;
  const page = word(form);
  if (!typed.has(page)) typed.set(page, new Map());
  typed.get(page).set(field, clock());
  if (isOurs()) act(() => keep(form));
});

/** The server has what was typed on this page until then. */
async function arrive(page, at) {
  const fields = typed.get(page);
  for (const [field, since] of fields ?? []) if (since <= at) fields.delete(field);
  if (isOurs()) await store.drop(page, at);
}

/** What an answer means for what waits. */
async function judge(response) {
  if (!response) return "later";
  if (isDone(response)) return "done";
  // Somebody in between.
  if (!response.headers.has("x-plein-web")) return "later";
  if (response.status === 401) return "over";
  if (response.status === 409 && (await response.text().catch(() => "")).includes("changed-elsewhere")) return "elsewhere";
  return [400, 404, 409, 413, 422].includes(response.status) ? "gone" : "later";
}

// A form of this page was sent by itself, while somebody typed (keeps.js).
addEventListener("pleinweb:keeps", ({ detail: { form, body, response } }) => {
  const page = body.get("command[stamp][page]");
  if (form.dataset.phone === undefined && !typed.has(page)) return;
  act(async () => {
    const outcome = await judge(response);
    if (outcome === "done") await arrive(page, Number(body.get("command[stamp][at]")));
    else if (outcome === "over") await over();
    // Of an answer that another page changed, this one asks when it is sent.
    else if (outcome === "later" && isOurs()) await store.fail(page).catch(() => {});
    isCut = outcome === "later";
    if (isCut) later();
    await look();
  });
});

// ---- Sending

async function send({ page, at, path, version, only, fields, back, lang }, overwrites) {
  const body = new URLSearchParams(fields);
  const stamp = { version, page, at, only: only.join(" "), ...(overwrites && { overwrite: "true" }) };
  for (const [name, value] of Object.entries(stamp)) body.set(`command[stamp][${name}]`, value);
  for (const [name, value] of Object.entries({ request_id: uuid(), back, lang })) body.set(`meta[${name}]`, value);
  return fetch(path, { method: "POST", body, headers: asking() }).catch(() => undefined);
}

/** Sends what waits, one after the other; gives whether something has to wait on. */
async function sendAll() {
  for (const one of await store.all()) {
    if (refused.has(one.page)) continue;
    const form = forms().find((form) => word(form) === one.page);
    if (form) {
      // It says all of it, secrets too; how it went is heard like any other time.
      start(form);
      continue;
    }
    const said = await store.unsealed(one).catch(() => null);
    if (!said) {
      await store.drop(one.page, one.at);
      continue;
    }
    const outcome = await judge(await send(said));
    if (outcome === "done") {
      isCut = false;
      if (one.failed) arrived += one.count;
      await arrive(one.page, one.at);
    } else if (outcome === "over") {
      await over();
      return false;
    } else if (outcome === "later") {
      await store.fail(one.page);
      return true;
    } else {
      refused.set(one.page, outcome);
    }
  }
  return false;
}

let wait = FIRST_WAIT;
let timer = 0;
function later() {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
  wait = Math.min(2 * wait, LONGEST_WAIT);
}

/** Sends what waits, in one tab of the browser at a time. */
function flush() {
  clearTimeout(timer);
  if (!isOurs() || !store.waits()) return act(look);
  const all = () => act(sendAll);
  const turn = navigator.locks ? navigator.locks.request("pleinweb:outbox", all) : all();
  return turn.then(
    (again) => {
      if (again) later();
      else wait = FIRST_WAIT;
      return act(look);
    },
    (error) => console.info("nothing was sent from this phone", error),
  );
}

/** The session is over. Where it would have lived on, somebody closed it from elsewhere, as
    one does for a phone that is lost: nothing stays on it. One that ran out may be taken up again. */
async function over() {
  if (!isOurs() || !lives()) return;
  const { reader } = root.dataset;
  const left = store.waits();
  await new Promise((done) => setTimeout(done, COOKIE_COMES));
  const page = await open("/compte/session").catch(() => null);
  // No line now, or a page of somebody in between, or they are known again.
  if (page?.documentElement.dataset.version === undefined || page.documentElement.dataset.reader) return;
  await store.wipe(reader).catch(() => {});
  isClosed = left;
}

// ---- Saying it

/** A page of ours, to be read from. */
async function open(path) {
  const prefix = root.lang === "fr" ? "" : `/${root.lang}`;
  const answer = await fetch(prefix + path, { headers: { accept: "text/html", "x-news": "1" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

const words = {};
/** The words of the registration's pages, which bring them; fetched where another page has to say something. */
async function wording() {
  const { lang } = root;
  const own = document.getElementById("unsent");
  if (own) words[lang] = own;
  words[lang] ??= (await open("/espace/inscription")).getElementById("unsent");
  return words[lang];
}

const counted = (one, many, count) => (count === 1 ? one : many.replace("2", count));

/** What there is to say, and what can be done about it. */
function news({ dataset: t }) {
  const failed = waiting.filter((one) => one.failed);
  const stuck = waiting.find((one) => refused.has(one.page));
  if (isClosed) return { text: t.closed };
  if (stuck) {
    const erase = [t.erase, () => act(() => settle(stuck))];
    if (refused.get(stuck.page) === "gone") return { text: t.gone, acts: [erase] };
    return { text: t.elsewhere, acts: [[t.take, () => act(() => take(stuck))], erase] };
  }
  if (isFull && isCut) return { text: t.full, mood: "error" };
  if (failed.length > 0) {
    return { text: counted(t.keptOne, t.keptMany, failed.reduce((sum, { count }) => sum + count, 0)), waits: true };
  }
  const isAsked = isCut && store.answer() === null && [...typed.values()].some((fields) => fields.size > 0);
  if (isAsked) return { text: t.cut, acts: [[t.yes, () => mine(true)], [t.no, () => mine(false)]] };
  if (arrived > 0) return { text: counted(t.arrivedOne, t.arrivedMany, arrived), mood: "success" };
  return {};
}

/** Looks what waits, and says it. */
async function look() {
  // A page of nobody says nothing of anybody.
  if (root.dataset.live === undefined) return draw(null, {});
  waiting = isOurs() && store.waits() ? await store.all().catch(() => []) : [];
  if (waiting.length === 0 && store.waits() && isOurs()) store.mark(false);
  question();
  const isQuiet = waiting.length === 0 && !isCut && !isClosed && arrived === 0;
  const template = isQuiet ? null : await wording().catch(() => null);
  draw(template, template ? news(template) : {});
}

function draw(template, { text, mood = "warning", acts: choices = [], waits = false }) {
  if (waits) {
    for (const form of forms()) {
      const line = form.querySelector("[data-kept]");
      if (line && waiting.some((one) => one.failed && one.page === word(form))) line.textContent = text;
    }
  }
  const known = document.querySelector("[data-unsent]");
  if (known?.dataset.unsent === text) return;
  // Whoever pressed a button of it is not left nowhere.
  const held = known?.contains(document.activeElement);
  known?.remove();
  if (!text) return held && document.querySelector("h1")?.focus({ preventScroll: true });
  const frame = template.content.firstElementChild.cloneNode(true);
  frame.dataset.unsent = text;
  frame.classList.add(mood);
  isTold = mood === "success";
  frame.querySelector("p").textContent = text;
  const row = frame.querySelector(".cluster");
  row.append(
    ...choices.map(([label, choose]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button secondary";
      button.textContent = label;
      button.addEventListener("click", choose);
      return button;
    }),
  );
  row.hidden = choices.length === 0;
  document.querySelector("main h1")?.after(frame);
  frame.tabIndex = -1;
  if (held) frame.focus({ preventScroll: true });
  // What waits on is heard from the line under its form.
  if (!waits) say(text);
}

/** Takes what was written here in place of what another page wrote. */
async function take(one) {
  const kept = await store.unsealed(one);
  const outcome = kept && (await judge(await send(kept, true)));
  if (outcome === "done") {
    arrived += one.count;
    await settle(one);
  } else {
    await look();
  }
}

async function settle(one) {
  refused.delete(one.page);
  await arrive(one.page, Infinity);
  await look();
}

// ---- Whose phone it is

/** Says on the page that asks it what was answered. */
function question() {
  const part = document.querySelector("[data-mine]");
  if (!part) return;
  const yes = store.answer() === "yes";
  part.hidden = false;
  part.querySelector("[data-mine-asks]").hidden = yes;
  part.querySelector("[data-mine-is]").hidden = !yes;
  // What waits is sent first.
  part.querySelector("[data-mine-no]").hidden = waiting.length > 0;
}

async function mine(yes) {
  try {
    if (!yes && isOurs()) await act(() => store.wipe(root.dataset.reader));
    store.answered(yes);
  } catch {
    isFull = isCut = true;
  }
  if (yes) {
    for (const form of forms()) {
      await act(() => keep(form));
      if (isCut) await act(() => store.fail(word(form))).catch(() => {});
    }
  }
  await act(look);
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-mine-yes], [data-mine-no]") : null;
  if (!button) return;
  const yes = button.dataset.mineYes !== undefined;
  mine(yes).then(() => document.querySelector(yes ? "[data-mine-is]" : "[data-mine-asks]")?.focus());
});

// ---- Leaving

/** Asks before somebody signs out with something unsent; `go`: signs out. */
export async function leave(go) {
  await Promise.race([flush(), new Promise((done) => setTimeout(done, PATIENCE))]);
  const reader = root.dataset.reader;
  const forGood = () => {
    leaving = reader;
    go();
  };
  const left = store.waits() ? await store.all().catch(() => []) : [];
  const template = left.length > 0 && (await wording().catch(() => null));
  if (!template) return forGood();
  const dialog = template.content.querySelector("dialog").cloneNode(true);
  const count = left.reduce((sum, one) => sum + one.count, 0);
  const { dataset: t } = template;
  dialog.querySelector("h2").textContent = counted(t.leaveOne, t.leaveMany, count);
  const [stay, out] = dialog.querySelectorAll("button");
  const close = () => dialog.remove();
  stay.addEventListener("click", () => dialog.close());
  out.addEventListener("click", () => {
    dialog.close();
    forGood();
  });
  dialog.addEventListener("close", close);
  document.body.append(dialog);
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
  stay.focus();
}

/** `alive`: whether the session would live on. */
export function begin(alive) {
  lives = alive;
  const turned = () => {
    if (leaving !== undefined && root.dataset.reader !== leaving) {
      // Signed out: nothing stays.
      const who = leaving;
      leaving = undefined;
      [waiting, arrived, isCut] = [[], 0, false];
      typed.clear();
      refused.clear();
      act(() => store.wipe(who)).catch(() => {});
      return;
    }
    if (isOurs()) flush();
    else act(look);
  };
  document.addEventListener(TURNED, () => {
    if (isTold) arrived = 0;
    isTold = false;
    turned();
  });
  addEventListener("online", () => {
    wait = FIRST_WAIT;
    // What was typed where nothing may be kept goes too.
    if (isCut) for (const form of forms()) if (typed.get(word(form))?.size) start(form);
    flush();
  });
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  turned();
}
