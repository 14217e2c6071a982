// A search that follows what is typed and chosen, and a list that grows: the
// page is asked for as its form would, and changes in place.
import { question } from "./fields.js";
import { rename } from "./history.js";
import { TURNED, say, visit } from "./turn.js";

/** Whoever types on is quicker than this, in milliseconds. */
const PAUSE = 250;
/** After an answer that took longer the search waits for its button. */
const QUICK = 700;
let slow = false;
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
  if (slow || !isGood() || !form.isConnected) return;
  const address = new URL(form.action);
  address.search = question(form);
  const results = document.querySelector(".offer-results");
  results?.setAttribute("aria-busy", "true");
  asked = performance.now();
  const headers = typing ? { "x-typing": "1" } : {};
  const mine = (turn += 1);
  await visit(address.href, { how: typing ? "replace" : "push", stays: true, headers });
  if (turn === mine) results?.removeAttribute("aria-busy");
}

const isText = (field) => field.matches("input[type=search], input[type=text]");

document.addEventListener("input", ({ target }) => {
  const { form } = target;
  if (form?.dataset.follows === undefined || !isText(target)) return;
  propose(target);
  clearTimeout(resting);
  resting = setTimeout(() => follow(form, true), PAUSE);
});
document.addEventListener("change", ({ target }) => {
  if (target.form?.dataset.follows !== undefined && !isText(target)) follow(target.form, false);
});
// A press says what is wanted next: what was typed just before is not gone to after it.
document.addEventListener(
  "click",
  ({ target }) => target instanceof Element && target.closest("a, button") && clearTimeout(resting),
  { capture: true },
);
document.addEventListener(
  "submit",
  ({ target }) => {
    if (target.dataset.follows === undefined) return;
    clearTimeout(resting);
    asked = performance.now();
    // The sheet of filters is folded: what it said is being looked for.
    for (const panel of document.querySelectorAll(".offer-filters[open]")) panel.open = false;
  },
  { capture: true },
);

// The search has one address, however it was written.
document.addEventListener(TURNED, ({ detail }) => {
  if (asked && !detail.news) {
    slow = performance.now() - asked > QUICK;
    asked = 0;
  }
  const address = document.querySelector("form[data-follows]")?.dataset.follows;
  if (address && location.pathname + location.search !== address) rename(address);
});

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
async function grow(link) {
  if (link.dataset.grows !== undefined) return;
  link.dataset.grows = "";
  link.setAttribute("aria-disabled", "true");
  const words = link.textContent;
  link.textContent = link.dataset.waits;
  const frame = link.closest("div");
  try {
    const response = await fetch(link.href, { headers: { accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!link.isConnected) return;
    const list = document.querySelector(link.dataset.adds);
    const items = [...page.querySelectorAll(`${link.dataset.adds} > *`)];
    list.append(...items);
    const next = page.querySelector(`[data-adds="${link.dataset.adds}"]`)?.closest("div");
    if (next) frame.replaceWith(next);
    else frame.remove();
    say(link.dataset.said);
    items[0]?.querySelector("a")?.focus();
    document.dispatchEvent(new CustomEvent(TURNED, { detail: { news: false } }));
  } catch {
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
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-adds]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    grow(link);
  },
  { capture: true },
);
