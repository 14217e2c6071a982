// What forms say, in browsers of five years ago too: they know neither a form's
// pressed button nor random UUIDs.

let pressed = null;
document.addEventListener(
  "click",
  ({ target }) => (pressed = target instanceof Element ? target.closest("button, input[type=submit]") : null),
  { capture: true },
);

/** The button by which a form was sent, if there was one. */
export const pressedFor = ({ target, submitter }) => submitter ?? (pressed?.form === target ? pressed : null);

/** What a form says, the pressed button included. Where the order matters it says when it
    said so, by a clock that only goes on: a message may come late. */
function said(form, submitter) {
  // What a question proposes stands in the field from now on.
  const taken = submitter?.dataset.takes;
  if (taken) document.getElementById(taken).value = submitter.value;
  const at = form.querySelector("[data-at]");
  if (at) at.value = Math.round(performance.timeOrigin + performance.now());
  const fields = new FormData(form);
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  return fields;
}

/** The fields of a form as a message of its own: a command of its own, not the form's. */
export function message(form) {
  const fields = new URLSearchParams(said(form));
  fields.set("meta[request_id]", uuid());
  return fields;
}

/** What a form sends. */
export function body(form, submitter) {
  const fields = said(form, submitter);
  return form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
}

/** What a form asks, without the fields that say nothing. */
export function question(form, submitter) {
  return new URLSearchParams([...said(form, submitter)].filter(([, value]) => value !== "")).toString();
}

/** A random UUID (version 4). */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
