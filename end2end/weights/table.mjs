// Every page that exists, read from the program's one table.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../app/src/page.rs", import.meta.url), "utf8");
const lines = /^pages! \{\n(.*?)^\}/ms.exec(source)?.[1] ?? "";
const line = /^ {4}([A-Z]\w*)(?:\((\w+)\))? = \[([^\]]*)\] \w+ ([^;,]+?)(, List)?;$/gm;

/**
 * `pattern`: `/espace/inscription/{step}`. `argument`: what varies in it, if anything does.
 * `audience`: as the table says it. `list`: may weigh more.
 */
export const pages = [...lines.matchAll(line)].map(([, name, argument, segments, audience, list]) => ({
  name,
  argument,
  audience,
  list: list !== undefined,
  pattern: `/${segments
    .split(",")
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "")
    .map((segment) => (segment.startsWith('"') ? segment.slice(1, -1) : `{${segment}}`))
    .join("/")}`,
}));

// A line that is not understood would be a page that nobody weighs.
const written = lines.split("\n").filter((text) => text.trim() !== "" && !text.trim().startsWith("//")).length;
if (pages.length === 0 || pages.length !== written) {
  throw new Error(`app/src/page.rs has ${written} pages, of which ${pages.length} were understood`);
}

const byName = new Map(pages.map((page) => [page.name, page]));

export function pageCalled(name) {
  const page = byName.get(name);
  if (!page) throw new Error(`there is no page ${name}`);
  return page;
}

/** The page at an address without language, as the program finds it: the first that fits. */
export function pageAt(path) {
  const given = path.split("/").filter(Boolean);
  return pages.find(({ pattern }) => {
    const wanted = pattern.split("/").filter(Boolean);
    return wanted.length === given.length && wanted.every((part, at) => part.startsWith("{") || part === given[at]);
  });
}

/** Whether someone of this role (none for a visitor) may open a page. */
export function mayOpen(role, { audience }) {
  if (audience === "Anyone" || audience === "Demo") return true;
  if (role === undefined) return false;
  return audience === "SignedIn" || audience === "HalfSignedIn" || audience === `Only(Role::${role})`;
}
