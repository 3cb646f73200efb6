import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { findProduct } from '../beleid/index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let lieke: Bezoeker;
let ineke: Bezoeker;
let groen: number;
beforeAll(async () => {
  h = await openHouse({ eigenBeleid: true });
  // No source asks two signatures: a regeling that does so by choice.
  for (const { regeling } of h.beleid.regelingen(h.gemeenteId)) {
    const besluit = findProduct(regeling, 'wm-werkplek-3')?.besluit;
    if (besluit) besluit.vierOgen = true;
  }
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın', functie: 'Activeringscoach' });
  lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer', functie: 'wijkconsulent in opleiding' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
  for (const functie of ['teammanager-wmo', 'trajectregisseur', 'activeringscoach']) await maakMandaat(h, functie);
  groen = await maakAanbieder(h, { naam: 'De Groene Ruimte' });
  await maakContract(h, groen);
});
afterAll(() => h?.close());

const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };
const klaar = async (wie: Bezoeker, o: Parameters<typeof maakInwoner>[1] = {}) => {
  const { id } = await maakInwoner(h, { consulentId: wie.gebruikerId, trede: 3, perspectief: 5, ...o });
  const { location } = await wie.post(`/dossier/${id}/toets`, antwoorden);
  const toets = location?.split('/').at(-1) ?? '';
  const vorm: Record<string, string> = {
    toets,
    product: 'wm-werkplek-3',
    aanbieder: String(groen),
    ingang: '22-11-2026',
    einde: '',
    urenPerWeek: '12',
    doelen: 'Ik begin drie ochtenden op tijd',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    metAanbieder: 'ja',
    motivering: 'Je wilt graag meedoen en je kunt dit aan.',
  };
  return { id, toets, vorm };
};
const tekst = (a: Answer) => a.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const nr = (a: Answer, wat: string) => new RegExp(`/${wat}/(\\d+)`).exec(a.location ?? '')?.[1] ?? '';
const rij = async (tabel: string, id: string | number) =>
  (await h.owner.query(`select * from ${tabel} where id = $1`, [id])).rows[0];
const concept = async (wie: Bezoeker, id: number, vorm: Record<string, string>) => {
  const uit = await wie.post(`/dossier/${id}/besluit/concept`, vorm);
  expect(uit.status).toBe(303);
  return nr(uit, 'concept');
};
const leg = (wie: Bezoeker, id: number, c: string, aan: Bezoeker, versie: number) =>
  wie.post(`/dossier/${id}/besluit/concept/${c}/voorleggen`, { tekenaar: String(aan.gebruikerId), _versie: String(versie) });

const zegAanVeld = (a: Answer): string => (a.status === 422 ? tekst(a) : `status ${a.status}`);

test('wie mandaat heeft tekent met voorleggen als eerste; een ander tekent als tweede, en dan pas is het besluit er', async () => {
  const { id, vorm } = await klaar(sanne, { achternaam: 'Twee' });
  const voorbereid = await sanne.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=wm-werkplek-3`);
  expect(voorbereid.status).toBe(200);
  // Alone it cannot be taken.
  const alleen = await sanne.post(`/dossier/${id}/besluit`, vorm);
  expect(zegAanVeld(alleen)).toContain('besluiten twee mensen met mandaat');
  expect((await h.owner.query('select 1 from besluit where inwoner_id = $1', [id])).rowCount).toBe(0);

  const c = await concept(sanne, id, vorm);
  const pad = `/dossier/${id}/besluit/concept/${c}`;
  const pagina = tekst(await sanne.get(pad));
  expect(pagina).toContain('twee (vier ogen)');
  expect(pagina).toContain('met voorleggen teken je als eerste');
  expect(pagina).not.toContain('Neem het besluit');
  expect((await sanne.post(`${pad}/nemen`, { _versie: '1' })).status).toBe(422);
  const zelf = await leg(sanne, id, c, sanne, 1);
  expect(zelf.status).toBe(422);
  expect(zelf.text).toContain('href="#veld-tekenaar"');
  expect((await leg(sanne, id, c, murat, 1)).status).toBe(303);
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
  const c = await concept(lieke, id, vorm);
  const pad = `/dossier/${id}/besluit/concept/${c}`;
  expect((await leg(lieke, id, c, murat, 1)).status).toBe(303);
  const eerste = await murat.post(`${pad}/tekenen`, { _versie: '2' });
  expect(eerste.location).toBe('/besluiten-ter-ondertekening?klaar=eerste');
  expect(tekst(await murat.get(eerste.location ?? ''))).toContain('Je tekende als eerste');
  expect((await h.owner.query('select 1 from besluit where inwoner_id = $1', [id])).rowCount).toBe(0);
  const terug = await lieke.get(pad);
  expect(tekst(terug)).toContain('Eerste handtekening Murat Aydın');
  const weer = await leg(lieke, id, c, murat, 3);
  expect(weer.text).toContain('href="#veld-tekenaar"');
  expect(zegAanVeld(weer)).toContain('Deze collega tekende al als eerste');
  expect((await leg(lieke, id, c, ineke, 3)).status).toBe(303);
  expect((await ineke.post(`${pad}/tekenen`, { _versie: '4' })).status).toBe(303);
  const { besluit_id } = await rij('besluitconcept', c);
  expect(await rij('besluit', besluit_id)).toMatchObject({ genomen_door: ineke.gebruikerId, mede_door: murat.gebruikerId });
  expect((await h.owner.query('select 1 from toewijzing where besluit_id = $1', [besluit_id])).rowCount).toBe(1);
});
