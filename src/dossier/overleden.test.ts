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

test('nobody begins a message to somebody who died; with the aanbieder there may be something to wind up', async () => {
  const met = (await sanne.get(`/dossier/${id}/berichten/nieuw`)).text;
  expect(met).not.toContain('met=inwoner');
  expect(met).toContain('met=aanbieder');
});

test('the heading says which part of whose dossier, on paper too', async () => {
  expect(await tab(sanne, '')).toContain('<h1>Amina Yusuf</h1>');
  expect(await tab(sanne, '/plan')).toContain('<h1>Plan van Amina Yusuf</h1>');
  expect(await tab(sanne, '/zrm')).toContain('<h1>Zelfredzaamheid van Amina Yusuf</h1>');
});
