/**
 * Raw bytes on the line: requests that two readers may read in two ways (smuggling), hosts that are not ours, addresses that name another
 * place. The short form talks to the web server of the product in this process, the long form to the product as a process of its own.
 */
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWebServer } from '../../src/web/server.ts';
import { startServer } from '../e2e/server.ts';
import { openWorld, type World } from '../rechten/world.ts';
import { lang, schrijfDeel } from './verslag.ts';

let poort: number;
let world: World | undefined;
let meldingen: () => string[] = () => [];
let sluit: () => Promise<void>;
let cookie = '';
let verzoeken = 0;

beforeAll(
  async () => {
    if (lang) {
      const server = await startServer();
      poort = Number(new URL(server.url).port);
      meldingen = server.meldingen;
      sluit = server.stop;
      return;
    }
    world = await openWorld();
    cookie = `Cookie: werktmee_sessie=${world.wie.consulent.token}\r\n`;
    const { web } = world.h;
    const server = createWebServer((request, env) => web.app.fetch(request, env as never));
    await server.listen({ port: 0, share: false, host: '127.0.0.1' });
    poort = (server.server.address() as net.AddressInfo).port;
    sluit = async () => {
      await server.stop({ drain: 0, grace: 100 });
      await world?.h.close();
    };
  },
  lang ? 900_000 : 120_000,
);
afterAll(async () => {
  await sluit?.();
  schrijfDeel({ naam: 'ruwe bytes', cijfers: { verzoeken }, bevindingen: [], traag: [] });
});

/** Sends bytes and gives what came back until the line closes, or nothing more comes. */
const zeg = (bytes: string | Buffer): Promise<{ tekst: string; gesloten: boolean; statussen: number[] }> => {
  verzoeken++;
  return new Promise((resolve, reject) => {
    const socket = net.connect(poort, '127.0.0.1', () => socket.write(bytes));
    let tekst = '';
    let gesloten = false;
    const klaar = (): void => {
      socket.destroy();
      resolve({ tekst, gesloten, statussen: [...tekst.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)) });
    };
    socket.setTimeout(1500, klaar);
    socket.on('data', (deel) => {
      tekst += deel.toString('latin1');
      socket.setTimeout(300, klaar);
    });
    socket.once('close', () => {
      gesloten = true;
      klaar();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)));
  });
};

const vraag = (pad: string, koppen = ''): string => `GET ${pad} HTTP/1.1\r\nHost: 127.0.0.1:${poort}\r\n${koppen}\r\n`;
/** What would be let in when it were read as a request of its own. */
const smokkel = (): string => vraag('/hulp', 'X-Smokkel: ja\r\n');
const post = (koppen: string, body: string): string =>
  `POST /uitloggen HTTP/1.1\r\nHost: 127.0.0.1:${poort}\r\nContent-Type: application/x-www-form-urlencoded\r\n${koppen}\r\n${body}`;

describe('een verzoek dat op twee manieren te lezen is', () => {
  test.each<[string, (s: string) => string]>([
    ['twee lengtes', (s) => post(`Content-Length: 5\r\nContent-Length: ${5 + s.length}\r\n`, `a=1&b${s}`)],
    ['twee lengtes in een kop', (s) => post(`Content-Length: 5, ${5 + s.length}\r\n`, `a=1&b${s}`)],
    ['lengte en stukken', (s) => post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${s}`)],
    ['stukken en lengte', (s) => post(`Transfer-Encoding: chunked\r\nContent-Length: ${5 + s.length}\r\n`, `0\r\n\r\n${s}`)],
    [
      'stukken met een spatie ervoor',
      (s) => post(`Transfer-Encoding : chunked\r\nContent-Length: ${5 + s.length}\r\n`, `0\r\n\r\n${s}`),
    ],
    [
      'stukken die geen stukken zijn',
      (s) => post(`Transfer-Encoding: xchunked\r\nContent-Length: ${5 + s.length}\r\n`, `0\r\n\r\n${s}`),
    ],
    ['stukken, twee keer', (s) => post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', `0\r\n\r\n${s}`)],
    [
      'stukken op een tweede regel',
      (s) => post(`Transfer-Encoding:\r\n chunked\r\nContent-Length: ${5 + s.length}\r\n`, `0\r\n\r\n${s}`),
    ],
    [
      'stukken met een teken ervoor',
      (s) => post(`Transfer-Encoding: \u000bchunked\r\nContent-Length: ${5 + s.length}\r\n`, `0\r\n\r\n${s}`),
    ],
    ['een lengte met een plus', (s) => post('Content-Length: +5\r\n', `a=1&b${s}`)],
    ['een lengte met een min', (s) => post('Content-Length: -1\r\n', s)],
    ['een lengte die niet past', (s) => post('Content-Length: 99999999999999999999999\r\n', s)],
    ['een lengte in een ander stelsel', (s) => post('Content-Length: 0x5\r\n', `a=1&b${s}`)],
    ['een stuk met een onmogelijke lengte', (s) => post('Transfer-Encoding: chunked\r\n', `fffffffffffffffff\r\n${s}`)],
    ['een stuk met een min', (s) => post('Transfer-Encoding: chunked\r\n', `-1\r\n${s}`)],
    ['regels met alleen een LF', (s) => `POST /uitloggen HTTP/1.1\nHost: x\nContent-Length: 0\n\n${s}`],
    ['een losse CR in een kop', (s) => post(`X: a\rContent-Length: 0\r\nContent-Length: ${s.length}\r\n`, s)],
    ['een NUL in een kop', (s) => post('X: a\u0000b\r\nContent-Length: 0\r\n', s)],
    ['een NUL in de naam van een kop', (s) => post('X\u0000Y: a\r\nContent-Length: 0\r\n', s)],
    ['een kop zonder dubbele punt', (s) => post('Transfer-Encoding\r\nContent-Length: 0\r\n', s)],
    ['een spatie voor de koppen', (s) => `POST /uitloggen HTTP/1.1\r\n Content-Length: 4\r\nHost: x\r\n\r\n${s}`],
  ])('%s: niets van wat erachter staat wordt gelezen', async (_naam, maak) => {
    const { statussen, gesloten, tekst } = await zeg(maak(smokkel()));
    expect(tekst).not.toMatch(/Hulp en uitleg – Werkt mee/);
    expect(statussen.filter((status) => status === 200)).toEqual([]);
    // Either it is refused as a whole, or it is a body that never ends: nobody waits for that.
    if (statussen.length > 0) {
      expect(Math.min(...statussen)).toBeGreaterThanOrEqual(303);
      expect(statussen.length).toBe(1);
      if (statussen[0] === 400) expect(gesloten).toBe(true);
    }
    expect(tekst).not.toMatch(/\bat \/|node:internal|\.ts:\d/);
  });

  test('twee verzoeken achter elkaar zijn er twee, in die volgorde', async () => {
    const { statussen, tekst } = await zeg(`${vraag('/hulp')}${vraag('/bestaat-niet')}`);
    expect(statussen).toEqual([200, 404]);
    expect(tekst.indexOf('Hulp en uitleg')).toBeLessThan(tekst.indexOf('is er niet'));
  });
});

describe('een adres of host die niet van ons is', () => {
  test.each([
    ['een ander adres in de eerste regel', () => `GET http://kwaad.example/inwoners HTTP/1.1\r\nHost: kwaad.example\r\n\r\n`],
    ['een ander adres met onze host', () => `GET http://kwaad.example/inwoners HTTP/1.1\r\nHost: 127.0.0.1:${poort}\r\n\r\n`],
    ['een andere host', () => `GET /inwoners HTTP/1.1\r\nHost: kwaad.example\r\n\r\n`],
    ['een host met een pad', () => `GET /inwoners HTTP/1.1\r\nHost: kwaad.example/x?\r\n\r\n`],
    ['een host met een naam erin', () => `GET /inwoners HTTP/1.1\r\nHost: 127.0.0.1@kwaad.example\r\n\r\n`],
    ['twee hosts', () => `GET /inwoners HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: kwaad.example\r\n\r\n`],
    ['geen host', () => 'GET /inwoners HTTP/1.1\r\n\r\n'],
    ['een lege host', () => 'GET /inwoners HTTP/1.1\r\nHost:\r\n\r\n'],
    ['twee schuine strepen', () => vraag('//kwaad.example/inwoners')],
    ['een verbinding naar elders', () => 'CONNECT kwaad.example:443 HTTP/1.1\r\nHost: kwaad.example:443\r\n\r\n'],
    ['een ster', () => `OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`],
    ['een spoor', () => `TRACE /inwoners HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Geheim: kwaad.example\r\n\r\n`],
    ['een andere taal', () => 'GET / HTTP/3.0\r\nHost: 127.0.0.1\r\n\r\n'],
    ['een oude taal', () => 'GET /inwoners HTTP/1.0\r\n\r\n'],
    ['een heel oude taal', () => 'GET /inwoners\r\n\r\n'],
    ['TLS', () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
    [
      'een overstap',
      () =>
        vraag('/inwoners', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n'),
    ],
    [
      'websocket',
      () =>
        vraag(
          '/inwoners',
          'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
        ),
    ],
    ['een puntenpad', () => vraag('/assets/../../../../etc/passwd')],
    ['een puntenpad in procenten', () => vraag('/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd')],
    ['een NUL in het pad', () => vraag('/inwoners\u0000.html')],
    ['een regeleinde in het pad', () => vraag('/inwoners%0d%0aSet-Cookie:%20kwaad=1')],
    ['een lang pad', () => vraag(`/${'a'.repeat(10_000)}`)],
    ['veel koppen', () => vraag('/inwoners', Array.from({ length: 150 }, (_, i) => `X-${i}: a\r\n`).join(''))],
    ['een lange kop', () => vraag('/inwoners', `X: ${'a'.repeat(20_000)}\r\n`)],
  ])('%s leidt nergens heen en toont niets', async (_naam, maak) => {
    // The last header: who answers hangs up, and nobody waits.
    const { tekst, statussen } = await zeg(Buffer.from(maak().replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'), 'latin1'));
    expect(tekst).not.toMatch(/kwaad\.example|root:x:|\bat \/|node:internal|\.ts:\d/);
    expect(tekst).not.toMatch(/^set-cookie: kwaad/im);
    expect(statussen.filter((status) => status === 200 || status >= 500)).toEqual([]);
    const [, naar] = /^location: (.*)$/im.exec(tekst) ?? [];
    if (naar !== undefined) expect(naar.trim()).toMatch(/^\/inloggen/);
  });

  test('met een sessie blijft wat van een ander is van een ander, hoe het adres ook is geschreven', async () => {
    if (!world) return;
    const { collega } = world.kant;
    for (const pad of [
      `/dossier/${collega.inwoner}`,
      `/DOSSIER/${collega.inwoner}`,
      `/dossier/%3${collega.inwoner}`,
      `/dossier//${collega.inwoner}`,
      `/dossier/./${collega.inwoner}`,
      `/dossier/${world.kant.eigen.inwoner}/../${collega.inwoner}`,
      `/dossier/${world.kant.eigen.inwoner}%2f..%2f${collega.inwoner}`,
      `/dossier/${collega.inwoner};a=b`,
      `/dossier/${collega.inwoner}/`,
      `/dossier/${collega.inwoner}%00`,
      `http://127.0.0.1/dossier/${collega.inwoner}`,
    ]) {
      const { statussen, tekst } = await zeg(vraag(pad, `${cookie}Connection: close\r\n`));
      expect(statussen, pad).toEqual([404]);
      expect(tekst).not.toContain('Tweede');
    }
  });
});

test('het huis is heel gebleven', async () => {
  const { statussen } = await zeg(vraag('/hulp'));
  expect(statussen).toEqual([200]);
  expect(meldingen().filter((regel) => /fout in een verzoek|belofte waar niemand/.test(regel))).toEqual([]);
});
