// One live connection for each browser, not for each tab: the tab that holds
// the lock listens to the server and passes topics on to the others.
const EVENT = "pleinweb:live";
const tell = (detail) => window.dispatchEvent(new CustomEvent(EVENT, { detail }));

if (document.documentElement.dataset.live === "1" && "EventSource" in window) {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(EVENT) : null;
  if (channel) channel.onmessage = (message) => tell(message.data);
  const listen = () =>
    new Promise(() => {
      const source = new EventSource("/live");
      source.onmessage = (message) => {
        tell(message.data);
        if (channel) channel.postMessage(message.data);
      };
    });
  if (navigator.locks) navigator.locks.request(EVENT, listen);
  else listen();
}

if ("serviceWorker" in navigator) {
  // After everything else: a phone on a slow line has better to do first.
  window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
