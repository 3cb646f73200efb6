// The toets for everybody: as an API and as a page. Same rules, same outcome, and nothing is kept.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { alsProces } from '../../test/opdracht.ts';
import { openApi } from './openapi.ts';
import { toetsProducten } from './rules.ts';
import { ToetsFeiten, UitkomstVorm } from './types.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

const json = (feiten: unknown, pad = '/v1/toetsen') =>
  h.web.app.request(pad, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof feiten === 'string' ? feiten : JSON.stringify(feiten),
  });
const cli = (invoer: string, ...keuzes: string[]) => alsProces(['toets', ...keuzes], { DATABASE_URL: 'geen adres' }, invoer);

const APELDOORN = { gemeente: '0200', peildatum: '2026-11-01' };
const ARNHEM = { gemeente: '0202', peildatum: '2026-11-01' };
const bekend = {
  geboortedatum: '1990-05-01',
  trede: 3,
  afstandTotArbeidsmarkt: 'groot',
  ondersteuningNodig: true,
  wilDeelnemen: true,
  zelfstandigNaInstructie: false,
  hoofddoel: 'bijdragen-of-werken',
  mantelzorgOverbelast: false,
  uitkering: null,
};

describe('POST /v1/toetsen', () => {
  test('één object geeft één uitkomst, een lijst evenveel, in dezelfde volgorde', async () => {
    const een = await json({ ...APELDOORN, ...bekend });
    expect(een.status).toBe(200);
    expect(een.headers.get('api-version')).toBe('1.0.0');
    expect(een.headers.get('cache-control')).toBe('no-store');
    const uit = UitkomstVorm.parse(await een.json());
    expect(uit).toMatchObject({ gemeente: '0200', regeling: 'werkt-mee', versie: '2021-01-01' });
    const lijst = (await (
      await json([
        { ...ARNHEM, ...bekend },
        { ...APELDOORN, ...bekend },
      ])
    ).json()) as { regeling: string }[];
    expect(lijst.map((een) => een.regeling)).toEqual(['activerend-werk', 'werkt-mee']);
    expect(lijst[1]).toEqual(uit);
    expect(await (await json([])).json()).toEqual([]);
  });

  test.each([
    ['{"gemeente":', 400, null, 'geen geldige JSON'],
    ['', 400, null, 'niets binnen'],
    [[{ ...APELDOORN }, { ...APELDOORN, trede: 7 }], 400, 'trede', 'van 1 tot en met 6'],
    [{ ...APELDOORN, leeftijd: 30 }, 400, 'leeftijd', 'bestaat niet'],
    [{ ...APELDOORN, gemeente: '9999' }, 400, 'gemeente', '0202 (Arnhem)'],
    [Array.from({ length: 1001 }, () => APELDOORN), 400, null, 'hoogstens 1000'],
  ])('%j wordt geweigerd met het feit en wat er mag', async (feiten, status, feit, tekst) => {
    const antwoord = await json(feiten);
    expect(antwoord.status).toBe(status);
    expect(antwoord.headers.get('content-type')).toContain('application/problem+json');
    expect(antwoord.headers.get('api-version')).toBe('1.0.0');
    const probleem = (await antwoord.json()) as Record<string, unknown>;
    expect(probleem).toMatchObject({ status, title: expect.any(String), detail: expect.stringContaining(tekst), feit });
    if (Array.isArray(feiten) && feit) expect(probleem.plaats).toBe(2);
  });

  test('geen JSON, te groot, van een andere website en een adres dat er niet is: ook dan problem+json', async () => {
    const vorm = await h.web.app.request('/v1/toetsen', { method: 'POST', body: new URLSearchParams({ trede: '3' }) });
    expect(vorm.status).toBe(415);
    expect((await json(`"${'x'.repeat(2_000_001)}"`)).status).toBe(413);
    const vreemd = await h.web.app.request('/v1/toetsen', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    expect(vreemd.status).toBe(403);
    const weg = await h.web.app.request('/v1/bestaat-niet');
    expect(weg.status).toBe(404);
    for (const antwoord of [vorm, vreemd, weg]) {
      expect(antwoord.headers.get('content-type')).toContain('application/problem+json');
      expect(antwoord.headers.get('api-version')).toBe('1.0.0');
    }
  });

  test('wat er ook binnenkomt: een uitkomst of een probleem, nooit een fout van binnen', async () => {
    const waarde = fc.oneof(fc.jsonValue(), fc.constantFrom(0, 7, -1, 1e308, '', 'groot', true, null, [], {}, '2026-02-30'));
    const iets = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .dictionary(fc.constantFrom(...Object.keys(ToetsFeiten.shape), '__proto__', 'constructor'), waarde)
        .map((feiten) => JSON.stringify({ ...APELDOORN, ...feiten })),
    );
    for (const tekst of fc.sample(iets, 200)) {
      const antwoord = await json(tekst);
      expect([200, 400]).toContain(antwoord.status);
      expect(() => antwoord.json()).not.toThrow();
    }
  });

  test('AP31: zoals bekend op een eerdere dag', async () => {
    const antwoord = await json({ ...APELDOORN, ...bekend }, '/v1/toetsen?bekendOp=2020-01-01');
    expect(await antwoord.json()).toEqual(await (await json({ ...APELDOORN, ...bekend })).json());
    const fout = await json(APELDOORN, '/v1/toetsen?bekendOp=gisteren');
    expect(((await fout.json()) as { feit: string }).feit).toBe('bekendOp');
  });
});

test('opdracht, API en regels geven voor dezelfde feiten dezelfde uitkomst', async () => {
  const feit = fc.record(
    {
      geboortedatum: fc.constantFrom('1940-01-01', '1990-05-01', '2010-10-31', '2008-11-02'),
      trede: fc.constantFrom(1, 2, 3, 4, 5, 6),
      perspectief: fc.constantFrom(1, 2, 3, 6),
      zichtOpBetaaldWerk: fc.constantFrom('binnen-een-jaar', 'later', 'nee'),
      afstandTotArbeidsmarkt: fc.constantFrom('groot', 'klein'),
      ondersteuningNodig: fc.boolean(),
      wilDeelnemen: fc.boolean(),
      zelfstandigNaInstructie: fc.boolean(),
      hoofddoel: fc.constantFrom('bijdragen-of-werken', 'ontmoeten', 'dagstructuur'),
      mantelzorgOverbelast: fc.boolean(),
      regieverlies: fc.boolean(),
      continueBegeleiding: fc.boolean(),
      zrm: fc.record(
        { financien: fc.integer({ min: 1, max: 5 }), justitie: fc.integer({ min: 1, max: 5 }) },
        { requiredKeys: [] },
      ),
      uitkering: fc.constantFrom(null, { soort: 'wia', toestemming: null }, { soort: 'bijstand', toestemming: false }),
      duidelijkWatInwonerWilEnKan: fc.boolean(),
      gemeente: fc.constantFrom('0200', '0202'),
      peildatum: fc.constantFrom('2016-12-31', '2019-06-01', '2020-12-31', '2026-11-01'),
    },
    { requiredKeys: ['gemeente', 'peildatum'] },
  );
  const feiten = fc.sample(feit, 300).filter((een) => (een.geboortedatum ?? '') <= een.peildatum);
  const regels = feiten.map((een) => {
    const id = h.beleid.gemeenteIdVan(een.gemeente) ?? 0;
    const gelezen = ToetsFeiten.parse(een);
    const versie = h.beleid.regelingen(id).findLast((v) => v.geldigVan <= een.peildatum) ?? h.beleid.regelingen(id)[0];
    if (!versie) throw new Error('geen versie');
    return toetsProducten(gelezen, versie.regeling, h.beleid.landelijk);
  });
  expect(await (await json(feiten)).json()).toEqual(JSON.parse(JSON.stringify(regels)));
  const opdracht = await cli(JSON.stringify(feiten), '--json');
  expect(opdracht).toMatchObject({ code: 0, fout: '' });
  expect(opdracht.uit).toBe(`${JSON.stringify(regels)}\n`);
  const een = await cli(JSON.stringify(feiten[0]), '--json');
  expect(een.uit).toBe(`${JSON.stringify(regels[0])}\n`);
});

describe('de opdracht toets', () => {
  test('zonder --json: leesbaar, met wat beslist', async () => {
    const { uit, code } = await cli(JSON.stringify({ ...APELDOORN, trede: 1 }));
    expect(code).toBe(0);
    expect(uit).toContain('Werkt mee, versie van 1 januari 2021');
    expect(uit).toContain('Werkt mee op trede 3 (wm-werkplek-3): past niet');
    expect(uit).toContain('Wegwijzer: Ontmoeten (algemene-voorziening-ontmoeten)');
  });

  test('een feit buiten bereik: afsluitcode 1, met het feit en wat er mag', async () => {
    const { uit, code, fout } = await cli(JSON.stringify({ ...APELDOORN, trede: 0 }), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(uit)).toEqual({
      fout: { regel: 'L1', feit: 'trede', tekst: 'trede: een trede is een heel getal van 1 tot en met 6; er staat 0.' },
    });
    expect(fout).toContain('van 1 tot en met 6');
    expect(JSON.parse((await cli('', '--json')).uit)).toMatchObject({ fout: { feit: null } });
  });

  test('een fout in een lijst zegt de hoeveelste, en er komt geen halve uitkomst', async () => {
    const { uit, code } = await cli(JSON.stringify([APELDOORN, APELDOORN, { ...APELDOORN, gemeente: '9999' }]), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(uit)).toEqual({
      fout: { tekst: expect.stringMatching(/^Toets 3: gemeente: /), feit: 'gemeente', plaats: 3 },
    });
  });

  test('verkeerd gebruikt: afsluitcode 2', async () => {
    expect((await cli('{}', '--bekendOp', 'gisteren')).code).toBe(2);
    expect((await cli('{}', 'feiten.json')).code).toBe(2);
  });
});

describe('de beschrijving van de API', () => {
  test('is openbaar, ook voor een andere website', async () => {
    const antwoord = await h.web.app.request('/v1/openapi.json');
    expect(antwoord.status).toBe(200);
    expect(antwoord.headers.get('access-control-allow-origin')).toBe('*');
    expect(antwoord.headers.get('api-version')).toBe('1.0.0');
    expect(await antwoord.json()).toMatchObject({ openapi: '3.1.0', info: { contact: { name: 'Gemeente Apeldoorn' } } });
    const uitleg = await h.web.app.request('/api');
    expect(await uitleg.text()).toContain('/v1/openapi.json');
  });

  // The rules of the NL API Design Rules that a linter checks, held against our own document.
  test('houdt zich aan de API Design Rules', () => {
    const document = openApi({ name: 'Gemeente', url: 'https://voorbeeld.nl', email: 'a@voorbeeld.nl' });
    expect(document.openapi).toMatch(/^3(.\d+){1,2}$/);
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(document.info.contact).sort()).toEqual(['email', 'name', 'url']);
    for (const { url } of document.servers) expect(url).toMatch(/\/v\d+$/);
    for (const [pad, methoden] of Object.entries(document.paths)) {
      expect(pad).toMatch(/^\/[a-z0-9.-]+$/);
      for (const [methode, { responses }] of Object.entries(methoden) as [string, { responses: Record<string, unknown> }][]) {
        if (methode !== 'get') expect(responses).toHaveProperty('400');
        for (const [status, antwoord] of Object.entries(responses)) {
          expect(antwoord).toHaveProperty('headers.API-Version');
          if (!/^[45]/.test(status)) continue;
          const inhoud = (antwoord as { content: Record<string, { schema: { properties: object } }> }).content;
          expect(Object.keys(inhoud['application/problem+json']?.schema.properties ?? {})).toEqual(
            expect.arrayContaining(['status', 'title', 'detail']),
          );
        }
      }
    }
    const feiten = document.components.schemas.Feiten as {
      properties: Record<string, { format?: string; description?: string }>;
    };
    expect(feiten.properties.geboortedatum?.format).toBe('date');
    expect(Object.keys(feiten.properties).sort()).toEqual(Object.keys(ToetsFeiten.shape).sort());
    for (const eigenschap of Object.values(feiten.properties)) expect(eigenschap.description).toMatch(/\w/);
    for (const naam of Object.keys(feiten.properties)) expect(naam).toMatch(/^[a-z][a-zA-Z]*$/);
  });
});
