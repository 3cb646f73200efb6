import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConceptHuis, legVoor, maakConcept, maakConceptHuis, tekst } from '../../test/besluitconcept.ts';
import type { Answer, Bezoeker, House } from '../../test/house.ts';
import { findProduct } from '../beleid/index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let lieke: Bezoeker;
let ineke: Bezoeker;
let klaar: ConceptHuis['klaar'];
let rij: ConceptHuis['rij'];
beforeAll(async () => {
  ({ h, sanne, murat, lieke, ineke, klaar, rij } = await maakConceptHuis());
  // No source asks two signatures: a regeling that does so by choice.
  for (const { regeling } of h.beleid.regelingen(h.gemeenteId)) {
    const product = findProduct(regeling, 'wm-werkplek-3');
    if (product) product.vierOgen = { waarde: ['toekenning', 'wijziging', 'beeindiging'], bron: 'keuze' };
  }
});
afterAll(() => h?.close());

const zegAanVeld = (a: Answer): string => (a.status === 422 ? tekst(a) : `status ${a.status}`);

test('wie mandaat heeft tekent met voorleggen als eerste; een ander tekent als tweede, en dan pas is het besluit er', async () => {
  const { id, vorm } = await klaar(sanne, { achternaam: 'Twee' });
  const voorbereid = await sanne.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=wm-werkplek-3`);
  expect(voorbereid.status).toBe(200);
  // Alone it cannot be taken.
  const alleen = await sanne.post(`/dossier/${id}/besluit`, vorm);
  expect(zegAanVeld(alleen)).toContain('tekenen twee mensen met mandaat');
  expect((await h.owner.query('select 1 from besluit where inwoner_id = $1', [id])).rowCount).toBe(0);

  const c = await maakConcept(sanne, id, vorm);
  const pad = `/dossier/${id}/besluit/concept/${c}`;
  const pagina = tekst(await sanne.get(pad));
  expect(pagina).toContain('twee (vier ogen)');
  expect(pagina).toContain('met voorleggen teken je als eerste');
  expect(pagina).not.toContain('Neem het besluit');
  expect((await sanne.post(`${pad}/nemen`, { _versie: '1' })).status).toBe(422);
  const zelf = await legVoor(sanne, id, c, sanne, 1);
  expect(zelf.status).toBe(422);
  expect(zelf.text).toContain('href="#veld-tekenaar"');
  expect((await legVoor(sanne, id, c, murat, 1)).status).toBe(303);
  expect(tekst(await sanne.get(pad))).toContain('Eerste handtekening Sanne de Wit');
  // The first cannot be the second too.
  expect((await sanne.post(`${pad}/tekenen`, { _versie: '2' })).status).toBe(422);
  expect(tekst(await murat.get('/besluiten-ter-ondertekening'))).toContain('Eerste handtekening: Sanne de Wit');
  const getekend = await murat.post(`${pad}/tekenen`, { _versie: '2' });
  expect(getekend.location).toBe('/besluiten-ter-ondertekening?klaar=getekend');
  const { besluit_id } = await rij('besluitconcept', c);
  const besluit = await rij('besluit', besluit_id);
  expect(besluit).toMatchObject({ vier_ogen: true, genomen_door: murat.gebruikerId, mede_door: sanne.gebruikerId });
  const blad = tekst(await sanne.get(`/dossier/${id}/besluit/${besluit_id}`));
  expect(blad).toContain('Sanne de Wit');
  expect(blad).toContain('Murat Aydın');
  expect((await sanne.post(`/dossier/${id}/besluit/${besluit_id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
});

test('wie geen mandaat heeft legt twee keer voor: aan de eerste, en daarna aan een ander', async () => {
  const { id, vorm } = await klaar(lieke, { achternaam: 'Driesprong' });
  const c = await maakConcept(lieke, id, vorm);
  const pad = `/dossier/${id}/besluit/concept/${c}`;
  expect((await legVoor(lieke, id, c, murat, 1)).status).toBe(303);
  const eerste = await murat.post(`${pad}/tekenen`, { _versie: '2' });
  expect(eerste.location).toBe('/besluiten-ter-ondertekening?klaar=eerste');
  expect(tekst(await murat.get(eerste.location ?? ''))).toContain('Je tekende als eerste');
  expect((await h.owner.query('select 1 from besluit where inwoner_id = $1', [id])).rowCount).toBe(0);
  const terug = await lieke.get(pad);
  expect(tekst(terug)).toContain('Eerste handtekening Murat Aydın');
  const weer = await legVoor(lieke, id, c, murat, 3);
  expect(weer.text).toContain('href="#veld-tekenaar"');
  expect(zegAanVeld(weer)).toContain('Deze collega tekende al als eerste');
  expect((await legVoor(lieke, id, c, ineke, 3)).status).toBe(303);
  expect((await ineke.post(`${pad}/tekenen`, { _versie: '4' })).status).toBe(303);
  const { besluit_id } = await rij('besluitconcept', c);
  expect(await rij('besluit', besluit_id)).toMatchObject({ genomen_door: ineke.gebruikerId, mede_door: murat.gebruikerId });
  expect((await h.owner.query('select 1 from toewijzing where besluit_id = $1', [besluit_id])).rowCount).toBe(1);
});

test('de eerste handtekening komt niet onder een concept dat zo nog niet kan: aan het veld staat wat ontbreekt', async () => {
  const { id, vorm } = await klaar(sanne, { achternaam: 'Onaf' });
  const c = await maakConcept(sanne, id, { ...vorm, aanbieder: '1', metInwoner: '' });
  const pad = `/dossier/${id}/besluit/concept/${c}`;
  const pagina = tekst(await sanne.get(pad));
  expect(pagina).toContain('Zo kan dit besluit nog niet');
  expect(pagina).toContain('Dat kan pas als hierboven niets meer ontbreekt');
  expect(pagina).not.toContain('Wie ondertekent?');
  const weg = await legVoor(sanne, id, c, murat, 1);
  expect(weg.status).toBe(422);
  expect(tekst(weg)).toContain('Tekenen kan nog niet. Doelen stel je samen met de inwoner op');
  expect(await rij('besluitconcept', c)).toMatchObject({ status: 'concept', eerste_door: null, tekenaar_id: null });

  // Who has no mandate may ask for a look; the one who is asked does not sign it either.
  const ander = await klaar(lieke, { achternaam: 'Onaf' });
  const d = await maakConcept(lieke, ander.id, { ...ander.vorm, metInwoner: '' });
  expect((await legVoor(lieke, ander.id, d, murat, 1)).status).toBe(303);
  const teken = await murat.post(`/dossier/${ander.id}/besluit/concept/${d}/tekenen`, { _versie: '2' });
  expect(zegAanVeld(teken)).toContain('Tekenen kan nog niet. Doelen stel je samen met de inwoner op');
  expect(await rij('besluitconcept', d)).toMatchObject({ status: 'ter-ondertekening', eerste_door: null });
});
