// A form that keeps what is typed while one types: after each change it is sent as it
// is, one message after the other.
import { message } from "./fields.js";

/** Whoever presses a button right after a change sends all of it anyway, in milliseconds. */
const PAUSE = 150;
/** As long a page that is asked for waits for what is on its way, in milliseconds. */
const PATIENCE = 1500;
/** Forms whose changes wait, with their timers; those on their way, with what ends it. */
const waiting = new Map();
const going = new Map();

/** Whether an answer is ours, and says that it is done: somebody in between may answer too. */
export const isDone = (response) => response.ok && response.headers.has("x-plein-web");

/** What such a message says of itself: whoever signed in meanwhile, in another tab, does not send it. */
export const asking = () => ({ accept: "application/json", "x-reader": document.documentElement.dataset.reader ?? "" });

async function send(form, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      body,
      headers: asking(),
      // Arrives even if the tab is closed meanwhile.
      keepalive: true,
    });
  } catch {
    // No connection: told below like any other failure.
  }
  const done = response !== undefined && isDone(response);
  // The page may be another one by now.
  const status = form.dataset.keeps === path ? form.querySelector("[data-kept]") : null;
  const words = done ? status?.dataset.kept : status?.dataset.notKept;
  // Said once, not after each field.
  if (status && status.textContent !== words) status.textContent = words;
  status?.removeAttribute("data-stale");
  dispatchEvent(new CustomEvent("pleinweb:keeps", { detail: { form, body, response } }));
}

/** Sends what a form says now, after what it said before; `before`: on its way still. */
export function start(form, before = going.get(form)) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const said = [form, form.dataset.keeps, message(form)];
  const turn = before ? before.then(() => send(...said)) : send(...said);
  going.set(form, turn);
  turn.then(() => going.get(form) === turn && going.delete(form));
}

const startAll = () => [...waiting.keys()].forEach((form) => start(form));

// What is being typed is not kept yet: the mark is not seen until it is. Its words stay, so
// that they are not read out after each field.
document.addEventListener("input", ({ target: { form } }) => {
  const status = form?.dataset.keeps ? form.querySelector("[data-kept]") : null;
  if (status && status.textContent === status.dataset.kept) status.setAttribute("data-stale", "");
});
document.addEventListener("change", ({ target: { form } }) => {
  if (!form?.dataset.keeps) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(start, PAUSE, form));
});
// Nothing runs any more in its turn: the server tells by the time which came first.
addEventListener("pagehide", () => [...waiting.keys()].forEach((form) => start(form, null)));

/** Ends once what was typed is kept, or has taken too long. `sent`: the form that is sent
    itself, which says all of it. Nothing where nothing is on its way. */
export function settle(sent) {
  clearTimeout(waiting.get(sent));
  waiting.delete(sent);
  startAll();
  if (going.size === 0) return null;
  return Promise.race([Promise.all(going.values()), new Promise((done) => setTimeout(done, PATIENCE))]);
}
