import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { rekenBesluit } from '../bewijs/herreken.ts';

// Today is 22 November 2026. A werkplek of Apeldoorn, and under Arnhem's version an ontwikkeling that has duties and ends on 5 December.
let h: House;
let sanne: Bezoeker;
let karin: Bezoeker;
let jan: number;
let inwoner: Bezoeker;
let werkplek: number;
let traject: number;
let ander: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  const aanbieder = await maakAanbieder(h, { naam: 'Fietspunt' });
  ander = await maakAanbieder(h, { naam: 'Groenwerk' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder, naam: 'Karin Peters' });
  const gemaakt = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' });
  jan = gemaakt.id;
  inwoner = await h.bezoeker({ rol: 'inwoner', inwonerId: jan, naam: 'Jan Hoekstra' });
  const bij = { inwonerId: jan, aanbiederId: aanbieder };
  werkplek = (await maakToewijzing(h, { ...bij, product: 'wm-werkplek-3', van: '2026-09-01', tot: '2027-02-28' })).id;
  traject = (await maakToewijzing(h, { ...bij, product: 'wm-ontwikkeling-4', van: '2026-06-06', tot: '2026-12-05' })).id;
  const arnhem = h.beleid.gemeenteIdVan('0202') ?? 0;
  const regeling = h.beleid.regelingen(arnhem).find((een) => een.regeling.geldigVan === '2020-07-01');
  await h.owner.query(
    "update toewijzing set product = 'aw-op-weg-naar-4', regeling_id = $2, minuten_per_week = null where id = $1",
    [traject, regeling?.id],
  );
  await maakMandaat(h, 'trajectregisseur');
  // Arnhem's sources name nobody who may sign, so there it is by name.
  await h.owner.query(
    `insert into mandaat (gemeente_id, gebruiker_id, verleend_door, handeling, bereik, geldig, bron)
     values ($1, $2, 'college', 'beschikking-verlenen', 'Activerend Werk', '[2021-01-01,)', 'keuze')`,
    [h.gemeenteId, sanne.gebruikerId],
  );
  await maakContract(h, ander);
});
afterAll(() => h?.close());

const pad = (id: number) => `/dossier/${jan}/toewijzingen/${id}`;
const rij = async (id: number) =>
  (
    await h.owner.query(
      'select looptijd::text, looptijd_besloten::text, opgeschort::text, verlengd, minuten_per_week, volume, uren_eerder, status, beeindigd_op::text, versie from toewijzing where id = $1',
      [id],
    )
  ).rows[0];
const versieVan = async (id: number) => String((await rij(id)).versie);
const doe = async (id: number, daad: string, velden: Record<string, string>) =>
  sanne.post(`${pad(id)}/wijzigen/${daad}`, {
    reden: 'anders',
    toelichting: 'Zo afgesproken.',
    ...velden,
    _versie: await versieVan(id),
  });
/** Makes every besluit known that was not yet. */
const maakBekend = async () => {
  const { rows } = await h.owner.query('select id from besluit where bekendgemaakt_op is null order by id');
  for (const { id } of rows)
    expect((await sanne.post(`/dossier/${jan}/besluit/${id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
};
const besluiten = async () =>
  (await h.owner.query('select soort, betreft_toewijzing_id as over from besluit order by id')).rows.map(
    (b) => `${b.soort} ${b.over}`,
  );

/** What a test turns over in a receipt. */
interface Feiten {
  mandaat: { tot: string };
  wijziging: { basis: { verlengd: number }; erbij: { tot: string }; reden: string };
  beeindiging: { laatsteUren: string };
}

describe('opschorten', () => {
  test('is a proposal with each day that moves; only the besluit makes it so', async () => {
    const voor = await rij(traject);
    const uit = await sanne.post(`${pad(traject)}/wijzigen/opschorten/controle`, {
      van: '01-09-2026',
      tot: '14-09-2026',
      reden: 'ziekte',
      toelichting: '',
      _versie: await versieVan(traject),
    });
    expect(uit.status).toBe(200);
    // The talk six weeks before the end, and the report three months after the start.
    expect(uit.text).toMatch(/24 oktober 2026.*7 november 2026.*14 dagen opgeschort/s);
    expect(uit.text).toMatch(/5 december 2026.*19 december 2026/s);
    expect(await rij(traject)).toEqual(voor);
  });

  test('back-dated: the besluit moves end, duties, the queue and the resident’s page, and the aanbieder never reads why', async () => {
    const uit = await doe(traject, 'opschorten', { van: '01-09-2026', tot: '14-09-2026', reden: 'detentie', toelichting: '' });
    expect(uit.status).toBe(303);
    expect(await rij(traject)).toMatchObject({
      looptijd: '[2026-06-06,2026-12-20)',
      looptijd_besloten: '[2026-06-06,2026-12-06)',
      opgeschort: '{[2026-09-01,2026-09-15)}',
    });
    expect(await besluiten()).toEqual([`opschorting ${traject}`]);
    const dossier = await sanne.get(pad(traject));
    expect(dossier.text).toContain('Eerst besloten: 6 juni 2026 tot en met 5 december 2026');
    expect(dossier.text).toMatch(/Evaluatiegesprek[^<]*van 24 oktober 2026 naar 7 november 2026 \(14 dagen opgeschort/);
    const bijKarin = await karin.get(`/toewijzingen/${traject}`);
    expect(bijKarin.text).toContain('1 september 2026 tot en met 14 september 2026');
    expect(bijKarin.text).not.toMatch(/detentie/i);
    // Portal and letter are one moment.
    expect((await inwoner.get('/mijn')).text).not.toContain('19 december 2026');
    await maakBekend();
    const mijn = await inwoner.get('/mijn');
    expect(mijn.text).toContain('Je raakt deze dagen niet kwijt: je laatste dag is nu 19 december 2026');
    await sanne.get('/werkvoorraad');
    const { rows } = await h.owner.query(
      "select uiterlijk::text from werkvoorraad where inwoner_id = $1 and soort = 'plicht-evaluatiegesprek'",
      [jan],
    );
    expect(rows).toEqual([{ uiterlijk: '2026-11-07' }]);
  });

  test('a second one that overlaps, an end before the start and hours on it: refused at the field with what is allowed', async () => {
    const weiger = async (velden: Record<string, string>) => {
      const uit = await doe(traject, 'opschorten', velden);
      expect(uit.status).toBe(422);
      return uit.text;
    };
    expect(await weiger({ van: '10-09-2026', tot: '20-09-2026' })).toMatch(/15 september 2026 of later.*regel K2/s);
    expect(await weiger({ van: '20-10-2026', tot: '01-10-2026' })).toContain('De laatste dag ligt vóór de eerste');
    expect(await weiger({ van: 'morgen', tot: '' })).toContain('is geen datum');
    await h.owner.query(
      "insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door) select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, '2026-10-07', 240, 'ingestuurd', 'scherm', $2 from toewijzing where id = $1",
      [werkplek, karin.gebruikerId],
    );
    expect((await doe(werkplek, 'opschorten', { van: '05-10-2026', tot: '11-10-2026' })).text).toContain(
      'Op 7 oktober 2026 staan uren',
    );
  });

  test('no hour fits on a suspended day', async () => {
    await doe(werkplek, 'opschorten', { van: '09-11-2026', tot: '15-11-2026' });
    const week = await karin.get('/uren/2026-W46');
    const veld = `u-${werkplek}-1`;
    const uit = await karin.post('/uren/2026-W46', {
      [veld]: '4',
      _versie: /name="_versie" value="(\d+)"/.exec(week.text)?.[1] ?? '',
    });
    expect(uit.text).toContain('in een opschorting (9 november 2026 tot en met 15 november 2026)');
  });

  test('earlier back gives days back, with a besluit of its own', async () => {
    const { rows } = await h.owner.query(
      "select id from toewijzingwijziging where toewijzing_id = $1 and soort = 'opschorting'",
      [werkplek],
    );
    const uit = await doe(werkplek, 'hervatten', { opschorting: String(rows[0].id), van: '12-11-2026', reden: 'eerder-terug' });
    expect(uit.status).toBe(303);
    expect(await rij(werkplek)).toMatchObject({ looptijd: '[2026-09-01,2027-03-04)', opgeschort: '{[2026-11-09,2026-11-12)}' });
  });
});

describe('verlengen', () => {
  test('asked by the aanbieder within the window, with a report; outside it the window is named', async () => {
    const zonder = await karin.post(`/toewijzingen/${traject}/verlengen`, {
      tot: '19-06-2027',
      reden: 'Nog een paar maanden nodig.',
      verslag: '',
    });
    expect(zonder.status).toBe(422);
    expect(zonder.text).toContain('Kies het verslag');
    const { rows } = await h.owner.query(
      "insert into voortgang (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, hoe_gaat_het, tekst, door) select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, '2026-11-10', 'goed', 'Het gaat vooruit.', $2 from toewijzing where id = $1 returning id",
      [traject, karin.gebruikerId],
    );
    const velden = { reden: 'Nog een paar maanden nodig.', verslag: String(rows[0].id) };
    const teLang = await karin.post(`/toewijzingen/${traject}/verlengen`, { ...velden, tot: '20-06-2027' });
    expect(teLang.status).toBe(422);
    expect(teLang.text).toContain('19 juni 2027');
    const teVroeg = await karin.post(`/toewijzingen/${werkplek}/verlengen`, { ...velden, tot: '01-06-2027' });
    expect(teVroeg.text).toMatch(/te vroeg.*keuze van de gemeente/s);
    const uit = await karin.post(`/toewijzingen/${traject}/verlengen`, { ...velden, tot: '19-06-2027' });
    expect([uit.status, uit.headers.get('location')]).toEqual([303, `/toewijzingen/${traject}/verlengen/gevraagd`]);
    await sanne.get('/werkvoorraad');
    const stap = await h.owner.query(
      "select eigenaar, uiterlijk::text from werkvoorraad where inwoner_id = $1 and soort = 'verlenging-beslissen'",
      [jan],
    );
    expect(stap.rows).toEqual([{ eigenaar: 'ik', uiterlijk: '2026-12-19' }]);
  });

  test('refused: a reason and what then are asked; the aanbieder may ask again', async () => {
    const leeg = await sanne.post(`${pad(traject)}/niet-verlengen`, { antwoord: '', wat_dan: '' });
    expect(leeg.status).toBe(422);
    expect(leeg.text).toContain('lege handen');
    expect(
      (await sanne.post(`${pad(traject)}/niet-verlengen`, { antwoord: 'Een werkplek past beter.', wat_dan: 'werkplek' })).status,
    ).toBe(303);
    expect((await inwoner.get('/mijn')).text).toContain('een werkplek die bij je past');
    expect((await karin.get(`/toewijzingen/${traject}`)).text).toContain('Een werkplek past beter.');
    const { rows } = await h.owner.query('select max(id) as id from voortgang');
    const weer = await karin.post(`/toewijzingen/${traject}/verlengen`, {
      tot: '19-06-2027',
      reden: 'Toch meer tijd.',
      verslag: String(rows[0].id),
    });
    expect(weer.status).toBe(303);
  });

  test('granted: the same toewijzing, its own besluit, the request answered; once is once', async () => {
    const uit = await doe(traject, 'verlengen', { tot: '19-06-2027', reden: 'meer-tijd' });
    expect(uit.status).toBe(303);
    expect(await rij(traject)).toMatchObject({ looptijd: '[2026-06-06,2027-06-20)', verlengd: 1 });
    expect((await besluiten()).at(-1)).toBe(`verlenging ${traject}`);
    const { rows } = await h.owner.query(
      'select stand, besluit_id is not null as besluit from verlengverzoek order by id desc limit 1',
    );
    expect(rows).toEqual([{ stand: 'verlengd', besluit: true }]);
    expect((await doe(traject, 'verlengen', { tot: '01-12-2027', reden: 'meer-tijd' })).text).toMatch(/één keer.*regel AR3/s);
    expect((await sanne.get(pad(traject))).text).toMatch(/Kan niet.*Mogelijk is wel: een werkplek/s);
    // What the regeling allows is not what can be done today.
    expect((await sanne.get(pad(traject))).text).toContain('Verlengen volgens de regeling');
  });
});

describe('uren, plaats, aanbieder, einde, vergissing', () => {
  test('other hours from a Monday keep the number and change the volume', async () => {
    expect((await doe(werkplek, 'uren', { urenPerWeek: '10', van: '25-11-2026', reden: 'groei' })).text).toContain(
      '23 november 2026 of 30 november 2026',
    );
    const voor = await rij(werkplek);
    expect((await doe(werkplek, 'uren', { urenPerWeek: '10', van: '30-11-2026', reden: 'groei' })).status).toBe(303);
    expect(await rij(werkplek)).toMatchObject({
      minuten_per_week: 600,
      volume: 600,
      uren_eerder: [{ tot: '2026-11-29', minuten: voor.minuten_per_week }],
    });
  });

  test('two at once: the second sees that it changed', async () => {
    const versie = await versieVan(werkplek);
    const velden = { van: '07-12-2026', reden: 'groei', toelichting: '', _versie: versie };
    expect((await sanne.post(`${pad(werkplek)}/wijzigen/uren`, { ...velden, urenPerWeek: '12' })).status).toBe(303);
    expect((await sanne.post(`${pad(werkplek)}/wijzigen/uren`, { ...velden, van: '14-12-2026', urenPerWeek: '14' })).status).toBe(
      409,
    );
  });

  test('the aanbieder writes down the first place, which a delivery did not name, and another; no besluit', async () => {
    const aantal = (await besluiten()).length;
    const naar = async (van: string, plek: string) =>
      karin.post(`/toewijzingen/${werkplek}/plaats`, {
        ...{ van, werkplek: plek, begeleider: 'Els', reden: 'past-beter', toelichting: '' },
        _versie: await versieVan(werkplek),
      });
    expect((await sanne.get(pad(werkplek))).text).toContain('Er staat nog niet bij op welke werkplek');
    expect((await naar('31-08-2026', 'Fietsenwerkplaats')).text).toContain(
      'Kies een dag waarop de toewijzing loopt: 1 september',
    );
    expect((await naar('01-09-2026', 'Fietsenwerkplaats')).status).toBe(303);
    const uit = await naar('23-11-2026', 'Kringloop');
    expect(uit.status).toBe(303);
    const { rows } = await h.owner.query(
      'select werkplek, periode::text from plaatsing where toewijzing_id = $1 order by lower(periode)',
      [werkplek],
    );
    expect(rows).toEqual([
      { werkplek: 'Fietsenwerkplaats', periode: '[2026-09-01,2026-11-23)' },
      { werkplek: 'Kringloop', periode: '[2026-11-23,2027-03-04)' },
    ]);
    expect((await besluiten()).length).toBe(aantal);
  });

  test('another aanbieder is another toewijzing with its own number, and what was prolonged goes along', async () => {
    const uit = await doe(werkplek, 'aanbieder', { aanbieder: String(ander), van: '01-12-2026', reden: 'aanbieder-stopt' });
    expect(uit.status).toBe(303);
    expect(await rij(werkplek)).toMatchObject({ status: 'gestart', looptijd: '[2026-09-01,2026-12-01)' });
    const { rows } = await h.owner.query(
      'select t.looptijd::text, t.minuten_per_week, t.status, t.nummer <> o.nummer as eigen from toewijzing t, toewijzing o where t.aanbieder_id = $1 and o.id = $2',
      [ander, werkplek],
    );
    expect(rows).toEqual([{ looptijd: '[2026-12-01,2027-03-04)', minuten_per_week: 720, status: 'toegewezen', eigen: true }]);
  });

  test('a mistake can be taken away while nothing rests on it; otherwise the page says what to do', async () => {
    const nieuw = (await h.owner.query('select id from toewijzing where aanbieder_id = $1', [ander])).rows[0].id;
    expect((await doe(traject, 'verwijderen', { reden: 'dubbel' })).text).toContain('Beëindig haar met een reden');
    // What it followed goes on again (vervolg.test.ts): said before it is decided.
    const controle = await sanne.post(`${pad(nieuw)}/wijzigen/verwijderen/controle`, { reden: 'dubbel', toelichting: '' });
    expect(controle.text).toMatch(/het vervolg van toewijzing \d+ bij [^.]+\. Die loopt dan weer door/);
    expect((await doe(nieuw, 'verwijderen', { reden: 'dubbel' })).status).toBe(303);
    expect(await rij(nieuw)).toMatchObject({ status: 'beeindigd', beeindigd_op: '2026-11-30' });
    expect((await besluiten()).at(-1)).toBe(`intrekking ${nieuw}`);
    // It has no last day and no terms: nobody ever came.
    const weg = (await sanne.get(pad(nieuw))).text;
    expect([weg.includes('Ging niet door'), weg.includes('Termijnen en plichten')]).toEqual([true, false]);
    const daar = await h.bezoeker({ rol: 'aanbieder', aanbiederId: ander, naam: 'Wil' });
    expect((await daar.get(`/toewijzingen/${nieuw}`)).text).toContain('Deze toewijzing gaat niet door');
    const { achternaam } = (
      await h.owner.query(
        'select p.achternaam from inwoner_persoon p join toewijzing t using (gemeente_id, inwoner_id) where t.id = $1',
        [nieuw],
      )
    ).rows[0];
    const week = await daar.get('/uren/2026-W49');
    expect([week.status, week.text.includes(achternaam)]).toEqual([200, false]);
  });

  test('an end on a day to come: it goes on until then, shorter for everybody, and can be taken back by a new besluit', async () => {
    await h.owner.query(
      "insert into plaatsing (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, werkplek, begeleider, periode) select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'Fietsenwerkplaats', 'Bram', looptijd from toewijzing where id = $1",
      [traject],
    );
    const plek = async () =>
      (await h.owner.query('select periode::text from plaatsing where toewijzing_id = $1', [traject])).rows[0].periode;
    const vorm = { einde: '15-12-2026', reden: 'verhuizing', toelichting: '' };
    const uit = await sanne.post(`${pad(traject)}/beeindigen`, { ...vorm, _versie: await versieVan(traject) });
    expect([uit.status, uit.headers.get('location')]).toEqual([303, `${pad(traject)}/beeindigd`]);
    expect((await sanne.get(`${pad(traject)}/beeindigd`)).text).toContain('De toewijzing eindigt op 15 december 2026');
    expect(await rij(traject)).toMatchObject({ status: 'gestart', beeindigd_op: null, looptijd: '[2026-06-06,2026-12-16)' });
    expect(await plek()).toBe('[2026-06-06,2026-12-16)');
    const dossier = (await sanne.get(pad(traject))).text;
    expect(dossier).toContain('Eindigt op 15 december 2026');
    expect(dossier).toContain('Zonder dit besluit: 19 juni 2027');
    const bijKarin = (await karin.get(`/toewijzingen/${traject}`)).text;
    expect(bijKarin).toContain('6 juni 2026 tot en met 15 december 2026');
    expect(bijKarin).toContain('Eindigt op 15 december 2026');
    expect(bijKarin).not.toContain('Verhuizing');
    expect((await doe(traject, 'verlengen', { tot: '19-06-2027', reden: 'meer-tijd' })).text).toContain(
      'De gemeente draait dat eerst terug',
    );
    expect((await sanne.post(`${pad(traject)}/beeindigen`, { ...vorm, _versie: await versieVan(traject) })).text).toContain(
      'De toewijzing eindigt al op 15 december 2026',
    );
    await sanne.get('/plichten');
    const evaluatie = () =>
      h.owner.query("select dag::text from plichtstand where toewijzing_id = $1 and soort = 'evaluatiegesprek' order by 1", [
        traject,
      ]);
    const eerder = (await evaluatie()).rows;

    const controle = await sanne.post(`${pad(traject)}/wijzigen/terugdraaien/controle`, {
      reden: 'toch-door',
      toelichting: '',
      _versie: await versieVan(traject),
    });
    expect(controle.text).toMatch(/15 december 2026.*19 juni 2027/s);
    expect((await doe(traject, 'terugdraaien', { reden: 'toch-door', toelichting: '' })).status).toBe(303);
    expect(await rij(traject)).toMatchObject({ status: 'gestart', looptijd: '[2026-06-06,2027-06-20)', verlengd: 1 });
    expect(await plek()).toBe('[2026-06-06,2027-06-20)');
    await sanne.get('/plichten');
    expect((await evaluatie()).rows).not.toEqual(eerder);
    const [einde, herstel] = (
      await h.owner.query('select id, soort, vervangt_besluit_id as in_plaats_van from besluit order by id desc limit 2')
    ).rows.reverse();
    expect([einde.soort, herstel.soort, herstel.in_plaats_van]).toEqual(['beeindiging', 'herziening', einde.id]);
    expect((await sanne.get(`/dossier/${jan}/besluit/${einde.id}`)).text).toContain('ingetrokken of vervangen');
    expect((await sanne.get(`/dossier/${jan}/besluit/${herstel.id}/voorbeeld`)).headers.get('content-type')).toBe(
      'application/pdf',
    );
    expect((await doe(traject, 'terugdraaien', { reden: 'toch-door' })).text).toContain('Er is geen einde besloten');
  });

  test('an early end is a besluit with its reason', async () => {
    const uit = await sanne.post(`${pad(traject)}/beeindigen`, {
      einde: '20-11-2026',
      reden: 'inwoner-stopt',
      toelichting: '',
      _versie: await versieVan(traject),
    });
    expect(uit.status).toBe(303);
    expect((await besluiten()).at(-1)).toBe(`beeindiging ${traject}`);
    expect((await inwoner.get('/mijn')).text).not.toContain('Je laatste dag is 20 november 2026');
    await maakBekend();
    expect((await inwoner.get('/mijn')).text).toContain('Je laatste dag is 20 november 2026');
  });

  test('each besluit computed again from its receipt comes to the same, and to something else when a fact is another', async () => {
    const { rows } = await h.owner.query(
      'select id, gemeente_id, regeling_id, soort, product, feiten, gronden from besluit order by id',
    );
    const soorten = new Set(rows.map(({ soort }) => soort));
    for (const soort of ['verlenging', 'opschorting', 'wijziging', 'beeindiging', 'intrekking', 'herziening'])
      expect(soorten).toContain(soort);
    for (const rij of rows)
      expect(rekenBesluit(h.beleid, rij), `besluit ${rij.id}, ${rij.soort}`).toMatchObject({ verschillen: [] });
    const anders = (soort: string, f: (feiten: Feiten) => void) => {
      const rij = structuredClone(rows.find((een) => een.soort === soort));
      f(rij.feiten);
      return rekenBesluit(h.beleid, rij).ernst;
    };
    expect(anders('verlenging', (f) => Object.assign(f.wijziging.basis, { verlengd: 1 }))).toBe('uitkomst');
    expect(anders('opschorting', (f) => Object.assign(f.wijziging.erbij, { tot: '2026-09-10' }))).toBe('uitkomst');
    expect(anders('opschorting', (f) => Object.assign(f.wijziging, { reden: 'ziekte' }))).toBe('woorden');
    expect(anders('beeindiging', (f) => Object.assign(f.beeindiging, { laatsteUren: '2027-01-01' }))).toBe('uitkomst');
    expect(anders('herziening', (f) => Object.assign(f.mandaat, { tot: '2021-12-31' }))).toBe('uitkomst');
  });

  test('every page is valid HTML', async () => {
    const validator = new HtmlValidate(htmlValidateConfig);
    for (const [wie, adres] of [
      [sanne, pad(traject)],
      [sanne, pad(werkplek)],
      [karin, `/toewijzingen/${traject}`],
      [inwoner, '/mijn'],
    ] as const) {
      const { text } = await wie.get(adres);
      const verslag = await validator.validateString(text);
      expect(verslag.results.flatMap(({ messages }) => messages.map((m) => `${adres} ${m.line}: ${m.message}`))).toEqual([]);
    }
  });
});
