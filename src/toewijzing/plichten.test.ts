import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';

// A toewijzing under the regeling of Arnhem, which has duties: report on 1 December 2026, talk on 18 January 2027.
let h: House;
let sanne: Bezoeker;
let karin: Bezoeker;
let jan: number;
let toewijzing: number;
let zonder: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  const aanbieder = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder, naam: 'Karin Peters' });
  jan = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  toewijzing = (await maakToewijzing(h, { inwonerId: jan, aanbiederId: aanbieder, van: '2026-09-01', tot: '2027-02-28' })).id;
  zonder = (
    await maakToewijzing(h, {
      inwonerId: jan,
      aanbiederId: aanbieder,
      product: 'wm-werkplek-4',
      van: '2026-09-01',
      tot: '2027-02-28',
    })
  ).id;
  const arnhem = h.beleid.gemeenteIdVan('0202') ?? 0;
  const regeling = h.beleid.regelingen(arnhem).find((een) => een.regeling.geldigVan === '2020-07-01');
  await h.owner.query("update toewijzing set product = 'aw-op-weg-naar-4', regeling_id = $2 where id = $1", [
    toewijzing,
    regeling?.id,
  ]);
});
afterAll(() => h.close());

const pad = () => `/toewijzingen/${toewijzing}/plicht/evaluatiegesprek`;
const dossierPad = (soort = 'evaluatiegesprek') => `/dossier/${jan}/toewijzingen/${toewijzing}/plicht/${soort}`;
const stappen = async (): Promise<string[]> => {
  // Opening the page derives what moved.
  await sanne.get('/werkvoorraad');
  const rijen = await h.owner.query<{ soort: string; eigenaar: string; uiterlijk: string }>(
    "select soort, eigenaar, uiterlijk from werkvoorraad where inwoner_id = $1 and soort like 'plicht%' order by uiterlijk, soort",
    [jan],
  );
  return rijen.rows.map((rij) => `${rij.soort} ${rij.eigenaar} ${rij.uiterlijk}`);
};
test('the aanbieder sees what is owed, by whom, when, and why; Apeldoorn shows that it is not arranged', async () => {
  const { text } = await karin.get(`/toewijzingen/${toewijzing}`);
  expect(text).toMatch(/Voortgangsbericht na drie maanden.*1 december 2026.*Nog 9 dagen/s);
  expect(text).toMatch(/Evaluatiegesprek zes weken voor het einde.*17 januari 2027/s);
  expect(text).toContain('Gewijzigde eisen aanbieder');
  expect(text).toContain('Met een begin één dag later');
  expect(text).toMatch(/Waarom kan het worden verlengd\?/);
  // Another last day that may be is only said to be possible: not that the last day is then that day.
  expect(text).toMatch(/Met als laatste dag [^<:]*: <strong>(dat mag ook|mag niet \(regel [A-Z]+\d+\))<\/strong>/);
  expect(text).not.toMatch(/Met als laatste dag ([^<:]*): <strong>[^<]*\1/);
  const apeldoorn = await karin.get(`/toewijzingen/${zonder}`);
  expect(apeldoorn.text).toMatch(/Niet geregeld.*zwijgen de bronnen van.*voortgangsbericht/s);
  expect(apeldoorn.text).not.toContain('Voortgangsbericht na');
});

test('every page with duties is valid HTML', async () => {
  const validate = new HtmlValidate(htmlValidateConfig);
  const zelf = await h.bezoeker({ rol: 'inwoner', inwonerId: jan });
  const paginas = await Promise.all([
    karin.get('/toewijzingen'),
    karin.get(`/toewijzingen/${toewijzing}`),
    karin.get(pad()),
    karin.post(pad(), {}),
    sanne.get(`/dossier/${jan}/toewijzingen`),
    sanne.get(dossierPad('voortgangsbericht')),
    zelf.get('/mijn'),
  ]);
  for (const { text } of paginas) {
    const { results } = await validate.validateString(text);
    const titel = /<title>(.*?)<\/title>/.exec(text)?.[1];
    expect([titel, ...results.flatMap((uit) => uit.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector}`))]).toEqual([
      titel,
    ]);
  }
});

test('a report that is due stands in the list of the aanbieder and is a step in the werkvoorraad', async () => {
  expect((await karin.get('/toewijzingen')).text).toContain('Voortgangsbericht na drie maanden: uiterlijk 01-12-2026');
  expect(await stappen()).toEqual(['plicht-voortgangsbericht aanbieder 2026-12-01']);
});

test('planning, holding and taking back the talk', async () => {
  expect((await karin.post(pad(), { wat: 'gedaan', dag: '23-11-2026' })).text).toContain('ligt in de toekomst');
  expect((await karin.post(pad(), { wat: 'gepland', dag: '01-03-2027' })).text).toContain('tot en met 28 februari 2027');
  expect((await karin.post(pad(), {})).text).toContain('Kies wat er is gebeurd');
  // Only the municipality waives: not in the form, and not past it.
  expect((await karin.get(pad())).text).not.toContain('Het hoeft deze keer niet');
  expect((await karin.post(pad(), { wat: 'ontheven', dag: '', toelichting: 'Geen tijd.' })).status).toBe(404);
  const uit = await karin.post(pad(), { wat: 'gepland', dag: '12-01-2027', toelichting: 'Bij ons.' });
  expect((await karin.get(uit.location ?? '')).text).toContain('Sanne de Wit');
  expect((await karin.get(`/toewijzingen/${toewijzing}`)).text).toContain('Gepland op 12 januari 2027');
  // The resident sees the day; what was written beside it is between aanbieder and consulent.
  const zelf = await h.bezoeker({ rol: 'inwoner', inwonerId: jan });
  const mijn = await zelf.get('/mijn');
  expect(mijn.text).toMatch(/over hoe het gaat\. Dat gesprek is op <strong>12 januari 2027/);
  expect(mijn.text).not.toContain('Bij ons.');
  const dossier = await sanne.get(`/dossier/${jan}/toewijzingen`);
  expect(dossier.text).toMatch(/Termijnen en plichten.*Gepland op 12 januari 2027/s);

  expect((await sanne.post(dossierPad(), { wat: 'ontheven', dag: '', toelichting: '' })).text).toContain('Schrijf op waarom');
  expect((await sanne.post(dossierPad(), { wat: 'ontheven', dag: '', toelichting: 'Jan is gestopt.' })).status).toBe(303);
  expect((await karin.get(`/toewijzingen/${toewijzing}`)).text).toMatch(/Hoeft niet meer.*Jan is gestopt\./s);
  expect((await karin.get(pad())).location).toBe(`/toewijzingen/${toewijzing}`);
  expect((await sanne.post(dossierPad(), { wat: 'gedaan', dag: '20-11-2026' })).text).toContain('al gedaan');
  expect((await sanne.post(dossierPad(), { wat: 'heropend', dag: '', toelichting: 'Vergissing.' })).status).toBe(303);
  const log = await h.owner.query(
    "select rol, count(*)::int as n from logboek where handeling = 'plicht-vastgelegd' group by 1 order by 1",
  );
  expect(log.rows).toEqual([
    { rol: 'aanbieder', n: 1 },
    { rol: 'consulent', n: 2 },
  ]);
});

test('a fact that moves moves the duties; past its day the consulent asks, and a report answers both steps', async () => {
  // The report becomes due on 21 November, the talk on 20 December: just in sight.
  await h.owner.query("update toewijzing set looptijd = '[2026-08-21,2027-02-01)' where id = $1", [toewijzing]);
  expect(await stappen()).toEqual([
    'plicht-voortgangsbericht aanbieder 2026-11-21',
    'plicht-navragen ik 2026-11-28',
    'plicht-evaluatiegesprek aanbieder 2026-12-20',
  ]);
  expect((await karin.get(`/toewijzingen/${toewijzing}`)).text).toContain('1 dag te laat');
  expect((await karin.get('/toewijzingen')).text).toContain('Voortgangsbericht na drie maanden: te laat sinds 21-11-2026');
  expect((await sanne.get(dossierPad('voortgangsbericht'))).text).toContain('Uiterlijk 21 november 2026');
  await karin.post(`/toewijzingen/${toewijzing}/voortgang/nieuw`, {
    _stap: 'insturen',
    datum: '22-11-2026',
    hoe_gaat_het: 'goed',
    tekst: 'Jan repareert zelf banden.',
    volgende_trede: 'nog-niet',
    volgende_stap: '',
  });
  expect(await stappen()).toEqual(['plicht-evaluatiegesprek aanbieder 2026-12-20']);
  expect((await karin.get(`/toewijzingen/${toewijzing}`)).text).toContain('Gedaan op 22 november 2026, te laat');
  expect((await karin.get('/toewijzingen')).text).toContain('Evaluatiegesprek zes weken voor het einde: uiterlijk 20-12-2026');
});

test('who may not know of it, or where no such duty is', async () => {
  const murat = await h.bezoeker({ rol: 'consulent' });
  const bram = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await murat.get(dossierPad())).status).toBe(404);
  expect((await murat.post(dossierPad(), { wat: 'gedaan', dag: '20-11-2026' })).status).toBe(404);
  expect((await bram.get(pad())).status).toBe(404);
  expect((await karin.get(`/toewijzingen/${zonder}/plicht/evaluatiegesprek`)).status).toBe(404);
  expect((await karin.get(`/toewijzingen/${toewijzing}/plicht/voortgangsbericht`)).status).toBe(404);
  expect((await karin.get(`/toewijzingen/${toewijzing}/plicht/constructor`)).status).toBe(404);
});

test('AR8: an evaluation that was held is the duty; taken back, the duty is open again', async () => {
  await h.owner.query("delete from plichtafdoening where soort = 'evaluatiegesprek'");
  const { rows } = await h.owner.query<{ id: number }>(
    `insert into afspraak (gemeente_id, inwoner_id, consulent_id, toewijzing_id, aanbieder_id, soort, vorm, plaats, begin, minuten, status, door)
     select gemeente_id, inwoner_id, consulent_id, id, aanbieder_id, 'evaluatie', 'locatie', 'Marktplein 1', '2026-11-20T10:00+01', 45, 'vast', consulent_id
       from toewijzing where id = $1 returning id`,
    [toewijzing],
  );
  const afspraak = `/dossier/${jan}/afspraken/${rows[0]?.id}`;
  const stuur = async (doe: string, velden = {}) => {
    const { rows: nu } = await h.owner.query<{ versie: number }>('select versie from afspraak where id = $1', [rows[0]?.id]);
    expect((await sanne.post(`${afspraak}/${doe}`, { ...velden, _versie: String(nu[0]?.versie) })).status).toBe(303);
  };
  await stuur('uitkomst', { uitkomst: 'geweest' });
  expect((await karin.get(`/toewijzingen/${toewijzing}`)).text).toContain('Uit de afspraak: het gesprek is geweest.');
  await stuur('terugdraaien');
  const feiten = await h.owner.query("select wat, dag from plichtafdoening where soort = 'evaluatiegesprek' order by id");
  expect(feiten.rows).toEqual([
    { wat: 'gedaan', dag: '2026-11-20' },
    { wat: 'heropend', dag: '2026-11-22' },
  ]);
  // Did not come: nothing was held.
  await stuur('uitkomst', { uitkomst: 'niet', reden: 'ziek' });
  expect((await h.owner.query("select 1 from plichtafdoening where soort = 'evaluatiegesprek'")).rowCount).toBe(2);
});
