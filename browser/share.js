// Passing an offer on, where the browser can: its own sheet, and the clipboard.
import { TURNED } from "./turn.js";

const DOES = {
  share: { can: () => "share" in navigator, act: ({ share: url, title }) => navigator.share({ title, url }) },
  print: { can: () => true, act: () => print() },
  copy: { can: () => "clipboard" in navigator, act: ({ share: url }) => navigator.clipboard.writeText(url) },
};

function offer() {
  for (const button of document.querySelectorAll("[data-does]")) button.hidden = !DOES[button.dataset.does].can();
}

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-does]") : null;
  if (!button) return;
  const frame = button.closest("[data-share]");
  const status = frame?.parentElement.querySelector("[data-shared]");
  if (status) status.textContent = "";
  const copies = button.dataset.does === "copy";
  try {
    await DOES[button.dataset.does].act(frame?.dataset);
    if (copies) status.textContent = status.dataset.shared;
  } catch {
    // Whoever closes the sheet has not failed at anything.
    if (copies) status.textContent = status.dataset.notShared;
  }
});

document.addEventListener(TURNED, offer);
offer();
