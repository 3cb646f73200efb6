/** What the resident reads of his way is what the consulent reads: a place outside it, a plan that lies before him, who took him over. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let femke: Bezoeker;
let aanbiederId: number;
beforeAll(async () => {
  const huis = await openHouse();
  h = { ...huis, gemeenteId: huis.beleid.gemeenteIdVan('0268') ?? 0 };
  femke = await h.bezoeker({ rol: 'consulent', gemeenteId: h.gemeenteId, naam: 'Femke', functie: 'consulent van WerkBedrijf' });
  aanbiederId = await maakAanbieder(h, { naam: 'De Waalsprong' });
});
afterAll(() => h.close());

const lees = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
/** Both pages of the resident, and the tab of the consulent, as one reads them. */
const paginas = async (id: number) => {
  const zelf = await h.bezoeker({ rol: 'inwoner', gemeenteId: h.gemeenteId, inwonerId: id });
  const [route, mijn, tab] = await Promise.all([zelf.get('/mijn/route'), zelf.get('/mijn'), femke.get(`/dossier/${id}/route`)]);
  return { route: lees(route.text), mijn: lees(mijn.text), tab: lees(tab.text) };
};
const iemand = async () => (await maakInwoner(h, { consulentId: femke.gebruikerId, status: 'in-traject', trede: 3 })).id;
const plek = async (inwonerId: number, product = 'ow-basis-3') =>
  (await maakToewijzing(h, { inwonerId, aanbiederId, product, van: '2026-01-05', tot: '2027-01-04', minutenPerWeek: 960 })).id;

test('een plek die nog moet beginnen staat op de route van inwoner en consulent', async () => {
  const id = await iemand();
  const toewijzing = await plek(id);
  await h.owner.query("update toewijzing set status = 'geaccepteerd', gestart_op = null where id = $1", [toewijzing]);
  const { route, tab } = await paginas(id);
  expect(route).toContain('Je plek bij De Waalsprong moet nog beginnen.');
  expect(route).not.toContain('Er loopt nu geen stap.');
  expect(tab).toContain('Basisarrangement op trede 3 bij De Waalsprong is toegekend en moet nog beginnen.');
});

test('een plek die geen stap van de route is, loopt ook', async () => {
  const id = await iemand();
  await plek(id, 'plek-van-vroeger');
  const { route, tab } = await paginas(id);
  expect(route).toContain('Je hebt nu een plek bij De Waalsprong. Die plek is geen stap van deze route.');
  expect(route).toContain('Van deze route loopt nu geen stap.');
  expect(tab).toContain('bij De Waalsprong loopt wel, en is hier geen stap.');
});

test('een plek is na de laatste dag voorbij, ook als niemand iets deed', async () => {
  const id = await iemand();
  await maakToewijzing(h, {
    inwonerId: id,
    aanbiederId,
    product: 'ow-basis-3',
    van: '2025-01-06',
    tot: '2026-01-05',
    minutenPerWeek: 960,
  });
  const { route, tab } = await paginas(id);
  expect(route).not.toContain('Loopt nu');
  expect(route).toContain('Klaar op 5 januari 2026.');
  expect(tab).toMatch(/De weg tot nu toe 5 januari 2026 .* 6 januari 2025 tot en met 5 januari 2026\./);
  expect(tab).not.toContain('Loopt te lang');
});

test('NI3: een plan dat voorligt is ook voor de inwoner de stap die loopt; wat ernaast moet komen staat vooraan', async () => {
  const id = await iemand();
  await plek(id);
  const ervoor = await paginas(id);
  expect(ervoor.tab).toContain('Hierna kan: persoonlijk plan, regulier werk zonder ondersteuning');
  expect(ervoor.route).toContain('Jouw plan, een gewone baan');
  await h.owner.query(
    `insert into plan (gemeente_id, inwoner_id, consulent_id, nummer, status, aanleiding, voorgelegd_op, door)
     values ($1, $2, $3, 1, 'voorgelegd', 'eerste', '2026-11-20', $3)`,
    [h.gemeenteId, id, femke.gebruikerId],
  );
  const { route, mijn, tab } = await paginas(id);
  expect(tab).toContain('Nu: Persoonlijk plan');
  expect(route).toMatch(/Jouw plan Loopt nu .* Lees je plan \. Daar zeg je of je het eens bent/);
  // It stands among what he has to do, and is not told a second time as somebody else's.
  expect(mijn).not.toContain('Je contactpersoon vraagt je wat je vindt');
});

test('NI3: een plan van de dag waarop de plek begint leidt verder; de plek volgt er niet op', async () => {
  const id = await iemand();
  await plek(id);
  await h.owner.query(
    `insert into plan (gemeente_id, inwoner_id, consulent_id, nummer, status, aanleiding, voorgelegd_op, geldt_op, zonder_akkoord, door)
     values ($1, $2, $3, 1, 'geldt', 'eerste', '2026-01-05', '2026-01-05', 'Zij zei het.', $3)`,
    [h.gemeenteId, id, femke.gebruikerId],
  );
  const { tab } = await paginas(id);
  const kan = tab.slice(tab.indexOf('Wat kan volgen'), tab.indexOf('Wat nu niet mag'));
  for (const stap of [
    'Ontwikkelarrangement loonwaarde',
    'Ontwikkelarrangement zelfredzaamheid',
    'Beginnen met Bespreking van de casus',
  ])
    expect(kan).toContain(stap);
});

test('NI3: over of de doelen zijn gehaald vraagt de route wat de kandidaat vindt, niet wat die wil', async () => {
  const id = await iemand();
  const maak = (product: string) =>
    maakToewijzing(h, { inwonerId: id, aanbiederId, product, van: '2025-11-01', tot: '2026-10-31', minutenPerWeek: 960 });
  await maak('ow-basis-3');
  await maak('ow-ontwikkeling-loonwaarde');
  await femke.post(`/dossier/${id}/route/begin/eind`, { _stap: 'vastleggen', op: '20-11-2026' });
  const { rows } = await h.owner.query<{ id: number; versie: number }>(
    'select id, versie from trajectstap where inwoner_id = $1',
    [id],
  );
  const [stap] = rows;
  await femke.post(`/dossier/${id}/route/stap/${stap?.id}/vragen`, { _versie: String(stap?.versie), voor: 'gehaald' });
  const { route } = await paginas(id);
  expect(route).toContain('Wat vind jij: Zijn je doelen gehaald? ');
  expect(route).toContain('Ja, dat vind ik ook');
  expect(route).not.toContain('gehaald??');
});

test('NI2: wordt de plek vernieuwd als de coaching eindigt, dan leidt de coaching nog steeds naar het kijken of de doelen zijn gehaald', async () => {
  const id = await iemand();
  const maak = (product: string, van: string, tot: string) =>
    maakToewijzing(h, { inwonerId: id, aanbiederId, product, van, tot, minutenPerWeek: 960 });
  await maak('ow-basis-3', '2025-11-01', '2026-10-31');
  await maak('ow-ontwikkeling-loonwaarde', '2025-11-01', '2026-10-31');
  await maak('ow-basis-3', '2026-11-01', '2027-10-31');
  const { tab } = await paginas(id);
  expect(tab).toContain('Uitkomst: het arrangement is klaar.');
  expect(tab).toContain('Beginnen met Bekijken of de doelen zijn gehaald');
});

test('AP21: zolang het resultaat van een ontwikkeling niet is bevestigd, zegt de route dat daar de uitkomst uit volgt', async () => {
  const gemeenteId = h.beleid.gemeenteIdVan('0200') ?? 0;
  const sanne = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Sanne' });
  const { id } = await maakInwoner({ ...h, gemeenteId }, { consulentId: sanne.gebruikerId, status: 'in-traject', trede: 3 });
  const plek = { inwonerId: id, aanbiederId, product: 'wm-ontwikkeling-4', van: '2026-04-01', tot: '2026-09-30' };
  const { id: nummer } = await maakToewijzing({ ...h, gemeenteId }, plek);
  await h.owner.query('update toewijzing set doel_trede = 4 where id = $1', [nummer]);
  const tab = await sanne.get(`/dossier/${id}/route`);
  expect(lees(tab.text)).toContain(
    'Afgelopen. Er is nog geen resultaat waar de gemeente akkoord mee is; daaruit volgt de uitkomst.',
  );
  expect(tab.text).toContain(`/dossier/${id}/toewijzingen/${nummer}`);
});

test('ED2, ED7: de plek zonder toewijzing, wie er gevraagd is en wie het overneemt staan bij de inwoner zoals het is', async () => {
  const gemeenteId = h.beleid.gemeenteIdVan('0228') ?? 0;
  const ede = { ...h, gemeenteId };
  const margriet = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Margriet', functie: 'consulent' });
  const { id } = await maakInwoner(ede, { consulentId: margriet.gebruikerId, status: 'in-traject' });
  const zelf = await h.bezoeker({ rol: 'inwoner', gemeenteId, inwonerId: id });
  const mijn = async () => `${lees((await zelf.get('/mijn')).text)} ${lees((await zelf.get('/mijn/route')).text)}`;
  const begin = (stap: string) => margriet.post(`/dossier/${id}/route/begin/${stap}`, { _stap: 'vastleggen', op: '20-11-2026' });
  const eind = async (stap: string, uitkomst: string) => {
    const { rows } = await h.owner.query<{ id: number; versie: number }>(
      'select id, versie from trajectstap where inwoner_id = $1 and stap = $2',
      [id, stap],
    );
    const velden = { _stap: 'vastleggen', _versie: String(rows[0]?.versie), op: '20-11-2026', uitkomst };
    await margriet.post(`/dossier/${id}/route/stap/${rows[0]?.id}/einde`, velden);
  };
  await begin('indicatie');
  await eind('indicatie', 'uitgetekend');
  await begin('ontwikkeltraject');
  expect(await mijn()).toContain('Werken en leren op een plek. Je werkt onbetaald en leert, stap voor stap.');
  await h.owner.query("update trajectstap set einde_gepland = '2026-11-21' where inwoner_id = $1 and stap = 'ontwikkeltraject'", [
    id,
  ]);
  expect(await mijn()).toContain('Het zou tot en met 21 november 2026 duren. Dit duurt langer dan afgesproken.');
  await eind('ontwikkeltraject', 'werk-in-zicht');
  await h.owner.query(
    `insert into overdracht (gemeente_id, inwoner_id, consulent_id, partij, partij_naam, partij_bron, waarom, mee, gevraagd_op, door)
     values ($1, $2, $3, 'werkkracht', 'Werkkracht', 'keuze', 'Werk in zicht.', '{contact}', '2026-11-20', $3)`,
    [gemeenteId, id, margriet.gebruikerId],
  );
  const zet = (wat: string) => h.owner.query(`update overdracht set ${wat} where inwoner_id = $1`, [id]);
  expect(await mijn()).toContain('Bekijk de overdracht, en zeg wat jij vindt');
  await zet("toestemming = true, toestemming_mee = '{contact}', toestemming_op = '2026-11-20', toestemming_door = 'consulent'");
  const gezegd = await mijn();
  expect(gezegd).toContain('Jij vindt het goed dat Werkkracht met je verder gaat. Dat wordt doorgegeven.');
  expect(gezegd).not.toContain('en zeg wat jij vindt');
  await zet("verstuurd_op = '2026-11-20', verstuurd_hoe = 'In een gesprek', antwoord_tot = '2026-12-04', pakket = '{}'");
  expect(await mijn()).toMatch(/Het antwoord komt uiterlijk 4 december 2026\. (?:Wie:|.{0,3})\s*Werkkracht|Wie: Werkkracht/);
  await zet("uitkomst = 'aangenomen', uitkomst_op = '2026-11-21', uitkomst_tekst = 'Ja.'");
  const genomen = await mijn();
  expect(genomen).toContain('Werkkracht gaat met je verder en kijkt met jou wat de volgende stap is.');
  expect(genomen).not.toContain('Margriet kijkt met jou');
  await zet("vervolg_op = '2026-11-22', vervolg = 'Verder.'");
  expect(await mijn()).not.toContain('Werkkracht gaat met je verder en kijkt');
});
