import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSettingsReader } from '../settings-reader.ts';
import { createBrp, readBrp, type StandIn, startStandIn } from './index.ts';

let brp: StandIn;
beforeAll(async () => {
  brp = await startStandIn({
    sleutel: 'demo',
    client: { naam: 'wm', geheim: 'geheim' },
    personen: [
      {
        bsn: '999990639',
        voornamen: 'Çelal Ömer',
        voorvoegsel: 'van der',
        geslachtsnaam: 'Öztürk',
        geboren: '1980-02-03',
        adres: { straat: 'Kanaalweg', huisnummer: '12a', postcode: '7311 AB', woonplaats: 'Apeldoorn', sinds: '2026-11-01' },
        gemeente: { code: '0200', naam: 'Apeldoorn', sinds: '2019-05-06' },
        geheim: true,
      },
      {
        bsn: '999993653',
        voornamen: 'Ali',
        geslachtsnaam: 'Noor',
        geboren: '1961',
        gemeente: { code: '0200', naam: 'Apeldoorn' },
        inOnderzoek: true,
      },
      {
        bsn: '999991772',
        voornamen: 'Truus',
        geslachtsnaam: 'Bos',
        geboren: '1950-06',
        overleden: '2026-11-15',
        gemeente: { code: '0200', naam: 'Apeldoorn' },
      },
    ],
  });
});
afterAll(() => brp?.stop());

const metSleutel = (sleutel = 'demo') => createBrp({ url: brp.url, toegang: { soort: 'sleutel', kop: 'X-API-KEY', sleutel } });

test('by BSN: name, address, whole and half dates, secrecy, research, death; who is unknown is not in it', async () => {
  const uit = await metSleutel().raadpleegMetBurgerservicenummer(['999990639', '999993653', '999991772', '999994669']);
  expect(uit).toMatchObject({
    ok: true,
    waarde: [
      {
        voornamen: 'Çelal Ömer',
        voorvoegsel: 'van der',
        geslachtsnaam: 'Öztürk',
        geboren: { datum: '1980-02-03', bekend: 'volledig' },
        adres: { straat: 'Kanaalweg', huisnummer: '12a', postcode: '7311 AB', woonplaats: 'Apeldoorn' },
        adresSinds: { datum: '2026-11-01', bekend: 'volledig' },
        gemeente: { code: '0200', naam: 'Apeldoorn' },
        geheim: true,
        inOnderzoek: false,
        overleden: undefined,
      },
      { geboren: { datum: '1961-01-01', bekend: 'jaar' }, adres: undefined, inOnderzoek: true },
      {
        geboren: { datum: '1950-06-01', bekend: 'jaar-maand' },
        overleden: { datum: '2026-11-15', bekend: 'volledig' },
        opgeschort: { code: 'O', reden: 'overlijden' },
      },
    ],
  });
});

test('by surname and birth date, without marks; who died is not found so', async () => {
  const { zoekMetGeslachtsnaamEnGeboortedatum: zoek } = metSleutel();
  expect(await zoek({ geslachtsnaam: 'ozturk', geboortedatum: '1980-02-03' })).toMatchObject({
    ok: true,
    waarde: [{ bsn: '999990639' }],
  });
  expect(await zoek({ geslachtsnaam: 'Oz', geboortedatum: '1980-02-03' })).toEqual({ ok: true, waarde: [] });
  expect(await zoek({ geslachtsnaam: 'x{}', geboortedatum: '1980-02-03' })).toMatchObject({ ok: false, soort: 'vraag' });
});

test('a token of the authorisation server opens it too, and is asked once', async () => {
  let tokens = 0;
  const teller: typeof fetch = (adres, o) => {
    if (String(adres).endsWith('/token')) tokens++;
    return fetch(adres, o);
  };
  const client = createBrp(
    { url: brp.url, toegang: { soort: 'token', tokenUrl: `${brp.url}/token`, client: 'wm', geheim: 'geheim' } },
    teller,
  );
  for (let i = 0; i < 2; i++) expect((await client.raadpleegMetBurgerservicenummer(['999990639'])).ok).toBe(true);
  expect(tokens).toBe(1);
  const fout = createBrp({
    url: brp.url,
    toegang: { soort: 'token', tokenUrl: `${brp.url}/token`, client: 'wm', geheim: 'ander' },
  });
  expect(await fout.raadpleegMetBurgerservicenummer(['999990639'])).toMatchObject({ ok: false, soort: 'geweigerd' });
});

test.each([
  [403, 'geweigerd', 'Beheer moet'],
  [429, 'druk', 'over een minuut'],
  [503, 'weg', 'vul de gegevens zelf in'],
])('a refusal with %i says what to do', async (status, soort, tekst) => {
  brp.stoor(status);
  const uit = await metSleutel().raadpleegMetBurgerservicenummer(['999990639']);
  brp.stoor(undefined);
  expect(uit).toMatchObject({ ok: false, soort });
  if (!uit.ok) expect(uit.tekst).toContain(tekst);
});

test('a wrong key, no server at all, and an answer that is none', async () => {
  expect(await metSleutel('ander').raadpleegMetBurgerservicenummer(['999990639'])).toMatchObject({
    ok: false,
    soort: 'geweigerd',
  });
  const weg = createBrp({ url: 'http://127.0.0.1:1', toegang: { soort: 'sleutel', kop: 'X', sleutel: 's' } });
  expect(await weg.raadpleegMetBurgerservicenummer(['999990639'])).toMatchObject({ ok: false, soort: 'weg' });
  const raar = createBrp(
    { url: brp.url, toegang: { soort: 'sleutel', kop: 'X', sleutel: 's' } },
    async () => new Response('{"type":"x"}'),
  );
  expect(await raar.raadpleegMetBurgerservicenummer(['999990639'])).toMatchObject({ ok: false, soort: 'onleesbaar' });
});

test('settings: none at all, a key, a token, and half of them', () => {
  const lees = (env: Record<string, string>) => {
    const settings = createSettingsReader(env);
    return { brp: readBrp(settings, true), problems: settings.problems };
  };
  expect(lees({})).toEqual({ brp: undefined, problems: [] });
  expect(lees({ BRP_URL: 'http://brp.nl', BRP_SLEUTEL: '{}' }).problems[0]).toContain('BRP_URL');
  expect(lees({ BRP_URL: 'https://brp.nl/api/' }).problems[0]).toContain('BRP_SLEUTEL');
  expect(lees({ BRP_TOKEN_URL: 'https://token.nl' }).problems[0]).toContain('BRP_URL: ontbreekt');
  expect(
    lees({
      BRP_URL: 'https://brp.nl/api/',
      BRP_TOKEN_URL: 'https://token.nl',
      BRP_CLIENT: 'wm',
      BRP_CLIENT_GEHEIM: 'a8F3kd92LmPq71Zx04TyWv6B',
    }),
  ).toEqual({
    brp: {
      url: 'https://brp.nl/api',
      toegang: { soort: 'token', tokenUrl: 'https://token.nl', client: 'wm', geheim: 'a8F3kd92LmPq71Zx04TyWv6B' },
    },
    problems: [],
  });
});
