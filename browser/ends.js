// Two minutes before a session ends it is said, in a dialog with the words of the page
// that says until when it lives, and one press prolongs it. How long there is comes with
// each page; what the other tabs of this browser learn counts too, and the server is asked
// once before anything is said. Only whoever is signed in has one, so it comes with live news.
import { TURNED, message } from "./page.js";

const root = document.documentElement;
/** So long before the end it is said, in milliseconds. */
const BEFORE = 120_000;
/** Without a line it is asked again after so long, in milliseconds. */
const AGAIN = 20_000;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("pleinweb:ends") : null;

/** By this browser's clock; whose session. */
let ends = 0;
let reader;
let timer = 0;
let dialog = null;

/** Whether the session would live on for a while, as far as it is known here. */
export const lives = () => ends - Date.now() > BEFORE;

const prefix = () => (root.lang === "fr" ? "" : `/${root.lang}`);

/** From now on it ends at this time. */
function until(time) {
  ends = time;
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(0, ends - BEFORE - Date.now()));
  if (ends - Date.now() > BEFORE) close();
}

/** The focus goes back to where it was. */
function close() {
  dialog?.close?.();
  dialog?.remove();
  dialog = null;
}

/** What a page says of it: once, since a page may come back from the history. */
function read() {
  if (root.dataset.live === undefined) {
    clearTimeout(timer);
    return close();
  }
  // News that came meanwhile took it away with what was on the page before.
  if (dialog?.isConnected === false) open();
  if (root.dataset.ends === undefined) return;
  reader = root.dataset.reader;
  until(Date.now() + root.dataset.ends * 1000);
  delete root.dataset.ends;
  tabs?.postMessage({ ends, reader });
}

/** Asks how long there is really: something of this browser may have used the session since. */
async function look() {
  if (dialog) return;
  let page;
  try {
    const response = await fetch(`${prefix()}/compte/session`, { headers: { accept: "text/html", "x-news": "1" } });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    timer = setTimeout(look, AGAIN);
    return;
  }
  const { dataset } = page.documentElement;
  // It is over, or somebody else's: the next page says so, and a form that is sent is kept.
  if (dataset.ends === undefined || dataset.reader !== root.dataset.reader) return;
  if (dataset.ends * 1000 > BEFORE) {
    until(Date.now() + dataset.ends * 1000);
    tabs?.postMessage({ ends, reader });
  } else if (!dialog) {
    ends = Date.now() + dataset.ends * 1000;
    show(page);
  }
}

function show(page) {
  const title = document.createElement("h2");
  title.id = "ending";
  title.textContent = page.querySelector("h1").textContent;
  dialog = document.createElement("dialog");
  dialog.className = "card stack";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(title, page.querySelector("[data-ending]"));
  const later = dialog.querySelector("[data-closes]");
  later.hidden = false;
  later.addEventListener("click", close);
  // By Escape.
  dialog.addEventListener("cancel", () => setTimeout(close));
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    // Not the page's: what is being written there is not touched.
    event.stopPropagation();
    stay(event.target);
  });
  open();
}

function open() {
  document.body.append(dialog);
  dialog.removeAttribute("open");
  // A browser without dialogs shows it at the end of the page, and leads there.
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
  dialog.querySelector("button[type=submit], a").focus();
}

async function stay(form) {
  const button = form.querySelector("button");
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  const said = { method: "POST", body: message(form), headers: { accept: "application/json" } };
  const done = await fetch(form.getAttribute("action"), said).then(({ ok }) => ok, () => false);
  button.removeAttribute("aria-disabled");
  if (!done) return;
  close();
  look();
}

if (tabs) {
  tabs.onmessage = ({ data }) => {
    if (data.reader === root.dataset.reader && data.ends > ends) until(data.ends);
  };
}
// A machine that slept: its timers did too.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && ends && Date.now() > ends - BEFORE) until(ends);
});
document.addEventListener(TURNED, read);
read();
