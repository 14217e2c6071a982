// What travels between one browser and the server: a proxy of that browser alone. The browser's
// own tools do not see the icon nor, in one place, what a service worker asks; here everything passes.
import { Agent, createServer, request as ask } from "node:http";

/** On a phone's line scripts come when the page is painted: what they move is seen. In milliseconds. */
const SCRIPTS_COME = 300;
const KINDS = [
  ["css", /^text\/css/],
  ["js", /javascript/],
  ["wasm", /^application\/wasm/],
  ["font", /^font\//],
  ["json", /json/],
];
export const kinds = ["html", "css", "js", "wasm", "font", "json", "other"];

/** A page is what was asked for as one: what a service worker puts aside for later is not. */
function kindOf(headers, type) {
  const asPage = headers["sec-fetch-dest"] === "document" || (headers.accept ?? "").startsWith("text/html");
  if (type.startsWith("text/html")) return asPage ? "html" : "other";
  return KINDS.find(([, pattern]) => pattern.test(type))?.[0] ?? "other";
}

/** As it is sent: the first line and the headers of the answer. */
function headSize({ statusCode, statusMessage, rawHeaders }) {
  let size = `HTTP/1.1 ${statusCode} ${statusMessage}\r\n\r\n`.length;
  for (let at = 0; at < rawHeaders.length; at += 2) size += rawHeaders[at].length + rawHeaders[at + 1].length + 4;
  return size;
}

/**
 * `server`: what to give the browser as its proxy. `entries`: each request with the bytes of its
 * answer, compressed as sent; only what is asked of our server. `silentFor()`: how long nothing has moved, the streams of news apart.
 */
export async function countTraffic(url) {
  const { host, hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  const entries = [];
  let last = Date.now();

  const proxy = createServer((request, answer) => {
    const to = new URL(request.url, url);
    if (to.host !== host) {
      answer.writeHead(502).end();
      return;
    }
    const entry = { path: to.pathname + to.search, kind: "other", encoding: "", bytes: 0, open: true };
    entries.push(entry);
    last = Date.now();
    const end = () => {
      if (!entry.open) return;
      entry.open = false;
      last = Date.now();
    };
    const { method, headers } = request;
    const forward = ask({ agent, hostname, port, method, headers, path: entry.path });
    forward.on("response", (response) => {
      const type = response.headers["content-type"] ?? "";
      entry.stream = type.startsWith("text/event-stream");
      entry.kind = kindOf(request.headers, type);
      entry.encoding = response.headers["content-encoding"] ?? "";
      entry.status = response.statusCode;
      entry.bytes = headSize(response);
      response.on("close", end);
      response.on("error", () => answer.destroy());
      const pass = () => {
        if (answer.destroyed) return;
        response.on("data", (bytes) => {
          entry.bytes += bytes.length;
          if (!entry.stream) last = Date.now();
        });
        answer.writeHead(response.statusCode, response.statusMessage, response.rawHeaders);
        answer.flushHeaders();
        response.pipe(answer);
      };
      if (entry.kind === "js") setTimeout(pass, SCRIPTS_COME);
      else pass();
    });
    forward.on("error", () => {
      end();
      answer.destroy();
    });
    answer.on("close", () => {
      end();
      forward.destroy();
    });
    request.pipe(forward);
  });
  // What the browser asks for itself, of its maker. What a page asks elsewhere is noticed in the page.
  proxy.on("connect", (request, socket) => socket.destroy());
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));

  return {
    server: `http://127.0.0.1:${proxy.address().port}`,
    entries,
    silentFor: () => (entries.some(({ open, stream }) => open && !stream) ? 0 : Date.now() - last),
    /** Everything that was on its way is gone, the streams too. */
    async ended() {
      while (entries.some(({ open }) => open)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    stop() {
      proxy.closeAllConnections();
      agent.destroy();
      return new Promise((resolve) => proxy.close(resolve));
    },
  };
}

/** What a list of requests weighs: how many, how much, and how much of each kind. */
export function weigh(entries) {
  const list = entries.map(({ path, bytes, encoding }) => ({ path, bytes, encoding }));
  const weight = { requests: entries.length, bytes: 0, list };
  for (const kind of kinds) weight[kind] = 0;
  for (const { kind, bytes } of entries) {
    weight.bytes += bytes;
    weight[kind] += bytes;
  }
  return weight;
}
