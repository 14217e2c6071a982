// What travels on a first visit: cold cache, until the network is idle for
// five seconds, prefetches included, as served. Fails when it is too heavy.
import { chromium } from "playwright-core";
import { launchOptions } from "./fixtures/chromium.mjs";
import { startServer } from "./fixtures/server.mjs";

const most = { everything: 240_000, htmlAndCss: 20_000 };
/**
 * A list of offers is more than a form: its own limit. It is to weigh 250 KB at most and does
 * not yet: until then it may not grow beyond what it was when that was first measured.
 */
const mostOf = { "/offres": { everything: 450_000, htmlAndCss: 30_000, goal: 250_000 } };
const quiet = 5_000;
const patience = 60_000;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} KB`;

/** Every response of a cold visit, with its encoded size, headers included. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const seen = new Map();
  let last = Date.now();
  let open = 0;
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    seen.set(requestId, { url: request.url, kind: "", encoding: "", bytes: 0 });
    open += 1;
    last = Date.now();
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const entry = seen.get(requestId);
    entry.kind = response.mimeType;
    entry.encoding = response.headers["content-encoding"] ?? "-";
  });
  const finished = ({ requestId, encodedDataLength = 0 }) => {
    if (!seen.has(requestId)) return;
    seen.get(requestId).bytes = encodedDataLength;
    open -= 1;
    last = Date.now();
  };
  session.on("Network.loadingFinished", finished);
  session.on("Network.loadingFailed", finished);
  await page.goto(url);
  const end = Date.now() + patience;
  while (Date.now() - last < quiet && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
  await context.close();
  return [...seen.values()];
}

function judge(path, entries) {
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const light = entries.filter(({ kind }) => kind === "text/html" || kind === "text/css");
  console.log(`\n${path}`);
  for (const { url, bytes, encoding } of entries.toSorted((a, b) => b.bytes - a.bytes)) {
    console.log(`${kilobytes(bytes)}  ${encoding.padEnd(4)} ${new URL(url).pathname}`);
  }
  const limits = mostOf[path] ?? most;
  const results = [
    ["everything", sum(entries), limits.everything],
    ["HTML and CSS", sum(light), limits.htmlAndCss],
  ];
  for (const [what, bytes, limit] of results) {
    console.log(`${kilobytes(bytes)}  ${what}, at most ${kilobytes(limit).trim()}${bytes > limit ? "  TOO HEAVY" : ""}`);
  }
  if (limits.goal && sum(entries) > limits.goal) console.log(`${kilobytes(limits.goal)}  is the goal: not reached`);
  const program = entries.some(({ url }) => url.endsWith("/pleinweb.wasm"));
  if (!program) console.log("the browser part did not load: nothing was measured");
  return program && results.every(([, bytes, limit]) => bytes <= limit);
}

const server = await startServer();
const browser = await chromium.launch(launchOptions);
try {
  let light = true;
  for (const path of ["/", "/connexion", "/offres"]) {
    light = judge(path, await visit(browser, server.url + path)) && light;
  }
  process.exitCode = light ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
}
