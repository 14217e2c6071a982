// Turns pages in place: links and forms are fetched, and what differs is changed.
// The address, the focus, the scroll position and what is being typed are looked
// after here.
import { Idiomorph } from "idiomorph";

const root = document.documentElement;
const here = () => location.pathname + location.search;
/** How long a page may take before it is said that it does, in milliseconds. */
const SLOW = 300;
/** As many pages are kept for the way back, as they were left. */
const KEPT = 10;
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
/** The address that is shown: `location` is ahead of it on the way back. */
let shown = here();

// The history: each entry has a key, under which its page is kept as it was
// left, and where one stood on it.
history.scrollRestoration = "manual";
const pages = new Map();
let key = history.state?.key ?? crypto.randomUUID();
history.replaceState({ ...history.state, key }, "");

/** Keeps the page that is about to be left. */
function keep() {
  history.replaceState({ ...history.state, at: [scrollX, scrollY] }, "");
  pages.delete(key);
  pages.set(key, { role: root.dataset.live !== undefined, html: document.body.cloneNode(true), title: document.title });
  if (pages.size > KEPT) pages.delete(pages.keys().next().value);
}

/** Says words to those who listen. */
export function say(words) {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  // The same words are news again.
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = words));
}

/** What a form sends, the pressed button included. */
function body(form, submitter) {
  const fields = new FormData(form, submitter);
  return form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
}

/** What a form asks, without the fields that say nothing. */
export function question(form, submitter) {
  const said = [...new FormData(form, submitter)].filter(([, value]) => value !== "");
  return new URLSearchParams(said).toString();
}

/** The page has another name for its address. */
export function rename(address) {
  history.replaceState(history.state, "", address);
  shown = here();
}

/**
 * Asks for a page and shows it in place.
 * `form`, `submitter`: a form that is sent. `how`: what becomes of the history
 * (`push`, `replace`, `back`). `stays`: the same page still, the focus stays where
 * it is. `news`: what happened elsewhere; `headers`: for the server.
 */
export async function visit(address, { form, submitter, how = "push", stays = false, news = false, headers = {} } = {}) {
  const mine = { form, abort: new AbortController() };
  // News never stand in the way of what someone asked for.
  if (news && current) return (missed = true);
  if (current && !current.form) current.abort.abort();
  current = mine;
  if (how === "push" && !news) keep();
  if (!news) root.dataset.visits = "";
  const slow = news ? 0 : setTimeout(() => (root.dataset.waits = ""), SLOW);
  const request = { headers: { accept: "text/html", ...headers }, signal: mine.abort.signal };
  if (form) {
    sending += 1;
    form.dataset.sending = "";
    for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
    request.method = "POST";
    request.body = body(form, submitter);
    // What was sent may have arrived although its answer does not: never taken back.
    delete request.signal;
  }
  try {
    const response = await fetch(address, request);
    const text = await response.text();
    if (current !== mine) return;
    const to = new URL(response.url);
    to.hash = new URL(address, location.href).hash;
    const type = response.headers.get("content-type") ?? "";
    if (!type.startsWith("text/html") || response.headers.has("content-disposition")) {
      location.assign(to);
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    // Another version of the program: the browser loads it. What was sent is done.
    if (page.documentElement.dataset.version !== root.dataset.version) {
      location.assign(to);
      return;
    }
    if (news && to.pathname !== location.pathname) return;
    show(page, to, { form, how, stays: stays || form?.dataset.stays !== undefined, news });
  } catch (error) {
    if (current === mine && !news && error.name !== "AbortError") {
      unreachable(() => visit(address, { form, submitter, how, stays, headers }));
    }
  } finally {
    clearTimeout(slow);
    if (form) {
      sending -= 1;
      delete form.dataset.sending;
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
    if (current === mine) {
      current = null;
      delete root.dataset.waits;
      delete root.dataset.visits;
      if (missed) follow();
    }
  }
}

/** Shows what the server made, and moves on in the history. */
function show(page, to, { form, how, stays, news }) {
  const same = to.pathname === location.pathname;
  const refused = Boolean(form) && same && page.querySelector(".error-summary") !== null;
  if (!news) {
    const address = to.pathname + to.search + to.hash;
    if (how === "push" && !(form && same) && address !== shown) {
      key = crypto.randomUUID();
      history.pushState({ key, from: shown }, "", address);
    } else if (how !== "back") {
      history.replaceState(history.state, "", address);
    }
  }
  change(page.documentElement, page.head, page.body, { news, stays, refused });
  shown = here();
  if (!news && !stays) touched = new WeakSet();
  document.dispatchEvent(new CustomEvent(TURNED, { detail: { news } }));
  if (!news && !(stays && same && !refused)) arrive(to, refused, how);
}

/** Changes what differs. What is being typed, chosen or opened survives what
    happens elsewhere, and a choice on the page. */
function change(html, head, newBody, { news = false, stays = false, refused = false }) {
  const gentle = news || stays;
  const held = document.activeElement;
  const keeps = (field) =>
    (refused && field.type === "password") || (gentle && field === document.activeElement) || (news && touched.has(field));
  for (const name of ["lang", "data-live", "data-figures", "data-idle"]) {
    const value = html?.getAttribute(name);
    if (value == null) root.removeAttribute(name);
    else root.setAttribute(name, value);
  }
  if (head) Idiomorph.morph(document.head, head, { morphStyle: "outerHTML", head: { style: "morph" } });
  Idiomorph.morph(document.body, newBody, {
    morphStyle: "outerHTML",
    ignoreActiveValue: gentle,
    callbacks: {
      beforeNodeMorphed(old, next) {
        if (old.nodeType !== Node.ELEMENT_NODE) return true;
        if (old.id === "announcer") return false;
        // An island that was given the same looks after itself.
        if (old.localName === "leptos-island") {
          if (old.dataset.props === next.dataset?.props && !refused) return false;
          old.replaceWith(next.cloneNode(true));
          return false;
        }
        if (gentle && old.dataset.own !== undefined) return false;
        return !(news && old.localName === "form" && (old.dataset.still !== undefined || holdsTouched(old)));
      },
      beforeAttributeUpdated(name, node) {
        if (name === "value" || name === "checked" || name === "selected") return !keeps(node.closest("select") ?? node);
        return !(gentle && name === "open");
      },
    },
  });
  if (news && held?.isConnected === false) heading()?.focus({ preventScroll: true });
}

const holdsTouched = (form) => [...form.elements].some((field) => touched.has(field));
const heading = () => document.querySelector("h1");

/** Where someone arrives: what was refused, what was asked for, or the page's heading. */
function arrive(to, refused, how) {
  const summary = refused ? document.querySelector(".error-summary") : null;
  const named = to.hash.length > 1 ? document.getElementById(decodeURIComponent(to.hash.slice(1))) : null;
  const answer = to.search ? document.querySelector("[data-answer]") : null;
  const goal = summary ?? named ?? answer ?? heading();
  goal?.focus({ preventScroll: true });
  if (!summary) say(document.title);
  const at = how === "back" ? history.state?.at : null;
  if (at) scrollTo(...at);
  else if (goal && goal !== heading()) goal.scrollIntoView();
  else scrollTo(0, 0);
}

/** The line is gone: said in the page's words; what was typed is still there. */
function unreachable(again) {
  const words = document.getElementById("unreachable");
  if (!words) return;
  document.querySelector("[data-unreachable]")?.remove();
  const note = words.content.firstElementChild.cloneNode(true);
  note.dataset.unreachable = "";
  document.querySelector("main").prepend(note);
  note.querySelector("button").addEventListener("click", () => {
    note.remove();
    again();
  });
  note.focus();
}

const plain = ({ ctrlKey, metaKey, shiftKey, altKey, button = 0 }) => !(ctrlKey || metaKey || shiftKey || altKey || button);

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented || !plain(event) || link.target || link.hasAttribute("download")) return;
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
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.target) return;
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
  document.addEventListener(type, ({ target }) => touched.add(target), { capture: true });
}

addEventListener("popstate", ({ state }) => {
  // A place on the same page is the browser's.
  if (here() === shown) return;
  keepUnder(key);
  key = state?.key ?? crypto.randomUUID();
  const kept = pages.get(key);
  const signedIn = root.dataset.live !== undefined;
  if (kept && kept.role === signedIn) {
    if (current && !current.form) current.abort.abort();
    current = null;
    document.title = kept.title;
    change(root, null, kept.html.cloneNode(true), {});
    shown = here();
    document.dispatchEvent(new CustomEvent(TURNED, { detail: { news: false } }));
    arrive(new URL(location.href), false, "back");
    // What it says may be old.
    if (signedIn) follow();
    return;
  }
  visit(location.href, { how: "back" });
});

/** Keeps the page that is shown under its own key: the history is elsewhere already. */
function keepUnder(own) {
  pages.delete(own);
  pages.set(own, { role: root.dataset.live !== undefined, html: document.body.cloneNode(true), title: document.title });
}

/** Something happened elsewhere: the page asks for itself again, after what is on its way. */
function follow() {
  missed = false;
  if (sending || current) missed = true;
  else visit(here(), { news: true });
}
addEventListener("pleinweb:live", follow);
