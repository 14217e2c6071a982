// What runs on every page. Everything here is an addition: pages are whole HTML
// and forms are sent without it. The program of the islands comes by itself
// where a page has one (islands.js).
import "./turn.js";
import "./forms.js";
import "./search.js";
import "./share.js";
import "./passkeys.js";
import "./live.js";
import "./islands.js";

// Things on the page answer now: the browser tests wait for it.
document.documentElement.dataset.ready = "";
