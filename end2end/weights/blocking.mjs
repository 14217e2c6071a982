// How long a slow phone is busy with a page until nothing moves any more.
import { limits } from "./limits.mjs";
import { visiting } from "./visit.mjs";

const RUNS = 5;
/** What a task may take before someone who touches the page feels it. */
const UNFELT = 50;

/** A window of its own for each: no program is there compiled already. Where a touch brings it, that too. */
async function once(browser, url, row) {
  await row.before?.();
  return visiting(browser, url, async (visitor) => {
    await visitor.become({ ...row.person, slower: limits.blocking.slower });
    await visitor.open(row.path);
    await visitor.touch();
    const { tasks } = await visitor.seen();
    return {
      blocking: tasks.reduce((sum, task) => sum + Math.max(0, task - UNFELT), 0),
      whole: tasks.reduce((sum, task) => sum + task, 0),
    };
  });
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The median of five. What is settled is not tried again: three times nothing of five is nothing. */
async function medianOf(browser, url, row) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await once(browser, url, row));
    if (runs.length > RUNS / 2 && runs.every(({ whole }) => whole === 0)) break;
  }
  return { blocking: middle(runs.map(({ blocking }) => blocking)), whole: middle(runs.map(({ whole }) => whole)), runs };
}

/** One after the other, or they would be slow because of each other. Prints each; gives what is wrong. */
export async function blocking(browser, url, rows, { single }) {
  const most = limits.blocking.total * (single ? 2 : 1);
  const how = single ? "one run each" : "median of five";
  console.log(`\nlong tasks in ms, with a processor ${limits.blocking.slower} times slower, ${how}`);
  console.log(`blocked: what they take beyond ${UNFELT} each, at most ${most}; tasks: the whole of them`);
  console.log(`${"blocked".padStart(8)}${"tasks".padStart(8)}  page`);
  const wrong = [];
  const found = [];
  for (const row of rows.filter(({ error }) => !error)) {
    const place = `${row.page.name} ${row.path} (${row.person.who})`;
    try {
      let measured = await (single ? once : medianOf)(browser, url, row);
      // One run may meet whatever else the machine does: what is over is measured as the others are.
      if (single && measured.blocking > most) measured = await medianOf(browser, url, row);
      const { blocking: blocked, whole, runs } = measured;
      const each = runs ? `  [${runs.map((run) => Math.round(run.blocking)).join(" ")}]` : "";
      console.log(`${blocked.toFixed(0).padStart(8)}${whole.toFixed(0).padStart(8)}  ${place}${each}`);
      found.push({ place, blocked });
      if (blocked > most) wrong.push(`${place}: blocks for ${blocked.toFixed(0)} ms, at most ${most}`);
    } catch (error) {
      wrong.push(`${place}: ${error.message.split("\n")[0]}`);
    }
  }
  if (!single) {
    const worst = found.toSorted((a, b) => b.blocked - a.blocked).slice(0, 5);
    console.log(`the worst: ${worst.map(({ place, blocked }) => `${blocked.toFixed(0)} ms ${place}`).join("; ")}`);
  }
  return wrong;
}

/** What visitors open besides: once it blocked a phone for the longest. */
const HEAVIEST = ["EntryCheck", "Offers", "Market"];

/** One page of each kind of person, where they begin, and the heaviest of those for everyone. */
export function oneOfEach(rows) {
  const kinds = new Map();
  for (const row of rows) {
    const { kind, home } = row.person;
    if (row.path === home && !kinds.has(kind)) kinds.set(kind, row);
  }
  const heaviest = HEAVIEST.map((name) => rows.find(({ person, page }) => person.kind === "visitor" && page.name === name));
  return [...kinds.values(), ...heaviest.filter((row) => row !== undefined)];
}
