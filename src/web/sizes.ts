// How large and how slow a request may be. No source gives these (keuze): each is several times what the product itself sends or
// what somebody types. docs/beheer.md ("Grenzen") repeats them for whoever puts a proxy in front.

/** Sizes in bytes, texts in characters. */
export const SIZES = {
  /** An address with its query. */
  address: 4000,
  /** Names in the query of an address. */
  queryParts: 100,
  /** All headers together, and how many. */
  headerBytes: 16 * 1024,
  headers: 100,
  /** A form, unless its route takes more. */
  form: 1_000_000,
  /** Fields of a form: a week of 1,000 residents fits. */
  fields: 20_000,
  /** Parts of a form with files, and files in it. */
  parts: 500,
  files: 60,
  /** Forms with files that are received at the same time. */
  uploads: 2,
  /** One field. Longer than any field of the product takes: those say so themselves, beside the field. */
  field: 20_000,
} as const;

/** Times in milliseconds. */
export const TIMES = {
  /** From the first byte to the last header. */
  headers: 10_000,
  /** From the first byte to the last of a form of the usual size. */
  form: 20_000,
  /** The same for the largest upload; the web server breaks off by itself then. */
  request: 300_000,
  /** A connection on which nothing moves, in either direction. */
  idle: 120_000,
  /** Between two requests on one connection: longer than proxies keep theirs (60 s), so that it is they who close. */
  keepAlive: 65_000,
  /** When the server stops: how long a connection without a request may still come with one. */
  linger: 500,
  /** How often the web server looks for the slow ones. */
  check: 2_000,
  /** Longest time that a request may ask the database; with what the page itself takes, everybody has an answer within five seconds. */
  database: 4_500,
} as const;

/** How long the body of a request may take: the usual time, and for a large one a second for each 256 kB, up to the whole request. */
export const bodyTime = (max: number): number =>
  Math.min(TIMES.request - 10_000, TIMES.form + Math.max(0, max - SIZES.form) / 262);
