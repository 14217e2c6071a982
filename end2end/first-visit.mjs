// What travels on a first visit: cold cache, until the network is idle for
// five seconds, prefetches included, as served. Fails when it is too heavy.
import { chromium } from "playwright-core";
import { launchOptions } from "./fixtures/chromium.mjs";
import { startServer } from "./fixtures/server.mjs";

const most = { everything: 240_000, htmlAndCss: 20_000 };
/**
 * A list of offers is more than a form: its own limit. Its program comes when something is touched
 * that it answers to; what has travelled by then has its limit too.
 */
// 470 KB: what is said of places, corrections and of offers for some of the words
// weighs 17 KB (462 KB in all). Only a program without pages can be light (docs/adr/0010).
const mostOf = { "/offres": { everything: 250_000, htmlAndCss: 30_000, touch: "#q-quoi", touched: 470_000 } };
const quiet = 5_000;
const patience = 60_000;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} KB`;

/**
 * Every response of a cold visit, with its encoded size, headers included; and how many of them
 * had come before anything was touched.
 */
async function visit(browser, url, touch) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const seen = new Map();
  let last = Date.now();
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    seen.set(requestId, { url: request.url, kind: "", encoding: "", bytes: 0 });
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
    last = Date.now();
  };
  session.on("Network.loadingFinished", finished);
  session.on("Network.loadingFailed", finished);
  const silence = async () => {
    const end = Date.now() + patience;
    last = Date.now();
    while (Date.now() - last < quiet && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await page.goto(url);
  await silence();
  const first = seen.size;
  if (touch) {
    await page.locator(touch).focus();
    await silence();
  }
  await context.close();
  const entries = [...seen.values()];
  return { untouched: entries.slice(0, first), entries };
}

function judge(path, { untouched, entries }) {
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const light = untouched.filter(({ kind }) => kind === "text/html" || kind === "text/css");
  const limits = mostOf[path] ?? most;
  console.log(`\n${path}`);
  const print = (list) => {
    for (const { url, bytes, encoding } of list.toSorted((a, b) => b.bytes - a.bytes)) {
      console.log(`${kilobytes(bytes)}  ${encoding.padEnd(4)} ${new URL(url).pathname}`);
    }
  };
  print(untouched);
  const results = [
    ["everything", sum(untouched), limits.everything],
    ["HTML and CSS", sum(light), limits.htmlAndCss],
  ];
  if (limits.touch) {
    console.log(`then, when ${limits.touch} is touched`);
    print(entries.slice(untouched.length));
    results.push(["everything once it was touched", sum(entries), limits.touched]);
  }
  for (const [what, bytes, limit] of results) {
    console.log(`${kilobytes(bytes)}  ${what}, at most ${kilobytes(limit).trim()}${bytes > limit ? "  TOO HEAVY" : ""}`);
  }
  const program = entries.some(({ url }) => url.endsWith("/pleinweb.wasm"));
  if (!program) console.log("the browser part did not load: nothing was measured");
  return program && results.every(([, bytes, limit]) => bytes <= limit);
}

const server = await startServer();
const browser = await chromium.launch(launchOptions);
try {
  let light = true;
  for (const path of ["/", "/connexion", "/offres"]) {
    light = judge(path, await visit(browser, server.url + path, mostOf[path]?.touch)) && light;
  }
  process.exitCode = light ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
}
