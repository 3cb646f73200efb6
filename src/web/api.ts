// Answers for programs instead of people: JSON, and errors as problem+json (RFC 9457) with the version in every header.
import type { Context } from 'hono';
import { readBody } from './form-data.ts';
import { bodyTime } from './sizes.ts';

/** Version of the API under /v1, in full. */
export const API_VERSION = '1.0.0';

/** Whether a path belongs to the API. */
export const isApi = (path: string): boolean => path === '/v1' || path.startsWith('/v1/');

export interface Problem {
  status: 400 | 403 | 404 | 405 | 408 | 413 | 414 | 415 | 429 | 500 | 503;
  title: string;
  /** What happened and what to do, in Dutch. */
  detail: string;
  /** More members, such as the fact that is wrong. */
  extra?: Readonly<Record<string, unknown>>;
}

/** What went wrong, for a program. Nothing of it is kept by whoever stands between. */
export const sendProblem = (c: Context, { status, title, detail, extra = {} }: Problem): Response =>
  c.body(JSON.stringify({ type: 'about:blank', status, title, detail, ...extra }), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'api-version': API_VERSION,
    'cache-control': 'no-store',
  });

/** JSON that was made already. `iedereen`: a page of any other site may read it. */
export const sendJson = (c: Context, body: string | Uint8Array<ArrayBuffer>, o: { iedereen?: boolean } = {}): Response =>
  c.body(body, 200, {
    'content-type': 'application/json; charset=utf-8',
    'api-version': API_VERSION,
    'cache-control': 'no-store',
    ...(o.iedereen ? { 'access-control-allow-origin': '*' } : {}),
  });

/** The body as text of at most `max` bytes. Throws TeGroot, TeTraag or Afgebroken. Undefined when it does not call itself JSON. */
export const readJsonText = async (c: Context, max: number): Promise<string | undefined> => {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) return undefined;
  return new TextDecoder().decode(await readBody(c.req.raw, max, bodyTime(max)));
};
