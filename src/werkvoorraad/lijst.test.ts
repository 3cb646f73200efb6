import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { runVerdeling, runWerkvoorraadcontrole } from './jobs.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;
let tom: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom' });
});
afterAll(() => h.close());

const gelogd = async (handeling: string): Promise<number> =>
  (await h.owner.query('select 1 from logboek where handeling = $1', [handeling])).rowCount ?? 0;
const namen = (text: string): string[] =>
  [...text.matchAll(/<a href="\/dossier\/\d+">([^<]+)<\/a>/g)].map(([, naam]) => naam ?? '');
const dossiernummer = async (id: number): Promise<string> =>
  (await h.owner.query<{ d: string }>('select dossiernummer as d from inwoner where id = $1', [id])).rows[0]?.d ?? '';

test('a list is searched by name, dossier number and postcode, and by BSN without it staying in an address', async () => {
  const zoe = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Zoë', achternaam: 'Łukaszewicz', trede: 2 });
  await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Bas', achternaam: 'Pietersen', trede: 4 });
  await h.owner.query("update inwoner_persoon set postcode = '7311 ZZ', zoeknaam = 'lukaszewicz zoe' where inwoner_id = $1", [
    zoe.id,
  ]);
  for (const zoek of ['lukas', 'Zoe', await dossiernummer(zoe.id), '7311zz']) {
    const naar = await sanne.post('/inwoners/zoeken', { zoek, lijst: 'werkvoorraad', tab: 'alle', sorteer: 'inwoner' });
    expect(naar.location).toContain('/werkvoorraad?');
    expect(naar.location).toContain('sorteer=inwoner');
    expect(namen((await sanne.get(naar.location ?? '')).text), zoek).toEqual(['Zoë Łukaszewicz']);
  }
  expect((await sanne.post('/inwoners/zoeken', { zoek: zoe.bsn, lijst: 'werkvoorraad' })).location).toBe(`/dossier/${zoe.id}`);
  expect((await sanne.get(`/werkvoorraad?zoek=${zoe.bsn}`)).location).toBe('/werkvoorraad?bsn=adres');
  // the teammanager finds a first name too, when no surname begins so
  expect(namen((await ineke.get('/werkvoorraad?zoek=zoe&tab=alle')).text)).toEqual(['Zoë Łukaszewicz']);
  expect(namen((await sanne.get('/werkvoorraad?tab=alle&trede=4')).text)).toEqual(['Bas Pietersen']);
  expect(namen((await sanne.get('/werkvoorraad?soort=toets-doen&sorteer=inwoner&richting=aflopend')).text)).toEqual([
    'Bas Pietersen',
    'Zoë Łukaszewicz',
  ]);
  expect(namen((await sanne.get('/werkvoorraad?termijn=zonder')).text)).toHaveLength(2);
  expect((await sanne.get('/werkvoorraad?termijn=week')).text).toContain('Niets dat aan dit filter voldoet.');
});

test('a file holds exactly what is filtered, in that order; a name is no formula, and who took it stands in the logboek', async () => {
  const lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer' });
  await maakInwoner(h, { consulentId: lieke.gebruikerId, voornaam: '=1+1', achternaam: 'Formule', trede: 2 });
  const anna = await maakInwoner(h, { consulentId: lieke.gebruikerId, voornaam: 'Anna', achternaam: 'Adema', trede: 2 });
  await maakInwoner(h, { consulentId: lieke.gebruikerId, voornaam: 'Ton', achternaam: 'Trede', trede: 5 });
  const csv = await lieke.get('/werkvoorraad/lijst.csv?tab=alle&trede=2&sorteer=inwoner');
  const regels = csv.text.replace('\ufeff', '').trim().split('\r\n');
  expect(regels).toHaveLength(3);
  expect(regels[0]).toBe(
    'Inwoner;Dossiernummer;Status;Trede;Doel;Plek;Product;Volgende stap;Wacht op;Uiterlijk;Dagen te laat;Consulent',
  );
  expect(regels[1]).toMatch(/^Anna Adema;\d{4}-\d+;In onderzoek;2;;;;Toets doen;jou;;;Lieke Brouwer$/);
  expect(regels[2]).toMatch(/^'=1\+1 Formule;/);
  const xlsx = await lieke.get('/werkvoorraad/lijst.xlsx?tab=alle&trede=2&sorteer=inwoner');
  expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
  expect(xlsx.bytes.subarray(0, 2)).toEqual(new TextEncoder().encode('PK'));
  expect(await gelogd('werkvoorraad-geexporteerd')).toBe(2);
  // who has two places: the file says so too
  const aanbieder = await maakAanbieder(h, { naam: 'Fiets & Co' });
  for (const _ of [1, 2]) await maakToewijzing(h, { inwonerId: anna.id, aanbiederId: aanbieder });
  expect((await lieke.get('/werkvoorraad/lijst.csv?tab=alle&trede=2')).text).toMatch(/Adema.*, en nog 1;/);
  // a colleague's rows are in nobody else's file
  expect((await murat.get('/werkvoorraad/lijst.csv?tab=alle')).text).not.toContain('Adema');
});

test('a view is kept under a name, shown first when that was asked, and seen by nobody else', async () => {
  const piet = await h.bezoeker({ rol: 'consulent', naam: 'Piet' });
  const bewaar = (naam: string, meer = {}) =>
    piet.post('/werkvoorraad/weergaven', { doe: 'bewaar', naam, vraag: 'termijn=laat&zoek=Jansen', ...meer });
  expect((await bewaar('')).text).toContain('Geef de weergave een naam.');
  expect((await bewaar('Te laat', { standaard: 'ja' })).location).toBe('/werkvoorraad?termijn=laat');
  const dubbel = await bewaar('TE LAAT');
  expect(dubbel.status).toBe(422);
  expect(dubbel.text).toContain('Je hebt al een weergave met deze naam');
  expect((await piet.get('/werkvoorraad')).location).toBe('/werkvoorraad?termijn=laat');
  const lijst = await piet.get('/werkvoorraad?termijn=laat');
  expect(lijst.text).toContain('<strong>Te laat (standaard)</strong>');
  expect(lijst.text).not.toContain('Bewaar dit filter');
  expect((await murat.get('/werkvoorraad')).status).toBe(200);
  const { rows } = await h.owner.query<{ id: number; versie: number; vraag: string }>(
    'select id, versie, vraag from weergave where gebruiker_id = $1',
    [piet.gebruikerId],
  );
  const id = String(rows[0]?.id);
  expect(rows[0]?.vraag).toBe('termijn=laat');
  const doe = (wat: string, versie: number, wie = piet, meer = {}) =>
    wie.post('/werkvoorraad/weergaven', { weergave: id, doe: wat, _versie: String(versie), ...meer });
  expect((await doe('weg', 1, murat)).status).toBe(422);
  expect((await doe('hernoem', 1, piet, { [`naam-${id}`]: 'Haast' })).status).toBe(303);
  // A name that is being typed stays, whichever button was refused.
  const geweigerd = await doe('gewoon', 1, piet, { [`naam-${id}`]: 'Haast en spoed' });
  expect(geweigerd.text).toContain('intussen veranderd');
  expect(geweigerd.text).toContain('value="Haast en spoed"');
  expect((await doe('gewoon', 2)).status).toBe(303);
  expect((await piet.get('/werkvoorraad')).text).toContain('Haast');
  expect((await doe('weg', 3)).status).toBe(303);
  expect((await piet.get('/werkvoorraad/weergaven')).text).toContain('Je hebt nog geen weergaven');
});

test('what others changed is a filter that its counter opens', async () => {
  const els = await h.bezoeker({ rol: 'consulent', naam: 'Els' });
  const jan = await maakInwoner(h, { consulentId: els.gebruikerId, achternaam: 'Anders', trede: 2 });
  await maakInwoner(h, { consulentId: els.gebruikerId, achternaam: 'Zelfde', trede: 2 });
  const schrijf = `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst, moment)
    values ($1, $2, 'aanbieder', 'uren-ingestuurd', 'uren', '1', $3, 'Wmo', 'gelukt', 'web', $4)`;
  for (const moment of ['2026-11-21T12:00Z', '2026-11-21T13:00Z'])
    await h.owner.query(schrijf, [h.gemeenteId, murat.gebruikerId, jan.id, moment]);
  const { text } = await els.get('/werkvoorraad');
  expect(text).toContain('<strong>1</strong> <span>Gewijzigd sinds gisteren');
  for (const wie of [els, ineke])
    expect(
      namen((await wie.get('/werkvoorraad?tab=alle&gewijzigd=ja')).text.split('Gewijzigd sinds gisteren</h2>')[0] ?? ''),
    ).toEqual([expect.stringContaining('Anders')]);
});

test('residents chosen in the list go to several colleagues through a check page; who was given away meanwhile is passed over', async () => {
  const [a, b, c] = [
    await h.bezoeker({ rol: 'consulent', naam: 'Ada Aarts' }),
    await h.bezoeker({ rol: 'consulent', naam: 'Bo Bakker' }),
    await h.bezoeker({ rol: 'consulent', naam: 'Cor Cox' }),
  ];
  const ids: number[] = [];
  for (let n = 0; n < 5; n++) ids.push((await maakInwoner(h, { consulentId: a.gebruikerId, trede: 2 })).id);
  const lijst = `/werkvoorraad?tab=alle&kies=ja&consulent=${a.gebruikerId}`;
  const keuze = (await ineke.get(lijst)).text;
  expect(keuze).toContain('type="checkbox" name="inwoner"');
  expect(keuze).toContain('Kies iedereen uit dit filter');
  const kies = (doe: string, meer: Record<string, string | string[]> = {}) =>
    ineke.post('/verdelen/keuze', { doe, vraag: `tab=alle&consulent=${a.gebruikerId}`, getoond: ids.join(','), ...meer });
  // stopping half-way: what was chosen is still there
  expect((await kies('onthoud', { inwoner: [String(ids[0])] })).location).toBe(
    `/werkvoorraad?tab=alle&consulent=${a.gebruikerId}&kies=ja`,
  );
  expect((await ineke.get('/werkvoorraad')).text).toContain('1 inwoner gekozen');
  expect((await ineke.get(lijst)).text).toMatch(new RegExp(`name="inwoner" value="${ids[0]}"[^>]*checked`));
  expect((await kies('alle')).location).toBe('/verdelen/keuze');
  const heel = (await ineke.get('/verdelen/keuze')).text;
  expect([heel.includes('5 inwoners gekozen'), heel.includes('niet mee')]).toEqual([true, false]);
  await maakInwoner(h, { consulentId: a.gebruikerId, trede: 2, status: 'afgerond' });
  await ineke.get(lijst);
  expect((await kies('alle')).location).toBe('/verdelen/keuze?afgesloten=1');
  expect((await ineke.get('/verdelen/keuze?afgesloten=1')).text).toContain('1 inwoner uit dit filter gaat niet mee');
  expect((await ineke.post('/verdelen/keuze', { doe: 'weg', inwoner: String(ids[4]) })).location).toBe('/verdelen/keuze');
  expect((await ineke.post('/verdelen/keuze', { doe: 'naar' })).text).toContain('Kies aan wie je de inwoners geeft.');
  expect((await ineke.post('/verdelen/keuze', { doe: 'naar', naar: String(ineke.gebruikerId) })).status).toBe(422);
  const naar = [String(b.gebruikerId), String(c.gebruikerId)];
  expect((await ineke.post('/verdelen/keuze', { doe: 'naar', naar })).location).toBe('/verdelen/controle');
  const controle = await ineke.get('/verdelen/controle');
  expect(controle.text).toContain('4 inwoners krijgen een andere consulent');
  const versie = /name="_versie" value="(\d+)"/.exec(controle.text)?.[1] ?? '';
  expect((await ineke.post('/verdelen/controle', { _versie: '1' })).text).toContain('De keuze is intussen veranderd');
  await h.owner.query('update inwoner set consulent_id = $1 where id = $2', [murat.gebruikerId, ids[0]]);
  const klaar = await ineke.post('/verdelen/controle', { _versie: versie });
  expect(klaar.location).toMatch(/^\/verdelen\/gegeven\/\d+$/);
  const stand = await ineke.get(klaar.location ?? '');
  expect(stand.text).toContain('3 inwoners hebben een andere consulent');
  expect(stand.text).toContain('1 inwoner overgeslagen');
  const { rows } = await h.owner.query<{ consulent_id: number; n: number }>(
    'select consulent_id, count(*)::int as n from inwoner where id = any($1) group by 1',
    [ids],
  );
  const bij = new Map(rows.map((rij) => [rij.consulent_id, rij.n]));
  expect((bij.get(b.gebruikerId) ?? 0) + (bij.get(c.gebruikerId) ?? 0)).toBe(3);
  expect([bij.get(murat.gebruikerId), bij.get(a.gebruikerId)]).toEqual([1, 1]);
  expect((await ineke.get('/verdelen/keuze')).text).toContain('Je hebt nog niemand gekozen');
});

test('many go in pieces: half-way it stops when somebody says so, and goes on where it was', async () => {
  const [van, naar] = [
    await h.bezoeker({ rol: 'consulent', naam: 'Volle Bak' }),
    await h.bezoeker({ rol: 'consulent', naam: 'Lege Bak' }),
  ];
  await h.owner.query(
    `insert into inwoner (gemeente_id, dossiernummer, consulent_id, status, herkomst)
     select $1, '2031-' || n, $2, 'in-traject', 'levering' from generate_series(1, 160) n`,
    [h.gemeenteId, van.gebruikerId],
  );
  await h.owner.query(`insert into verdeling (gemeente_id, door, status, naar) values ($1, $2, 'gestopt', array[$3::int])`, [
    h.gemeenteId,
    ineke.gebruikerId,
    naar.gebruikerId,
  ]);
  const id = (await h.owner.query<{ id: number }>('select max(id) as id from verdeling')).rows[0]?.id ?? 0;
  await h.owner.query(
    'insert into verdelingregel (gemeente_id, verdeling_id, inwoner_id, van_id, naar_id) select gemeente_id, $1, id, consulent_id, $2 from inwoner where consulent_id = $3',
    [id, naar.gebruikerId, van.gebruikerId],
  );
  const taak = { gemeenteId: h.gemeenteId, gebruikerId: ineke.gebruikerId, id };
  const aantal = async () =>
    (await h.owner.query<{ n: number }>('select count(*)::int as n from inwoner where consulent_id = $1', [naar.gebruikerId]))
      .rows[0]?.n;
  await runVerdeling(h, taak);
  expect(await aantal()).toBe(0);
  expect((await ineke.get(`/verdelen/gegeven/${id}`)).text).toContain('De verdeling is gestopt');
  await h.owner.query("update verdeling set status = 'bezig' where id = $1", [id]);
  await h.owner.query(
    "update verdelingregel set uitkomst = 'gegeven' where verdeling_id = $1 and inwoner_id in (select id from inwoner where dossiernummer in ('2031-1','2031-2'))",
    [id],
  );
  await runVerdeling(h, taak);
  // what was done before is not done again
  expect(await aantal()).toBe(158);
  expect((await h.owner.query('select status from verdeling where id = $1', [id])).rows[0]?.status).toBe('klaar');
  const { rows } = await h.owner.query(
    "select distinct rol, herkomst from logboek where gebruiker_id = $1 and herkomst = 'taak'",
    [ineke.gebruikerId],
  );
  expect(rows).toEqual([{ rol: 'teammanager', herkomst: 'taak' }]);
});

test('the team at a glance: how much, what is late, and each number opens that list', async () => {
  const vol = await h.bezoeker({ rol: 'consulent', naam: 'Tessa Vol' });
  const een = await maakInwoner(h, { consulentId: vol.gebruikerId, achternaam: 'Laat', status: 'aangemeld' });
  await h.owner.query(
    `insert into aanmelding (gemeente_id, inwoner_id, consulent_id, ontvangen_op, aangemeld_door, vraag, vastgelegd_door)
     values ($1, $2, $3, '2026-09-01', 'inwoner', 'Ik wil werken', 0)`,
    [h.gemeenteId, een.id, vol.gebruikerId],
  );
  // Those who were given away above may be in front, so many at a time.
  for (let n = 0; n < 3; n++) await ineke.get('/werkvoorraad');
  const { text } = await ineke.get('/werkvoorraad/team');
  const rij = /<tr><th scope="row">(?:(?!<\/tr>).)*Tessa Vol.*?<\/tr>/s.exec(text)?.[0] ?? '';
  expect(rij).toContain('13 oktober 2026');
  const laat = /href="([^"]*termijn=laat[^"]*)"/.exec(rij)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(namen((await ineke.get(laat)).text.split('Gewijzigd sinds gisteren</h2>')[0] ?? '')).toHaveLength(1);
  expect((await sanne.get('/werkvoorraad/team')).status).toBe(403);
});

test('a teammanager begins with the own teams, and with what waits for a teammanager; who searches searches everybody', async () => {
  const lid = await h.bezoeker({ rol: 'consulent', naam: 'Lia Lid' });
  const buiten = await h.bezoeker({ rol: 'consulent', naam: 'Bo Buiten' });
  const baas = await h.bezoeker({ rol: 'teammanager', naam: 'Theo Team' });
  await maakInwoner(h, { consulentId: lid.gebruikerId, achternaam: 'Binnenin', trede: 2 });
  await maakInwoner(h, { consulentId: buiten.gebruikerId, achternaam: 'Daarbuiten', trede: 2 });
  const { rows } = await h.owner.query<{ id: number }>(
    "insert into team (gemeente_id, naam, geldig) values ($1, 'Team Oost', '[2021-01-01,)') returning id",
    [h.gemeenteId],
  );
  for (const id of [lid.gebruikerId, baas.gebruikerId])
    await h.owner.query(
      "insert into teamlid (gemeente_id, team_id, gebruiker_id, geldig, door) values ($1, $2, $3, '[2021-01-01,)', 0)",
      [h.gemeenteId, rows[0]?.id, id],
    );
  await h.owner.query(
    `insert into melding (gemeente_id, kenmerk, inzending, weg, melder_soort, toestemming, vraag, ontvangen_op)
     values ($1, 'M-3333-3333', gen_random_uuid(), 'openbaar', 'inwoner', 'zelf', 'Werk', '2026-11-10')`,
    [h.gemeenteId],
  );
  const lijst = async (pad: string) => namen((await baas.get(pad)).text.split('Gewijzigd sinds gisteren</h2>')[0] ?? '').join();
  const eigen = await lijst('/werkvoorraad?tab=alle');
  expect([eigen.includes('Binnenin'), eigen.includes('Daarbuiten')]).toEqual([true, false]);
  // By trede: those who were given away in pieces above have none, and no name either.
  for (const pad of ['/werkvoorraad?tab=alle&team=alle&trede=2', '/werkvoorraad?tab=alle&zoek=daarb'])
    expect(await lijst(pad), pad).toContain('Daarbuiten');
  expect(await lijst(`/werkvoorraad?tab=alle&team=${rows[0]?.id}`)).toContain('Binnenin');
  const team = (await baas.get('/werkvoorraad/team')).text;
  expect([team.includes('Lia Lid'), team.includes('Bo Buiten')]).toEqual([true, false]);
  expect((await baas.get('/werkvoorraad/team?team=alle')).text).toContain('Bo Buiten');
  expect((await baas.get('/werkvoorraad')).text).toMatch(/melding(en)? lig/);
});

test('what stands in nobody’s queue is found at night, and is gone when it was put right; beheer learns how many', async () => {
  const weg = await h.bezoeker({ rol: 'consulent', naam: 'Wim Weg' });
  const afwezig = await h.bezoeker({ rol: 'consulent', naam: 'Afra Afwezig' });
  const stil = await maakInwoner(h, { consulentId: weg.gebruikerId, achternaam: 'Verlaten', trede: 2 });
  await maakInwoner(h, { consulentId: afwezig.gebruikerId, achternaam: 'Wachter', trede: 2 });
  await h.owner.query('update gebruiker set actief = false where id = $1', [weg.gebruikerId]);
  await h.owner.query(
    "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, periode, door) values ($1, $2, '[2026-11-20,2026-12-05)', 0)",
    [h.gemeenteId, afwezig.gebruikerId],
  );
  const zonder = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Zonderlogin', trede: 3 });
  const stilBedrijf = await maakAanbieder(h, { naam: 'Stil Bedrijf' });
  await maakToewijzing(h, { inwonerId: zonder.id, aanbiederId: stilBedrijf, status: 'toegewezen' });
  expect((await ineke.post('/werkvoorraad/controle')).location).toBe('/werkvoorraad/controle');
  const { text } = await ineke.get('/werkvoorraad/controle');
  for (const stuk of ['Verlaten', 'Wim Weg', 'Afra Afwezig', 'Consulent afwezig zonder vervanger', 'Zonderlogin', 'Stil Bedrijf'])
    expect(text).toContain(stuk);
  const alsBeheer = await tom.get('/werkvoorraad/controle');
  expect(alsBeheer.text).toContain('Consulent werkt hier niet meer');
  expect(alsBeheer.text).not.toContain('Verlaten');
  expect((await tom.post('/werkvoorraad/controle')).status).toBe(403);
  await h.owner.query('update gebruiker set actief = true where id = $1', [weg.gebruikerId]);
  const uit = await runWerkvoorraadcontrole({ ...h, vandaag: h.vandaag });
  expect(uit.find((een) => een.gemeenteId === h.gemeenteId)?.opgelost).toBe(1);
  expect((await ineke.get('/werkvoorraad/controle?soort=consulent-weg')).text).not.toContain(`/verdelen/${stil.id}`);
});

test('who goes a route is in nobody’s queue when its step asks nothing any more, and not while a duty or its end is to come', async () => {
  const opWeg = async (achternaam: string, einde: string | null): Promise<number> => {
    const { id } = await maakInwoner(h, { consulentId: murat.gebruikerId, achternaam, status: 'in-traject' });
    const { rows } = await h.owner.query<{ id: number }>(
      `with t as (insert into traject (gemeente_id, inwoner_id, consulent_id, regeling_id, begonnen_op) values ($1, $2, $3, $4, '2026-10-05') returning id)
       insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, einde_gepland, door)
       select $1, t.id, $2, $3, 'baan', 1, 1, '2026-10-05', $5, $3 from t returning id`,
      [h.gemeenteId, id, murat.gebruikerId, h.beleid.regelingen(h.gemeenteId)[0]?.id, einde],
    );
    return rows[0]?.id ?? 0;
  };
  await opWeg('Metplan', '2027-10-04');
  const stap = await opWeg('Zonderplan', null);
  const stil = async (): Promise<string[]> => {
    await murat.get('/werkvoorraad?tab=alle');
    await runWerkvoorraadcontrole({ ...h, vandaag: h.vandaag });
    const { text } = await ineke.get('/werkvoorraad/controle?soort=stil');
    return ['Metplan', 'Zonderplan'].filter((naam) => text.includes(naam));
  };
  expect(await stil()).toEqual(['Zonderplan']);
  await h.owner.query(
    `insert into trajectplicht (gemeente_id, trajectstap_id, inwoner_id, consulent_id, sleutel, nr, naam, wie, dag, bron)
     select gemeente_id, id, inwoner_id, consulent_id, 'jaarbericht', 0, 'Jaarbericht', 'consulent', '2027-10-05', 'keuze' from trajectstap where id = $1`,
    [stap],
  );
  expect(await stil()).toEqual([]);
});

test('whoever replaces a colleague sees whose residents they are, until when, and may show only those', async () => {
  const [ik, weg] = [
    await h.bezoeker({ rol: 'consulent', naam: 'Vera Vervanger' }),
    await h.bezoeker({ rol: 'consulent', naam: 'Walter Weg' }),
  ];
  await maakInwoner(h, { consulentId: ik.gebruikerId, achternaam: 'Vanmij', trede: 2 });
  await maakInwoner(h, { consulentId: weg.gebruikerId, achternaam: 'Vanwalter', trede: 2 });
  expect((await ik.get('/werkvoorraad')).text).not.toContain('Van wie');
  await h.owner.query(
    "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, '[2026-11-20,2026-12-05)', 0)",
    [h.gemeenteId, weg.gebruikerId, ik.gebruikerId],
  );
  const { text } = await ik.get('/werkvoorraad?tab=alle');
  expect(text).toContain('Ook de inwoners van Walter Weg, die er niet is tot en met 4 december 2026.');
  expect(namen(text)).toHaveLength(2);
  expect(text).toContain('<td data-label="Van wie"><div>Jij</div></td>');
  expect(namen((await ik.get(`/werkvoorraad?consulent=${weg.gebruikerId}`)).text)).toEqual([
    expect.stringContaining('Vanwalter'),
  ]);
});

test('what waits in the plan, an appointment and an orientation is a step of whose turn it is, until it is dealt with', async () => {
  const lies = await h.bezoeker({ rol: 'consulent', naam: 'Lies' });
  const jan = await maakInwoner(h, { consulentId: lies.gebruikerId, achternaam: 'Wacht', trede: 2 });
  const atelier = await maakAanbieder(h, { naam: 'Atelier Wacht' });
  const maak = async (tabel: string, rij: Record<string, unknown>): Promise<number> => {
    const alles = { gemeente_id: h.gemeenteId, inwoner_id: jan.id, consulent_id: lies.gebruikerId, ...rij };
    const { rows } = await h.owner.query<{ id: number }>(
      `insert into ${tabel} (${Object.keys(alles).join(', ')}) values (${Object.keys(alles)
        .map((_, nr) => `$${nr + 1}`)
        .join(', ')}) returning id`,
      Object.values(alles),
    );
    return rows[0]?.id ?? 0;
  };
  const door = lies.gebruikerId;
  const stappen = async (): Promise<string[]> =>
    [...(await lies.get('/werkvoorraad?sorteer=inwoner')).text.matchAll(/<td><a href="\/dossier\/[^"]*">([^<]+)<\/a>/g)]
      .map(([, tekst]) => tekst ?? '')
      .filter((tekst) => tekst !== 'Toets doen')
      .sort();
  expect(await stappen()).toEqual([]);
  const plan = await maak('plan', { nummer: 1, status: 'voorgelegd', aanleiding: 'eerste', voorgelegd_op: '2026-11-20', door });
  const partij = { plan_id: plan, nummer: 1, voorgelegd_op: '2026-11-20' };
  await maak('planpartij', { ...partij, wie: 'inwoner' });
  await maak('planpartij', { ...partij, wie: 'aanbieder', aanbieder_id: atelier });
  expect(await stappen()).toEqual(['Atelier Wacht zegt of het plan goed is', 'De inwoner zegt of het plan goed is']);
  const antwoord = { plan_id: plan, akkoord: true, getypt: 'consulent', door };
  await maak('planantwoord', { ...antwoord, wie: 'inwoner', akkoord: false, toelichting: 'Te snel' });
  expect(await stappen()).toEqual(['Atelier Wacht zegt of het plan goed is', 'Plan bespreken: niet iedereen is het eens']);
  await maak('planantwoord', { ...antwoord, wie: 'inwoner' });
  await maak('planantwoord', { ...antwoord, wie: 'aanbieder', aanbieder_id: atelier });
  // with everybody's yes it holds
  await h.owner.query("update plan set evaluatie_op = '2026-12-01' where id = $1 and status = 'geldt'", [plan]);
  expect(await stappen()).toEqual(['Plan evalueren']);
  await h.owner.query("update plan set evaluatie_op = '2027-06-01' where id = $1", [plan]);
  expect(await stappen()).toEqual([]);

  const afspraak = { soort: 'plan', vorm: 'telefoon', minuten: 30, door };
  const voorstel = await maak('afspraak', { ...afspraak, status: 'voorgesteld' });
  const moment = await maak('afspraakmoment', {
    afspraak_id: voorstel,
    ronde: 1,
    begin: '2099-01-05T09:00Z',
    van: 'consulent',
    door,
  });
  const geweest = await maak('afspraak', { ...afspraak, status: 'vast', begin: '2026-11-10T09:00Z' });
  await maak('afspraak', { ...afspraak, status: 'vast', begin: '2026-12-10T09:00Z' });
  expect(await stappen()).toEqual(['De inwoner kiest een moment voor een afspraak', 'Opschrijven of de afspraak doorging']);
  await maak('afspraakantwoord', { afspraak_id: voorstel, moment_id: moment, van: 'inwoner', kan: false, door });
  await h.owner.query("update afspraak set status = 'niet-verschenen', reden = 'onbekend' where id = $1", [geweest]);
  expect(await stappen()).toEqual([
    'Afspraak vastzetten of nieuwe momenten voorstellen',
    'Opvolgen: er kwam iemand niet op de afspraak',
  ]);
  await h.owner.query("update afspraak set status = 'afgezegd', reden = null where inwoner_id = $1", [jan.id]);

  const regeling = h.beleid.regelingen(h.gemeenteId)[0]?.id;
  const vraag = {
    regeling_id: regeling,
    product: 'orientatie',
    gevraagd_door: 'inwoner',
    gevraagd_op: '2026-11-20',
    vraag: 'Wat past?',
  };
  const orientatie = await maak('orientatie', { ...vraag, door });
  expect(await stappen()).toEqual(['Beslissen over de vraag om een oriëntatie']);
  await h.owner.query("update orientatie set afgewezen_op = '2026-11-22', afgewezen_reden = 'Nu niet' where id = $1", [
    orientatie,
  ]);
  expect(await stappen()).toEqual([]);
});
