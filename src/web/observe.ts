// What is known of each request afterwards: a number, a line in the log, a count. Never who it was or what it was about.
import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { log } from '../platform/log.ts';
import type { Operation } from './operation.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Pattern of the route that answers, such as `/dossier/:inwoner`: never the address itself. */
    route: string;
    /** Number of the request: in the log, in the answer, on the error page. */
    nummer: string;
    /** The answer is a picture that somebody handed in. */
    opgestuurd: boolean;
  }
}

/** Not counted and not written down: whoever watches asks these every few seconds. */
export const HEALTH = ['/gezond', '/klaar'] as const;
const isHealth = (route: string): boolean => HEALTH.some((path) => path === route);

/** Which route answers; undefined when none does. */
export const routeOf = (c: Context): string | undefined => c.get('route');
export const nummerOf = (c: Context): string => c.get('nummer') ?? '';

/** The first of all: whatever comes behind it is seen. */
export const observe =
  ({ metrics }: Operation): MiddlewareHandler =>
  async (c, next) => {
    const begin = performance.now();
    const nummer = randomUUID().slice(0, 8);
    c.set('nummer', nummer);
    await next();
    // On the headers themselves: hono's own way makes the answer anew, with its body as a stream.
    c.res.headers.set('x-request-id', nummer);
    const route = routeOf(c) ?? 'onbekend';
    if (isHealth(route)) return;
    const ms = performance.now() - begin;
    const { method } = c.req;
    const { status } = c.res;
    metrics?.request({ route, method, status, seconds: ms / 1000 });
    log.info('verzoek', { verzoek: nummer, methode: method, route, status, ms: Math.round(ms * 10) / 10 });
  };
