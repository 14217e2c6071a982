// Writes brotli (11) and gzip (9) copies beside each text or program file of
// the site, when they are smaller; the server serves them as they are.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const kinds = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);
const [site] = process.argv.slice(2);

async function compress(file) {
  const bytes = await readFile(file);
  const copies = {
    br: await promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gz: await promisify(gzip)(bytes, { level: 9 }),
  };
  for (const [kind, copy] of Object.entries(copies)) {
    if (copy.length < bytes.length) await writeFile(`${file}.${kind}`, copy);
  }
}

const entries = await readdir(site, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && kinds.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name));
await Promise.all(files.map(compress));
