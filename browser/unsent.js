// What waits on this phone until the server has it: brings what looks after it (outbox.js)
// where something may wait, or does, and asks before somebody leaves with something unsent.
// A mark says that something is here: without one no database is opened. Only whoever is
// signed in sends, so it comes with live news.
import { TURNED, module } from "./page.js";
import { lives } from "./ends.js";

const root = document.documentElement;
/** What did not come is asked for again after so long, in milliseconds. */
const AGAIN = 30_000;
const LEAVES = /\/_fn\/accounts\/sign-out$/;

let coming = null;
function bring() {
  coming ??= module("outbox").then(
    (it) => (it.begin(lives), it),
    (error) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** What is noted of whoever is signed in: "mine", that the phone is theirs; "waits", that something does. */
function isMarked(name) {
  try {
    return localStorage.getItem(`${name} ${root.dataset.reader}`) !== null;
  } catch {
    return false;
  }
}

function look() {
  if (root.dataset.live === undefined) return;
  if (document.querySelector("[data-phone], [data-mine]") || isMarked("waits")) bring().catch(() => setTimeout(look, AGAIN));
}

/** The form that may go. */
let cleared = null;
addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!LEAVES.test(form.getAttribute("action") ?? "") || form === cleared || !isMarked("mine")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const go = () => {
      cleared = form;
      // Not within the listener, where a form that is sent again is not heard.
      setTimeout(() => form.querySelector("button").click());
    };
    // Without it nothing is erased here; leaving needs a line anyway.
    bring().then((it) => it.leave(go), go);
  },
  { capture: true },
);

document.addEventListener(TURNED, look);
look();
