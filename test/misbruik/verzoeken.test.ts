/** Requests that no browser of ours sends: bodies that are no form, too much, the wrong person, a wrong method, an address that is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rollen } from '../../src/platform/db/reader.ts';
import { SESSION_COOKIE } from '../../src/web/route.ts';
import { openWorld, type World } from '../rechten/world.ts';
import { alsFormulier, FORMULIER } from './invullen.ts';
import { gebreken } from './oordeel.ts';
import { payloads } from './payloads.ts';
import { type Antwoord, blijfIngelogd, naamVan, stuur, type Verzoek, type Vorm, vormen } from './slagveld.ts';
import { lang } from './verslag.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await blijfIngelogd(world);
});
afterAll(async () => world?.h.close());

/** One form of each role and each kind of route; all of them in the long form. */
const formulieren = (): Vorm[] => {
  // What is accepted here stays done: whose account beheer ends would be outside for all that follows. Those forms are in aanval.test.ts.
  const alle = vormen(world, 'POST').filter((vorm) => vorm.wie && !vorm.route.pad.includes('/:gebruiker/'));
  return lang ? alle : rollen.flatMap((rol) => alle.filter((vorm) => vorm.rol === rol).slice(0, 3));
};

const post = (vorm: Vorm, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}): Promise<Antwoord> =>
  stuur(world, { methode: 'POST', pad: vorm.pad, wie: vorm.wie, body, headers });

const ruw = (methode: string, pad: string, headers: Record<string, string>): Promise<Antwoord> =>
  stuur(world, { methode: methode as Verzoek['methode'], pad, wie: undefined, headers });

describe('wat geen formulier is', () => {
  const kapot = (grens: string, sleutel: string): string =>
    `--${grens}\r\nContent-Disposition: form-data; name="_sleutel"\r\n\r\n${sleutel}\r\n--${grens}\r\nContent-Disposition: form-data; name="a"; filename="../../x\r\n`;

  test('wordt niet als formulier genomen', async () => {
    const mis: string[] = [];
    for (const vorm of formulieren()) {
      const sleutel = vorm.wie?.sleutel() ?? '';
      const formulier = `_sleutel=${encodeURIComponent(sleutel)}`;
      const bom = Buffer.alloc(200_000, '--x\r\n');
      const gevallen: [string, string, NonNullable<RequestInit['body']>, Record<string, string>?][] = [
        ['json', 'application/json', JSON.stringify({ _sleutel: sleutel })],
        ['tekst', 'text/plain', formulier],
        ['geen soort', '', formulier],
        ['xml', 'application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
        ['multipart zonder grens', 'multipart/form-data', kapot('x', sleutel)],
        ['multipart met andere grens', 'multipart/form-data; boundary=y', kapot('x', sleutel)],
        ['multipart die ophoudt', 'multipart/form-data; boundary=x', kapot('x', sleutel)],
        ['multipart onzin', 'multipart/form-data; boundary=x', '\u0000\u0001\u0002'],
        ['multipart met een lange grens', `multipart/form-data; boundary=${'x'.repeat(3000)}`, kapot('x', sleutel)],
        [
          'multipart in multipart',
          'multipart/form-data; boundary=x',
          `--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n--y--\r\n--x--`,
        ],
        ['kapotte procenten', FORMULIER['content-type'], `${formulier.slice(0, 10)}%ZZ%`],
        ['ingepakt', FORMULIER['content-type'], formulier, { 'content-encoding': 'gzip' }],
        ['utf-16', `${FORMULIER['content-type']}; charset=utf-16`, Buffer.from(formulier, 'utf16le')],
        ['utf-7', `${FORMULIER['content-type']}; charset=utf-7`, '_sleutel=+ADw-'],
      ];
      for (const [soort, type, body, headers] of gevallen) {
        const antwoord = await post(vorm, body, { 'content-type': type, ...headers });
        // The kind that is only announced (gzip, charset) is read as what it is: a form.
        const status = soort === 'ingepakt' ? [200, 303, 403, 404, 409, 422] : [403];
        mis.push(...gebreken(antwoord, { status }).map((fout) => `${vorm.rol} ${naamVan(vorm.route)} [${soort}]: ${fout}`));
      }
      const traag = await post(vorm, bom, { 'content-type': 'multipart/form-data; boundary=x' });
      mis.push(
        ...gebreken(traag, { status: [403, 413], hoogstens: 5000 }).map((fout) => `${naamVan(vorm.route)} [grenzen]: ${fout}`),
      );
    }
    expect(mis).toEqual([]);
  });

  test('een bestand waar geen bestand hoort is geen tekst', async () => {
    const mis: string[] = [];
    for (const vorm of formulieren()) {
      const body = new FormData();
      body.set('_sleutel', vorm.wie?.sleutel() ?? '');
      for (const veld of ['stap', '_stap', 'reden', 'naam', 'bestanden'])
        body.append(veld, new File([new Uint8Array([0, 255, 1])], '<wm-lek>/../../x.csv'));
      const antwoord = await post(vorm, body);
      mis.push(
        ...gebreken(antwoord, { status: [200, 303, 404, 409, 422], getypt: ['<wm-lek>/../../x.csv'] }).map(
          (fout) => `${vorm.rol} ${naamVan(vorm.route)}: ${fout}`,
        ),
      );
    }
    expect(mis).toEqual([]);
  });

  test('een sleutel met iets erachter is geen sleutel', async () => {
    for (const vorm of formulieren().slice(0, 3)) {
      for (const achter of ['.x', '.', ' ', '%00', `.${'x'.repeat(5000)}`]) {
        const body = `_sleutel=${encodeURIComponent(vorm.wie?.sleutel() ?? '')}${achter}`;
        const { status } = await post(vorm, body, FORMULIER);
        // Space and NUL at the end are cleaned away: that is the key itself.
        if (achter.startsWith('.')) expect(status, `${naamVan(vorm.route)} ${achter.slice(0, 5)}`).toBe(403);
      }
    }
  });

  test('te groot krijgt de pagina die dat zegt, ook als het zijn grootte verzwijgt', async () => {
    const mis: string[] = [];
    const groot = `a=${'x'.repeat(1_100_000)}`;
    for (const vorm of formulieren().slice(0, lang ? undefined : 6)) {
      const stroom = () =>
        new ReadableStream<Uint8Array>({
          start(controller) {
            for (let i = 0; i < 12; i++) controller.enqueue(new TextEncoder().encode(`a=${'x'.repeat(100_000)}&`));
            controller.close();
          },
        });
      for (const body of [groot, stroom()]) {
        const response = await world.h.web.app.request(vorm.pad, {
          method: 'POST',
          body,
          duplex: 'half',
          headers: { cookie: `${SESSION_COOKIE}=${vorm.wie?.token}`, ...FORMULIER },
        } as RequestInit);
        const text = await response.text();
        // A route that takes files has a larger limit of its own.
        if (response.status !== 413 && response.status !== 403) mis.push(`${vorm.pad}: ${response.status}`);
        if (response.status === 413 && !/te groot|te lang|te veel/i.test(text)) mis.push(`${vorm.pad}: geen uitleg`);
      }
    }
    expect(mis).toEqual([]);
    const veel = Array.from({ length: 25_000 }, (_, i) => `a${i}=1`).join('&');
    const [vorm] = formulieren();
    if (vorm) expect((await post(vorm, veel, FORMULIER)).status).toBe(413);
  });
});

describe('wie er niet in mag', () => {
  test('krijgt met onzin in het pad hetzelfde als zonder', async () => {
    const mis: string[] = [];
    for (const vorm of [...vormen(world, 'GET'), ...vormen(world, 'POST')]) {
      const { wie } = vorm.cel;
      if (wie === 'openbaar' || !vorm.route.pad.includes(':')) continue;
      const pad = vorm.route.pad.replace(/:(\w+)(?:\{[^}]*\})?/g, 'abc');
      const ander = rollen.find((rol) => !wie[rol]) ?? 'beheer';
      for (const cookie of [world.wie[ander].token, 'consulent.over']) {
        const antwoord = await ruw(vorm.route.methode, pad, { cookie: `${SESSION_COOKIE}=${cookie}` });
        mis.push(...gebreken(antwoord, { status: [303, 403, 404] }).map((fout) => `${ander} ${naamVan(vorm.route)}: ${fout}`));
      }
    }
    expect(mis).toEqual([]);
  });

  test('komt met onzin niet door het inloggen of een openbare pagina', async () => {
    const mis: string[] = [];
    const reeks = payloads('http://127.0.0.1:9').filter(({ nr }) => lang || nr % 12 === 0);
    for (const route of world.h.web.routes.filter((een) => een.rollen.length === 0)) {
      for (const { tekst } of reeks) {
        const velden = Object.fromEntries(
          ['persona', 'naar', 'code', 'state', 'error', 'iss', 'zoek'].map((naam) => [naam, tekst.toWellFormed()]),
        );
        const waarde = Buffer.from(tekst).toString('base64url').slice(0, 3000);
        const cookie = `werktmee_inloggen=${waarde}; ${SESSION_COOKIE}=${waarde}`;
        const pad = route.pad.replace(/:(\w+)/g, () => encodeURIComponent(tekst.toWellFormed().slice(0, 500)));
        const antwoord =
          route.methode === 'GET'
            ? await ruw('GET', `${pad}?${new URLSearchParams(velden)}`, { cookie })
            : await stuur(world, {
                methode: 'POST',
                pad,
                wie: undefined,
                headers: { ...FORMULIER, cookie },
                body: alsFormulier(Object.entries(velden).map(([naam, een]) => ({ naam, waarde: een }))),
              });
        mis.push(
          ...gebreken(antwoord, { status: [200, 303, 403, 404, 413, 414, 422], route: naamVan(route), getypt: [tekst] }).map(
            (fout) => `${naamVan(route)} ${JSON.stringify(tekst.slice(0, 40))}: ${fout}`,
          ),
        );
      }
    }
    expect(mis).toEqual([]);
  });
});

describe('een adres dat er niet is', () => {
  test.each([
    '/bestaat-niet',
    '/dossier',
    '/dossier/',
    '/dossier/abc',
    '/dossier/99999999999',
    '/dossier/1/../../etc/passwd',
    '/dossier/%',
    '/dossier/%E0%A4%A',
    '/%00',
    '/%ff%fe',
    '//kwaad.example',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/constructor',
    '/assets/',
    '/.git/config',
    '/.env',
    '/wp-login.php',
    '/metrics',
    '/a'.repeat(500),
  ])('%s geeft de eigen pagina die er niet is', async (pad) => {
    for (const headers of [{}, { cookie: `${SESSION_COOKIE}=${world.wie.consulent.token}` }]) {
      const antwoord = await ruw('GET', pad, headers);
      expect(gebreken(antwoord, { status: [303, 404] })).toEqual([]);
      if (antwoord.status === 303) expect(antwoord.location).toMatch(/^\/inloggen/);
      else expect(antwoord.text).toMatch(/<h1[^>]*>[^<]*(niet gevonden|bestaat niet|niet vinden|is er niet)/i);
    }
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'PURGE', 'get'])('%s kent het product niet', async (methode) => {
    for (const pad of ['/inwoners', `/dossier/${world.kant.eigen.inwoner}`, '/uitloggen', '/bestaat-niet']) {
      const antwoord = await ruw(methode, pad, { cookie: `${SESSION_COOKIE}=${world.wie.consulent.token}` });
      if (methode === 'get') expect(antwoord.status).toBeLessThan(500);
      else expect(gebreken(antwoord, { status: [405] })).toEqual([]);
    }
  });

  test('wat een proxy zou veranderen verandert hier niets', async () => {
    // Somebody whom no form above has switched off.
    const vers = await world.h.bezoeker({ rol: 'consulent' });
    const cookie = `${SESSION_COOKIE}=${vers.token}`;
    const pad = `/dossier/${world.kant.collega.inwoner}`;
    for (const headers of [
      { 'x-http-method-override': 'POST' },
      { 'x-method-override': 'DELETE' },
      { 'x-original-url': `/dossier/${world.kant.eigen.inwoner}` },
      { 'x-rewrite-url': `/dossier/${world.kant.eigen.inwoner}` },
      { 'x-forwarded-user': 'beheer' },
      { 'x-forwarded-host': 'kwaad.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'host=kwaad.example;proto=https' },
      { host: 'kwaad.example' },
    ]) {
      const antwoord = await ruw('GET', pad, { cookie, ...headers } as unknown as Record<string, string>);
      expect(gebreken(antwoord, { status: [404] })).toEqual([]);
      expect(antwoord.text).not.toContain('kwaad.example');
      const inloggen = await ruw('GET', '/inwoners', headers as unknown as Record<string, string>);
      expect(inloggen.location).toBe('/inloggen?naar=%2Finwoners');
    }
  });
});

test('een fout in het product toont een nummer en niets van binnen', async () => {
  await world.h.owner.query('alter table ladderbepaling rename to ladderbepaling_weg');
  try {
    const vers = await world.h.bezoeker({ rol: 'teammanager' });
    const { status, text } = await vers.get(`/dossier/${world.kant.eigen.inwoner}/ladder`);
    expect(status).toBe(500);
    expect(text).toContain('<html lang="nl"');
    expect(text).not.toMatch(/ladderbepaling|relation|does not exist|\.ts|node_modules|select/i);
    expect(text).toMatch(/\b[0-9a-f]{8}\b/);
  } finally {
    await world.h.owner.query('alter table ladderbepaling_weg rename to ladderbepaling');
  }
});
