import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let ineke: Bezoeker;
let id: number;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  ineke = await h.bezoeker({ rol: 'teammanager' });
  id = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Amina', achternaam: 'Yusuf', status: 'in-traject' }))
    .id;
  await maakToewijzing(h, { inwonerId: id, aanbiederId: await maakAanbieder(h) });
});
afterAll(() => h?.close());

const tab = async (wie: Bezoeker, deel: string) => (await wie.get(`/dossier/${id}${deel}`)).text;

/** What each tab offers that needs the resident himself. */
const AANBOD: readonly (readonly [deel: string, knop: string])[] = [
  ['/ladder', 'Trede bepalen'],
  ['/zrm', 'Zelfredzaamheid scoren'],
  ['/plan', 'Maak het plan'],
  ['/besluiten', 'Besluit voorbereiden'],
  ['/brieven', 'Overzicht maken'],
  ['/brieven', 'Hoe wil de inwoner zijn brieven?'],
  ['/overdracht', 'Overdracht voorstellen'],
  ['/toegang', 'Verwijzen naar oriëntatie'],
  ['/notities', 'Notitie die Amina leest'],
];

test('after a death no tab offers what needs the resident, and each says what can still be done and why the rest is gone', async () => {
  for (const [deel, knop] of AANBOD) expect(await tab(sanne, deel), deel).toContain(knop);
  await h.owner.query("update inwoner_persoon set overleden_op = '2026-11-15' where inwoner_id = $1", [id]);
  for (const [deel, knop] of AANBOD) {
    const text = await tab(sanne, deel);
    expect(text, deel).not.toContain(knop);
    expect(text, deel).toMatch(/Amina is overleden op 15 november 2026.*Wat je nog kunt doen/s);
  }
  expect(await tab(sanne, '/brieven')).toContain('Brieven gaan met de post naar de erven');
  expect(await tab(sanne, '/notities')).toContain('Werknotitie');
  expect(await tab(sanne, '/documenten')).toContain('Document toevoegen');
  expect(await tab(sanne, '/besluiten')).not.toContain('Geldt<');
  const mee = await tab(ineke, '/ladder');
  expect(mee).toContain('kun je blijven lezen');
  expect(mee).not.toContain('Wat je nog kunt doen');
});

/** What somebody types or had open: each is refused, and nothing is kept. */
const GETYPT: readonly (readonly [deel: string, velden?: Record<string, string>])[] = [
  ['/besluit'],
  ['/besluit', { product: 'wm-werkplek-3', motivering: 'Amina kan dit goed aan.' }],
  ['/besluit/concept', { product: 'wm-werkplek-3' }],
  ['/besluit/afwijzen'],
  ['/toets'],
  ['/ladder/nieuw'],
  ['/ladder/nieuw', { trede: '4' }],
  ['/zrm/nieuw'],
  ['/plan/versie', { aanleiding: 'eerste' }],
  ['/plan/woorden', { wil: 'fietsen' }],
  ['/brieven/overzicht'],
  ['/brieven/overzicht', {}],
  ['/brieven/keuze', { keuze: 'digitaal' }],
  ['/afspraken/nieuw'],
  ['/orientatie/verwijzen'],
  ['/overdracht/nieuw'],
  ['/terugkeer/stap'],
  ['/nazorg/plannen', {}],
  ['/eigen-plan'],
  ['/notities/nieuw'],
  ['/notities/nieuw', { tekst: 'Fijn dat je kwam.' }],
];

test('what needs the resident is refused by a typed address and a form that was open too, with what was typed', async () => {
  const stand = async () =>
    (
      await h.owner.query(
        `select (select count(*) from document where inwoner_id = $1) as brieven, (select count(*) from notitie where inwoner_id = $1) as notities,
                (select count(*) from bepalingconcept where inwoner_id = $1) as concepten, (select count(*) from besluitconcept where inwoner_id = $1) as besluiten,
                (select count(*) from plan where inwoner_id = $1) as plannen`,
        [id],
      )
    ).rows[0];
  const ervoor = await stand();
  for (const [deel, velden] of GETYPT) {
    const pad = `/dossier/${id}${deel}`;
    const uit = velden ? await sanne.post(pad, velden) : await sanne.get(pad);
    expect(uit.status, pad).toBe(409);
    expect(uit.text, pad).toContain('Amina is overleden op 15 november 2026');
    for (const waarde of Object.values(velden ?? {})) expect(uit.text, pad).toContain(waarde);
  }
  expect(await stand()).toEqual(ervoor);
  expect((await sanne.get(`/dossier/${id}/werknotities/nieuw`)).status).toBe(200);
  expect((await ineke.get(`/dossier/${id}/besluit`)).status).toBe(403);
});

test('what was to be read by her is no longer put right, and nothing waits for her', async () => {
  const notitie = (soort: string, tekst: string) =>
    h.owner.query(
      `insert into ${soort} (gemeente_id, inwoner_id, consulent_id, reeks, versie, tekst, door) values ($1, $2, $3, 1, 1, $4, $3)`,
      [h.gemeenteId, id, sanne.gebruikerId, tekst],
    );
  await notitie('notitie', 'Je was er op tijd.');
  const tabblad = await tab(sanne, '/notities');
  expect(tabblad).toContain('Je was er op tijd.');
  expect(tabblad).not.toContain('/verbeteren');
  await notitie('werknotitie', 'De zus belde.');
  expect(await tab(sanne, '/notities')).toContain('werknotities/1/verbeteren');
  expect(await tab(sanne, '/plan')).toContain('Voor het overlijden van Amina is er geen plan gemaakt');
});

test('nobody begins a message to somebody who died; with the aanbieder there may be something to wind up', async () => {
  const met = (await sanne.get(`/dossier/${id}/berichten/nieuw`)).text;
  expect(met).not.toContain('met=inwoner');
  expect(met).toContain('met=aanbieder');
  const typt = await sanne.get(`/dossier/${id}/berichten/nieuw?met=inwoner`);
  expect(typt.text).toContain('Met wie schrijf je?');
  const stuurt = await sanne.post(`/dossier/${id}/berichten/nieuw`, { met: 'inwoner', onderwerp: 'Hoi', tekst: 'Tot morgen.' });
  expect(stuurt.text).toContain('Met wie schrijf je?');
  expect((await h.owner.query('select 1 from overleg where inwoner_id = $1', [id])).rowCount).toBe(0);
});

test('the heading says which part of whose dossier, on paper too', async () => {
  expect(await tab(sanne, '')).toContain('<h1>Amina Yusuf</h1>');
  expect(await tab(sanne, '/plan')).toContain('<h1>Plan van Amina Yusuf</h1>');
  expect(await tab(sanne, '/zrm')).toContain('<h1>Zelfredzaamheid van Amina Yusuf</h1>');
});
