// What concerns all tabs of a browser: who reads, and the page for when the line is gone.
import { TURNED } from "./turn.js";

const root = document.documentElement;

// Who reads is told to the other tabs: what they keep of somebody else's pages is
// forgotten, and they look who reads now.
if ("BroadcastChannel" in window) {
  const tabs = new BroadcastChannel("pleinweb:reader");
  let told = null;
  const announce = () => {
    const reader = root.dataset.reader ?? "";
    if (reader !== told) tabs.postMessage((told = reader));
  };
  tabs.onmessage = ({ data }) => {
    if (root.dataset.reader === undefined || data === root.dataset.reader) return;
    window.dispatchEvent(new CustomEvent("pleinweb:reader"));
  };
  document.addEventListener(TURNED, announce);
  announce();
}

if ("serviceWorker" in navigator) {
  // After everything else: a phone on a slow line has better to do first. Whoever
  // only looks at one page needs no page for when the line is gone. Signing out
  // forgets it.
  // The page for then says whom to call: the footer's first link is the help line.
  const register = () =>
    navigator.serviceWorker.controller || navigator.serviceWorker.register(`/sw.js?${document.querySelector(".site-footer a")?.href}`).catch(() => {});
  addEventListener("load", () => root.dataset.live !== undefined && register());
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, register, { once: true, passive: true });
  document.addEventListener(TURNED, register);
}
