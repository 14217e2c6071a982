// Only one thing: a page to show when there is no network. Nothing else is
// ever kept, least of all anything private.
const SHELF = "offline-1";
const PAGE = "/hors-ligne.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.add(PAGE)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// What scripts fetch, pages among it, fails without a network as it would without
// us: they say so themselves, over what is being read or typed.
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
});
