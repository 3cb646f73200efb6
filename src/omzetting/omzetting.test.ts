import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { prepareQueue } from '../platform/jobs.ts';
import { runOmzetting } from './jobs.ts';

// Today is 22 November 2026. Fietspunt stops after 31 December; five residents are there, one of a colleague without a mandate.
let h: House;
let ineke: Bezoeker;
let sanne: Bezoeker;
let lieke: Bezoeker;
let hassan: Bezoeker;
let jan: Bezoeker;
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

const werk = (id: number, naElke?: () => void) =>
  runOmzetting(
    { pool: h.pool, beleid: h.beleid, vandaag: h.vandaag, naElke },
    { gemeenteId: h.gemeenteId, gebruikerId: ineke.gebruikerId, id },
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
    expect(bij.text).toContain('5 inwoners worden geraakt');
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
    expect((await kop(id)).status).toBe('klaar');
    expect(await regels(id)).toMatchObject([
      { wie: 'Aad', uitkomst: 'gedaan', besluit: true },
      { wie: 'Bea', uitkomst: 'bespreken', besluit: false },
      { wie: 'Cor', uitkomst: 'overgeslagen', besluit: false },
      { wie: 'Dia', uitkomst: 'gedaan', besluit: true },
      { wie: 'Eef', uitkomst: 'mislukt', besluit: false },
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

  test('who has no mandate hears who has; the talk stands in the queue until it was held; what was passed over is proposed anew', async () => {
    const blad = await ineke.get(`/omzettingen/${id}`);
    expect(blad.text).toMatch(/Mislukt.*Sanne de Wit/s);
    expect((await sanne.get('/werkvoorraad')).text).toContain('Opnieuw bespreken');
    expect((await sanne.post(`/omzettingen/${id}/besproken`, { toewijzing: String(t.Bea) })).status).toBe(303);
    expect((await sanne.post(`/omzettingen/${id}/besproken`, { toewijzing: String(t.Bea) })).status).toBe(422);
    expect((await sanne.get('/werkvoorraad')).text).not.toContain('Opnieuw bespreken');
    expect((await doe(ineke, id, 'opnieuw')).status).toBe(303);
    await werk(id);
    expect(await kop(id)).toMatchObject({ status: 'nagaan' });
    expect((await regels(id)).filter(({ stand }) => stand === 'open').map(({ wie: naam }) => naam)).toEqual(['Cor', 'Eef']);
    const pad = `/omzettingen/${id}/nagaan`;
    expect((await ineke.post(pad, { doe: 'akkoord-alles' })).status).toBe(303);
    expect((await doe(ineke, id, 'uitvoeren')).status).toBe(303);
    await werk(id);
    expect((await regels(id)).map(({ uitkomst }) => uitkomst)).toEqual(['gedaan', 'bespreken', 'gedaan', 'gedaan', 'gedaan']);
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

test('the AOW age moved: who would go past it ends the day before, by a besluit', async () => {
  const { id: inwonerId } = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Hans',
    achternaam: 'Hansen',
    geboortedatum: '1960-01-10',
  });
  const { id: toewijzing } = await maakToewijzing(h, { inwonerId, aanbiederId: dichtbij, van: '2026-09-01', tot: '2027-02-28' });
  const id = await begin(ineke, { soort: 'wet', dag: '01-01-2027', reden: 'De AOW-leeftijd is veranderd.', oudeAow: '67 en 6' });
  expect((await regels(id)).map(({ wie: naam }) => naam)).toEqual(['Hans']);
  expect((await sanne.post(`/omzettingen/${id}/nagaan`, { doe: 'akkoord', regel: String(toewijzing) })).status).toBe(303);
  await doe(ineke, id, 'uitvoeren');
  await werk(id);
  expect(await regels(id)).toMatchObject([{ uitkomst: 'gedaan', tekst: 'Eindigt op 9 januari 2027' }]);
  expect((await h.owner.query('select looptijd::text from toewijzing where id = $1', [toewijzing])).rows).toEqual([
    { looptijd: '[2026-09-01,2027-01-10)' },
  ]);
});
