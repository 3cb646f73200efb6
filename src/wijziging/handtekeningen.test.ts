import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ConceptHuis, legVoor, maakConceptHuis, nr, tekst } from '../../test/besluitconcept.ts';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import type { Answer, Bezoeker, House } from '../../test/house.ts';
import { findProduct } from '../beleid/index.ts';

let h: House;
let huis: ConceptHuis;
beforeAll(async () => {
  huis = await maakConceptHuis();
  h = huis.h;
});
afterAll(() => h?.close());

const PRODUCT = 'wm-werkplek-3';
const producten = () => h.beleid.regelingen(h.gemeenteId).flatMap(({ regeling }) => findProduct(regeling, PRODUCT) ?? []);
beforeEach(() => {
  for (const product of producten()) {
    delete product.vierOgen;
    product.besluit = { wie: [], vorm: 'beschikking', bron: 'keuze' };
  }
});

const WAAROM = { reden: 'anders', toelichting: 'Zo spraken we het af.' };
const UREN = { van: '30-11-2026', urenPerWeek: '8', ...WAAROM };
const maak = async (wie: Bezoeker, inwoner: Parameters<typeof maakInwoner>[1] = {}) => {
  const { id } = await maakInwoner(h, { consulentId: wie.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra', ...inwoner });
  const t = await maakToewijzing(h, { inwonerId: id, aanbiederId: huis.groen, van: '2026-09-01', tot: '2027-02-28' });
  return { id, t, pad: `/dossier/${id}/toewijzingen/${t.id}` };
};
type Werk = Awaited<ReturnType<typeof maak>>;
const bewaar = async (wie: Bezoeker, w: Werk, daad: string, velden: Record<string, string>) => {
  const uit = await wie.post(`/dossier/${w.id}/besluit/concept`, { ...velden, daad, wijzigt: String(w.t.id) });
  expect(uit.status).toBe(303);
  return nr(uit, 'concept');
};
const uren = async (w: Werk): Promise<number> =>
  (await h.owner.query('select minuten_per_week from toewijzing where id = $1', [w.t.id])).rows[0].minuten_per_week;
const besluiten = async (w: Werk) =>
  (
    await h.owner.query('select soort, vier_ogen, genomen_door, mede_door, samen, feiten from besluit where inwoner_id = $1', [
      w.id,
    ])
  ).rows;
const waarom = (a: Answer): string => (a.status === 422 ? tekst(a) : `status ${a.status}`);

test('vier ogen: een wijziging geldt pas na twee handtekeningen, nooit van dezelfde', async () => {
  for (const product of producten()) product.vierOgen = { waarde: ['wijziging', 'beeindiging'], bron: 'keuze' };
  const w = await maak(huis.sanne);
  // The check page offers no way to take it alone, and the address of that way refuses.
  const controle = await huis.sanne.post(`${w.pad}/wijzigen/uren/controle`, { ...UREN, _versie: '1' });
  expect(tekst(controle)).toContain('Bewaar en leg voor');
  expect(tekst(controle)).toContain('tekenen twee mensen met mandaat');
  expect(tekst(controle)).not.toContain('Neem het besluit');
  expect(waarom(await huis.sanne.post(`${w.pad}/wijzigen/uren`, { ...UREN, _versie: '1' }))).toContain(
    'tekenen twee mensen met mandaat',
  );
  expect(await besluiten(w)).toEqual([]);

  const c = await bewaar(huis.sanne, w, 'uren', UREN);
  const pad = `/dossier/${w.id}/besluit/concept/${c}`;
  expect(tekst(await huis.sanne.get(pad))).toContain('met voorleggen teken je als eerste');
  expect((await huis.sanne.post(`${pad}/nemen`, { _versie: '1' })).status).toBe(422);
  const zelf = await legVoor(huis.sanne, w.id, c, huis.sanne, 1);
  expect(zelf.text).toContain('href="#veld-tekenaar"');
  expect((await legVoor(huis.sanne, w.id, c, huis.murat, 1)).status).toBe(303);
  expect((await huis.sanne.post(`${pad}/tekenen`, { _versie: '2' })).status).toBe(422);
  expect(await uren(w)).toBe(720);
  expect((await huis.murat.post(`${pad}/tekenen`, { _versie: '2' })).status).toBe(303);
  expect(await uren(w)).toBe(480);
  expect(await besluiten(w)).toMatchObject([
    { soort: 'wijziging', vier_ogen: true, genomen_door: huis.murat.gebruikerId, mede_door: huis.sanne.gebruikerId },
  ]);
});

test('vier ogen: ook eerder beëindigen; wat de regeling niet noemt, neem je nog steeds alleen', async () => {
  for (const product of producten()) product.vierOgen = { waarde: ['beeindiging'], bron: 'keuze' };
  const w = await maak(huis.sanne);
  const einde = { einde: '31-12-2026', ...WAAROM };
  expect(tekst(await huis.sanne.post(`${w.pad}/beeindigen/controle`, { ...einde, _versie: '1' }))).toContain(
    'Bewaar en leg voor',
  );
  expect(waarom(await huis.sanne.post(`${w.pad}/beeindigen`, { ...einde, _versie: '1' }))).toContain('tekenen twee mensen');
  expect((await huis.sanne.post(`${w.pad}/wijzigen/uren`, { ...UREN, _versie: '1' })).status).toBe(303);
  expect(await besluiten(w)).toMatchObject([{ soort: 'wijziging', vier_ogen: false, mede_door: null }]);
});

test('samen: zonder keuze in de regeling vraagt een wijziging niemand om een ja', async () => {
  for (const { besluit } of producten()) if (besluit) besluit.samenMet = ['inwoner'];
  const w = await maak(huis.sanne);
  const controle = await huis.sanne.post(`${w.pad}/wijzigen/uren/controle`, { ...UREN, _versie: '1' });
  expect(tekst(controle)).not.toContain('Bewaar en vraag om ja of nee');
  expect((await huis.sanne.post(`${w.pad}/wijzigen/uren`, { ...UREN, _versie: '1' })).status).toBe(303);
  expect(await besluiten(w)).toMatchObject([{ samen: [] }]);
});

test('samen: kiest de gemeente ook wijzigingen, dan wacht zij op dat ja, en staat het in het besluit en de brief', async () => {
  for (const { besluit } of producten())
    if (besluit)
      Object.assign(besluit, { samenMet: ['inwoner'], samenBij: { waarde: ['toekenning', 'wijziging'], bron: 'keuze' } });
  const w = await maak(huis.sanne);
  const controle = await huis.sanne.post(`${w.pad}/wijzigen/uren/controle`, { ...UREN, _versie: '1' });
  expect(tekst(controle)).toContain('Bewaar en vraag om ja of nee');
  expect(waarom(await huis.sanne.post(`${w.pad}/wijzigen/uren`, { ...UREN, _versie: '1' }))).toContain(
    'samen met de inwoner besluit',
  );
  expect(await uren(w)).toBe(720);

  // The button keeps it and asks at once.
  const c = await bewaar(huis.sanne, w, 'uren', { ...UREN, _stap: 'vragen' });
  const pad = `/dossier/${w.id}/besluit/concept/${c}`;
  expect(tekst(await huis.sanne.get(pad))).toContain('Ondertekenen kan nog niet');
  expect((await huis.sanne.post(`${pad}/nemen`, { _versie: '1' })).status).toBe(422);
  const jan = await h.bezoeker({ rol: 'inwoner', inwonerId: w.id, gemeenteId: h.gemeenteId });
  const vraag = (await h.owner.query('select id, voorstel from samenspraak where concept_id = $1', [c])).rows[0];
  expect(vraag.voorstel).toContainEqual({ kop: 'Uren per week', waarde: '12 wordt 8' });
  expect(JSON.stringify(vraag.voorstel)).not.toContain('<');
  expect(tekst(await jan.get('/mijn/samen'))).toContain('12 wordt 8');
  const ja = await huis.sanne.post(`${pad}/samen/${vraag.id}`, { antwoord: 'ja', reden: '', hoe: 'telefoon', _versie: '1' });
  expect(ja.status).toBe(303);
  expect((await huis.sanne.post(`${pad}/nemen`, { _versie: '1' })).status).toBe(303);
  expect(await uren(w)).toBe(480);
  const [besluit] = await besluiten(w);
  expect(besluit).toMatchObject({ samen: ['inwoner'], feiten: { samen: [{ wie: 'inwoner', hoe: 'telefoon' }] } });
  const { besluit_id } = await huis.rij('besluitconcept', c);
  const blad = tekst(await huis.sanne.get(`/dossier/${w.id}/besluit/${besluit_id}`));
  expect(blad).toContain('Besloten samen met: de inwoner');
  expect((await huis.sanne.post(`/dossier/${w.id}/besluit/${besluit_id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
  const { document_id } = await huis.rij('besluit', besluit_id);
  expect(tekst(await jan.get(`/mijn/brieven/${document_id}`))).toContain('Jij zei ja op 22 november 2026');
});

test('een andere aanbieder vanaf een dag die al voorbij is: wat er met de uren gebeurt, staat er vooraf bij', async () => {
  const w = await maak(huis.sanne);
  const elders = await maakAanbieder(h, { naam: 'Atelier De Linde' });
  await maakContract(h, elders);
  const uur = (dag: string) =>
    h.owner.query(
      "insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door) select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, 240, 'ingestuurd', 'scherm', $3 from toewijzing where id = $1",
      [w.t.id, dag, huis.sanne.gebruikerId],
    );
  const bekijk = async (van: string) =>
    tekst(
      await huis.sanne.post(`${w.pad}/wijzigen/aanbieder/controle`, { aanbieder: String(elders), van, ...WAAROM, _versie: '1' }),
    );
  expect(await bekijk('16-11-2026')).toContain('De Groene Ruimte schreef nog geen uren op.');
  await uur('2026-11-12');
  const vroeg = await bekijk('16-11-2026');
  expect(vroeg).toContain('Let op');
  expect(vroeg).toContain('Uren tot en met 12 november 2026 blijven bij De Groene Ruimte.');
  expect(vroeg).toContain('Uren vanaf 16 november 2026 schrijft Atelier De Linde op.');
  // From today on nothing of the past moves.
  expect(await bekijk('23-11-2026')).not.toContain('een dag in het verleden');
});

test('de lijst zegt bij elk besluit wat dat besluit gaf, en niet wat er nu van is', async () => {
  const w = await maak(huis.sanne);
  const langer = { tot: '31-08-2027', ...WAAROM };
  expect((await huis.sanne.post(`${w.pad}/wijzigen/verlengen`, { ...langer, _versie: '1' })).status).toBe(303);
  const versie = String((await huis.rij('toewijzing', w.t.id)).versie);
  expect((await huis.sanne.post(`${w.pad}/beeindigen`, { einde: '31-12-2026', ...WAAROM, _versie: versie })).status).toBe(303);
  const lijst = tekst(await huis.sanne.get(`/dossier/${w.id}/besluiten`));
  expect(lijst).toMatch(/Verlenging: [^·]+· [^·]+ · 1 september 2026 tot en met 31 augustus 2027/);
  expect(lijst).not.toContain('1 september 2026 tot en met 31 december 2026');
  expect(lijst).toMatch(/Beëindiging: [^·]+· [^·]+ · tot en met 31 december 2026/);
});

test('de beleidspagina zegt bij welke besluiten twee mensen tekenen en een ander meebeslist, met de bron of als keuze', async () => {
  for (const product of producten())
    if (product.besluit) {
      product.besluit.samenMet = ['inwoner'];
      product.vierOgen = { waarde: ['wijziging', 'beeindiging'], bron: 'keuze', toelichting: 'Zo kozen wij.' };
    }
  const lees = async () => tekst(await huis.sanne.get('/beleid/producten'));
  expect(await lees()).toMatch(/Twee handtekeningen bij wijziging en beëindiging keuze, niet in de bron Zo kozen wij\./);
  expect(await lees()).toMatch(/Samen bij toekenning en herziening keuze, niet in de bron/);
  for (const { besluit } of producten()) if (besluit) besluit.samenBij = { waarde: ['toekenning', 'wijziging'], bron: 'BR 2.3' };
  expect(await lees()).toMatch(/Samen bij toekenning en wijziging BR 2\.3/);
});
