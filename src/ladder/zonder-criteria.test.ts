/** Of Almere no source describes a ladder (C3): its pages speak of no criteria, and leave the weighing to people. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

test('C3: without a description of the treden nobody is sent to criteria that are not there', async () => {
  const gemeenteId = h.beleid.gemeenteIdVan('0034') ?? 0;
  const petra = await h.bezoeker({ rol: 'consulent', gemeenteId, functie: 'accountadviseur' });
  const { id } = await maakInwoner({ ...h, gemeenteId }, { consulentId: petra.gebruikerId });
  const nieuw = `/dossier/${id}/ladder/nieuw`;
  const eerst = (await petra.get(nieuw)).text;
  expect(eerst).toContain('De regeling beschrijft de treden niet.');
  expect(eerst).not.toContain('criteria');
  await petra.post(nieuw, { peildatum: '20-11-2026', _doe: 'verder' });
  const oordeel = (await petra.get(`${nieuw}/oordeel`)).text;
  expect(oordeel).toContain('De bron van Almere noemt geen ladder.');
  expect(oordeel).not.toContain('Zonder nadere omschrijving');
  const ladder = (await petra.get(`/dossier/${id}/ladder`)).text;
  expect([ladder.includes('Wat betekenen de treden?'), ladder.includes('criteria')]).toEqual([false, false]);
});
