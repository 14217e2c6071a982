// Turns pages in place: links and forms are fetched, and what differs is changed.
// The address, the focus, the scroll position and what is being typed are looked
// after here.
import { Idiomorph } from "idiomorph";
import { body, pressedFor, question } from "./fields.js";
import { arrived, forget, here, keep, kept, push, shown } from "./history.js";
import { settle } from "./keeps.js";

const root = document.documentElement;
const ISLAND = "leptos-island";
/** How long a page may take before it is shown that it does, and before it is said, in milliseconds. */
const SLOW = 300;
const VERY_SLOW = 3000;
/** How long an answer that brings a new cookie may be on its way, in milliseconds. */
const COOKIE_COMES = 1500;
/** After news that could not be asked for they are asked for again, in milliseconds. */
const LATER = 30_000;
/** As long a finger may rest on the page before it changes under it, in milliseconds. */
const HELD = 1000;
/** Said on the document when a page was changed; `detail.news`: by what happened elsewhere. */
export const TURNED = "pleinweb:turned";

/** What has been typed or chosen since the page was shown. */
let touched = new WeakSet();
/** The visit whose answer is to be shown: a newer one takes its place. */
let current = null;
/** Forms on their way. */
let sending = 0;
/** Something happened elsewhere meanwhile. */
let missed = false;

/** Between the pressing and the click nothing moves under the finger. */
let released = Promise.resolve();
let letGo = () => {};
const press = () => {
  letGo();
  released = new Promise((done) => (letGo = done));
  setTimeout(letGo, HELD);
};
addEventListener("pointerdown", press, { capture: true, passive: true });
for (const [type, after] of [["click", 0], ["pointerup", 100], ["pointercancel", 0]]) {
  addEventListener(type, () => setTimeout(letGo, after), { capture: true, passive: true });
}

const heading = () => document.querySelector("h1");
const isWriting = () => [...document.forms].some(holdsTouched);
const holdsTouched = (form) => [...form.elements].some((field) => touched.has(field));

/** Says words to those who listen. */
export function say(words) {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  // Emptied first: words that do not change would not be read out a second time.
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = words));
}

/** Whether the page follows what happens elsewhere. */
const follows = () => document.querySelector("[data-news], [data-follow]") !== null;

/** Shows that a page is on its way, once it takes long; gives what ends that. */
function wait() {
  root.dataset.visits = "";
  const slow = setTimeout(() => (root.dataset.waits = ""), SLOW);
  const very = setTimeout(() => say(document.getElementById("announcer")?.dataset.wait), VERY_SLOW);
  return () => [slow, very].forEach(clearTimeout);
}

function rest() {
  delete root.dataset.waits;
  delete root.dataset.visits;
}

/** The buttons of a form; those that stand elsewhere on the page too. */
const buttons = (form) => [...form.elements].filter((one) => one.localName === "button" && one.type !== "button");

/**
 * Asks for a page and shows it in place.
 * `form`, `submitter`: a form that is sent. `how`: what becomes of the history
 * (`push`, `replace`, `back`). `stays`: the same page still, the focus stays where
 * it is; `yields`: never in place of what someone asked for meanwhile. `news`: what
 * happened elsewhere, `again`: asked a second time;
 * `headers`: for the server.
 */
export async function visit(address, options = {}) {
  const { form, submitter, news = false, yields = false, headers = {} } = options;
  // News never stand in the way of what someone asked for.
  if (news && (current || sending)) return (missed = true);
  // On the way back to a page that did not come: its news are not of what is shown.
  if (news && here() !== shown.address) return;
  if (yields && (sending || (current && !current.yields && !current.news))) return false;
  const mine = { ...options, address, abort: new AbortController(), since: new WeakSet() };
  // The page may be asked for what moves on it alone.
  const part = news && follows() && { "x-news": "1" };
  const request = { headers: { accept: "text/html", ...headers, ...part } };
  if (form) Object.assign(request, { method: "POST", body: body(form, submitter) });
  // What was sent may have arrived although its answer does not: never taken back.
  else request.signal = mine.abort.signal;
  if (current && !current.form) current.abort.abort();
  current = mine;
  const done = news ? () => {} : wait();
  if (form) {
    sending += 1;
    form.dataset.sending = "";
    // Not `disabled`: that would drop the focus.
    for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
  }
  try {
    await answered(mine, request);
  } finally {
    done();
    if (form) {
      sending -= 1;
      delete form.dataset.sending;
      for (const button of buttons(form)) button.removeAttribute("aria-disabled");
    }
    if (current === mine) {
      current = null;
      rest();
    }
    if (missed && !current && !sending) look();
  }
}

async function answered(mine, request) {
  const { address, form, news = false, stays = false } = mine;
  const again = () => visit(address, { ...mine, how: mine.how });
  let response;
  let text;
  try {
    // The next page tells of what was typed on this one.
    const typing = news ? null : settle(form);
    if (typing) await typing;
    response = await fetch(address, request);
    // A file is the browser's: it is not read here.
    const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
    if (isPage && !response.headers.has("content-disposition")) text = await response.text();
  } catch (error) {
    if (error.name === "AbortError") return;
    if (news) setTimeout(follow, LATER);
    else if (current === mine) note(null, again, stays);
    else if (form?.isConnected) note(null, again, true);
    return;
  }
  // Something else is asked for meanwhile. That a form did not get through is said all the same.
  if (current !== mine) {
    if (form?.isConnected && !response.ok) note(null, again, true);
    return;
  }
  const to = new URL(response.url);
  to.hash = new URL(address, location.href).hash;
  if (text === undefined) {
    mine.abort.abort();
    if (form && !response.ok) note(null, again, stays);
    else if (!news) location.assign(to);
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  const { version, reader } = page.documentElement.dataset;
  // Nobody asked for it, so nothing is said: no page of ours now (too many, broken, somebody in between).
  const isOurs = version !== undefined && response.status !== 429 && response.status < 500;
  if (news && !isOurs) return setTimeout(follow, LATER);
  // Another version of the program: not while somebody writes.
  if (version !== root.dataset.version && (news ? isWriting() : mine.yields)) return;
  if (news || mine.yields) {
    await released;
    if (current !== mine) return;
  }
  // No page of the program: a refusal in plain words, from here or from in between.
  if (version === undefined && !response.ok) return note(page, again, stays);
  // The browser loads the other version. What was sent is done.
  if (version !== root.dataset.version) return location.assign(to);
  const left = root.dataset.reader !== undefined && reader !== root.dataset.reader;
  if (news && (left || to.pathname !== location.pathname)) return ended(page, to, mine);
  try {
    show(page, to, mine);
  } catch (error) {
    console.error(error);
    location.assign(to);
  }
}

/** The page is not for this reader any more; or a new cookie is on its way still. */
function ended(page, to, { again }) {
  const { reader } = page.documentElement.dataset;
  forget();
  // Somebody else is here now: nothing of before stays, nor what was being written.
  if (reader !== undefined && root.dataset.reader !== undefined && reader !== root.dataset.reader) show(page, to, { how: "replace" });
  else if (!again) setTimeout(() => visit(here(), { news: true, again: true }), COOKIE_COMES);
  // What is being written is not taken away: the form says it when it is sent.
  else if (!isWriting()) show(page, to, { how: "replace" });
}

/** Shows what the server made, and moves on in the history. */
function show(page, to, { form, how = "push", stays: asked = false, news = false, since }) {
  const stays = asked || form?.dataset.stays !== undefined;
  const same = to.pathname === location.pathname;
  const refused = Boolean(form) && same && page.querySelector(".error-summary") !== null;
  if (page.documentElement.dataset.reader !== root.dataset.reader) forget();
  else if (how === "push" && !news) keep();
  if (!news) {
    // A search has one address, however it was asked for.
    const own = page.querySelector("form[data-follows]")?.dataset.follows;
    const address = (own ?? to.pathname + to.search) + to.hash;
    if (how === "push" && !(form && same) && address !== shown.address) push(address);
    else history.replaceState(history.state, "", address);
  }
  const along = form && same ? form : null;
  // What a form says when it is done; a search that follows its choices, how many it found.
  const words = stays ? (form ?? page.querySelector("form[data-follows]"))?.dataset.said : undefined;
  change(page.documentElement, page.head, page.body, { news, stays, sent: refused ? form : null, along, since });
  arrived();
  if (along && !refused) for (const field of along.elements) touched.delete(field);
  else if (!news && !stays && !refused) touched = new WeakSet();
  document.dispatchEvent(new CustomEvent(TURNED, { detail: { news } }));
  if (words && !refused) say(words);
  if (!news && !(stays && same && !refused)) arrive(to, { refused, same, at: how === "back" ? history.state.at : null });
}

/** Changes what differs. What is being typed, chosen or opened survives what
    happens elsewhere, and a choice on the page; a form that was refused (`sent`)
    keeps all that was typed, and so do the others beside one that led back here (`along`). */
function change(html, head, newBody, { news = false, stays = false, sent = null, along = null, since = new WeakSet() }) {
  const gentle = news || stays;
  const held = document.activeElement;
  const keeps = (field) =>
    (sent && field.form === sent && field.type !== "hidden") ||
    (gentle && field === held) ||
    (news && touched.has(field)) ||
    (stays && since.has(field));
  const holds = (form) => form !== sent && form.dataset.follows === undefined && holdsTouched(form);
  if (html) {
    for (const name of ["lang", "data-live", "data-figures", "data-idle", "data-reader", "data-ends"]) {
      const value = html.getAttribute(name);
      if (value === null) root.removeAttribute(name);
      else root.setAttribute(name, value);
    }
  }
  // The message that something did not get through stays until something does get through.
  const said = document.querySelector("[data-unreachable]");
  if (news && said) newBody.querySelector("main")?.prepend(said.cloneNode(true));
  else said?.remove();
  // The same page still: its head too.
  if (head && !news) Idiomorph.morph(document.head, head, { morphStyle: "outerHTML", head: { style: "morph" } });
  Idiomorph.morph(document.body, newBody, {
    morphStyle: "outerHTML",
    ignoreActiveValue: gentle && held.matches("input, textarea, select"),
    callbacks: {
      beforeNodeMorphed(old, next) {
        if (old.nodeType !== Node.ELEMENT_NODE) return true;
        if (old.id === "announcer" || old.dataset.unreachable !== undefined) return false;
        if (old.localName === ISLAND) {
          // An island with the same values as before keeps itself up to date.
          if (!(gentle && old.dataset.props === next.dataset?.props)) renew(old, next);
          return false;
        }
        if (gentle && old.dataset.own !== undefined) return false;
        if (news && old.dataset.still !== undefined) return false;
        return !((gentle || (along && old !== along)) && old.localName === "form" && holds(old));
      },
      // Nor is a form taken away in which someone is writing.
      beforeNodeRemoved: (node) =>
        !(news && node.nodeType === Node.ELEMENT_NODE && [node, ...node.querySelectorAll("form")].some(
          (one) => one.localName === "form" && holds(one),
        )),
      afterNodeRemoved: (node) => node.nodeType === Node.ELEMENT_NODE && dispose(node),
      beforeAttributeUpdated(name, node) {
        if (name === "value" || name === "checked" || name === "selected") return !keeps(node.closest("select") ?? node);
        return !(gentle && name === "open");
      },
    },
  });
  if (gentle && held?.isConnected === false) heading()?.focus({ preventScroll: true });
}

/** What the program holds for islands that are gone. */
function dispose(part) {
  for (const one of [part, ...part.querySelectorAll(ISLAND)]) one.$$dispose?.();
}

/** An island begins anew, as the server drew it. */
function renew(old, next) {
  old.$$dispose?.();
  for (const { name, value } of next.attributes) old.setAttribute(name, value);
  old.replaceChildren(...next.cloneNode(true).childNodes);
  delete old.woken;
}

/** Where someone arrives: what was refused, what was asked for, or the page's heading. */
function arrive(to, { refused = false, same = false, at = null }) {
  const summary = refused ? document.querySelector(".error-summary") : null;
  const answer = same && to.search ? document.querySelector("[data-answer]") : null;
  const goal = summary ?? named(to.hash) ?? answer ?? heading();
  goal?.focus({ preventScroll: true });
  if (!summary) say(document.title);
  if (at) scrollTo(...at);
  else if (goal && goal !== heading()) goal.scrollIntoView({ block: goal === answer ? "nearest" : "start" });
  else scrollTo(0, 0);
}

function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** The line is gone, or the answer is no page of ours: said in the page's words, or in those
    that came; what was typed is still there. `quietly`: the focus stays where it is. */
function note(said, again, quietly) {
  const words = document.getElementById("unreachable");
  if (!words) return;
  document.querySelector("[data-unreachable]")?.remove();
  const frame = words.content.firstElementChild.cloneNode(true);
  frame.id = "not-through";
  frame.dataset.unreachable = "";
  // A page in two languages says it in ours.
  const part = said?.querySelector(`body [lang="${root.lang}"]`) ?? said;
  const [title, text] = [part?.querySelector("h1, h2"), part?.querySelector("p")];
  if (title && text) {
    frame.querySelector(".notice-title").textContent = title.textContent;
    frame.querySelector(".notice-title + p").textContent = text.textContent;
  }
  // What has to be done first, such as signing in.
  const way = said?.querySelector("a.button");
  if (way) frame.querySelector("button").before(way, " ");
  // What takes the focus is read because of it: not a second time.
  if (!quietly) frame.removeAttribute("role");
  document.querySelector("main").prepend(frame);
  frame.querySelector("button").addEventListener("click", () => {
    frame.remove();
    again();
  });
  if (!quietly) frame.focus();
}

const plain = ({ ctrlKey, metaKey, shiftKey, altKey, button = 0 }) => !(ctrlKey || metaKey || shiftKey || altKey || button);
const isExternal = (element) => /\bexternal\b/.test(element.getAttribute("rel") ?? "");

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented || !plain(event) || link.target || link.hasAttribute("download") || isExternal(link)) return;
  const to = new URL(link.href);
  if (to.origin !== location.origin) return;
  // A place on this page is the browser's.
  if (to.hash && to.pathname + to.search === here()) return;
  event.preventDefault();
  // The page that led here, as it was left.
  const { from } = history.state ?? {};
  if (link.dataset.back !== undefined && from?.split("?")[0] === to.pathname) history.back();
  else visit(to.href);
});

document.addEventListener("submit", (event) => {
  const { target: form } = event;
  const submitter = pressedFor(event);
  if (event.defaultPrevented || form.target || form.method === "dialog" || isExternal(form)) return;
  const action = new URL(submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href);
  if (action.origin !== location.origin) return;
  event.preventDefault();
  if (form.dataset.sending !== undefined) return;
  if (form.method === "post") {
    visit(action.href, { form, submitter });
    return;
  }
  action.search = question(form, submitter);
  visit(action.href);
});

for (const type of ["input", "change"]) {
  const note = ({ target }) => {
    touched.add(target);
    current?.since.add(target);
  };
  document.addEventListener(type, note, { capture: true });
}

addEventListener("popstate", ({ state }) => {
  // A place on the same page.
  if (here() === shown.address) {
    arrived();
    if (state?.at) scrollTo(...state.at);
    return;
  }
  if (current && !current.form) current.abort.abort();
  current = null;
  rest();
  settle();
  keep();
  const page = kept(state?.key);
  if (!page) {
    visit(location.href, { how: "back" });
    return;
  }
  root.lang = page.lang;
  document.title = page.title;
  change(null, null, page.body.cloneNode(true), {});
  arrived();
  touched = new WeakSet();
  document.dispatchEvent(new CustomEvent(TURNED, { detail: { news: false } }));
  arrive(new URL(location.href), { at: page.at });
  // Asked for again: a page that follows news may be out of date, and the filters of a search may have been changed after its
  // list was drawn.
  if (root.dataset.live !== undefined || document.querySelector("form[data-follows]")) look();
});

/** The page asks for itself again, after what is on its way. */
function look() {
  missed = false;
  visit(here(), { news: true });
}
/** Something happened elsewhere. A tab that nobody sees looks once it is seen. */
function follow() {
  if (!follows()) return;
  if (document.hidden) missed = true;
  else look();
}
addEventListener("pleinweb:live", follow);
// Somebody else reads now, in this browser.
addEventListener("pleinweb:reader", () => {
  forget();
  look();
});
document.addEventListener("visibilitychange", () => missed && !document.hidden && !current && !sending && look());
// A page that the browser kept whole while it was elsewhere.
addEventListener("pageshow", ({ persisted }) => persisted && look());
