// Almere: no product hangs on a trede, and half of them are steps of the route.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h?.close());

test('AL18: nobody is sent to the ladder first, and a step of the route leads to the route, not to a besluit', async () => {
  const gemeenteId = h.beleid.gemeenteIdVan('0034') ?? 0;
  const ilona = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Ilona Brands', functie: 'afdeling Wmo' });
  const { id } = await maakInwoner({ ...h, gemeenteId }, { consulentId: ilona.gebruikerId });
  expect((await ilona.get(`/dossier/${id}/toets`)).text).not.toContain('Bepaal eerst de trede');
  const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', vermogen: 'ja', adviesUwv: 'ja', zicht: 'later' };
  const location = (await ilona.post(`/dossier/${id}/toets`, antwoorden)).location ?? '';
  const { text } = await ilona.get(location);
  expect(text).toContain(`/dossier/${id}/besluit?toets=`);
  expect(text).toContain('Dit is een stap van de route.');
  expect(text).toContain(`href="/dossier/${id}/route"`);
  expect(text).not.toContain('Leg een besluit over');
});
