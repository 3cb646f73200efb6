/** What an attacker can do between the product and a real issuer, and with a session. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSessie } from '../../src/inloggen/index.ts';
import { hashToken } from '../../src/platform/auth/token.ts';
import { type House, openHouse } from '../house.ts';
import type { Browser } from './browser.ts';
import { kopVan, loginsVan, metLog, openProduct, PRODUCT, SESSIE, terug } from './huis.ts';
import { startIssuer, type TestIssuer, tekenEs256, tekenHs256, type Vervalsing } from './issuer.ts';

const LOGIN = '__Host-werktmee_inloggen';
let h: House;
let issuer: TestIssuer;
let ander: TestIssuer;
let product: ReturnType<typeof openProduct>;
let gebruikerId: number;

beforeAll(async () => {
  h = await openHouse();
  [issuer, ander] = await Promise.all([startIssuer({ redirectUris: terug }), startIssuer({ redirectUris: terug })]);
  product = openProduct(h, loginsVan({ medewerker: issuer }));
  const { rows } = await h.owner.query<{ id: number }>(
    "insert into gebruiker (issuer, subject, rol, naam, gemeente_id) values ($1, 'sanne', 'consulent', 'Sanne', $2) returning id",
    [issuer.url, h.gemeenteId],
  );
  gebruikerId = rows[0]?.id ?? 0;
});
beforeEach(() => {
  issuer.wie = { sub: 'sanne' };
  issuer.vervals = undefined;
});
afterAll(async () => {
  await Promise.all([issuer?.close(), ander?.close()]);
  await h?.close();
});

/** Up to the moment at which the browser would come back with the code. */
const totTerug = async (browser: Browser, pad = '/inloggen'): Promise<URL> => {
  const { naar } = await browser.volg(`${PRODUCT}${pad}`, { stop: (een) => een.pathname === '/inloggen/terug' });
  if (!naar) throw new Error('de inlogdienst stuurde niet terug');
  return naar;
};
const terugMet = async (browser: Browser, adres: URL) => {
  const { waarde, log } = await metLog(() => browser.een(adres));
  return { antwoord: waarde, log, sessie: browser.bij(PRODUCT).get(SESSIE) };
};
const binnen = async (token: string | undefined): Promise<boolean> =>
  (await product.web.app.request(`${PRODUCT}/inwoners`, { headers: { cookie: `${SESSIE}=${token}` } })).status === 200;

test('without any of it, one comes in', async () => {
  const browser = product.browser();
  const { antwoord, sessie } = await terugMet(browser, await totTerug(browser));
  expect(antwoord.headers.get('location')).toBe('/');
  expect(await binnen(sessie)).toBe(true);
});

describe('a token that is not right', () => {
  const { privateKey: vreemd } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const uur = 3600;
  test.each<[string, Vervalsing]>([
    ['a changed signature', ({ jwt }) => `${jwt.slice(0, -4)}${jwt.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`],
    ['no signature', ({ jwt }) => jwt.slice(0, jwt.lastIndexOf('.') + 1)],
    ['another key with the same name', ({ header, payload }) => tekenEs256(vreemd, header, payload)],
    [
      'algorithm none',
      ({ header, payload, jwt }) =>
        `${Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url')}.${jwt.split('.')[1] ?? String(payload)}.`,
    ],
    [
      'the shared secret as a key',
      ({ header, payload }) => tekenHs256(issuer.clientSecret, { ...header, alg: 'HS256' }, payload),
    ],
    ['for another product', ({ header, payload }) => issuer.teken(header, { ...payload, aud: 'een-ander' })],
    [
      'for two, without saying which',
      ({ header, payload }) => issuer.teken(header, { ...payload, aud: ['werktmee', 'een-ander'] }),
    ],
    ['from another issuer', ({ header, payload }) => issuer.teken(header, { ...payload, iss: ander.url })],
    [
      'expired',
      ({ header, payload }) =>
        issuer.teken(header, { ...payload, iat: Number(payload.iat) - 2 * uur, exp: Number(payload.exp) - 2 * uur }),
    ],
    ['without an end', ({ header, payload: { exp: _, ...payload } }) => issuer.teken(header, payload)],
    ['another nonce', ({ header, payload }) => issuer.teken(header, { ...payload, nonce: 'van-een-ander' })],
    ['no nonce', ({ header, payload: { nonce: _, ...payload } }) => issuer.teken(header, payload)],
    ['without a subject', ({ header, payload: { sub: _, ...payload } }) => issuer.teken(header, payload)],
    ['no token at all', () => 'geen.echt.token'],
  ])('%s', async (_, vervals) => {
    const browser = product.browser();
    const adres = await totTerug(browser);
    issuer.vervals = vervals;
    const { antwoord, log, sessie } = await terugMet(browser, adres);
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
    expect(log).toContain('inloggen mislukt');
    expect(log).not.toContain('sanne');
  });

  test('a token that the test signs itself, with nothing changed, is right', async () => {
    const browser = product.browser();
    const adres = await totTerug(browser);
    issuer.vervals = ({ header, payload }) => issuer.teken(header, payload);
    expect((await terugMet(browser, adres)).sessie).toMatch(/^consulent\./);
  });
});

describe('the way back', () => {
  const gewijzigd = (adres: URL, naam: string, waarde: string | undefined): URL => {
    const kopie = new URL(adres);
    if (waarde === undefined) kopie.searchParams.delete(naam);
    else kopie.searchParams.set(naam, waarde);
    return kopie;
  };

  test.each<[string, string, string | undefined]>([
    ['another state', 'state', 'verzonnen'],
    ['no state', 'state', undefined],
    ['another code', 'code', 'verzonnen'],
    ['no code', 'code', undefined],
    ['another issuer in iss (mix-up)', 'iss', 'https://kwaad.example'],
    ['iss left out', 'iss', undefined],
  ])('%s', async (_, naam, waarde) => {
    const browser = product.browser();
    const { antwoord, sessie } = await terugMet(browser, gewijzigd(await totTerug(browser), naam, waarde));
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
  });

  test('what another browser began cannot be ended here: nobody is logged in as somebody else unseen', async () => {
    const aanvaller = product.browser();
    const adres = await totTerug(aanvaller);
    const slachtoffer = product.browser();
    expect((await terugMet(slachtoffer, adres)).antwoord.status).toBe(422);
    // Also not when that browser was on its way to log in itself.
    await slachtoffer.een(`${PRODUCT}/inloggen`);
    const { antwoord, sessie } = await terugMet(slachtoffer, adres);
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
  });

  test('a code is worth something once, also with everything that the browser kept', async () => {
    const browser = product.browser();
    const adres = await totTerug(browser);
    const kopie = browser.bij(PRODUCT).get(LOGIN) ?? '';
    expect((await terugMet(browser, adres)).sessie).toMatch(/^consulent\./);
    const dief = product.browser();
    dief.bij(PRODUCT).set(LOGIN, kopie);
    const { antwoord, sessie } = await terugMet(dief, adres);
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
    // The browser itself has forgotten it.
    expect(browser.bij(PRODUCT).get(LOGIN)).toBeUndefined();
  });

  test.each(['verifier', 'nonce', 'state'])('a changed %s in what the browser keeps', async (naam) => {
    const browser = product.browser();
    const adres = await totTerug(browser);
    const onthouden = JSON.parse(Buffer.from(browser.bij(PRODUCT).get(LOGIN) ?? '', 'base64url').toString()) as Record<
      string,
      string
    >;
    const waarde = Buffer.from(JSON.stringify({ ...onthouden, [naam]: 'A'.repeat(43) })).toString('base64url');
    browser.bij(PRODUCT).set(LOGIN, waarde);
    const { antwoord, sessie } = await terugMet(browser, adres);
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
  });

  test('a way that was begun at one issuer does not end at another', async () => {
    const huis = openProduct(h, loginsVan({ medewerker: issuer, digid: ander }));
    const browser = huis.browser();
    const adres = await totTerug(browser, '/inloggen/medewerker');
    const onthouden = JSON.parse(Buffer.from(browser.bij(PRODUCT).get(LOGIN) ?? '', 'base64url').toString()) as Record<
      string,
      string
    >;
    browser.bij(PRODUCT).set(LOGIN, Buffer.from(JSON.stringify({ ...onthouden, weg: 'digid' })).toString('base64url'));
    const { antwoord, sessie } = await terugMet(browser, adres);
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
  });

  test.each([
    'https://kwaad.example/',
    '//kwaad.example',
    '/\\kwaad.example',
    '/%5Ckwaad.example',
    'javascript:alert(1)',
    '/\tkwaad',
    '/inloggen/medewerker',
    '/uitgelogd?bij=medewerker',
  ])('nobody is sent on to %s', async (naar) => {
    const browser = product.browser();
    const adres = await totTerug(browser, `/inloggen/medewerker?naar=${encodeURIComponent(naar)}`);
    const { antwoord } = await terugMet(browser, adres);
    const doel = new URL(antwoord.headers.get('location') ?? '', PRODUCT);
    expect(doel.origin).toBe(PRODUCT);
    expect(doel.pathname).not.toMatch(/inloggen|uitgelogd/);
  });

  test('an error of the issuer is told in our words: what it says itself is not shown', async () => {
    const browser = product.browser();
    const adres = await totTerug(browser);
    for (const naam of ['code', 'iss']) adres.searchParams.delete(naam);
    adres.searchParams.set('iss', issuer.url);
    adres.searchParams.set('error', 'server_error');
    adres.searchParams.set('error_description', '<script>alert(1)</script> bel 0900-OPLICHTER');
    const { antwoord } = await terugMet(browser, adres);
    expect([antwoord.status, kopVan(antwoord.tekst)]).toEqual([422, 'Inloggen is niet gelukt']);
    expect(antwoord.tekst).not.toContain('OPLICHTER');
  });
});

describe('a session', () => {
  const nieuw = async (): Promise<string> =>
    (await startSessie(h.pool, { issuer: issuer.url, subject: 'sanne', oud: undefined, weg: 'medewerker' })) ?? '';

  test('is another one at each login, also when somebody planted one', async () => {
    const browser = product.browser();
    browser.bij(PRODUCT).set(SESSIE, `consulent.${'A'.repeat(43)}`);
    const { sessie } = await terugMet(browser, await totTerug(browser));
    expect(sessie).not.toBe(`consulent.${'A'.repeat(43)}`);
    expect(await binnen(`consulent.${'A'.repeat(43)}`)).toBe(false);
    const { sessie: tweede } = await terugMet(browser, await totTerug(browser));
    expect([await binnen(sessie), await binnen(tweede)]).toEqual([false, true]);
  });

  test('a cookie without the prefix is not looked at', async () => {
    const token = await nieuw();
    const response = await product.web.app.request(`${PRODUCT}/inwoners`, { headers: { cookie: `werktmee_sessie=${token}` } });
    expect(response.status).toBe(303);
  });

  test('ends when nothing happens for an hour; what happens keeps it', async () => {
    const token = await nieuw();
    const stil = (minuten: number) =>
      h.owner.query('update sessie set gebruikt_op = now() - make_interval(secs => $2) where token_hash = $1', [
        hashToken(token),
        minuten * 60,
      ]);
    await stil(59.5);
    expect(await binnen(token)).toBe(true);
    const { rows } = await h.owner.query<{ vers: boolean }>(
      "select gebruikt_op > now() - interval '10 seconds' as vers from sessie where token_hash = $1",
      [hashToken(token)],
    );
    expect(rows[0]?.vers).toBe(true);
    await stil(60.5);
    expect(await binnen(token)).toBe(false);
  });

  test('is written down at most once a minute, and never in the way of another request', async () => {
    const token = await nieuw();
    const stand = async () =>
      (await h.owner.query<{ s: string }>('select gebruikt_op::text as s from sessie where token_hash = $1', [hashToken(token)]))
        .rows[0]?.s;
    const eerst = await stand();
    await binnen(token);
    expect(await stand()).toBe(eerst);
    await h.owner.query("update sessie set gebruikt_op = now() - interval '5 minutes' where token_hash = $1", [hashToken(token)]);
    const bezig = await h.owner.connect();
    await bezig.query('begin');
    await bezig.query('select from sessie where token_hash = $1 for update', [hashToken(token)]);
    expect(await binnen(token)).toBe(true);
    await bezig.query('rollback');
    bezig.release();
  });

  test('of a resident ends earlier, and beheer may choose', async () => {
    const { rows } = await h.owner.query<{ id: number }>(
      "insert into gebruiker (issuer, subject, rol, naam, gemeente_id, inwoner_id) values ($1, 'yara', 'inwoner', 'Yara', $2, 1) returning id",
      [issuer.url, h.gemeenteId],
    );
    const minuten = async (subject: string): Promise<number | undefined> => {
      const token = (await startSessie(h.pool, { issuer: issuer.url, subject, oud: undefined, weg: 'digid' })) ?? '';
      return (
        await h.owner.query<{ m: number }>('select inactief_minuten as m from sessie where token_hash = $1', [hashToken(token)])
      ).rows[0]?.m;
    };
    expect([await minuten('yara'), await minuten('sanne')]).toEqual([30, 60]);
    await h.owner.query(
      "insert into instelling (gemeente_id, sleutel, versie, waarde, reden, door) values ($1, 'stil-inwoner-minuten', 1, 10, 'proef', $2)",
      [h.gemeenteId, rows[0]?.id],
    );
    expect([await minuten('yara'), await minuten('sanne')]).toEqual([10, 60]);
  });

  test.each([
    ['switched off', 'update gebruiker set actief = false where id = $1', 'update gebruiker set actief = true where id = $1'],
    [
      'another role',
      "update gebruiker set rol = 'teammanager' where id = $1",
      "update gebruiker set rol = 'consulent' where id = $1",
    ],
    [
      'the login taken away',
      "update gebruiker set subject = 'weg' where id = $1",
      "update gebruiker set subject = 'sanne' where id = $1",
    ],
  ])('ends at once when the account is %s, and stays ended', async (_, doe, terugdraaien) => {
    const token = await nieuw();
    expect(await binnen(token)).toBe(true);
    await h.owner.query(doe, [gebruikerId]);
    expect((await h.owner.query('select from sessie where token_hash = $1', [hashToken(token)])).rowCount).toBe(0);
    await h.owner.query(terugdraaien, [gebruikerId]);
    expect(await binnen(token)).toBe(false);
  });

  test('a name or telephone number may change while somebody works', async () => {
    const token = await nieuw();
    await h.owner.query("update gebruiker set naam = 'Sanne de Wit', telefoon = '055' where id = $1", [gebruikerId]);
    expect(await binnen(token)).toBe(true);
  });
});
