/** The public side of an invitation: the page, the login that accepts it, and what goes wrong. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashToken } from '../../src/platform/auth/token.ts';
import { maakAanbieder } from '../factories.ts';
import { type House, openHouse } from '../house.ts';
import type { Browser } from './browser.ts';
import { kopVan, loginsVan, openProduct, PRODUCT, SESSIE, terug } from './huis.ts';
import { startIssuer, type TestIssuer } from './issuer.ts';

const LOA3 = 'urn:etoegang:core:assurance-class:loa3';
let h: House;
let medewerker: TestIssuer;
let eherkenning: TestIssuer;
let product: ReturnType<typeof openProduct>;
let beheerder: number;
let nr = 0;

beforeAll(async () => {
  h = await openHouse();
  [medewerker, eherkenning] = await Promise.all([startIssuer({ redirectUris: terug }), startIssuer({ redirectUris: terug })]);
  product = openProduct(h, loginsVan({ medewerker, eherkenning }));
  beheerder = (await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' })).gebruikerId;
});
beforeEach(() => {
  medewerker.wie = { sub: `nieuw-${++nr}` };
});
afterAll(async () => {
  await Promise.all([medewerker?.close(), eherkenning?.close()]);
  await h?.close();
});

const genodigd = async (o: { rol?: string; aanbiederId?: number; door?: number; naam?: string } = {}) => {
  const gebruiker = await h.owner.query<{ id: number }>(
    'insert into gebruiker (rol, naam, functie, gemeente_id, aanbieder_id) values ($1, $2, $3, $4, $5) returning id',
    [
      o.rol ?? 'consulent',
      o.naam ?? 'Noor Bakker',
      o.aanbiederId ? null : 'teammanager-wmo',
      o.aanbiederId ? null : h.gemeenteId,
      o.aanbiederId,
    ],
  );
  const gebruikerId = gebruiker.rows[0]?.id ?? 0;
  const token = randomBytes(32).toString('base64url');
  await h.owner.query(
    "insert into uitnodiging (gemeente_id, gebruiker_id, token_hash, email, gemaakt_door, verloopt_op) values ($1, $2, $3, 'noor@x.example', $4, now() + interval '7 days')",
    [h.gemeenteId, gebruikerId, hashToken(token), o.door ?? beheerder],
  );
  return { gebruikerId, token, adres: `${PRODUCT}/uitnodiging/${token}` };
};
const logIn = async (adres: string, browser: Browser = product.browser()) => {
  const antwoord = await browser.volg(`${adres}/inloggen`);
  return { browser, antwoord, sessie: browser.bij(PRODUCT).get(SESSIE) };
};
const accountVan = async (id: number) =>
  (await h.owner.query('select issuer, subject from gebruiker where id = $1', [id])).rows[0] as {
    issuer: string | null;
    subject: string | null;
  };

test('the page says who invites, as what, and until when; looking changes nothing', async () => {
  const { adres, gebruikerId } = await genodigd();
  for (let i = 0; i < 3; i++) {
    const { status, tekst, headers } = await product.browser().een(adres);
    expect([status, kopVan(tekst)]).toEqual([200, 'Welkom, Noor Bakker']);
    expect(tekst).toContain('Tom de Groot van gemeente Apeldoorn');
    expect(tekst).toContain('Teammanager Wmo');
    expect(tekst).toContain('Inloggen met je werkaccount');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
  expect(await accountVan(gebruikerId)).toEqual({ issuer: null, subject: null });
});

test('logging in ties the account to that login, once; afterwards an ordinary login is enough', async () => {
  const { adres, gebruikerId } = await genodigd();
  const { antwoord, sessie } = await logIn(adres);
  expect([antwoord.status, antwoord.url.pathname]).toEqual([200, '/werkvoorraad']);
  expect(sessie).toMatch(/^consulent\./);
  expect(await accountVan(gebruikerId)).toEqual({ issuer: medewerker.url, subject: medewerker.wie.sub });
  const regels = await h.owner.query('select handeling from logboek where object_id = $1 order by id', [String(gebruikerId)]);
  expect(regels.rows.map((rij: { handeling: string }) => rij.handeling)).toEqual(['uitnodiging-aanvaard', 'ingelogd']);
  // The link again: by the same person in another browser, and by somebody else.
  expect(kopVan((await product.browser().een(adres)).tekst)).toBe('Deze uitnodiging is al gebruikt');
  medewerker.wie = { sub: 'een-ander' };
  const ander = await logIn(adres);
  expect([kopVan(ander.antwoord.tekst), ander.sessie]).toEqual(['Deze uitnodiging is al gebruikt', undefined]);
  medewerker.wie = { sub: (await accountVan(gebruikerId)).subject ?? '' };
  const browser = product.browser();
  await browser.volg(`${PRODUCT}/inloggen/medewerker`);
  expect(browser.bij(PRODUCT).get(SESSIE)).toMatch(/^consulent\./);
});

test('two who open the link at once: one account, one login', async () => {
  const { adres, gebruikerId } = await genodigd();
  const browsers = [product.browser(), product.browser()];
  const terugweg: URL[] = [];
  for (const [i, browser] of browsers.entries()) {
    medewerker.wie = { sub: `wedloop-${i}` };
    const { naar } = await browser.volg(`${adres}/inloggen`, { stop: (een) => een.pathname === '/inloggen/terug' });
    terugweg.push(naar ?? new URL(PRODUCT));
  }
  const uit = await Promise.all(browsers.map((browser, i) => browser.een(terugweg[i] ?? PRODUCT)));
  expect(uit.map((een) => een.status).sort()).toEqual([303, 422]);
  const winnaar = uit.findIndex((een) => een.status === 303);
  expect((await accountVan(gebruikerId)).subject).toBe(`wedloop-${winnaar}`);
});

describe('a link that does not work any more', () => {
  test.each([
    [
      'expired',
      "update uitnodiging set gemaakt_op = now() - interval '8 days', verloopt_op = now() - interval '1 second' where gebruiker_id = $1",
      'Deze uitnodiging is verlopen',
    ],
    ['withdrawn', 'update uitnodiging set ingetrokken_op = now() where gebruiker_id = $1', 'Deze uitnodiging geldt niet meer'],
    ['for an account that is off', 'update gebruiker set actief = false where id = $1', 'Dit account staat uit'],
    [
      'for an account that got a login otherwise',
      "update gebruiker set issuer = 'x', subject = 'al-' || id where id = $1",
      'Deze uitnodiging is al gebruikt',
    ],
  ])('%s, also when it happens while somebody logs in', async (_, doe, kop) => {
    const { adres, gebruikerId } = await genodigd();
    const browser = product.browser();
    const { naar } = await browser.volg(`${adres}/inloggen`, { stop: (een) => een.pathname === '/inloggen/terug' });
    await h.owner.query(doe, [gebruikerId]);
    const terugAntwoord = await browser.een(naar ?? PRODUCT);
    expect([terugAntwoord.status, kopVan(terugAntwoord.tekst)]).toEqual([422, kop]);
    expect(browser.bij(PRODUCT).get(SESSIE)).toBeUndefined();
    const pagina = await product.browser().een(adres);
    expect([pagina.status, kopVan(pagina.tekst)]).toEqual([422, kop]);
    expect((await product.browser().een(`${adres}/inloggen`)).headers.get('location')).toBe(new URL(adres).pathname);
  });

  test.each(['kort', 'A'.repeat(43), '%00', "' or 1=1 --", '..%2F..%2Fbeheer', 'x'.repeat(2000)])(
    'a guessed token %s',
    async (token) => {
      const { status, tekst } = await product.browser().een(`${PRODUCT}/uitnodiging/${encodeURIComponent(token)}`);
      expect([status, kopVan(tekst)]).toEqual([404, 'Deze uitnodiging kennen we niet']);
    },
  );

  test('a login that has an account already', async () => {
    const een = await genodigd();
    await logIn(een.adres);
    const twee = await genodigd({ naam: 'Tweede Account' });
    const { antwoord, sessie } = await logIn(twee.adres);
    expect([kopVan(antwoord.tekst), sessie]).toEqual(['Met deze login heb je al een account', undefined]);
    expect(await accountVan(twee.gebruikerId)).toEqual({ issuer: null, subject: null });
  });
});

test('who is logged in as somebody else is told so, and is out of that account afterwards', async () => {
  const een = await genodigd({ naam: 'Eerste Collega' });
  const { browser, sessie } = await logIn(een.adres);
  medewerker.wie = { sub: 'tweede-collega' };
  const twee = await genodigd({ naam: 'Tweede Collega' });
  const pagina = await browser.een(twee.adres);
  expect(pagina.tekst).toContain('Je bent nu ingelogd als Eerste Collega');
  await logIn(twee.adres, browser);
  expect(browser.bij(PRODUCT).get(SESSIE)).not.toBe(sessie);
  const oud = await product.web.app.request(`${PRODUCT}/inwoners`, { headers: { cookie: `${SESSIE}=${sessie}` } });
  expect(oud.headers.get('location')).toContain('/inloggen');
});

test('the invitation of the command line names the municipality only', async () => {
  const { adres } = await genodigd({ rol: 'beheer', door: 0 });
  const { tekst } = await product.browser().een(adres);
  expect(tekst).toContain('Gemeente Apeldoorn nodigt je uit');
});

describe('somebody of an aanbieder', () => {
  const alsBedrijf = (kvk: string, wie: string) => {
    eherkenning.wie = {
      sub: 'x',
      acr: LOA3,
      claims: {
        'urn:etoegang:core:LegalSubjectID': kvk,
        namequalifier: 'urn:etoegang:1.9:EntityConcernedID:KvKnr',
        'urn:etoegang:core:ActingSubjectID': wie,
      },
    };
  };
  const aanbieder = async (kvk: string): Promise<number> => {
    const id = await maakAanbieder(h, { naam: 'Fietswerkplaats' });
    await h.owner.query('update aanbieder set kvk = $2 where id = $1', [id, kvk]);
    return id;
  };

  test('comes in by eHerkenning of that organisation', async () => {
    const aanbiederId = await aanbieder('22222222');
    const { adres, gebruikerId } = await genodigd({ rol: 'aanbieder', aanbiederId });
    const pagina = await product.browser().een(adres);
    expect(pagina.tekst).toContain('Inloggen met eHerkenning');
    expect(pagina.tekst).toContain('Fietswerkplaats');
    alsBedrijf('33333333', 'karin');
    expect(kopVan((await logIn(adres)).antwoord.tekst)).toBe('Je eHerkenning hoort bij een andere organisatie');
    expect(await accountVan(gebruikerId)).toEqual({ issuer: null, subject: null });
    alsBedrijf('22222222', 'karin');
    const { antwoord } = await logIn(adres);
    expect(antwoord.url.pathname).toMatch(/^\/uren/);
    expect(await accountVan(gebruikerId)).toEqual({ issuer: eherkenning.url, subject: 'kvk:22222222:karin' });
  });

  test('one person may work for two organisations: an account at each', async () => {
    const een = await genodigd({ rol: 'aanbieder', aanbiederId: await aanbieder('44444444') });
    const twee = await genodigd({ rol: 'aanbieder', aanbiederId: await aanbieder('55555555') });
    alsBedrijf('44444444', 'dubbel');
    expect((await logIn(een.adres)).sessie).toMatch(/^aanbieder\./);
    alsBedrijf('55555555', 'dubbel');
    expect((await logIn(twee.adres)).sessie).toMatch(/^aanbieder\./);
  });

  test('an employee does not come in by eHerkenning', async () => {
    const huis = openProduct(h, loginsVan({ medewerker, eherkenning }));
    const { token } = await genodigd({ rol: 'beleid' });
    const browser = huis.browser();
    await browser.een(`${PRODUCT}/uitnodiging/${token}/inloggen`);
    const kopie = JSON.parse(
      Buffer.from(browser.bij(PRODUCT).get('__Host-werktmee_inloggen') ?? '', 'base64url').toString(),
    ) as Record<string, string>;
    // The browser is sent to eHerkenning with the invitation of an employee in its memory.
    alsBedrijf('22222222', 'slim');
    const { naar } = await browser.volg(`${PRODUCT}/inloggen/eherkenning`, { stop: (url) => url.pathname === '/inloggen/terug' });
    const nu = JSON.parse(
      Buffer.from(browser.bij(PRODUCT).get('__Host-werktmee_inloggen') ?? '', 'base64url').toString(),
    ) as Record<string, string>;
    browser
      .bij(PRODUCT)
      .set(
        '__Host-werktmee_inloggen',
        Buffer.from(JSON.stringify({ ...nu, uitnodiging: kopie.uitnodiging })).toString('base64url'),
      );
    const antwoord = await browser.een(naar ?? PRODUCT);
    expect(kopVan(antwoord.tekst)).toBe('Kies een andere manier om in te loggen');
    expect(browser.bij(PRODUCT).get(SESSIE)).toBeUndefined();
  });
});
