import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { stapUitlegAdres, ZO_BESLIST } from './index.ts';
import { STAP_UITLEG } from './stappen.ts';
import { type CATEGORIEEN, WIE_ZIET_WAT } from './teksten.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

test.each(['/hulp', '/privacy', '/toegankelijkheid'])('%s is for everybody, with a number to call', async (pad) => {
  const antwoord = await h.web.app.request(pad);
  expect(antwoord.status).toBe(200);
  expect(await antwoord.text()).toContain('tel:14055');
});

test('Zo beslist Werkt mee: every force, each regeling with its version, and a word for each step', async () => {
  const antwoord = await h.web.app.request(ZO_BESLIST);
  expect(antwoord.status).toBe(200);
  const tekst = await antwoord.text();
  for (const woord of [
    'wet',
    'besluit van de gemeente',
    'productbeschrijving',
    'voorstel',
    'volgens praktijkbeschrijving',
    'keuze, niet in de bron',
  ])
    expect(tekst).toContain(`>${woord}<`);
  for (const { regeling } of h.beleid.regelingen(h.gemeenteId)) expect(tekst).toContain(regeling.naam);
  expect(tekst).toContain(h.beleid.regelingen(h.gemeenteId)[0]?.hash.slice(0, 8));
});

test('every kind of step that the werkvoorraad makes is explained', () => {
  const bron = readFileSync(new URL('../werkvoorraad/rules.ts', import.meta.url), 'utf8');
  const soorten = [...bron.matchAll(/\bmaak\(\s*'([a-z-]+)'/g)].map(([, soort]) => soort ?? '');
  // What waits in other parts of the dossier stands in a table of its own.
  soorten.push(...[...bron.matchAll(/^ {2}'([a-z]+-[a-z]+)': \(/gm)].map(([, soort]) => soort ?? ''));
  expect(soorten.length).toBeGreaterThan(30);
  for (const soort of [...soorten, 'plicht-voortgangsbericht', 'plicht-evaluatiegesprek', 'plicht-afstemming'])
    expect([soort, stapUitlegAdres(soort)]).toEqual([soort, `${ZO_BESLIST}#stap-${soort}`]);
  expect(stapUitlegAdres('onbekend')).toBeUndefined();
});

test('the privacy table says no where the database gives no right', async () => {
  const mag = async (rol: string, tabel: string, kolom: string): Promise<boolean> =>
    (
      await h.owner.query<{ mag: boolean }>('select has_column_privilege($1, $2, $3, $4) as mag', [
        `wm_${rol}`,
        tabel,
        kolom,
        'select',
      ])
    ).rows[0]?.mag ?? false;
  const bewijs: [(typeof CATEGORIEEN)[number], string, string][] = [
    ['Naam, geboortedatum, telefoon', 'inwoner_persoon', 'achternaam'],
    ['Adres en BSN', 'inwoner_persoon', 'bsn_versleuteld'],
    ['Uitkering', 'uitkering', 'soort'],
    ['Zelfredzaamheid', 'zrmscore', 'score'],
    ['Uren', 'uren', 'minuten'],
    ['Wie heeft gekeken', 'logboek', 'moment'],
  ];
  const rollen: Record<string, string> = {
    'Jij (inwoner)': 'inwoner',
    'Je contactpersoon': 'consulent',
    'Vervanger van je contactpersoon': 'vervanger',
    'Collega met noodtoegang': 'vervanger',
    Oriëntatiecentrum: 'orientatie',
    Teammanager: 'teammanager',
    'Je aanbieder': 'aanbieder',
    Financiën: 'financien',
    Contractmanager: 'contractmanager',
    Beleid: 'beleid',
    Beheer: 'beheer',
  };
  for (const { rol, ziet } of WIE_ZIET_WAT)
    for (const [categorie, tabel, kolom] of bewijs)
      expect([rol, categorie, ziet[categorie] !== 'nee']).toEqual([rol, categorie, await mag(rollen[rol] ?? '', tabel, kolom)]);
});

test('wat een stap is staat er in woorden, zonder het nummer van een regel dat niemand kent', () => {
  const met = STAP_UITLEG.filter(({ waarom, dag }) => /\b(?:A[PRM]|NM|OS|ED|[KLCTP])\d+\b/.test(`${waarom} ${dag}`));
  expect(met.map(({ soort }) => soort)).toEqual([]);
});
