// A list of offers and an offer are whole without the program: it comes when
// it has something to do. Whoever only reads and follows links never pays for
// it. What is typed, chosen and pressed while it comes is not lost.
const root = document.documentElement;
const { program } = root.dataset;
/** What the program answers to. */
const ITS_OWN = "input, select, textarea, button, summary, a[rel=next]";
/** What does nothing, or less, without it: a press waits for it. */
const HELD = "button[type=button], a[rel=next]";
/** Under this name the tab remembers that it holds the program already. */
const FETCHED = "pleinweb:program";

let coming = null;
/** What was typed and chosen, as it was said last: the program shows what the page said. */
const touched = new Map();

/** Where the list waits for the button anyway, nothing heavy is fetched for a field. */
const saves = () => {
  const { saveData, effectiveType = "4g" } = navigator.connection ?? {};
  return saveData || effectiveType !== "4g";
};

async function fetchProgram() {
  const module = await import(`${program}.js`);
  await module.default({ module_or_path: `${program}.wasm` });
  await module.hydrate();
  stop();
  const changed = [...touched].filter(([field]) => field.isConnected);
  for (const [field, { value, checked }] of changed) {
    if (field.value !== value) field.value = value;
    if (field.checked !== checked) field.checked = checked;
  }
  for (const [field] of changed) {
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  remember();
}

function remember() {
  try {
    sessionStorage.setItem(FETCHED, program);
  } catch {
    // A browser that keeps nothing fetches it from its own cache.
  }
}

function isHere() {
  try {
    return sessionStorage.getItem(FETCHED) === program;
  } catch {
    return false;
  }
}

function bring() {
  coming ??= fetchProgram().catch((error) => {
    // No network just now: the page goes on without, the next touch tries again.
    coming = null;
    throw error;
  });
  return coming;
}

const own = (event) => (event.target instanceof Element ? event.target.closest(ITS_OWN) : null);

function onTouch(event) {
  const element = own(event);
  if (!element || (saves() && !element.matches(HELD))) return;
  bring().catch(() => {});
}

function onChange(event) {
  const element = own(event);
  if (element) touched.set(element, { value: element.value, checked: element.checked });
}

function onClick(event) {
  const held = event.target instanceof Element ? event.target.closest(HELD) : null;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
  if (!held || elsewhere) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  root.dataset.waits = "";
  bring()
    .then(
      () => held.click(),
      () => held.href && location.assign(held.href),
    )
    .finally(() => delete root.dataset.waits);
}

const listeners = [
  ["pointerdown", onTouch],
  ["focusin", onTouch],
  ["input", onChange],
  ["change", onChange],
  ["click", onClick],
];
for (const [type, listener] of listeners) document.addEventListener(type, listener, { capture: true });
function stop() {
  for (const [type, listener] of listeners) document.removeEventListener(type, listener, { capture: true });
}

if (isHere()) bring().catch(() => {});
