// Only one thing: a page to show when there is no network. Nothing is ever kept,
// least of all anything private.
import page from "./offline.html";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// What scripts fetch, pages among it, fails without a network as it would without
// us: they say so themselves, over what is being read or typed.
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  const offline = () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
  event.respondWith(fetch(event.request).catch(offline));
});
