import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { rekenBesluit } from '../bewijs/herreken.ts';
import { datum } from '../kernel/datum.ts';
import { prepareQueue } from '../platform/jobs.ts';
import { beginVersies } from '../wijziging/index.ts';
import { runOmzetting } from './jobs.ts';

// Today is 22 November 2026. Fietspunt stops after 31 December; five residents are there, one of a colleague without a mandate.
let h: House;
let ineke: Bezoeker;
let sanne: Bezoeker;
let lieke: Bezoeker;
let hassan: Bezoeker;
let jan: Bezoeker;
let karin: Bezoeker;
let stopt: number;
let dichtbij: number;
const t: Record<string, number> = {};
const wie: Record<string, number> = {};

beforeAll(async () => {
  h = await openHouse();
  const client = await h.owner.connect();
  await prepareQueue(client);
  await client.query('select pgboss.create_queue(\'omzetting\', \'{"policy":"standard"}\'::jsonb)');
  client.release();
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer', functie: 'wijkconsulent' });
  hassan = await h.bezoeker({ rol: 'contractmanager', naam: 'Hassan Yılmaz' });
  stopt = await maakAanbieder(h, { naam: 'Fietspunt' });
  dichtbij = await maakAanbieder(h, { naam: 'Groenwerk' });
  karin = await h.bezoeker({ rol: 'aanbieder', naam: 'Karin Peters', aanbiederId: stopt });
  const bram = await h.bezoeker({ rol: 'aanbieder', naam: 'Bram Kok', aanbiederId: dichtbij });
  await h.owner.query("update gebruiker set email = id || '@aanbieder.example' where id = any($1::int[])", [
    [karin.gebruikerId, bram.gebruikerId],
  ]);
  await maakContract(h, stopt);
  await maakContract(h, dichtbij);
  await maakMandaat(h, 'trajectregisseur');
  await maakMandaat(h, 'teammanager-wmo');
  for (const [naam, consulent] of [
    ['Aad', sanne],
    ['Bea', sanne],
    ['Cor', sanne],
    ['Dia', sanne],
    ['Eef', lieke],
  ] as const) {
    const { id } = await maakInwoner(h, { consulentId: consulent.gebruikerId, voornaam: naam, achternaam: `${naam}sen` });
    wie[naam] = id;
    t[naam] = (await maakToewijzing(h, { inwonerId: id, aanbiederId: stopt, van: '2026-09-01', tot: '2027-02-28' })).id;
  }
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: wie.Aad ?? 0, naam: 'Aad Aadsen' });
  // Ends before the aanbieder stops: not touched.
  const kort = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Fia', achternaam: 'Fiasen' });
  await maakToewijzing(h, { inwonerId: kort.id, aanbiederId: stopt, van: '2026-09-01', tot: '2026-12-31' });
});
afterAll(() => h?.close());

const werk = (id: number, naElke?: () => void, gemeenteId = h.gemeenteId) =>
  runOmzetting(
    { pool: h.pool, owner: h.owner, baseUrl: 'https://werktmee.example', beleid: h.beleid, vandaag: h.vandaag, naElke },
    { gemeenteId, gebruikerId: ineke.gebruikerId, id },
  );
const kop = async (id: number) => (await h.owner.query('select status, versie from omzetting where id = $1', [id])).rows[0];
const regels = async (id: number) =>
  (
    await h.owner.query(
      'select p.voornaam as wie, r.stand, r.uitkomst, r.uitkomst_tekst as tekst, r.besluit_id is not null as besluit from omzettingregel r join inwoner_persoon p on p.inwoner_id = r.inwoner_id where omzetting_id = $1 order by r.toewijzing_id',
      [id],
    )
  ).rows;
const doe = async (wieDoet: Bezoeker, id: number, daad: string) =>
  wieDoet.post(`/omzettingen/${id}`, { doe: daad, _versie: String((await kop(id)).versie) });
const begin = async (wieDoet: Bezoeker, velden: Record<string, string>) => {
  const uit = await wieDoet.post('/omzettingen/nieuw', { nagaanTot: '06-12-2026', ...velden });
  expect(uit.status, uit.text.slice(0, 3000)).toBe(303);
  const id = Number(uit.location?.split('/').at(-1));
  await werk(id);
  return id;
};

describe('an aanbieder that stops', () => {
  let id: number;

  test('a form with mistakes says each at its field and keeps nothing', async () => {
    const uit = await ineke.post('/omzettingen/nieuw', {
      soort: 'aanbieder-stopt',
      dag: '31-02-2026',
      reden: '',
      nagaanTot: '01-01-2020',
    });
    expect(uit.status).toBe(422);
    for (const zin of ['Kies welke aanbieder stopt', 'Dit is geen datum', 'Schrijf op waarom']) expect(uit.text).toContain(zin);
    expect((await h.owner.query('select count(*)::int as n from omzetting')).rows[0].n).toBe(0);
  });

  test('the proposals: the nearest aanbieder with a contract; who ends before is not touched', async () => {
    id = await begin(hassan, {
      soort: 'aanbieder-stopt',
      aanbieder: String(stopt),
      dag: '31-12-2026',
      reden: 'Fietspunt stopt op 31 december.',
    });
    expect(await kop(id)).toMatchObject({ status: 'nagaan' });
    expect((await regels(id)).map(({ wie: naam }) => naam)).toEqual(['Aad', 'Bea', 'Cor', 'Dia', 'Eef']);
    const blad = await ineke.get(`/omzettingen/${id}`);
    expect(blad.text).toContain('Verder bij Groenwerk vanaf 1 januari 2027');
    expect(blad.text).not.toContain('Fiasen');
    // Twice is once.
    await werk(id);
    expect(await regels(id)).toHaveLength(5);
  });

  test('a contractmanager sees how many and never who, and cannot carry it out; a consulent sees the own residents', async () => {
    const bij = await hassan.get(`/omzettingen/${id}`);
    expect(bij.text).toContain('5 plekken worden geraakt');
    expect(bij.text).not.toMatch(/Aadsen|Beasen/);
    expect((await doe(hassan, id, 'uitvoeren')).status).toBe(422);
    expect((await hassan.get(`/omzettingen/${id}/lijst.csv`)).status).toBe(403);
    const eigen = await sanne.get(`/omzettingen/${id}`);
    expect(eigen.text).toContain('Aadsen');
    expect(eigen.text).not.toContain('Eefsen');
    expect((await ineke.get(`/omzettingen/${id}/lijst.csv`)).text).toContain('Verder bij Groenwerk');
    expect((await sanne.get('/werkvoorraad')).text).toContain(`/omzettingen/${id}`);
  });

  test('each accepts, changes or leaves out; another choice than was offered is refused', async () => {
    const pad = `/omzettingen/${id}/nagaan`;
    expect((await sanne.post(pad, { doe: 'akkoord', regel: String(t.Aad), [`keuze-${t.Aad}`]: 'aanbieder-999' })).status).toBe(
      422,
    );
    // Not of her caseload: nothing to choose.
    expect((await sanne.post(pad, { doe: 'akkoord', regel: String(t.Eef) })).status).toBe(422);
    expect((await sanne.post(pad, { doe: 'akkoord', regel: [String(t.Aad), String(t.Cor)] })).status).toBe(303);
    expect((await sanne.post(pad, { doe: 'akkoord', regel: String(t.Bea), [`keuze-${t.Bea}`]: 'bespreken' })).status).toBe(303);
    expect((await lieke.post(pad, { doe: 'akkoord', regel: String(t.Eef), [`keuze-${t.Eef}`]: 'einde' })).status).toBe(303);
    // A teammanager with a mandate decides for a consulent.
    expect((await ineke.post(pad, { doe: 'akkoord', regel: String(t.Dia), [`keuze-${t.Dia}`]: 'einde' })).status).toBe(303);
    // The reason beside it is the reason of the proposal, and says so.
    expect((await ineke.get(`/omzettingen/${id}`)).text).toMatch(/Anders gekozen\. Het voorstel was: /);
    await h.owner.query('update toewijzing set versie = versie + 1 where id = $1', [t.Cor]);
  });

  test('killed half-way it goes on where it was, and does nothing twice', async () => {
    expect((await doe(ineke, id, 'uitvoeren')).status).toBe(303);
    await expect(
      werk(id, () => {
        throw new Error('de stroom viel uit');
      }),
    ).rejects.toThrow('de stroom viel uit');
    expect((await kop(id)).status).toBe('bezig');
    expect((await regels(id)).filter(({ uitkomst }) => uitkomst !== null)).toHaveLength(1);
    // Two processes at once.
    await Promise.all([werk(id), werk(id)]);
    await werk(id);
    // Lieke has no mandate: her row waits for who has.
    expect((await kop(id)).status).toBe('nagaan');
    expect(await regels(id)).toMatchObject([
      { wie: 'Aad', uitkomst: 'gedaan', besluit: true },
      { wie: 'Bea', uitkomst: 'bespreken', besluit: false },
      { wie: 'Cor', uitkomst: 'overgeslagen', besluit: false },
      { wie: 'Dia', uitkomst: 'gedaan', besluit: true },
      { wie: 'Eef', stand: 'voorgelegd', uitkomst: null, besluit: false },
    ]);
    const { rows } = await h.owner.query(
      'select soort, genomen_door, document_id is not null as brief from besluit order by betreft_toewijzing_id',
    );
    expect(rows).toEqual([
      { soort: 'wijziging', genomen_door: sanne.gebruikerId, brief: true },
      { soort: 'beeindiging', genomen_door: ineke.gebruikerId, brief: true },
    ]);
    const nieuw = await h.owner.query('select looptijd::text, status from toewijzing where aanbieder_id = $1', [dichtbij]);
    expect(nieuw.rows).toEqual([{ looptijd: '[2027-01-01,2027-03-01)', status: 'toegewezen' }]);
    const dia = await h.owner.query('select looptijd::text, status from toewijzing where id = $1', [t.Dia]);
    expect(dia.rows).toEqual([{ looptijd: '[2026-09-01,2027-01-01)', status: 'gestart' }]);
    expect((await jan.get('/mijn/brieven')).text).toContain('Je gaat verder bij Groenwerk');
  });

  test('what the worker did stands in the logboek as its work, in the name of who accepted it', async () => {
    const { rows } = await h.owner.query(
      "select distinct gebruiker_id, herkomst from logboek where handeling in ('besluit-genomen', 'besluit-bekendgemaakt') order by 1",
    );
    expect(rows).toEqual([
      { gebruiker_id: ineke.gebruikerId, herkomst: 'taak' },
      { gebruiker_id: sanne.gebruikerId, herkomst: 'taak' },
    ]);
  });

  test('each aanbieder is told once, without names, and reads behind the login what changed', async () => {
    const mails = async () =>
      (await h.owner.query("select adres, onderwerp, inhoud::text as tekst from mail where soort = 'wijziging' order by id"))
        .rows;
    const gestuurd = await mails();
    expect(gestuurd.map(({ adres }) => adres).sort()).toEqual(
      [`${karin.gebruikerId}`, `${karin.gebruikerId + 1}`].map((wie) => `${wie}@aanbieder.example`),
    );
    expect(gestuurd.map(({ tekst }) => tekst).join()).not.toMatch(/Aadsen|Diasen/);
    expect(gestuurd[0].tekst).toContain('https://werktmee.example/toewijzingen/gewijzigd');
    await werk(id);
    expect(await mails()).toHaveLength(gestuurd.length);
    const lijst = await karin.get('/toewijzingen/gewijzigd');
    for (const zin of ['Aadsen', 'Andere aanbieder', 'Diasen', 'Eerder beëindigd', '31 december 2026'])
      expect(lijst.text).toContain(zin);
    expect(lijst.text).not.toContain('Fietspunt stopt op 31 december');
  });

  test('without a mandate it goes to who has one; the talk stands in the queue until it was held; what was passed over is proposed anew', async () => {
    expect((await ineke.get(`/omzettingen/${id}`)).text).toContain('Jij mag dit ondertekenen');
    expect((await lieke.get(`/omzettingen/${id}`)).text).toContain('Ineke van Dam mag dit ondertekenen');
    expect((await lieke.get('/werkvoorraad')).text).toContain('Ineke van Dam ondertekent de wijziging');
    expect((await ineke.get('/besluiten-ter-ondertekening')).text).toContain(`/omzettingen/${id}?stand=voorgelegd`);
    expect((await sanne.get('/werkvoorraad')).text).toContain('Opnieuw bespreken');
    expect((await sanne.post(`/omzettingen/${id}/besproken`, { toewijzing: String(t.Bea) })).status).toBe(303);
    expect((await sanne.post(`/omzettingen/${id}/besproken`, { toewijzing: String(t.Bea) })).status).toBe(422);
    expect((await sanne.get('/werkvoorraad')).text).not.toContain('Opnieuw bespreken');
    expect((await doe(ineke, id, 'opnieuw')).status).toBe(303);
    await werk(id);
    expect(await kop(id)).toMatchObject({ status: 'nagaan' });
    expect((await regels(id)).filter(({ stand }) => stand === 'open').map(({ wie: naam }) => naam)).toEqual(['Cor']);
    const pad = `/omzettingen/${id}/nagaan`;
    expect((await ineke.post(pad, { doe: 'akkoord-alles' })).status).toBe(303);
    expect((await ineke.post(pad, { doe: 'akkoord', regel: String(t.Eef), [`keuze-${t.Eef}`]: 'einde' })).status).toBe(303);
    expect((await doe(ineke, id, 'uitvoeren')).status).toBe(303);
    await werk(id);
    expect((await regels(id)).map(({ uitkomst }) => uitkomst)).toEqual(['gedaan', 'bespreken', 'gedaan', 'gedaan', 'gedaan']);
    expect((await kop(id)).status).toBe('klaar');
    const eef = await h.owner.query('select genomen_door from besluit where inwoner_id = $1', [wie.Eef]);
    expect(eef.rows).toEqual([{ genomen_door: ineke.gebruikerId }]);
  });

  test('the pages are valid HTML', async () => {
    const validator = new HtmlValidate(htmlValidateConfig);
    for (const [lezer, adres] of [
      [ineke, '/omzettingen'],
      [ineke, '/omzettingen/nieuw'],
      [ineke, '/omzettingen/nieuw?soort=wet'],
      [ineke, `/omzettingen/${id}`],
      [hassan, `/omzettingen/${id}`],
    ] as const) {
      const verslag = await validator.validateString((await lezer.get(adres)).text);
      expect(verslag.results.flatMap(({ messages }) => messages.map((m) => `${adres} ${m.line}: ${m.message}`))).toEqual([]);
    }
  });
});

test('an indexed tariff: who works by the hour gets it, a traject that began keeps its own; done once', async () => {
  const { id: inwonerId } = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Gon', achternaam: 'Gonsen' });
  await maakToewijzing(h, {
    inwonerId,
    aanbiederId: dichtbij,
    product: 'wm-ontwikkeling-4',
    van: '2026-10-01',
    tot: '2027-03-31',
  });
  const id = await begin(hassan, {
    soort: 'tarief',
    procent: '3,25',
    dag: '01-01-2027',
    reden: 'Indexering 2027',
    bron: 'Addendum 2027-1',
    aanbieder: String(dichtbij),
  });
  const blad = await hassan.get(`/omzettingen/${id}`);
  expect(blad.text).toMatch(/9,00.*9,29/s);
  expect(blad.text).toMatch(/1\.600,00.*1\.652,00/s);
  expect((await doe(hassan, id, 'uitvoeren')).status).toBe(303);
  await expect(
    werk(id, () => {
      throw new Error('weg');
    }),
  ).rejects.toThrow('weg');
  await werk(id);
  await werk(id);
  const { rows } = await h.owner.query(
    "select product, tarief, lower(geldig)::text as van from contractproduct where aanbieder_id = $1 and product in ('wm-werkplek-3','wm-ontwikkeling-4') order by product, van",
    [dichtbij],
  );
  expect(rows).toEqual([
    { product: 'wm-ontwikkeling-4', tarief: 160000, van: '2021-01-01' },
    { product: 'wm-ontwikkeling-4', tarief: 165200, van: '2027-01-01' },
    { product: 'wm-werkplek-3', tarief: 900, van: '2021-01-01' },
    { product: 'wm-werkplek-3', tarief: 929, van: '2027-01-01' },
  ]);
  const tel = await h.owner.query(
    "select krijgt, houdt from omzettingtarief where omzetting_id = $1 and product = 'wm-ontwikkeling-4'",
    [id],
  );
  expect(tel.rows).toEqual([{ krijgt: 0, houdt: 1 }]);
});

test('a tariff that failed is proposed anew from what holds by now; what was indexed is not indexed twice', async () => {
  const id = await begin(hassan, {
    soort: 'tarief',
    procent: '10',
    dag: '01-02-2027',
    reden: 'Indexering februari',
    bron: 'Addendum 2027-2',
    aanbieder: String(stopt),
    product: 'wm-werkplek-3',
  });
  // Somebody else sets a tariff meanwhile.
  await h.owner.query(
    "update contractproduct set geldig = daterange(lower(geldig), '2027-01-01') where aanbieder_id = $1 and product = 'wm-werkplek-3'",
    [stopt],
  );
  await h.owner.query(
    `insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
     select gemeente_id, contract_id, aanbieder_id, product, 1000, 'Addendum', productcategorie, productcode, daterange('2027-01-01', null)
       from contractproduct where aanbieder_id = $1 and product = 'wm-werkplek-3'`,
    [stopt],
  );
  expect((await doe(hassan, id, 'uitvoeren')).status).toBe(303);
  await werk(id);
  expect((await hassan.get(`/omzettingen/${id}`)).text).toContain('Stel 1 tarief opnieuw voor');
  expect((await doe(ineke, id, 'opnieuw')).status).toBe(422);
  expect((await doe(hassan, id, 'opnieuw')).status).toBe(303);
  await werk(id);
  expect((await kop(id)).status).toBe('nagaan');
  expect((await doe(hassan, id, 'uitvoeren')).status).toBe(303);
  await werk(id);
  const tarieven = async () =>
    (await h.owner.query('select oud, nieuw, uitkomst from omzettingtarief where omzetting_id = $1', [id])).rows;
  expect(await tarieven()).toEqual([{ oud: 1000, nieuw: 1100, uitkomst: 'gedaan' }]);
  expect((await doe(hassan, id, 'opnieuw')).status).toBe(422);
  expect(await tarieven()).toHaveLength(1);
});

test('something else, stopped half-way: what was done stays, the rest goes on; a colleague signs what its consulent may not', async () => {
  // Nobody but Sanne may sign: the teammanager has no mandate now.
  await h.owner.query("update mandaat set geldig = daterange(lower(geldig), '2026-11-01') where functie = 'teammanager-wmo'");
  const plek: Record<string, number> = {};
  for (const [naam, consulent] of [
    ['Ida', sanne],
    ['Job', sanne],
    ['Kim', lieke],
  ] as const) {
    const { id: inwonerId } = await maakInwoner(h, {
      consulentId: consulent.gebruikerId,
      voornaam: naam,
      achternaam: `${naam}sen`,
    });
    plek[naam] = (
      await maakToewijzing(h, {
        inwonerId,
        aanbiederId: dichtbij,
        product: 'wm-werkplek-4',
        van: '2026-09-01',
        tot: '2027-08-31',
      })
    ).id;
  }
  const id = await begin(ineke, {
    soort: 'anders',
    daad: 'einde',
    dag: '31-03-2027',
    reden: 'Het gebouw gaat dicht.',
    product: 'wm-werkplek-4',
  });
  const pad = `/omzettingen/${id}/nagaan`;
  expect((await sanne.post(pad, { doe: 'akkoord', regel: [String(plek.Ida), String(plek.Job)] })).status).toBe(303);
  expect((await lieke.post(pad, { doe: 'akkoord', regel: String(plek.Kim) })).status).toBe(303);
  expect((await doe(ineke, id, 'uitvoeren')).status).toBe(303);
  let gestopt = false;
  await runOmzetting(
    {
      pool: h.pool,
      beleid: h.beleid,
      vandaag: h.vandaag,
      naElke: async () => {
        if (gestopt) return;
        gestopt = true;
        expect((await doe(ineke, id, 'stoppen')).status).toBe(303);
      },
    },
    { gemeenteId: h.gemeenteId, gebruikerId: ineke.gebruikerId, id },
  );
  expect((await kop(id)).status).toBe('gestopt');
  expect((await regels(id)).map(({ uitkomst }) => uitkomst)).toEqual(['gedaan', null, null]);
  expect((await ineke.get(`/omzettingen/${id}`)).text).toContain('Het uitvoeren is gestopt');
  expect((await doe(ineke, id, 'uitvoeren')).status).toBe(303);
  await werk(id);
  expect((await regels(id)).map(({ stand, uitkomst }) => [stand, uitkomst])).toEqual([
    ['akkoord', 'gedaan'],
    ['akkoord', 'gedaan'],
    ['voorgelegd', null],
  ]);
  // Sanne sees that one resident of Lieke until she signed.
  const kim = (await h.owner.query('select inwoner_id from toewijzing where id = $1', [plek.Kim])).rows[0].inwoner_id;
  expect((await sanne.get(`/omzettingen/${id}`)).text).toContain('Jij mag dit ondertekenen');
  expect((await sanne.get('/besluiten-ter-ondertekening')).text).toContain('Het gebouw gaat dicht.');
  expect((await sanne.get(`/dossier/${kim}`)).status).toBe(200);
  // She reads there, and writes nothing but her yes.
  expect((await sanne.post(`/dossier/${kim}/notities/nieuw`, { tekst: 'Gesproken.' })).status).not.toBe(303);
  expect((await sanne.post(pad, { doe: 'akkoord', regel: String(plek.Kim) })).status).toBe(303);
  expect((await doe(ineke, id, 'uitvoeren')).status).toBe(303);
  await werk(id);
  expect((await regels(id)).map(({ uitkomst }) => uitkomst)).toEqual(['gedaan', 'gedaan', 'gedaan']);
  expect((await kop(id)).status).toBe('klaar');
  expect((await sanne.get(`/dossier/${kim}`)).status).toBe(404);
  const { rows } = await h.owner.query(
    'select genomen_door, count(*)::int as n from besluit where betreft_toewijzing_id = any($1::int[]) group by 1 order by 1',
    [Object.values(plek)],
  );
  expect(rows).toEqual([{ genomen_door: sanne.gebruikerId, n: 3 }]);
  const einde = await h.owner.query('select distinct upper(looptijd)::text as tot from toewijzing where id = any($1::int[])', [
    Object.values(plek),
  ]);
  expect(einde.rows).toEqual([{ tot: '2027-04-01' }]);
});

test('a new version: who goes over keeps the last day, and the letter says which talks move', async () => {
  const gemeenteId = h.beleid.gemeenteIdVan('0202') ?? 0;
  const arnhem = { ...h, gemeenteId };
  const [oud, nieuw] = ['2017-01-01', '2020-07-01'].map(
    (van) => h.beleid.regelingen(gemeenteId).find(({ regeling }) => regeling.geldigVan === van)?.id ?? 0,
  );
  const yvonne = await h.bezoeker({ rol: 'consulent', naam: 'Yvonne Janssen', functie: 'wijkcoach', gemeenteId });
  const rob = await h.bezoeker({ rol: 'teammanager', naam: 'Rob Hendriksen', gemeenteId });
  // No source says who may decide there: a mandate by name (keuze).
  await h.owner.query(
    `insert into mandaat (gemeente_id, gebruiker_id, verleend_door, handeling, bereik, geldig, bron)
     values ($1, $2, 'college', 'beschikking-verlenen', 'toewijzingen', '[2017-01-01,)', 'keuze')`,
    [gemeenteId, yvonne.gebruikerId],
  );
  const plek: Record<string, number> = {};
  for (const naam of ['Lot', 'Mo']) {
    const { id } = await maakInwoner(arnhem, { consulentId: yvonne.gebruikerId, voornaam: naam, achternaam: `${naam}sen` });
    plek[naam] = (
      await maakToewijzing(arnhem, {
        inwonerId: id,
        aanbiederId: dichtbij,
        product: 'aw-op-weg-naar-4',
        van: '2026-10-01',
        tot: '2027-03-31',
        doelTrede: 4,
      })
    ).id;
  }
  await h.owner.query('update toewijzing set regeling_id = $1 where id = any($2::int[])', [oud, Object.values(plek)]);
  const formulier = (await rob.get('/omzettingen/nieuw?soort=nieuwe-versie')).text;
  expect(formulier).toContain('Activerend Werk, versie van 1 juli 2020');
  const teVroeg = await rob.post('/omzettingen/nieuw', {
    soort: 'nieuwe-versie',
    regeling: String(nieuw),
    dag: '01-06-2020',
    reden: 'De regeling is vernieuwd.',
    nagaanTot: '06-12-2026',
  });
  expect(teVroeg.text).toMatch(/href="#veld-dag".*geldt nog niet op 1 juni 2020\. Kies 1 juli 2020 of later/s);
  const uit = await rob.post('/omzettingen/nieuw', {
    soort: 'nieuwe-versie',
    regeling: String(nieuw),
    dag: '01-12-2026',
    reden: 'De regeling is vernieuwd.',
    nagaanTot: '06-12-2026',
  });
  expect(uit.status, uit.text.slice(0, 2000)).toBe(303);
  const id = Number(uit.location?.split('/').at(-1));
  await werk(id, undefined, gemeenteId);
  const blad = await yvonne.get(`/omzettingen/${id}`);
  expect(blad.text).toContain('De nieuwe versie zegt dat lopende gevallen onder de oude blijven');
  expect(blad.text).toContain('<dd>Activerend Werk, versie van 1 juli 2020</dd>');
  const pad = `/omzettingen/${id}/nagaan`;
  expect((await yvonne.post(pad, { doe: 'akkoord', regel: String(plek.Lot) })).status).toBe(303);
  expect((await yvonne.post(pad, { doe: 'akkoord', regel: String(plek.Mo), [`keuze-${plek.Mo}`]: 'overzetten' })).status).toBe(
    303,
  );
  expect((await doe(rob, id, 'uitvoeren')).status).toBe(303);
  await werk(id, undefined, gemeenteId);
  expect(await regels(id)).toMatchObject([
    { wie: 'Lot', uitkomst: 'blijft', besluit: false },
    { wie: 'Mo', uitkomst: 'gedaan', besluit: true },
  ]);
  const { rows } = await h.owner.query(
    "select regeling_id, to_char(upper(looptijd) - 1, 'YYYY-MM-DD') as tot from toewijzing where id = any($1::int[]) order by id",
    [Object.values(plek)],
  );
  // Decided for 1 December: until then nothing follows the new version, and it is not proposed a second time.
  expect(rows).toEqual([
    { regeling_id: oud, tot: '2027-03-31' },
    { regeling_id: oud, tot: '2027-03-31' },
  ]);
  const brief = await h.owner.query(
    'select b.soort, d.gegevens::text as tekst from besluit b join document d on d.gemeente_id = b.gemeente_id and d.id = b.document_id where b.betreft_toewijzing_id = $1',
    [plek.Mo],
  );
  expect(brief.rows).toHaveLength(1);
  expect(brief.rows[0].soort).toBe('wijziging');
  expect(brief.rows[0].tekst).toContain('gelden nieuwe regels');
  expect(brief.rows[0].tekst).toContain('versie van 1 juli 2020');
  expect(brief.rows[0].tekst).toContain('De regeling is vernieuwd.');
  // What nobody asked is no condition: the receipt keeps it, the resident does not read it.
  expect(brief.rows[0].tekst).not.toContain('niet bekend');

  // It rests on the toets and the terms of the new version, which come out the same when they are computed again from the receipt.
  const besluit = (await h.owner.query('select * from besluit where betreft_toewijzing_id = $1', [plek.Mo])).rows[0];
  expect(besluit.regeling_id).toBe(nieuw);
  const regelsVan = besluit.gronden.map(({ regel }: { regel: string }) => regel);
  for (const regel of ['AR1', 'AR3', 'K8']) expect(regelsVan).toContain(regel);
  expect(rekenBesluit(h.beleid, besluit)).toMatchObject({ verschillen: [] });
  const ouder = structuredClone(besluit);
  ouder.feiten.overgang.toets.geboortedatum = '1955-01-01';
  expect(rekenBesluit(h.beleid, ouder).ernst).toBe('uitkomst');
  // The dossier says so: what happened to the toewijzing, and which version held on which day.
  const mo = besluit.inwoner_id;
  const kaart = (await yvonne.get(`/dossier/${mo}/toewijzingen/${plek.Mo}`)).text;
  expect(kaart).toContain('Andere regels vanaf 1 december 2026');
  const nu = (await yvonne.get(`/dossier/${mo}/terugkijken`)).text;
  expect(nu).toContain('Activerend Werk, versie van 1 januari 2017');
  const wijziging = await h.owner.query(
    'select soort, van_regeling_id, naar_regeling_id, besluit_id, verschil from toewijzingwijziging where toewijzing_id = $1',
    [plek.Mo],
  );
  expect(wijziging.rows).toEqual([
    { soort: 'versie', van_regeling_id: oud, naar_regeling_id: nieuw, besluit_id: besluit.id, verschil: besluit.feiten.verschil },
  ]);
  const moZelf = await h.bezoeker({ rol: 'inwoner', inwonerId: mo, naam: 'Mo Mosen', gemeenteId });
  expect((await moZelf.get('/mijn')).text).toContain('nieuwe regels van de gemeente');

  // On its day, and not before; a second run finds nothing, and the receipt comes out the same.
  const geldt = async () =>
    (await h.owner.query('select regeling_id from toewijzing where id = $1', [plek.Mo])).rows[0].regeling_id;
  const begint = (dag: string) => beginVersies({ ...h, vandaag: datum(dag) });
  expect([await begint('2026-11-30'), await geldt()]).toEqual([0, oud]);
  expect([await begint('2026-12-01'), await geldt()]).toEqual([1, nieuw]);
  expect([await begint('2026-12-02'), await geldt()]).toEqual([0, nieuw]);
  // Duties and settlement of the days before keep to the version of then.
  expect((await h.owner.query('select regeling_eerder from toewijzing where id = $1', [plek.Mo])).rows).toEqual([
    { regeling_eerder: [{ tot: '2026-11-30', regeling: oud }] },
  ]);
  expect(rekenBesluit(h.beleid, besluit)).toMatchObject({ verschillen: [] });
});
