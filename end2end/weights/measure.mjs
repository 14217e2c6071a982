// What each page costs each person: cold, touched, as the next page, and that in the other language.
import { visiting } from "./visit.mjs";

/** So many phones at once that open pages cold, and that walk on: most of the time each waits for silence. */
const AT_ONCE = { cold: 8, walks: 12 };
/** As many pages follow each other. */
const WALK = 12;
/** Its fields bring the islands' program, which whoever is given the next page has already. */
const WARM = "/marche";

const inEnglish = (path) => (path === "/" ? "/en" : `/en${path}`);
/** The first line of an error is enough: the rest is how Playwright got there. */
const said = (error) => error.message.split("\n")[0];

/** Does the tasks in their order, so many phones at once. */
async function inTurn(browser, url, tasks, phones) {
  const queue = [...tasks];
  const work = async (visitor) => {
    for (let task = queue.shift(); task; task = queue.shift()) await task(visitor);
  };
  await Promise.all(Array.from({ length: Math.min(phones, tasks.length) }, () => visiting(browser, url, work)));
}

/** Everything that travels to an empty cache; then, where a touch brings more, that too. */
async function cold(visitor, row) {
  try {
    await row.before?.();
    await visitor.become(row.person);
    const status = await visitor.open(row.path);
    if (visitor.address() !== row.path) throw new Error(`leads to ${visitor.address()}`);
    if (status !== 200) throw new Error(`answers ${status}`);
    const { shift } = await visitor.seen();
    row.cold = { ...visitor.weight(), shift };
    if (await visitor.touch()) row.touched = visitor.weight();
  } catch (error) {
    row.error ??= said(error);
  }
}

/** Some pages of one person, one after the other, in the same document: each in French, then in English. */
async function walk(visitor, rows) {
  try {
    await visitor.become(rows[0].person);
    await visitor.open(WARM);
    await visitor.touch();
    if (await visitor.sleeps()) throw new Error(`${WARM} brought no program`);
    for (const row of rows) await step(visitor, row);
  } catch (error) {
    rows[0].error ??= `before the next page: ${said(error)}`;
  }
}

async function step(visitor, row) {
  try {
    await prepare(visitor, row);
    await visitor.follow(row.path);
    row.next = visitor.weight();
    await prepare(visitor, row);
    await visitor.follow(inEnglish(row.path));
    row.more = visitor.weight().bytes - row.next.bytes;
  } catch (error) {
    row.error ??= `as the next page: ${said(error)}`;
  }
}

/** What has to be done first is done while another page is open, which hears of it in peace. */
async function prepare(visitor, row) {
  if (!row.before) return;
  await visitor.follow(WARM);
  await row.before();
  await visitor.rest();
}

/** The rows of each person, so many at a time. */
function parts(rows) {
  const found = [];
  for (const person of new Set(rows.map((row) => row.person))) {
    const own = rows.filter((row) => row.person === person);
    for (let from = 0; from < own.length; from += WALK) found.push(own.slice(from, from + WALK));
  }
  // The longest first, or one would be alone at the end.
  return found.sort((a, b) => b.length - a.length);
}

/**
 * Fills in, for each row: `cold`, `touched` (where a touch brings more), `next`, `more` (what the next
 * page weighs more in English), or `error`.
 */
export async function measure(browser, url, rows) {
  const open = rows.filter(({ error }) => !error);
  const calm = open.filter(({ before }) => !before);
  await Promise.all([
    inTurn(browser, url, calm.map((row) => (visitor) => cold(visitor, row)), AT_ONCE.cold),
    inTurn(browser, url, parts(calm).map((part) => (visitor) => walk(visitor, part)), AT_ONCE.walks),
  ]);
  // What has to be done before a visit is seen by the others: nobody is there any more.
  const last = open.filter(({ before }) => before).map((row) => async (visitor) => {
    await cold(visitor, row);
    await walk(visitor, [row]);
  });
  await inTurn(browser, url, last, 1);
}
