// What forms do beside being sent: keep what is typed, tell that they are left,
// show a password.
import { TURNED } from "./turn.js";

/** The fields of a form as a message of its own. */
function message(form) {
  const fields = new URLSearchParams(new FormData(form));
  // Each is a command of its own, not the form's.
  fields.set("meta[request_id]", crypto.randomUUID());
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

// A form that tells when it is left: by another page, or with the browser's tab.
let left = [];
const tell = ({ path, body }) => navigator.sendBeacon(path, body);
function watch() {
  for (const one of left) if (!one.form.isConnected && !one.sent) tell(one);
  left = [...document.querySelectorAll("form[data-leaves]")].map((form) => {
    const known = left.find((one) => one.form === form);
    return known ?? { form, path: form.dataset.leaves, body: message(form), sent: false };
  });
  reveal();
}
document.addEventListener("submit", ({ target }) => {
  for (const one of left) if (one.form === target) one.sent = true;
});
addEventListener("pagehide", () => left.filter((one) => !one.sent).forEach(tell));

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
