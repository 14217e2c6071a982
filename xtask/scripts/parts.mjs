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

/** True when `visitor`'s files hold no screen that only `owner` shows. */
async function free(visitor, owner) {
  const shared = new Set((await screens(visitor)).map(JSON.stringify));
  const own = (await screens(owner)).filter((screen) => !shared.has(JSON.stringify(screen)));
  const [theirs, ours] = await Promise.all([bytesOf(owner), bytesOf(visitor)]);
  // Without this the check could never fail: names might be stripped or mangled anew.
  const found = own.filter((screen) => knows(theirs, screen));
  const strays = own.filter((screen) => knows(ours, screen));
  if (own.length > 0 && found.length === 0) {
    console.error(`no screen of ${owner} was recognised in its own part: the check looks for the wrong names`);
    return false;
  }
  for (const { feature, page } of strays) console.error(`${visitor} carries ${owner}'s ${feature}::${page}`);
  if (strays.length === 0) console.log(`${visitor} carries none of the ${found.length} screens of ${owner}`);
  return strays.length === 0;
}

/** The words of a language, as the compiled functions hold them. */
async function words(language) {
  const folder = join(app, "locales", language);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ftl")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts
    .join("\n")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.replace(/^[\w-]+\s*=\s*/, "").trim())
    .join("\n");
}

async function languages() {
  const folders = (await readdir(join(app, "locales"))).sort();
  const texts = await Promise.all(folders.map(words));
  const alone = texts.map((text) => brotli(Buffer.from(text)));
  folders.forEach((folder, place) => console.log(`${kilobytes(alone[place])}  words of ${folder}, all parts`));
  const mean = alone.reduce((sum, weight) => sum + weight, 0) / alone.length;
  for (const count of [3, 4, 5]) {
    console.log(`${kilobytes((count - folders.length) * mean)}  more with ${count} languages, over all parts (words only)`);
  }
}

await weigh();
const clean = [await free("job_seeker", "adviser"), await free("job_seeker", "operator"), await free("public", "adviser")];
await languages();
process.exit(clean.every(Boolean) ? 0 : 1);
