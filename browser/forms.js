// What forms do beside being sent: keep what is typed, tell that they are left,
// show a password.
import { uuid } from "./fields.js";
import { TURNED } from "./turn.js";

/** The fields of a form as a message of its own. */
function message(form) {
  const fields = new URLSearchParams(new FormData(form));
  // Each is a command of its own, not the form's.
  fields.set("meta[request_id]", uuid());
  return fields;
}

async function keepFields(form) {
  const status = form.querySelector("[data-kept]");
  let done = false;
  try {
    const body = message(form);
    const response = await fetch(form.dataset.keeps, { method: "POST", body, headers: { accept: "application/json" } });
    done = response.ok;
  } catch {
    // No line: said like any other reason.
  }
  if (status) status.textContent = done ? status.dataset.kept : status.dataset.notKept;
}

document.addEventListener("change", ({ target }) => {
  if (target.form?.dataset.keeps) keepFields(target.form);
});

// A form that tells when it is left by another page. Not when the tab is closed or
// loaded anew: what it holds runs out by itself.
let left = [];
/** The page, in whatever language. */
const place = () => location.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, "");
const isLeft = ({ form, at }) => !form.isConnected || at !== place();
function watch() {
  for (const one of left) if (isLeft(one) && !one.sent) navigator.sendBeacon(one.path, one.body);
  left = [...document.querySelectorAll("form[data-leaves]")].map((form) => {
    const known = left.find((one) => one.form === form && !isLeft(one));
    return { at: place(), path: form.dataset.leaves, body: message(form), ...known, form, sent: false };
  });
  reveal();
}
document.addEventListener("submit", ({ target }) => {
  for (const one of left) if (one.form === target) one.sent = true;
});

// A password is shown by a button that does nothing without this script.
function reveal() {
  for (const button of document.querySelectorAll("[data-reveals]")) button.hidden = false;
}
document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-reveals]") : null;
  if (!button) return;
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const shows = field.type === "password";
  field.type = shows ? "text" : "password";
  button.setAttribute("aria-pressed", String(shows));
  const words = button.firstElementChild;
  [words.textContent, button.dataset.other] = [button.dataset.other, words.textContent];
});

document.addEventListener(TURNED, watch);
watch();
