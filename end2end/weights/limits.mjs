// How much may travel to a phone, in bytes and requests, and how long its processor may be busy.
export const limits = {
  /** Cold: everything until nothing moves any more. */
  cold: { bytes: 180_000, requests: 12 },
  /** The same on a page for everyone, for someone who is not signed in and has touched nothing. */
  untouched: { bytes: 25_000, requests: 8 },
  htmlAndCss: { page: 14_000, list: 30_000 },
  /** The next page of the same person, by a link. */
  next: { page: 15_000, list: 25_000, requests: 3 },
  shift: 0.02,
  /** What a page weighs more in another language. */
  language: 3_000,
  /** Milliseconds by which long tasks are longer than 50, with a processor that is `slower` times slower. */
  blocking: { total: 100, slower: 4 },
};
