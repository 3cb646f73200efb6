/** A besluit of a municipality of which the source gives no duration, and that knows nothing of Apeldoorn: the Rijk van Nijmegen (NI1). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let femke: Bezoeker;
let waalsprong: number;
beforeAll(async () => {
  const huis = await openHouse();
  h = { ...huis, gemeenteId: huis.beleid.gemeenteIdVan('0268') ?? 0 };
  femke = await h.bezoeker({ rol: 'consulent', gemeenteId: h.gemeenteId, naam: 'Femke', functie: 'consulent van WerkBedrijf' });
  // No source says who grants an arrangement: a mandate by name (keuze).
  await h.owner.query(
    `insert into mandaat (gemeente_id, gebruiker_id, verleend_door, handeling, bereik, geldig, bron)
     values ($1, $2, 'WerkBedrijf', 'beschikking-verlenen', 'arrangementen', '[2019-01-01,)', 'x')`,
    [h.gemeenteId, femke.gebruikerId],
  );
  waalsprong = await maakAanbieder(h, { naam: 'De Waalsprong' });
  await maakContract(h, waalsprong, { tarieven: { 'ow-basis-3': 3850 } });
});
afterAll(() => h.close());

const lees = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('NI1: zonder duur in de regeling kiest iemand zelf een laatste dag; leeg is nooit één dag', async () => {
  const { id } = await maakInwoner(h, { consulentId: femke.gebruikerId, trede: 3, perspectief: 5 });
  const { location } = await femke.post(`/dossier/${id}/toets`, { zicht: 'later' });
  const toets = location?.split('/').at(-1) ?? '';
  const vorm = {
    toets,
    product: 'ow-basis-3',
    aanbieder: String(waalsprong),
    ingang: '01-12-2026',
    einde: '',
    urenPerWeek: '16',
    doelen: 'Ik werk een hele ochtend door',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    metAanbieder: 'ja',
    motivering: 'Past bij wat je wilt en kunt.',
  };
  const leeg = lees((await femke.get(`/dossier/${id}/besluit?toets=${toets}&product=ow-basis-3`)).text);
  expect(leeg).toContain('De regeling zegt niet hoe lang Basisarrangement op trede 3 duurt. Kies zelf een laatste dag.');
  expect(leeg).not.toContain('Tot en met welke dag (hoeft niet)');
  // What Apeldoorn says of near the home is not said here (AP15).
  expect(leeg).not.toContain('BR 2.3');
  for (const stap of ['besluit/controle', 'besluit']) {
    const geweigerd = await femke.post(`/dossier/${id}/${stap}`, vorm);
    expect(geweigerd.status).toBe(422);
    expect(lees(geweigerd.text)).toContain('Kies zelf een laatste dag.');
  }
  const goed = await femke.post(`/dossier/${id}/besluit/controle`, { ...vorm, einde: '30-11-2027' });
  expect(goed.status).toBe(200);
  expect(lees(goed.text)).toContain('1 december 2026 tot en met 30 november 2027');
  expect(goed.text).not.toContain('de volle duur');
  const coaching = lees((await femke.get(`/dossier/${id}/besluit?toets=${toets}&product=ow-ontwikkeling-loonwaarde`)).text);
  expect(coaching).toContain('duurt gemiddeld of als uitgangspunt 1 jaar. Een langste duur staat niet in de regeling');
});

test('NI1: de route zegt van een plek die bij een andere trede hoort dat het besluit daar niet kan', async () => {
  const { id } = await maakInwoner(h, { consulentId: femke.gebruikerId });
  const zonder = lees((await femke.get(`/dossier/${id}/route`)).text);
  expect(zonder.match(/Eerst de trede/g)).toHaveLength(2);
  expect(zonder).not.toContain('Naar het besluit');
  // Of several that may begin it is said for whom each is.
  expect(zonder).toContain('Een leerling verlaat binnenkort het praktijkonderwijs');
  const { id: drie } = await maakInwoner(h, { consulentId: femke.gebruikerId, trede: 3 });
  const opDrie = lees((await femke.get(`/dossier/${drie}/route`)).text);
  expect(opDrie).toContain('De inwoner staat op trede 3. Basisarrangement op trede 4 is er voor wie op trede 4 staat.');
  expect(opDrie.match(/Naar het besluit/g)).toHaveLength(1);
});
