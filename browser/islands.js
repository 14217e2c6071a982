// Brings the program of the islands where a page has one: when the page is idle
// and somebody works here, at the first touch otherwise.
import { module } from "./module.js";
import { TURNED } from "./turn.js";

const root = document.documentElement;
const ISLAND = "leptos-island";
let coming = null;
/** This browser does not run it: not asked again. */
let never = false;
let program = null;

async function load() {
  const found = await module("pleinweb");
  await found.default({ module_or_path: new URL("pleinweb.wasm", import.meta.url) });
  found.hydrate();
  program = found;
}

/** What was typed, and left, before the program was there is told to it. */
const typed = new Set();
const left = new Set();

async function bring() {
  coming ??= load();
  try {
    await coming;
  } catch (error) {
    // No line just now: the page goes on without, the next touch tries again.
    coming = null;
    if (error instanceof TypeError) return;
    console.error(error);
    never = true;
    typed.clear();
    left.clear();
    return;
  }
  wake();
}

function catchUp() {
  for (const field of typed) {
    if (field.isConnected && near(field)) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const field of left) {
    if (field.isConnected && field !== document.activeElement) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }
  typed.clear();
  left.clear();
}

function wake() {
  for (const island of document.querySelectorAll(ISLAND)) {
    if (island.woken) continue;
    island.woken = true;
    // For the way back, when its page was kept.
    island.drawn = island.innerHTML;
    program[island.dataset.component]?.(island);
  }
  // Once they listen.
  setTimeout(catchUp);
  root.dataset.woken = "";
}

const saves = () => {
  const { saveData = false, effectiveType = "4g" } = navigator.connection ?? {};
  return saveData || effectiveType !== "4g";
};

/** What a touch means an island by: itself, or the form it is in. */
const near = (target) => target instanceof Element && (target.closest(ISLAND) ?? target.closest("form")?.querySelector(ISLAND));

function touch(event) {
  if (program || never || !near(event.target)) return;
  if (event.type === "input") typed.add(event.target);
  if (event.type === "focusout") left.add(event.target);
  else bring();
}
for (const type of ["pointerdown", "focusin", "focusout", "input"]) document.addEventListener(type, touch, { capture: true });

function look() {
  if (never || !document.querySelector(ISLAND)) return;
  if (program) wake();
  else if (root.dataset.idle !== undefined && !saves()) {
    if ("requestIdleCallback" in window) requestIdleCallback(bring, { timeout: 2000 });
    else setTimeout(bring, 200);
  }
}
document.addEventListener(TURNED, look);
look();
