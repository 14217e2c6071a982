// What forms do beside being sent: tell that they are left, show a password. That
// they keep what is typed is in keeps.js.
import { message } from "./fields.js";
import { TURNED } from "./turn.js";

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
