// What runs on every page. Everything here is an addition: pages are whole HTML
// and forms are sent without it. What only some pages need comes when it is
// touched there (later.js); the program of the islands where a page has one
// (islands.js).
import "./turn.js";
import "./forms.js";
import "./share.js";
import "./later.js";
import "./tabs.js";
import "./islands.js";

// What comes later builds on what is here.
export { message, question, uuid } from "./fields.js";
export { asking, isDone, start } from "./keeps.js";
export { module } from "./module.js";
export { TURNED, say, visit } from "./turn.js";

// Things on the page answer now: the browser tests wait for it.
document.documentElement.dataset.ready = "";
