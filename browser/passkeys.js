// Passkeys, where there are scripts. A button with `data-passkey` runs one
// exchange: our options, the browser's key, our answer.
import { uuid } from "./page.js";

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function send(path, button, fields) {
  const body = new URLSearchParams({
    "meta[request_id]": uuid(),
    "meta[back]": location.pathname,
    "meta[lang]": button.dataset.lang,
    ...fields,
  });
  const answer = await fetch(path, { method: "POST", body, headers: { Accept: "application/json" } });
  const where = answer.headers.get("location");
  if (!where && !answer.ok) throw answer;
  return where ? { where } : answer.json();
}

function create(key) {
  key.challenge = bytes(key.challenge);
  key.user.id = bytes(key.user.id);
  for (const known of key.excludeCredentials ?? []) known.id = bytes(known.id);
  return navigator.credentials.create({ publicKey: key });
}

function get(key) {
  key.challenge = bytes(key.challenge);
  for (const known of key.allowCredentials ?? []) known.id = bytes(known.id);
  return navigator.credentials.get({ publicKey: key });
}

// What the server reads: every buffer as unpadded base64url.
function written(key) {
  const { response } = key;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) parts[part] = text(response[part]);
  }
  return JSON.stringify({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: parts,
    extensions: {},
  });
}

export async function run(button) {
  const enrols = button.dataset.passkey === "enrol";
  const verb = enrols ? "add" : "sign-in";
  const said = button.parentElement.querySelector("[data-passkey-said]");
  // One at a time; not `disabled`: that would drop the focus.
  if (button.getAttribute("aria-disabled")) return;
  said.textContent = "";
  button.setAttribute("aria-disabled", "true");
  try {
    const { ceremony, options } = await send(`/_fn/accounts/passkey-${verb}-start`, button, {});
    const { publicKey } = JSON.parse(options);
    const key = await (enrols ? create(publicKey) : get(publicKey));
    const { where } = await send(`/_fn/accounts/passkey-${verb}-finish`, button, {
      "command[ceremony]": ceremony,
      "command[credential]": written(key),
      "command[return_to]": button.dataset.return,
    });
    location.assign(where);
  } catch (refused) {
    // A proof too old: give it again, then come back here.
    if (refused.status === 401) {
      const prefix = button.dataset.lang === "fr" ? "" : `/${button.dataset.lang}`;
      location.assign(`${prefix}/second-facteur?retour=${encodeURIComponent(location.pathname)}`);
    } else {
      said.textContent = button.dataset.failed;
    }
  }
  button.removeAttribute("aria-disabled");
}
