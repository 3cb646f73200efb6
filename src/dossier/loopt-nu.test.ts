import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
});
afterAll(() => h?.close());

test.each([
  ['22 november 2026, de laatste dag', '2026-11-22', true],
  ['21 november 2026, gisteren', '2026-11-21', false],
])('a place of which the last day is %s', async (_, tot, loopt) => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Proefstra' });
  const aanbieder = await maakAanbieder(h, { naam: 'Fietspunt' });
  await maakToewijzing(h, { inwonerId: id, aanbiederId: aanbieder, van: '2026-06-01', tot });
  const tekst = async (pad: string) => (await sanne.get(pad)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const dossier = await tekst(`/dossier/${id}`);
  expect(dossier).toMatch(loopt ? /Loopt nu Fietspunt/ : /Loopt nu Niets/);
  if (!loopt) expect(await tekst(`/dossier/${id}/route`)).not.toContain('loopt wel');
});
