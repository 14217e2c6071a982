// The pages on the way back: each entry of the history has a key, under which
// its page is kept as it was left, and where one stood on it.
import { uuid } from "./fields.js";

const root = document.documentElement;
/** As many pages are kept. */
const KEPT = 10;
/** After the last movement of the page, in milliseconds. */
const REST = 250;

export const here = () => location.pathname + location.search;

const pages = new Map();
/** The entry and the address of the page that is shown: `location` is ahead of them on the way back. */
export const shown = { key: history.state?.key ?? uuid(), address: here() };

const noted = (more) => history.replaceState({ ...history.state, ...more }, "");

/** Keeps the page that is about to be left. */
export function keep() {
  const { key } = shown;
  pages.delete(key);
  if (here() === shown.address) noted({ at: [scrollX, scrollY] });
  // A form that changes something is made anew: what was typed in it (a password,
  // perhaps) stays with whoever typed it, and it was sent already, perhaps.
  // What is noted each time that it is read is asked for each time.
  if (document.querySelector("main form[method=post], [data-unkept]")) return;
  pages.set(key, { reader: root.dataset.reader, lang: root.lang, title: document.title, at: [scrollX, scrollY], body: copy() });
  if (pages.size > KEPT) pages.delete(pages.keys().next().value);
}

/** What a search asked when its answer came: by the time that it is left for another
    one, its form says that one. */
let asked = [];
// Not `elements`: a part that is on no page has only those that stand in the form.
const search = (part) => {
  const id = part.querySelector("form[data-follows]")?.id;
  return id ? [...part.querySelectorAll(`#${id} [name], [form="${id}"]`)] : [];
};
const remember = () => (asked = search(document).map(({ value, checked }) => ({ value, checked })));

const choose = (select, value) => {
  for (const option of select?.options ?? []) option.toggleAttribute("selected", option.value === value);
};

/** The page without what was only for a moment. */
function copy() {
  const body = document.body.cloneNode(true);
  const both = (selector) => [document.body, body].map((one) => [...one.querySelectorAll(selector)]);
  const [islands, copies] = both("leptos-island");
  // As the server drew it: that is what the program brings to life.
  islands.forEach(({ drawn }, place) => drawn !== undefined && (copies[place].innerHTML = drawn));
  const [selects, chosen] = both("main select:not(leptos-island *)");
  selects.forEach(({ value }, place) => choose(chosen[place], value));
  const fields = search(body);
  if (fields.length === asked.length) {
    asked.forEach(({ value, checked }, place) => {
      const field = fields[place];
      if (field.localName === "select") choose(field, value);
      else if (checked !== undefined) Object.assign(field, { value, checked });
    });
  }
  for (const name of ["data-sending", "aria-disabled", "aria-busy", "data-grows"]) {
    for (const one of body.querySelectorAll(`[${name}]`)) one.removeAttribute(name);
  }
  body.querySelector("[data-unreachable]")?.remove();
  return body;
}

/** The page of an entry as it was left, for the same reader. */
export function kept(key) {
  const page = pages.get(key);
  return page?.reader === root.dataset.reader ? page : undefined;
}

/** Somebody else reads now: nothing of before is shown again. */
export const forget = () => pages.clear();

/** Goes on to a new entry. */
export function push(address) {
  const from = shown.address;
  shown.key = uuid();
  history.pushState({ key: shown.key, from }, "", address);
}

/** The entry has another address. */
export function rename(address) {
  history.replaceState(history.state, "", address);
  shown.address = here();
}

/** The page of the entry where the browser is now is shown. */
export function arrived() {
  if (!history.state?.key) noted({ key: uuid() });
  shown.key = history.state.key;
  shown.address = here();
  remember();
}

let resting = 0;
addEventListener(
  "scroll",
  () => {
    clearTimeout(resting);
    resting = setTimeout(() => here() === shown.address && noted({ at: [scrollX, scrollY] }), REST);
  },
  { passive: true },
);
noted({ key: shown.key });
remember();
history.scrollRestoration = "manual";
if (history.state.at) scrollTo(...history.state.at);
// Where one stands after a page is loaded anew is the browser's to know.
addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
addEventListener("pageshow", () => (history.scrollRestoration = "manual"));
