// Only one thing: a page to show when there is no network. Nothing is ever kept,
// least of all anything private.
import page from "./offline.html";

// The number of the help line is in our own address: who registers us knows it (tabs.js).
const phone = location.search.replace(/[^\d+]/g, "");
// In pairs, and in one piece.
const spelled = phone.replace(/\d\d(?=\d)/g, "$&\u00a0");
const offlinePage = phone
  ? page.replaceAll(" data-call", ` href="tel:${phone}"`).replaceAll("{phone}", spelled)
  : page.replace(/<a data-call>[^<]*<\/a>/g, "");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// What scripts fetch, pages among it, fails without a network as it would without
// us: they say so themselves, over what is being read or typed.
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  const offline = () => new Response(offlinePage, { headers: { "content-type": "text/html; charset=utf-8" } });
  event.respondWith(fetch(event.request).catch(offline));
});
