// The table of what pages weigh, the worst of them, and what is over a limit.
import { limits } from "./limits.mjs";
import { kinds } from "./traffic.mjs";

const kb = (bytes) => (bytes / 1000).toFixed(1);
const light = ({ html, css }) => html + css;
const place = ({ person, page, path }) => `${page.name} ${path} (${person.who})`;
const isPublic = ({ person, page }) => person.role === undefined && page.audience === "Anyone";

/** What has a limit: its name, its value for a row (where there is one), its limit, how it is written. */
const bytes = (name, value, limit) => ({ name, value, limit, written: (number) => `${kb(number)} KB` });
const count = (name, value, limit) => ({ name, value, limit, written: String });
const coldLimit = (row) => (isPublic(row) ? limits.untouched : limits.cold);
const kindOf = ({ page }) => (page.list ? "list" : "page");
/** In whichever language the page is heavier. */
const heavier = (row, value) => value + Math.max(0, row.more ?? 0);
const judged = [
  bytes("cold", (row) => heavier(row, row.cold.bytes), (row) => coldLimit(row).bytes),
  count("requests, cold", (row) => row.cold.requests, (row) => coldLimit(row).requests),
  bytes("HTML and CSS", (row) => heavier(row, light(row.cold)), (row) => limits.htmlAndCss[kindOf(row)]),
  bytes("once touched", (row) => row.touched && heavier(row, row.touched.bytes), () => limits.cold.bytes),
  count("requests, once touched", (row) => row.touched?.requests, () => limits.cold.requests),
  bytes("next page", (row) => row.next && heavier(row, row.next.bytes), (row) => limits.next[kindOf(row)]),
  count("requests of the next page", (row) => row.next?.requests, () => limits.next.requests),
  bytes("English adds", (row) => row.more, () => limits.language),
  { name: "layout shift", value: (row) => row.cold.shift, limit: () => limits.shift, written: (number) => number.toFixed(3) },
];

const columns = [
  ["page", 44, (row) => `${row.page.name}${row.page.list ? "*" : ""} ${row.path}${row.note ? ` (${row.note})` : ""}`],
  ["req", 4, (row) => row.cold.requests],
  ["KB", 7, (row) => kb(row.cold.bytes)],
  ...kinds.map((kind) => [kind, 6, (row) => (row.cold[kind] ? kb(row.cold[kind]) : "-")]),
  ["html+css", 9, (row) => kb(light(row.cold))],
  ["touched", 8, (row) => (row.touched ? kb(row.touched.bytes) : "-")],
  ["next", 6, (row) => (row.next ? kb(row.next.bytes) : "?")],
  ["req", 4, (row) => row.next?.requests ?? "?"],
  ["shift", 6, (row) => row.cold.shift.toFixed(3)],
  ["+en", 6, (row) => (row.more === undefined ? "?" : kb(row.more))],
];
const cut = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width));
const placed = (text, at) => (at === 0 ? cut(text, columns[0][1]) : String(text).padStart(columns[at][1]));
const line = (texts) => texts.map(placed).join("");

function table(rows) {
  for (const person of new Set(rows.map((row) => row.person))) {
    const own = rows.filter((row) => row.person === person);
    console.log(`\n${person.kind}: ${person.who}`);
    console.log(line(columns.map(([name]) => name)));
    for (const row of own.filter(({ cold }) => cold)) console.log(line(columns.map(([, , text]) => text(row))));
  }
}

function worst(rows) {
  console.log("\nthe worst, and of how much");
  for (const { name, value, limit, written } of judged) {
    const ranked = rows
      .filter((row) => row.cold && value(row) !== undefined)
      .map((row) => ({ row, share: value(row) / limit(row) }))
      .sort((a, b) => b.share - a.share)
      .slice(0, 3);
    for (const { row } of ranked) {
      const share = `${written(value(row)).padStart(9)} of ${written(limit(row)).padStart(9)}`;
      console.log(`${name.padEnd(26)} ${share}  ${place(row)}`);
    }
  }
}

/** What travelled for the heaviest page of all, file by file. */
function files(rows) {
  const [heaviest] = rows.filter(({ cold }) => cold).sort((a, b) => b.cold.bytes - a.cold.bytes);
  if (!heaviest) return;
  console.log(`\nfile by file: ${place(heaviest)}`);
  for (const { path, bytes: size, encoding } of heaviest.cold.list.toSorted((a, b) => b.bytes - a.bytes)) {
    console.log(`${kb(size).padStart(8)} KB  ${encoding.padEnd(4)} ${path}`);
  }
}

/** Prints all; gives what is wrong, in words. */
export function report(rows, pages) {
  table(rows);
  worst(rows);
  files(rows);
  const wrong = rows.filter(({ error }) => error).map((row) => `${place(row)}: ${row.error}`);
  for (const page of pages) {
    const weighedOnce = rows.some((row) => row.page === page && row.cold);
    if (!weighedOnce) wrong.push(`${page.name} was not weighed: nobody could open ${page.pattern}`);
  }
  const weighed = rows.filter(({ cold }) => cold);
  for (const judgement of judged) wrong.push(...over(weighed, judgement));
  for (const row of weighed) {
    if (row.more === undefined && !row.error) wrong.push(`${place(row)}: was not weighed as the next page`);
  }
  return wrong;
}

/** Where a limit is passed: once for each page, however many people it is too heavy for. */
function over(rows, { name, value, limit, written }) {
  const found = rows.filter((row) => value(row) > limit(row)).sort((a, b) => value(b) - value(a));
  const pages = new Map(found.map((row) => [row.page.name, row.page]));
  return [...pages.values()].map((page) => {
    const [most, ...others] = found.filter((row) => row.page === page);
    const too = others.length > 0 ? `, and ${others.length} more like it` : "";
    return `${name}: ${written(value(most))}, at most ${written(limit(most))}: ${place(most)}${too}`;
  });
}
