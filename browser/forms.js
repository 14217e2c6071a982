// What forms do beside being sent: show a password. That they keep what is typed is in
// keeps.js, that they tell when they are left in leaves.js.
import { TURNED } from "./turn.js";

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

document.addEventListener(TURNED, reveal);
reveal();
