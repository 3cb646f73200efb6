/** How each process and thread of the product is started, as `npm start` does it: with what earlier starts kept of its files. */
export const NODE_ARGS: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  new URL('./strip-cache.js', import.meta.url).href,
];
