// What each part of the browser program weighs, whether a person's part is
// free of another's screens, and what one more language would add.
//
//   node parts.mjs <package folder> <folder with named programs> <app folder>
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [site, named, app] = process.argv.slice(2);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} KB`;
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length;

const manifest = JSON.parse(await readFile(join(site, "__wasm_split_manifest.json"), "utf8"));
const parts = new Map(
  Object.entries(manifest).map(([key, files]) => [key.replace(/^load_(.*)_\d+$/, "$1"), files.map((file) => `${file}.wasm`)]),
);

async function weigh() {
  console.log(`${kilobytes(brotli(await readFile(join(site, "pleinweb.wasm"))))}  main`);
  for (const [part, files] of parts) {
    const weights = await Promise.all(files.map(async (file) => brotli(await readFile(join(site, file)))));
    console.log(`${kilobytes(weights.reduce((sum, weight) => sum + weight, 0))}  ${part} (${files.length} files)`);
  }
}

/** The page modules that a part's table names: `{ feature, page }`, found by their files. */
async function screens(part) {
  const table = await readFile(join(app, `src/workspaces/${part}.rs`), "utf8");
  const features = (await readdir(join(app, "src"), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const found = await Promise.all(
    features.map(async ({ name }) => {
      const files = await readdir(join(app, "src", name));
      return files.map((file) => ({ feature: name, page: file.replace(/\.rs$/, "") }));
    }),
  );
  const named = /\bpage_\w+/g;
  const pages = new Set(table.match(named) ?? []);
  return found.flat().filter(({ feature, page }) => pages.has(page) && new RegExp(`\\b${feature}\\b`).test(table));
}

/** Whether a file's function names know the module (names are mangled: each word after its length). */
function knows(bytes, { feature, page }) {
  return bytes.includes(`${feature.length}${feature}${page.length}${page}`);
}

async function bytesOf(part) {
  const files = ["pleinweb.wasm", ...(parts.get(part) ?? [])];
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(named, file)))));
}

/** The screens that bytes know of. */
const seen = (bytes, screens) => screens.filter((screen) => knows(bytes, screen));

/** True when `visitor`'s files hold no screen that only `owner` shows. */
async function free(visitor, owner) {
  const shared = new Set((await screens(visitor)).map(JSON.stringify));
  const own = (await screens(owner)).filter((screen) => !shared.has(JSON.stringify(screen)));
  const [theirs, ours] = await Promise.all([bytesOf(owner), bytesOf(visitor)]);
  const name = ({ feature, page }) => `${feature}::${page}`;
  // Without these the check could never fail: names might be stripped or mangled
  // anew, or a table might name its pages in another way.
  const unknown = own.filter((screen) => !knows(theirs, screen));
  if (own.length === 0 || unknown.length > 0) {
    console.error(`not recognised in ${owner}'s own part: ${unknown.map(name).join(", ") || "any screen"}:`);
    console.error("the check looks for the wrong names, or the page was taken whole into its caller (#[inline(never)] keeps its name)");
    return false;
  }
  if (seen(Buffer.concat([ours, theirs]), own).length !== own.length) {
    console.error(`a ${visitor} part with everything of ${owner} in it would pass`);
    return false;
  }
  const strays = seen(ours, own);
  for (const screen of strays) console.error(`${visitor} carries ${owner}'s ${name(screen)}`);
  if (strays.length === 0) console.log(`${visitor} carries none of the ${own.length} screens of ${owner}`);
  return strays.length === 0;
}

/** The messages of a language: their number, and their words as the compiled functions hold them. */
async function messages(language) {
  const folder = join(app, "locales", language);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ftl")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const lines = texts.join("\n").split("\n").filter((line) => !line.startsWith("#"));
  const message = /^[a-zA-Z][\w-]*\s*=\s*/;
  return {
    language,
    count: lines.filter((line) => message.test(line) || /^\s+\.[\w-]+\s*=/.test(line)).length,
    words: brotli(Buffer.from(lines.map((line) => line.replace(message, "").trim()).join("\n"))),
  };
}

/**
 * What 100 messages of one more language added to the program in the measure of
 * docs/adr/0001 (brotli 11), and what their words alone weighed there.
 */
const measured = [
  { language: "sv", added: 1927, words: 1562 },
  { language: "nl", added: 1790, words: 1580 },
  { language: "ja", added: 1876, words: 1643 },
];

/** An estimate: no third language exists to be measured. */
async function languages() {
  const folders = (await readdir(join(app, "locales"))).sort();
  const ours = await Promise.all(folders.map(messages));
  for (const { language, count, words } of ours) {
    console.log(`${kilobytes(words)}  words of ${language}, ${count} messages, all parts together`);
  }
  const count = Math.max(...ours.map((one) => one.count));
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  // Our messages are longer or shorter than those that were measured.
  const length = mean(ours.map((one) => (one.words / one.count) * 100)) / mean(measured.map((one) => one.words));
  console.log(
    `an estimate, over all parts: ${count} messages, at what 100 messages of ${measured.map((one) => one.language).join(", ")} added (docs/adr/0001);`,
  );
  console.log(`in brackets: corrected by the length of our messages, ${length.toFixed(2)} of those measured`);
  let sum = 0;
  for (const [place, { added }] of measured.entries()) {
    sum += (added * count) / 100;
    console.log(`${kilobytes(sum)}  more with ${folders.length + place + 1} languages (${kilobytes(sum * length).trim()})`);
  }
}

await weigh();
const clean = [await free("job_seeker", "adviser"), await free("job_seeker", "operator"), await free("public", "adviser")];
await languages();
process.exit(clean.every(Boolean) ? 0 : 1);
