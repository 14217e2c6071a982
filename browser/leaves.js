// A form that tells when it is left by another page. Not when the tab is closed or
// loaded anew: what it holds runs out by itself. Only whoever is signed in has one, so it
// comes with live news.
import { TURNED, message } from "./page.js";

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
}
document.addEventListener("submit", ({ target }) => {
  for (const one of left) if (one.form === target) one.sent = true;
});

document.addEventListener(TURNED, watch);
watch();
