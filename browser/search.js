// A search that follows what is typed and chosen, and a list that grows: the
// page is asked for as its form would, and changes in place.
import { TURNED, question, say, visit } from "./page.js";

/** Whoever types on is quicker than this, in milliseconds. */
const PAUSE = 250;
/** After two answers in a row that took longer the search waits for its button. */
const QUICK = 700;
let slow = 0;
let resting = 0;
let turn = 0;
/** When an answer was asked for that has not come yet. */
let asked = 0;

/** Whether the connection is for answers while one types. Browsers that do not
    say are taken at their best; how long answers take tells the rest. */
const isGood = () => {
  const { saveData = false, effectiveType = "4g" } = navigator.connection ?? {};
  return !saveData && effectiveType === "4g";
};

async function follow(form, typing) {
  if (!form || slow > 1 || !isGood() || !form.isConnected) return;
  const address = new URL(form.action);
  address.search = question(form);
  const results = document.querySelector(".offer-results");
  results?.setAttribute("aria-busy", "true");
  asked = performance.now();
  const headers = typing ? { "x-typing": "1" } : {};
  const mine = (turn += 1);
  const how = typing ? "replace" : "push";
  await visit(address.href, { how, stays: true, yields: typing, headers });
  if (turn !== mine) return;
  // No search is on its way any more: its results came, or another page that was asked for meanwhile.
  asked = 0;
  results?.removeAttribute("aria-busy");
}

const isText = (field) => field.matches("input[type=search], input[type=text]");

/** A letter more, or less. */
export function typed(field) {
  if (!isText(field)) return;
  propose(field);
  clearTimeout(resting);
  resting = setTimeout(() => follow(field.form, true), PAUSE);
}

/** An answer was chosen. */
export function chosen(field) {
  if (!isText(field)) follow(field.form, false);
}

/** Asked for by the button. */
export function sent() {
  clearTimeout(resting);
  asked = performance.now();
}

/** A page came that was asked for here. */
export function answered() {
  if (!asked) return;
  slow = performance.now() - asked > QUICK ? slow + 1 : 0;
  asked = 0;
}

// On a phone the filters lie over the page: Escape folds them, and so does whatever takes
// the focus elsewhere, so that nobody is behind them.
const sheet = () => {
  const panel = document.querySelector(".offer-filters[open]");
  return panel && getComputedStyle(panel).position === "fixed" ? panel : null;
};
export function folds({ type, key, target }) {
  const panel = sheet();
  if (!panel || (type === "keydown" ? key !== "Escape" : panel.contains(target))) return;
  panel.open = false;
  if (key) panel.querySelector("summary").focus();
}

// Places for the field "where": browsers propose only what holds the letters.
async function propose(field) {
  const list = field.dataset.places && document.getElementById(field.dataset.places);
  const text = field.value.trim();
  if (!list || [...text].length < 2 || !isGood()) return;
  try {
    const response = await fetch(`/_fn/nomenclature/places?${new URLSearchParams({ text })}`);
    const found = response.ok ? await response.json() : [];
    if (field.value.trim() !== text) return;
    list.replaceChildren(
      ...found.map(({ name, department }) => {
        const option = document.createElement("option");
        option.value = `${name} (${department})`;
        option.label = `${option.value} · ${text}`;
        return option;
      }),
    );
  } catch {
    // No proposals: what is typed is sent all the same.
  }
}

// The next part of a list comes to its end. The focus goes to the first of it:
// whoever reads by ear goes on there.
export async function grow(link) {
  if (link.dataset.grows !== undefined) return;
  link.dataset.grows = "";
  link.setAttribute("aria-disabled", "true");
  const { href } = link;
  const words = link.textContent;
  link.textContent = link.dataset.waits;
  const frame = link.closest("div");
  // Another search was asked for meanwhile: this is not the end of its list.
  const isElse = () => !link.isConnected || link.href !== href || link.dataset.grows === undefined;
  try {
    const response = await fetch(href, { headers: { accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (isElse()) return;
    const list = document.querySelector(link.dataset.adds);
    const stays = [link, document.body, null].includes(document.activeElement);
    const items = [...page.querySelectorAll(`${link.dataset.adds} > *`)];
    list.append(...items);
    const next = page.querySelector(`[data-adds="${link.dataset.adds}"]`)?.closest("div");
    if (next) frame.replaceWith(next);
    else frame.remove();
    say(link.dataset.said);
    if (stays) items[0]?.querySelector("a")?.focus();
    document.dispatchEvent(new CustomEvent(TURNED, { detail: { news: false } }));
  } catch {
    if (isElse()) return;
    link.textContent = words;
    link.removeAttribute("aria-disabled");
    delete link.dataset.grows;
    let alert = frame.querySelector("[role=alert]");
    if (!alert) {
      alert = document.createElement("p");
      alert.className = "error";
      alert.setAttribute("role", "alert");
      frame.append(alert);
    }
    alert.textContent = link.dataset.failed;
  }
}
