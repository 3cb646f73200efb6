// Where a request came from, and where it goes when nobody is logged in.
import type { Context } from 'hono';

/**
 * Whether a browser says that a form came from another site. Who tells nothing (a command line) has no cookies to abuse; forms of a
 * session carry a signed key besides.
 */
export const isForeign = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== c.req.header('host'));
};

/** The page that the form stood on, when it is one of ours; else the start. */
export const refererOf = (c: Context): string => {
  const referer = c.req.header('referer') ?? '';
  return URL.canParse(referer) && new URL(referer).host === c.req.header('host') ? new URL(referer).pathname : '/';
};

/** Where to log in, and back to the page that was asked for. */
export const loginAddress = (c: Context): string =>
  c.req.method !== 'POST' && c.req.path !== '/' ? `/inloggen?naar=${encodeURIComponent(c.req.path)}` : '/inloggen';
