/** A decision of three in Amsterdam (AM1), with each of them in his own queue; duties of a route among all duties; letters; another version. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { escalatePlichten } from '../bewaking/index.ts';
import { sendHerinneringen } from '../herinnering/index.ts';
import { datum } from '../kernel/datum.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { syncTraject } from './index.ts';

let h: House;
let gemeenteId: number;
let fatima: Bezoeker;
let karel: Bezoeker;
let ans: Bezoeker;
let daan: Bezoeker;
let id: number;
beforeAll(async () => {
  h = await openHouse();
  gemeenteId = h.beleid.gemeenteIdVan('0363') ?? 0;
  const hier = { ...h, gemeenteId };
  fatima = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Fatima Yılmaz', functie: 'consulent Beschut Werk' });
  karel = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Karel Smit', functie: 'klantmanager' });
  const kas = await maakAanbieder(h, { naam: 'De Kas' });
  ans = await h.bezoeker({ rol: 'aanbieder', aanbiederId: kas, naam: 'Ans de Wit' });
  id = (await maakInwoner(hier, { consulentId: fatima.gebruikerId, voornaam: 'Daan', status: 'in-traject' })).id;
  daan = await h.bezoeker({ rol: 'inwoner', gemeenteId, inwonerId: id, naam: 'Daan Proef' });
  await h.owner.query(
    `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status,
       toegewezen_op, gestart_op, regeling_id)
     values ($1, $2, $3, $4, 'levering', 'dagbesteding-elders', '07', '07ADB', '01', '2', 960, '[2026-01-05,2027-01-05)', 'gestart', '2026-01-02', '2026-01-05', $5)`,
    [gemeenteId, id, fatima.gebruikerId, kas, h.beleid.regelingen(gemeenteId)[0]?.id],
  );
});
afterAll(() => h.close());

const een = async <T extends object>(tekst: string, ...waarden: unknown[]): Promise<T> =>
  (await h.owner.query<T>(tekst, waarden)).rows[0] ?? ({} as T);
const stapVan = (stap: string) =>
  een<{ id: number; versie: number; uitkomst: string }>(
    'select id, versie, uitkomst from trajectstap where inwoner_id = $1 and stap = $2 order by id desc limit 1',
    id,
    stap,
  );
const begin = (stap: string, velden: Record<string, string>) =>
  fatima.post(`/dossier/${id}/route/begin/${stap}`, { _stap: 'vastleggen', ...velden });
const eind = async (stap: string, velden: Record<string, string>) => {
  const { id: nr, versie } = await stapVan(stap);
  return fatima.post(`/dossier/${id}/route/stap/${nr}/einde`, { _stap: 'vastleggen', _versie: String(versie), ...velden });
};
const woorden = async () =>
  Object.fromEntries(
    (
      await h.owner.query<{ wie: string; id: number; oordeel: boolean | null; hoe: string; naam: string }>(
        `select o.wie, o.id, o.oordeel, o.hoe, g.naam from trajectoordeel o left join gebruiker g on g.id = o.gegeven_door
          where o.inwoner_id = $1 and o.vervallen_op is null order by o.id`,
        [id],
      )
    ).rows.map((rij) => [rij.wie, rij]),
  );

test('AM1: the three are asked, each in his own queue, and nobody speaks for another', async () => {
  expect((await begin('overleg', { op: '01-06-2026' })).status).toBe(303);
  expect((await eind('overleg', { uitkomst: 'wil-en-kan', op: '02-06-2026' })).status).toBe(303);
  expect((await begin('gezamenlijk-besluit', { op: '03-06-2026' })).status).toBe(303);
  const zonder = await eind('gezamenlijk-besluit', { uitkomst: 'samen-eens', op: '03-06-2026' });
  expect(zonder.status).toBe(422);
  expect(zonder.text).toContain('SS Amsterdam, wie kan doorstromen');
  expect(zonder.text).not.toContain('Leg vast wat die besliste');
  const { id: nr, versie } = await stapVan('gezamenlijk-besluit');
  const vraag = await fatima.post(`/dossier/${id}/route/stap/${nr}/vragen`, { _versie: String(versie), voor: 'samen-eens' });
  expect(vraag.status).toBe(303);
  expect((await karel.get('/werkvoorraad')).text).toContain('1 stap om ja of nee op te zeggen');
  // What a colleague has to say is not for her to do.
  expect((await fatima.get('/werkvoorraad?wie=collega')).text).toContain('Karel Smit zegt ja of nee over een stap van de route');
  expect((await fatima.get('/werkvoorraad?wie=ik')).text).not.toContain('Karel Smit zegt ja of nee');
  expect((await karel.get('/routes')).text).toContain('Daan');
  expect((await ans.get('/toewijzingen')).text).toContain('1 stap wacht op jullie ja of nee');
  expect((await ans.get('/toewijzingen/routes')).text).toContain('Alle drie willen de stap naar werk');
  expect((await daan.get('/mijn')).text).toContain('Zeg wat je kiest of vindt van je route');
  const { klantmanager, aanbieder, inwoner } = await woorden();
  // The consulent writes down what the aanbieder and the resident say, never what a colleague says.
  const voorKarel = await fatima.post(`/dossier/${id}/route/oordeel/${klantmanager?.id}`, {
    _versie: '1',
    oordeel: 'ja',
    hoe: 'gesprek',
  });
  expect(voorKarel.text).toContain('Karel Smit geeft dit antwoord zelf');
  expect(
    (await karel.post(`/dossier/${id}/route/oordeel/${aanbieder?.id}`, { _versie: '1', oordeel: 'ja', hoe: 'gesprek' })).status,
  ).not.toBe(303);
  expect((await ans.post(`/toewijzingen/routes/${inwoner?.id}`, { _versie: '1', oordeel: 'ja' })).status).toBe(404);
  expect((await daan.post(`/mijn/route/${aanbieder?.id}`, { _versie: '1', oordeel: 'ja' })).status).toBe(404);
  expect(await een('select count(*)::int as n from trajectoordeel where oordeel is not null')).toEqual({ n: 0 });
});

test('a no stops it and says what is possible; asked anew, with three times yes it stands, with who and when', async () => {
  let { klantmanager, aanbieder, inwoner } = await woorden();
  expect((await karel.post(`/dossier/${id}/route/oordeel/${klantmanager?.id}`, { _versie: '1', oordeel: 'ja' })).status).toBe(
    303,
  );
  expect((await ans.post(`/toewijzingen/routes/${aanbieder?.id}`, { _versie: '1', oordeel: 'nee', reden: '' })).status).toBe(422);
  expect(
    (await ans.post(`/toewijzingen/routes/${aanbieder?.id}`, { _versie: '1', oordeel: 'nee', reden: 'Nog even opbouwen.' }))
      .status,
  ).toBe(303);
  expect((await daan.post(`/mijn/route/${inwoner?.id}`, { _versie: '1', oordeel: 'ja' })).status).toBe(303);
  const stopt = await eind('gezamenlijk-besluit', { uitkomst: 'samen-eens', op: '10-06-2026' });
  expect(stopt.status).toBe(422);
  expect(stopt.text).toContain('aanbieder zegt nee. Nu kan: overleggen en opnieuw vragen');
  const tab = (await fatima.get(`/dossier/${id}/route`)).text;
  expect(tab).toContain('Aanbieder zegt nee: dit gaat zo niet door');
  expect(tab).toContain('Nog even opbouwen.');
  expect((await fatima.get('/werkvoorraad')).text).toContain('niet iedereen is het eens');
  const { id: nr, versie } = await stapVan('gezamenlijk-besluit');
  await fatima.post(`/dossier/${id}/route/stap/${nr}/vragen`, { _versie: String(versie), voor: 'samen-eens' });
  ({ klantmanager, aanbieder, inwoner } = await woorden());
  expect([klantmanager?.oordeel, aanbieder?.oordeel, inwoner?.oordeel]).toEqual([true, null, true]);
  expect((await ans.post(`/toewijzingen/routes/${aanbieder?.id}`, { _versie: '1', oordeel: 'ja' })).status).toBe(303);
  expect((await fatima.get('/werkvoorraad')).text).toContain('wie beslist zei ja');
  // Who all said yes is not asked once more.
  const eens = (await fatima.get(`/dossier/${id}/route`)).text;
  expect([eens.includes('Iedereen die beslist zei ja'), eens.includes('Vraag wie beslist')]).toEqual([true, false]);
  // The resident reads his own word as he gave it, and who else is in it by its name.
  expect((await daan.get('/mijn/route')).text).toMatch(/Samen besluiten over de stap naar werk: ja \(/);
  expect((await eind('gezamenlijk-besluit', { uitkomst: 'samen-eens', op: '12-06-2026' })).status).toBe(303);
  expect(Object.values(await woorden()).map(({ wie, oordeel, hoe, naam }) => [wie, oordeel, hoe, naam])).toEqual([
    ['inwoner', true, 'zelf', 'Daan Proef'],
    ['klantmanager', true, 'zelf', 'Karel Smit'],
    ['aanbieder', true, 'zelf', 'Ans de Wit'],
  ]);
});

test('the letter of a decision says who said what; that to an employer is kept as it was shown, without help for a resident', async () => {
  const { id: nr } = await stapVan('gezamenlijk-besluit');
  await h.owner.query(
    "update inwoner_persoon set straat = 'Kade', huisnummer = '1', postcode = '1011 AA', woonplaats = 'Amsterdam' where inwoner_id = $1",
    [id],
  );
  const brief = await fatima.get(`/dossier/${id}/route/stap/${nr}/brief`);
  expect(brief.text).toContain('Wat er is besloten');
  expect(brief.text).toContain('Klantmanager: ja');
  for (const [stap, uitkomst] of [
    ['zaken-regelen', 'geregeld'],
    ['activering', 'geactiveerd'],
    ['naar-werk', 'werkfit'],
  ])
    await h.owner.query(
      `insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, geeindigd_op, uitkomst, geeindigd_door, door)
       select gemeente_id, traject_id, inwoner_id, consulent_id, $2, (select max(nummer) + 1 from trajectstap where inwoner_id = $1), 1, '2026-06-15', '2026-06-15', $3, door, door
         from trajectstap where inwoner_id = $1 order by id limit 1`,
      [id, stap, uitkomst],
    );
  const { rows } = await h.owner.query<{ id: number }>(
    `insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, waar, uren, door)
     select gemeente_id, traject_id, inwoner_id, consulent_id, 'beschut-werk', 20, 1, '2026-06-16', 'Bakkerij Oost', 28, door from trajectstap where inwoner_id = $1 order by id limit 1 returning id`,
    [id],
  );
  const pad = `/dossier/${id}/route/stap/${rows[0]?.id}/brief-werkgever`;
  const adres = { naam: 'Bakkerij Oost', tav: '', straat: 'Havenweg 2', postcode: '1019ab', plaats: 'Amsterdam' };
  expect((await fatima.post(pad, { ...adres, postcode: '12' })).text).toContain('vier cijfers en twee letters');
  const voorbeeld = await fatima.post(pad, { ...adres, _stap: 'bekijken' });
  expect(voorbeeld.text).toContain('Bij 28 uur per week is dat €\u00a06.611,11');
  expect(voorbeeld.text).not.toContain('cliëntondersteuner');
  const sleutel = { ...adres, _stap: 'maken', _sleutel: fatima.sleutel() };
  expect((await fatima.post(pad, sleutel)).status).toBe(303);
  expect((await fatima.post(pad, sleutel)).status).toBe(303);
  const kept = await h.owner.query<{ titel: string; verzending: string }>(
    'select titel, verzending from document where inwoner_id = $1',
    [id],
  );
  expect(kept.rows).toEqual(
    [{ titel: 'Aan Bakkerij Oost: Vergoeding voor Daan Proef', verzending: 'post' }].map((rij) => ({
      ...rij,
      titel: expect.stringContaining('Aan Bakkerij Oost: Vergoeding voor Daan'),
    })),
  );
});

test('what a step asks stands among all duties: soon, late, done, with its owner, escalated and reminded once', async () => {
  await h.owner.query(
    `insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, door)
     select gemeente_id, traject_id, inwoner_id, consulent_id, 'leer-werkstage', 21, 1, '2026-10-20', door from trajectstap where inwoner_id = $1 order by id limit 1`,
    [id],
  );
  await transactSysteem(h.owner, gemeenteId, (db) =>
    syncTraject(db, { beleid: h.beleid, vandaag: datum('2026-11-22'), inwonerId: id, door: undefined }),
  );
  const laat = (await fatima.get('/plichten?stand=laat')).text;
  expect(laat).toContain('Leerwerkplan');
  expect(laat).toContain('Consulent Beschut Werk');
  expect(laat).toContain('SS Amsterdam, doorstroom naar werk'.replace('SS ', '').split(',')[1] ?? '');
  expect(laat.split('Leerwerkplan').length).toBe(2);
  const s = { owner: h.owner, beleid: h.beleid, vandaag: () => datum('2026-11-22') };
  await escalatePlichten(s);
  await sendHerinneringen(s);
  await sendHerinneringen(s);
  expect(
    await een("select count(*)::int as n from plichtescalatie where inwoner_id = $1 and soort = 'route-leerwerkplan'", id),
  ).toEqual({ n: 1 });
  // Who looks along reads the name of the duty, and not its key.
  expect((await fatima.get(`/dossier/${id}/plichten`)).text).toContain(
    'Stap van de route: Leerwerkplan, uiterlijk 3 november 2026',
  );
  const { id: plicht } = await een<{ id: number }>(
    "select id from trajectplicht where inwoner_id = $1 and sleutel = 'leerwerkplan'",
    id,
  );
  expect(
    (
      await fatima.post(`/dossier/${id}/route/plicht/${plicht}`, {
        _versie: '1',
        wat: 'gedaan',
        op: '20-11-2026',
        hoe: 'Samen gemaakt.',
      })
    ).status,
  ).toBe(303);
  expect((await fatima.get('/plichten?stand=laat')).text).not.toContain('Leerwerkplan');
  expect((await fatima.get('/plichten?stand=af')).text).toContain('Leerwerkplan');
  await escalatePlichten(s);
  expect(
    await een(
      "select count(*)::int as n from plichtescalatie where inwoner_id = $1 and opgelost_op is null and soort like 'route-%'",
      id,
    ),
  ).toEqual({ n: 0 });
});

test('AL8: of two accountadviseurs one replaces the other without anybody arranging it', async () => {
  const almere = h.beleid.gemeenteIdVan('0034') ?? 0;
  const petra = await h.bezoeker({ rol: 'consulent', gemeenteId: almere, naam: 'Petra', functie: 'accountadviseur' });
  const orlando = await h.bezoeker({ rol: 'consulent', gemeenteId: almere, naam: 'Orlando', functie: 'accountadviseur' });
  const tom = await h.bezoeker({ rol: 'beheer', gemeenteId: almere, naam: 'Tom' });
  const inwoner = (await maakInwoner({ ...h, gemeenteId: almere }, { consulentId: petra.gebruikerId, voornaam: 'Kevin' })).id;
  expect((await orlando.get(`/dossier/${inwoner}`)).status).toBe(404);
  const afwezig = { medewerker: String(petra.gebruikerId), van: '20-11-2026', tot: '27-11-2026', vervanger: '' };
  expect((await tom.post('/beheer/medewerkers/afwezigheid/nieuw', afwezig)).status).toBe(303);
  expect((await tom.get('/beheer/medewerkers/afwezigheid')).text).toContain('zij vervangen elkaar (SS Almere, samenwerken)');
  expect((await orlando.get(`/dossier/${inwoner}`)).status).toBe(200);
  expect((await orlando.get('/werkvoorraad')).text).toContain('Kevin');
  // Away himself in those days: nobody is put in the place of both.
  const ook = { medewerker: String(orlando.gebruikerId), van: '25-11-2026', tot: '30-11-2026', vervanger: '' };
  expect((await tom.post('/beheer/medewerkers/afwezigheid/nieuw', ook)).status).toBe(303);
  expect(
    await een('select vervanger_id, vervanger_bron from medewerkerafwezigheid where gebruiker_id = $1', orlando.gebruikerId),
  ).toEqual({
    vervanger_id: null,
    vervanger_bron: '',
  });
  // A consulent of another functie chooses.
  expect((await fatima.post('/vervanging', { van: '01-12-2026', tot: '02-12-2026', vervanger: '' })).text).toContain(
    'Kies wie er vervangt.',
  );
  expect((await petra.post('/vervanging', { van: '07-12-2026', tot: '08-12-2026', vervanger: '' })).status).toBe(303);
});

test('a traject goes over to the version in force only with an answer for what is not there any more, and only once', async () => {
  const arnhem = h.beleid.gemeenteIdVan('0202') ?? 0;
  const [oud, nieuw] = h.beleid.regelingen(arnhem).toSorted((a, b) => (a.regeling.geldigVan < b.regeling.geldigVan ? -1 : 1));
  const sanne = await h.bezoeker({ rol: 'consulent', gemeenteId: arnhem, naam: 'Sanne', functie: 'wijkcoach' });
  const inwoner = (
    await maakInwoner({ ...h, gemeenteId: arnhem }, { consulentId: sanne.gebruikerId, voornaam: 'Wim', status: 'in-traject' })
  ).id;
  const { id: traject } = await een<{ id: number }>(
    "insert into traject (gemeente_id, inwoner_id, consulent_id, regeling_id, begonnen_op) values ($1, $2, $3, $4, '2020-01-06') returning id",
    arnhem,
    inwoner,
    sanne.gebruikerId,
    oud?.id,
  );
  await h.owner.query(
    `insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, door)
     values ($1, $2, $3, $4, 'op-weg-naar', 1, 1, '2020-01-06', $4), ($1, $2, $3, $4, 'oude-stap', 2, 1, '2020-02-03', $4)`,
    [arnhem, traject, inwoner, sanne.gebruikerId],
  );
  const pad = `/dossier/${inwoner}/route`;
  expect((await sanne.get(pad)).text).toContain('Er is een nieuwere versie');
  const stap = (await een<{ id: number }>("select id from trajectstap where inwoner_id = $1 and stap = 'oude-stap'", inwoner)).id;
  expect((await sanne.get('/routes')).text).toMatch(/Routes onder een oudere versie[\s\S]*Wim/);
  const zien = (await sanne.get(`${pad}/versie`)).text;
  expect(zien).toContain('Bestaat niet meer: kies');
  const over = { _stap: 'overzetten', _versie: '1', naar: String(nieuw?.id), reden: 'De nieuwe afspraken passen beter.' };
  const zonder = await sanne.post(`${pad}/versie`, over);
  expect(zonder.status).toBe(422);
  expect(zonder.text).toContain('Kies wat deze stap wordt');
  expect((await sanne.post(`${pad}/versie`, { ...over, naar: '1', [`stap_${stap}`]: 'op-de-plek' })).text).toContain(
    'Intussen geldt een andere versie',
  );
  expect((await sanne.post(`${pad}/versie`, { ...over, [`stap_${stap}`]: 'op-de-plek' })).status).toBe(303);
  expect(await een('select regeling_id, jsonb_array_length(overzettingen) as keren from traject where id = $1', traject)).toEqual(
    { regeling_id: nieuw?.id, keren: 1 },
  );
  const rijen = await h.owner.query(
    'select stap, uitkomst, geeindigd_op is null as loopt, uitkomst_afwijking as waarom from trajectstap where inwoner_id = $1 order by nummer',
    [inwoner],
  );
  expect(rijen.rows).toEqual([
    { stap: 'op-weg-naar', uitkomst: '', loopt: true, waarom: '' },
    {
      stap: 'oude-stap',
      uitkomst: 'anders',
      loopt: false,
      waarom: 'Overgezet op de versie van 1 juli 2020. De nieuwe afspraken passen beter.',
    },
    { stap: 'op-de-plek', uitkomst: '', loopt: true, waarom: '' },
  ]);
  expect((await sanne.get('/routes')).text).not.toContain('Routes onder een oudere versie');
  const wim = await h.bezoeker({ rol: 'inwoner', gemeenteId: arnhem, naam: 'Wim', inwonerId: inwoner });
  expect((await wim.get('/mijn/route')).text).toMatch(/gelden voor jou de regels van[\s\S]*De nieuwe afspraken passen beter/);
  // Again is not possible: it runs under the version in force.
  expect((await sanne.post(`${pad}/versie`, over)).status).not.toBe(200);
  await expect(h.owner.query("update traject set overzettingen = '[]' where id = $1", [traject])).rejects.toThrow('blijft staan');
});

test('a longer term moves an agreed end only when people choose so, and the page says so before', async () => {
  const arnhem = h.beleid.gemeenteIdVan('0202') ?? 0;
  const [oud, nieuw] = h.beleid.regelingen(arnhem).toSorted((a, b) => (a.regeling.geldigVan < b.regeling.geldigVan ? -1 : 1));
  const sanne = await h.bezoeker({ rol: 'consulent', gemeenteId: arnhem, naam: 'Sanne', functie: 'wijkcoach' });
  const inwoner = (
    await maakInwoner({ ...h, gemeenteId: arnhem }, { consulentId: sanne.gebruikerId, voornaam: 'Lang', status: 'in-traject' })
  ).id;
  const { id: traject } = await een<{ id: number }>(
    "insert into traject (gemeente_id, inwoner_id, consulent_id, regeling_id, begonnen_op) values ($1, $2, $3, $4, '2026-01-05') returning id",
    arnhem,
    inwoner,
    sanne.gebruikerId,
    oud?.id,
  );
  const { id: stap } = await een<{ id: number }>(
    `insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, einde_gepland, door)
     values ($1, $2, $3, $4, 'op-de-plek', 1, 1, '2026-01-05', '2027-01-04', $4) returning id`,
    arnhem,
    traject,
    inwoner,
    sanne.gebruikerId,
  );
  const pad = `/dossier/${inwoner}/route/versie`;
  // A year became two: the choice stands there, and without an answer nothing goes over.
  expect((await sanne.get(pad)).text).toMatch(
    /Wat wordt de laatste dag van[\s\S]*Blijft 4 januari 2027[\s\S]*Wordt 4 januari 2028/,
  );
  const over = { _stap: 'overzetten', _versie: '1', naar: String(nieuw?.id), reden: 'De nieuwe afspraken passen beter.' };
  expect((await sanne.post(pad, over)).text).toContain('Kies of de afgesproken laatste dag meegaat.');
  expect((await sanne.post(pad, { ...over, [`einde_${stap}`]: 'gaat-mee' })).status).toBe(303);
  expect(
    await een(
      "select s.einde_gepland::text as tot, t.overzettingen -> 0 -> 'einden' as einden from trajectstap s join traject t on t.id = s.traject_id where s.id = $1",
      stap,
    ),
  ).toEqual({ tot: '2028-01-04', einden: { [String(stap)]: '2028-01-04' } });
});
