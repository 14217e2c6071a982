// What is to be opened: every page of the table, for everyone who may open it, at real addresses.
import { links, read } from "./forms.mjs";
import { mayOpen, pageAt, pageCalled, pages } from "./table.mjs";

/** Opened where nobody has a real one. */
const MADE_UP = "rien";

/**
 * `{ person, page, path, before, note }` for each page and person; `error` where they are led elsewhere,
 * or the page is not there for them.
 */
export async function rowsOf(people) {
  const rows = [];
  for (const person of people) rows.push(...(await rowsFor(person)));
  for (const row of rows) await tryOut(row);
  return rows;
}

async function tryOut(row) {
  await row.before?.();
  const { url, status } = await read(row.person.request, row.path);
  const to = new URL(url);
  if (to.pathname + to.search !== row.path) row.error = `leads to ${to.pathname}${to.search}`;
  else if (status !== 200) row.error = `answers ${status}`;
}

async function rowsFor(person) {
  const wanted = pages.filter((page) => mayOpen(person.role, page) && (person.only?.test(page.name) ?? true));
  const known = await addresses(person, wanted);
  const rows = wanted.map((page) => {
    const path = known.get(page.name);
    if (path !== undefined) return { person, page, path };
    const value = valueOf(page.argument, known);
    return { person, page, path: page.pattern.replace(/\{\w+\}/, value ?? MADE_UP), note: value ? undefined : "made up" };
  });
  for (const [name, path, before] of person.more ?? []) rows.push({ person, page: pageCalled(name), path, before });
  // In the table's order: the same page in its several states together.
  return rows.sort((a, b) => pages.indexOf(a.page) - pages.indexOf(b.page));
}

/** What another page has in its address for an argument of this name: the same offer, once more. */
function valueOf(argument, known) {
  if (argument === "token") return undefined;
  const other = pages.find((page) => page.argument === argument && known.has(page.name));
  if (other === undefined) return undefined;
  return known.get(other.name).split("/")[other.pattern.split("/").indexOf(`{${argument}}`)];
}

/** An address of each page: as it was given, as it is written, or as a page of this person links to it. */
async function addresses(person, wanted) {
  const known = new Map(Object.entries(person.given));
  for (const { name, argument, pattern } of wanted) if (argument === undefined && !known.has(name)) known.set(name, pattern);
  const lacking = () => wanted.some(({ name }) => !known.has(name));
  const look = [...wanted.flatMap(({ name }) => known.get(name) ?? []), ...(person.more ?? []).map(([, path]) => path)];
  const seen = new Set();
  while (look.length > 0 && lacking()) {
    const path = look.shift();
    if (seen.has(path)) continue;
    seen.add(path);
    for (const href of links(await read(person.request, path))) {
      const page = pageAt(href.split("?")[0]);
      if (!page || known.has(page.name) || !wanted.includes(page)) continue;
      known.set(page.name, href.split("?")[0]);
      look.push(href.split("?")[0]);
    }
  }
  return known;
}
