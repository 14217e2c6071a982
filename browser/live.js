// One live connection for each browser, not for each tab: the tab that holds
// the lock listens to the server and passes topics on to the others.
import { TURNED } from "./page.js";
import "./ends.js";
import "./leaves.js";
import "./unsent.js";

const EVENT = "pleinweb:live";
const tell = (detail) => window.dispatchEvent(new CustomEvent(EVENT, { detail }));
const root = document.documentElement;
/** How long after a refusal to ask again, in milliseconds. */
const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 600_000;

/** What asks for everything again. */
const MISSED = "missed 0";

/** Whether somebody who knows up to `mine` lacks something of what is known up to `theirs`.
    Points are `<outbox>.<position>`; another outbox says nothing, and neither does no point. */
const lacks = (mine, theirs) => {
  const [outbox, at] = mine.split(".");
  const [other, then] = theirs.split(".");
  return outbox !== other || !(Number(then) <= Number(at));
};

if ("EventSource" in window) {
  // Each tab hears its own kind of news only: public ones move every few
  // seconds, and a tab that shows no figures has nothing to ask again for them.
  const listener = (path, name, hears, madeAt) => {
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
    // Up to where this tab knows: as its page was made, then as it was told. A
    // stream that opens later is asked for what came since.
    let known = madeAt;
    let source = null;
    const heard = (news, at) => {
      if (at) known = at;
      if (hears()) tell(news);
    };
    if (channel) {
      channel.onmessage = ({ data }) => {
        if (data.news) heard(data.news, data.at);
        // A tab has just come: did the one that listens hear of something since?
        else if (source && data.hello !== undefined && lacks(data.hello, known)) channel.postMessage({ missed: known });
        else if (data.missed !== undefined && lacks(known, data.missed)) heard(MISSED, data.missed);
      };
      channel.postMessage({ hello: known });
    }
    const open = () => {
      let timer = 0;
      let wait = FIRST_WAIT;
      const later = (time) => (timer = setTimeout(connect, time));
      const connect = () => {
        source = new EventSource(`${path}?after=${encodeURIComponent(known)}`);
        source.onopen = () => (wait = FIRST_WAIT);
        source.onmessage = (message) => {
          const at = message.lastEventId;
          heard(message.data, at);
          if (channel) channel.postMessage({ news: message.data, at });
        };
        // A newer stream of this browser took the place: not again at once, or
        // the two would take it from each other for ever.
        source.addEventListener("elsewhere", () => {
          source.close();
          later(LONGEST_WAIT);
        });
        // A line that breaks is taken up again by the browser; an answer that is
        // no stream (too many at once, a restart) closes it for good.
        source.onerror = () => {
          if (source.readyState !== EventSource.CLOSED) return;
          later(wait);
          wait = Math.min(2 * wait, LONGEST_WAIT);
        };
      };
      connect();
      return {
        close() {
          clearTimeout(timer);
          source.close();
          source = null;
        },
      };
    };
    // The server made the page later than the last event seen here: go on from there.
    const made = (at) => {
      if (at && lacks(known, at)) known = at;
    };
    return { open, made };
  };

  /** Listens as long as it is wanted, in one tab of the browser. */
  const follower = (name, listener) => {
    let stop = null;
    return (wanted) => {
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
          const source = listener.open();
          signal.addEventListener("abort", () => (source.close(), done()));
        });
      // Asked to stop while another tab holds the lock: nothing to undo.
      if (navigator.locks) navigator.locks.request(name, { signal }, listen).catch(() => {});
      else listen();
    };
  };

  // Whoever is signed in always has something to follow; public news only while
  // a page asks for them.
  const PUBLIC = `${EVENT}:public`;
  const follows = () => document.querySelector("[data-follow]") !== null;
  const own = listener("/live", EVENT, () => true, root.dataset.live ?? "");
  const figures = listener("/live/public", PUBLIC, follows, root.dataset.figures ?? "");
  const [followOwn, followFigures] = [follower(EVENT, own), follower(PUBLIC, figures)];
  const look = () => {
    own.made(root.dataset.live);
    figures.made(root.dataset.figures);
    followOwn(root.dataset.live !== undefined);
    followFigures(follows());
  };
  document.addEventListener(TURNED, look);
  look();
}
