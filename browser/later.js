// What some pages need only, and mostly only once they are touched: the search that
// follows what is typed, a list that grows, passkeys, live news. Each is a file of its
// own, named here alone; without a line the form, the link does what it does without
// scripts.
import { rename } from "./history.js";
import { module } from "./module.js";
import { TURNED, visit } from "./turn.js";

const root = document.documentElement;
/** After so long what a link leads to is shown as it is without scripts, in milliseconds. */
const PATIENCE = 3000;
/** After so long what did not come is asked for again, in milliseconds. */
const AGAIN = 30_000;
const there = {};

/** One that did not come is asked for again the next time. */
function bring(name) {
  there[name] ??= module(name).catch((error) => {
    delete there[name];
    throw error;
  });
  return there[name];
}

const search = (act) => bring("search").then(act, () => {});
const follows = (target) => target.form?.dataset.follows !== undefined;
const under = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

document.addEventListener("input", ({ target }) => follows(target) && search((it) => it.typed(target)));
document.addEventListener("change", ({ target }) => follows(target) && search((it) => it.chosen(target)));
document.addEventListener("change", ({ target }) => target.dataset.fills && bring("fills").then((it) => it.chosen(target), () => {}));
document.addEventListener(
  "submit",
  ({ target }) => {
    if (target.dataset.follows === undefined) return;
    search((it) => it.sent());
    // Folds the panel of filters: the search that it asks for is on its way.
    for (const panel of document.querySelectorAll(".offer-filters[open]")) panel.open = false;
  },
  { capture: true },
);

// What folds the panel counts before the script that knows it is there, too.
for (const type of ["keydown", "focusin", "pointerdown"]) {
  document.addEventListener(type, (event) => document.querySelector(".offer-filters[open]") && search((it) => it.folds(event)));
}

// The search has one address, however it was written.
document.addEventListener(TURNED, ({ detail }) => {
  const address = document.querySelector("form[data-follows]")?.dataset.follows;
  if (address && location.pathname + location.search !== address) rename(address);
  if (there.search && !detail.news) search((it) => it.answered());
});

document.addEventListener(
  "click",
  (event) => {
    const link = under(event.target, "a[data-adds]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const { href } = link;
    const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE));
    Promise.race([bring("search"), late]).then(
      (it) => it.grow(link),
      () => link.isConnected && link.href === href && visit(href),
    );
  },
  { capture: true },
);

if (window.PublicKeyCredential) {
  root.classList.add("passkeys");
  document.addEventListener("click", ({ target }) => {
    const button = under(target, "[data-passkey]");
    const failed = () => {
      const said = button.parentElement.querySelector("[data-passkey-said]");
      if (said) said.textContent = button.dataset.failed;
    };
    if (button) bring("passkeys").then((it) => it.run(button), failed);
  });
}

// Whoever is signed in hears of what happens elsewhere at once. A visitor's page that
// follows public figures begins once somebody does something here: it is told what it
// missed, and one that is only opened costs no connection (but where the figures are
// not there yet).
let isTouched = false;
function listen() {
  const wanted = root.dataset.live !== undefined || document.querySelector(isTouched ? "[data-follow]" : "[data-follow=now]");
  if (wanted) bring("live").catch(() => setTimeout(listen, AGAIN));
}
for (const type of ["pointerdown", "keydown"]) {
  const begin = () => {
    isTouched = true;
    listen();
  };
  addEventListener(type, begin, { once: true, passive: true });
}
document.addEventListener(TURNED, () => {
  isTouched = true;
  listen();
});
listen();

// Loads a script as soon as somebody touches what needs it, so that it is there when it is used.
const WANTS = [
  ["form[data-follows], a[data-adds]", "search"],
  ["[data-passkey]", "passkeys"],
  ["[data-fills]", "fills"],
];
for (const type of ["pointerdown", "focusin"]) {
  document.addEventListener(
    type,
    ({ target }) => {
      for (const [what, name] of WANTS) if (under(target, what)) bring(name).catch(() => {});
    },
    { capture: true, passive: true },
  );
}
