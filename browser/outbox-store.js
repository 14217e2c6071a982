// Where answers wait on a phone that its owner said is theirs: sealed, in the browser's
// database, by the mark of whoever is signed in. The key cannot be taken out of the browser
// and goes when they sign out; of another one's nothing is opened, shown or sent.

const root = document.documentElement;
const reader = () => root.dataset.reader;

/** Whether this person said that the phone is theirs: "yes", "no", or nothing yet. */
export function answer() {
  try {
    return localStorage.getItem(`mine ${reader()}`) ?? sessionStorage.getItem(`mine ${reader()}`);
  } catch {
    return null;
  }
}

/** Notes what they said; "no" in this tab only, so that nothing stays of it. */
export function answered(yes) {
  if (yes) localStorage.setItem(`mine ${reader()}`, "yes");
  else sessionStorage.setItem(`mine ${reader()}`, "no");
}

/** Whether something waits, as far as it is noted: without this mark no page opens the database. */
export function waits() {
  try {
    return localStorage.getItem(`waits ${reader()}`) !== null;
  } catch {
    return false;
  }
}

export function mark(something) {
  if (something) localStorage.setItem(`waits ${reader()}`, "1");
  else localStorage.removeItem(`waits ${reader()}`);
}

const done = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });

/** The end of a transaction: only then is it on the disk. */
const ended = (transaction) =>
  new Promise((yes, no) => {
    transaction.oncomplete = yes;
    transaction.onabort = transaction.onerror = () => no(transaction.error);
  });

let opening = null;
function open() {
  opening ??= new Promise((yes, no) => {
    const request = indexedDB.open("pleinweb", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys");
      request.result.createObjectStore("waiting", { keyPath: "id" }).createIndex("reader", "reader");
    };
    request.onsuccess = () => {
      const base = request.result;
      // Erased from another tab, or by the browser.
      base.onversionchange = base.onclose = () => {
        base.close();
        opening = null;
      };
      yes(base);
    };
    request.onerror = request.onblocked = () => no(request.error);
  }).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

const table = async (name, mode) => (await open()).transaction(name, mode).objectStore(name);

async function key(makes) {
  const known = await done((await table("keys", "readonly")).get(reader()));
  if (known || !makes) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const keys = await table("keys", "readwrite");
  // Another tab may have made one meanwhile: the first one holds.
  keys.add(made, reader()).onerror = (event) => event.preventDefault();
  await ended(keys.transaction).catch(() => {});
  return done((await table("keys", "readonly")).get(reader()));
}

/**
 * Keeps a message; fails where there is no room, no database, or no key.
 * `page`: the word of the page it was typed on; a later message of the same page takes its place.
 */
export async function put({ page, at, failed, names, ...message }) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify({ names, ...message }));
  mark(true);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(true), plain);
  const store = await table("waiting", "readwrite");
  store.put({ id: `${reader()} ${page}`, reader: reader(), page, at, failed, count: names.length, iv, sealed });
  await ended(store.transaction);
  // Another tab may have found nothing meanwhile.
  mark(true);
}

/** What waits of whoever is signed in, the oldest first; not opened. */
export async function all() {
  const found = await done((await table("waiting", "readonly")).index("reader").getAll(reader()));
  return found.sort((one, other) => one.at - other.at);
}

/** What such a message says; nothing where its key is gone. */
export async function unsealed({ page, at, failed, iv, sealed }) {
  const own = await key(false);
  if (!own) return null;
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, own, sealed);
  return { page, at, failed, ...JSON.parse(new TextDecoder().decode(plain)) };
}

/** The server has what was typed on this page until then. */
export async function drop(page, at) {
  const store = await table("waiting", "readwrite");
  const id = `${reader()} ${page}`;
  const found = await done(store.get(id));
  if (found && found.at <= at) store.delete(id);
  await ended(store.transaction);
}

/** What was typed on this page did not get through. */
export async function fail(page) {
  const store = await table("waiting", "readwrite");
  const found = await done(store.get(`${reader()} ${page}`));
  if (found && !found.failed) store.put({ ...found, failed: true });
  await ended(store.transaction);
}

/** Nothing of this person stays: what waits, its key, and that the phone is theirs. */
export async function wipe(own) {
  for (const name of ["mine", "waits"]) localStorage.removeItem(`${name} ${own}`);
  const base = await open();
  const both = base.transaction(["keys", "waiting"], "readwrite");
  // Without it what is left can be opened by nobody.
  both.objectStore("keys").delete(own);
  const waiting = both.objectStore("waiting");
  waiting.index("reader").getAllKeys(own).onsuccess = ({ target }) => target.result.forEach((id) => waiting.delete(id));
  await ended(both);
}
