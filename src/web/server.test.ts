/** The door with raw sockets: what is no proper HTTP, what is too large, what is too slow. It answers, never hangs, and never with a 5xx. */
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { SESSION_COOKIE } from './route.ts';
import { createWebServer, type WebServer } from './server.ts';
import { SIZES } from './sizes.ts';

let h: House;
let door: WebServer;
let port: number;
let cookie: string;
let sleutel: () => string;
beforeAll(async () => {
  h = await openHouse();
  const sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne' });
  cookie = `${SESSION_COOKIE}=${sanne.token}`;
  sleutel = sanne.sleutel;
  door = createWebServer(h.web.app.fetch, { times: { headers: 400, request: 900, check: 50, keepAlive: 300, idle: 5000 } });
  port = await listen(door);
});
afterAll(async () => {
  await door?.stop({ drain: 0, grace: 100 });
  await h?.close();
});

const listen = async (one: WebServer): Promise<number> => {
  await one.listen({ port: 0, share: false, host: '127.0.0.1' });
  const address = one.server.address();
  if (!address || typeof address === 'string') throw new Error('geen poort');
  return address.port;
};

interface Conversation {
  socket: net.Socket;
  /** All that was said by the time the other side hung up. */
  end: Promise<string>;
}

const call = (text: string | Buffer, at = port): Conversation => {
  const socket = net.connect(at, '127.0.0.1');
  socket.write(text);
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes.toString();
  });
  socket.on('error', () => undefined);
  return { socket, end: new Promise((resolve) => socket.on('close', () => resolve(said))) };
};
const say = (text: string | Buffer): Promise<string> => call(text).end;
const statusOf = (said: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]);
const head = (line: string, ...headers: string[]): string => `${[line, 'Host: localhost', ...headers].join('\r\n')}\r\n\r\n`;
const post = (body: string, ...headers: string[]): string =>
  head(
    'POST /inwoners/zoeken HTTP/1.1',
    `Cookie: ${cookie}`,
    'Content-Type: application/x-www-form-urlencoded',
    'Connection: close',
    ...headers,
  ) + body;

describe('before it is read as HTTP', () => {
  test.each([
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n', 400],
    ['an unknown method', head('ONZIN / HTTP/1.1'), 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', 'GET /inloggen HTTP/1.1\r\nHost: a b/<c>\r\nConnection: close\r\n\r\n', 400],
    ['another version', head('GET / HTTP/9.9'), 400],
    ['a header with a line break and a space', head('GET / HTTP/1.1', 'X-Een: a', ' vervolg: b', 'Twee'), 400],
    ['two lengths', head('POST / HTTP/1.1', 'Content-Length: 3', 'Content-Length: 4'), 400],
    ['a length and chunks: the way to smuggle', head('POST / HTTP/1.1', 'Content-Length: 3', 'Transfer-Encoding: chunked'), 400],
    ['a length that is no number', head('POST / HTTP/1.1', 'Content-Length: veel'), 400],
    ['headers that are too long', head('GET / HTTP/1.1', `X-Lang: ${'x'.repeat(SIZES.headerBytes)}`), 431],
    ['too many headers', head('GET / HTTP/1.1', ...Array.from({ length: 101 }, (_, i) => `X-${i}: 1`)), 431],
    ['a tunnel', head('CONNECT elders.example:443 HTTP/1.1'), 0],
  ])('%s', async (_, text, status) => {
    const said = await say(text);
    expect(statusOf(said) || 0).toBe(status);
  });

  test('an expectation that we do not meet', async () => {
    expect(statusOf(await say(post('', 'Expect: wonder', 'Content-Length: 0')))).toBe(417);
  });

  test.each([
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Een: ', 408],
    ['nothing at all after the first line', 'GET / HTTP/1.1\r\n', 408],
  ])('%s are not waited for', async (_, text, status) => {
    const { socket, end } = call(text);
    const drip = setInterval(() => socket.write('a'), 60);
    expect(statusOf(await end)).toBe(status);
    clearInterval(drip);
  });
});

describe('a body', () => {
  test('that is announced too large is refused before it is sent', async () => {
    const said = await say(post('zoek=x', `Content-Length: ${SIZES.form + 1}`));
    expect(statusOf(said)).toBe(413);
    expect(said).toContain('Dit is te groot');
    expect(said).toMatch(/connection: close/i);
  });

  test('in chunks that turns out too large is refused on the way, and the rest is not read', async () => {
    const { socket, end } = call(post('', 'Transfer-Encoding: chunked'));
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sent = 0;
    const pour = async (): Promise<void> => {
      while (!socket.destroyed && sent < 400) {
        socket.write(chunk);
        sent++;
        await wait(2);
      }
    };
    const pouring = pour();
    const said = await end;
    await pouring;
    expect(statusOf(said)).toBe(413);
    expect(sent).toBeLessThan(400);
  });

  test('that is shorter than it said, or drips, ends with a 408', async () => {
    const { socket, end } = call(post('zoek=x', 'Content-Length: 100'));
    const drip = setInterval(() => socket.write('a'), 100);
    expect(statusOf(await end)).toBe(408);
    clearInterval(drip);
  });

  test('that breaks off half-way hurts nobody', async () => {
    const { socket, end } = call(post('zoek=x', 'Content-Length: 100'));
    await wait(50);
    socket.destroy();
    await end;
    expect(statusOf(await say(head('GET /gezond HTTP/1.1', 'Connection: close')))).toBe(200);
  });

  test('without a length is an empty form', async () => {
    expect(statusOf(await say(post('')))).toBe(403);
  });

  test('that is right goes through, in one piece and in chunks', async () => {
    const body = new URLSearchParams({ _sleutel: sleutel(), zoek: 'Jansen' }).toString();
    expect(statusOf(await say(post(body, `Content-Length: ${body.length}`)))).toBe(303);
    const chunks = [...body].map((letter) => `1\r\n${letter}\r\n`).join('');
    expect(statusOf(await say(post(`${chunks}0\r\n\r\n`, 'Transfer-Encoding: chunked')))).toBe(303);
  });
});

describe('a connection', () => {
  test('may be used again, and is closed when nothing comes', async () => {
    const { socket, end } = call(head('GET /gezond HTTP/1.1'));
    await wait(100);
    socket.write(head('GET /gezond HTTP/1.1'));
    expect((await end).match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const said = await say(head('HEAD /inloggen HTTP/1.1', `Cookie: ${cookie}`, 'Connection: close'));
    const [headers = '', body] = said.split('\r\n\r\n');
    expect(headers).toMatch(/x-request-id: [0-9a-f]{8}/);
    expect(body).toBe('');
  });
});

describe('stopping', () => {
  test('lets what runs end, asks to close, and lets nobody in afterwards', async () => {
    const held = Promise.withResolvers<Response>();
    const asked = Promise.withResolvers<void>();
    const other = createWebServer((request) => {
      if (!request.url.endsWith('/traag')) return new Response('snel');
      asked.resolve();
      return held.promise;
    });
    const at = await listen(other);
    const slow = call(head('GET /traag HTTP/1.1'), at);
    const idle = call(head('GET /snel HTTP/1.1'), at);
    await asked.promise;
    await expect.poll(() => idle.socket.bytesRead).toBeGreaterThan(0);
    const stopped = other.stop({ drain: 150, grace: 5000 });
    await wait(50);
    // still open: who was on its way, on an old connection or a new one, is answered
    idle.socket.write(head('GET /snel HTTP/1.1'));
    const [first, second = ''] = (await idle.end).split(/(?=HTTP\/1\.1)/);
    expect(first).toMatch(/connection: keep-alive/i);
    expect(second).toMatch(/200 OK[\s\S]*connection: close/i);
    expect(await call(head('GET /snel HTTP/1.1'), at).end).toMatch(/200 OK[\s\S]*connection: close/i);
    await wait(150);
    expect(await call(head('GET /snel HTTP/1.1'), at).end).toBe('');
    held.resolve(new Response('toch nog'));
    expect(await slow.end).toMatch(/connection: close[\s\S]*toch nog/i);
    expect(await stopped).toBe(0);
  });

  test('does not wait for ever', async () => {
    const other = createWebServer(() => new Promise<Response>(() => undefined));
    const at = await listen(other);
    const never = call(head('GET / HTTP/1.1'), at);
    await expect.poll(() => never.socket.bytesWritten).toBeGreaterThan(0);
    await wait(50);
    expect(await other.stop({ drain: 0, grace: 100 })).toBe(1);
    expect(await never.end).toBe('');
  });
});
