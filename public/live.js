// One live connection for each browser, not for each tab: the tab that holds
// the lock listens to the server and passes topics on to the others.
const EVENT = "pleinweb:live";
const tell = (detail) => window.dispatchEvent(new CustomEvent(EVENT, { detail }));
const root = document.documentElement;
/** How long after a refusal to ask again, in milliseconds. */
const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 600_000;

if ("EventSource" in window) {
  // Each tab hears its own kind of news only: public ones move every few
  // seconds, and a tab that shows no figures has nothing to ask again for them.
  const listener = (path, name, hears) => {
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
    const heard = (data) => {
      if (hears()) tell(data);
    };
    if (channel) channel.onmessage = (message) => heard(message.data);
    return () => {
      let source = null;
      let timer = 0;
      let wait = FIRST_WAIT;
      const open = () => {
        source = new EventSource(path);
        source.onopen = () => (wait = FIRST_WAIT);
        source.onmessage = (message) => {
          heard(message.data);
          if (channel) channel.postMessage(message.data);
        };
        // A line that breaks is taken up again by the browser; an answer that is
        // no stream (too many at once, a restart) closes it for good.
        source.onerror = () => {
          if (source.readyState !== EventSource.CLOSED) return;
          timer = setTimeout(open, wait);
          wait = Math.min(2 * wait, LONGEST_WAIT);
        };
      };
      open();
      return {
        close() {
          clearTimeout(timer);
          source.close();
        },
      };
    };
  };

  // Whoever is signed in always has something to follow.
  if (root.dataset.live === "1") {
    const open = listener("/live", EVENT, () => true);
    const listen = () => new Promise(() => open());
    if (navigator.locks) navigator.locks.request(EVENT, listen);
    else listen();
  }

  // Public news only while a page asks for them.
  const PUBLIC = `${EVENT}:public`;
  const openPublic = listener("/live/public", PUBLIC, () => "follow" in root.dataset);
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
        const source = openPublic();
        signal.addEventListener("abort", () => (source.close(), done()));
      });
    // Asked to stop while another tab holds the lock: nothing to undo.
    if (navigator.locks) navigator.locks.request(PUBLIC, { signal }, listen).catch(() => {});
    else listen();
  };
  window.addEventListener("pleinweb:follow", follow);
  follow();
}

if ("serviceWorker" in navigator) {
  // After everything else: a phone on a slow line has better to do first.
  window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
