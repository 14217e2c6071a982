// Files of this package that come later.

const missed = {};

/** A file of its own as a module. A browser may remember that one did not come:
    the next time it has another address. */
export async function module(name) {
  const address = new URL(`${name}.js`, import.meta.url);
  if (missed[name]) address.search = missed[name];
  try {
    return await import(address);
  } catch (error) {
    missed[name] = (missed[name] ?? 0) + 1;
    throw error;
  }
}
