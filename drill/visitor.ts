/** Somebody with a browser and a session: real requests over connections that stay open, a cookie jar, forms with their keys. */
import http from 'node:http';
import { makeKey, SESSION_COOKIE } from '../src/web/route.ts';

export interface Answer {
  status: number;
  location: string | undefined;
  text: string;
  /** From the first byte sent to the last received, in milliseconds. */
  ms: number;
}

/** The connection broke or nothing came in time: what became of the request is not known. */
export class NoAnswer extends Error {
  readonly ms: number;
  /** The product took the connection and stayed silent; otherwise nobody was there, or the connection broke. */
  readonly silent: boolean;
  constructor(message: string, o: { ms: number; silent: boolean }) {
    super(message);
    this.ms = o.ms;
    this.silent = o.silent;
  }
}

/** Within so many milliseconds everybody has an answer, whatever the database does. */
export const ANSWER_MS = 5000;

/** A request that takes longer than this is given up. */
const LONGEST_MS = 15_000;

export interface Sent {
  method: 'GET' | 'POST';
  path: string;
  body?: Buffer;
  headers?: Record<string, string>;
}

/** One request to the product. Throws NoAnswer. */
export const request = (url: string, agent: http.Agent, sent: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const elapsed = (): number => performance.now() - began;
    const fail = (error: Error, silent = false): void => reject(new NoAnswer(error.message, { ms: elapsed(), silent }));
    const going = http.request(
      new URL(sent.path, url),
      { method: sent.method, agent, headers: { ...sent.headers, ...(sent.body ? { 'content-length': sent.body.length } : {}) } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', fail);
        response.once('close', () => {
          if (!response.complete) fail(new Error('het antwoord brak af'));
        });
        response.once('end', () => {
          for (const cookie of response.headers['set-cookie'] ?? []) jars.get(agent)?.set(...cookieOf(cookie));
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            text: Buffer.concat(parts).toString('utf8'),
            ms: elapsed(),
          });
        });
      },
    );
    going.setTimeout(LONGEST_MS, () => {
      fail(new Error('geen antwoord'), true);
      going.destroy();
    });
    going.once('error', fail);
    going.end(sent.body);
  });

const jars = new WeakMap<http.Agent, Map<string, string>>();
const cookieOf = (line: string): [string, string] => {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

export type Fields = Readonly<Record<string, string>>;
export interface Upload {
  field: string;
  name: string;
  content: string;
}

/** What a browser sends for a form. */
export const encodeForm = (
  fields: Fields,
  uploads: readonly Upload[] = [],
): { body: Buffer; headers: Record<string, string> } => {
  if (uploads.length === 0) {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    return { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  }
  const boundary = 'drill-b0undary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  for (const upload of uploads)
    parts.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="${upload.field}"; filename="${upload.name}"\r\ncontent-type: text/csv\r\n\r\n${upload.content}\r\n`,
    );
  parts.push(`--${boundary}--\r\n`);
  return { body: Buffer.from(parts.join('')), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
};

export interface Visitor {
  persona: string;
  get(path: string): Promise<Answer>;
  /** Posts a form under a key; `_sleutel` is filled in. */
  post(path: string, fields: Fields, o?: { key?: string; uploads?: readonly Upload[] }): Promise<Answer>;
  /** A key as the page makes it when it shows a form. */
  key(): string;
  close(): void;
}

/** Logs in through the login service of the demo, as somebody who presses the button of a persona. */
export const openVisitor = async (url: string, persona: string): Promise<Visitor> => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const jar = new Map<string, string>();
  jars.set(agent, jar);
  const cookies = (): Record<string, string> => ({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') });
  let answer = await request(url, agent, {
    method: 'POST',
    path: '/demo/inloggen',
    ...encodeForm({ persona }),
  });
  for (let hop = 0; hop < 10 && answer.location !== undefined && !jar.has(SESSION_COOKIE); hop++)
    answer = await request(url, agent, { method: 'GET', path: answer.location, headers: cookies() });
  const token = jar.get(SESSION_COOKIE);
  if (!token) throw new Error(`${persona} kan niet inloggen: ${answer.status} ${answer.location ?? answer.text.slice(0, 300)}`);
  const headers = { cookie: `${SESSION_COOKIE}=${token}` };
  const key = (): string => makeKey(token);
  return {
    persona,
    get: (path) => request(url, agent, { method: 'GET', path, headers }),
    post: (path, fields, o = {}) => {
      const form = encodeForm({ _sleutel: o.key ?? key(), ...fields }, o.uploads);
      return request(url, agent, { method: 'POST', path, body: form.body, headers: { ...headers, ...form.headers } });
    },
    key,
    close: () => agent.destroy(),
  };
};

/** The value of a hidden or filled field on a page; undefined when it is not there. */
export const fieldOf = (page: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(page)?.[1];
