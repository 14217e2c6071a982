// One live connection for each browser, not for each tab: the tab that holds
// the lock listens to the server and passes topics on to the others.
const EVENT = "pleinweb:live";
const tell = (detail) => window.dispatchEvent(new CustomEvent(EVENT, { detail }));
const root = document.documentElement;

if ("EventSource" in window) {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(EVENT) : null;
  if (channel) channel.onmessage = (message) => tell(message.data);
  const open = (path) => {
    const source = new EventSource(path);
    source.onmessage = (message) => {
      tell(message.data);
      if (channel) channel.postMessage(message.data);
    };
    return source;
  };

  // Whoever is signed in always has something to follow.
  if (root.dataset.live === "1") {
    const listen = () => new Promise(() => open("/live"));
    if (navigator.locks) navigator.locks.request(EVENT, listen);
    else listen();
  }

  // Public news only while a page asks for them.
  let stop = null;
  const follow = () => {
    const wanted = "follow" in root.dataset;
    if (wanted === (stop !== null)) return;
    if (!wanted) {
      stop.abort();
      stop = null;
      return;
    }
    stop = new AbortController();
    const { signal } = stop;
    const listen = () =>
      new Promise((done) => {
        if (signal.aborted) return done();
        const source = open("/live/public");
        signal.addEventListener("abort", () => (source.close(), done()));
      });
    // Asked to stop while another tab holds the lock: nothing to undo.
    if (navigator.locks) navigator.locks.request(`${EVENT}:public`, { signal }, listen).catch(() => {});
    else listen();
  };
  window.addEventListener("pleinweb:follow", follow);
  follow();
}

if ("serviceWorker" in navigator) {
  // After everything else: a phone on a slow line has better to do first.
  window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
