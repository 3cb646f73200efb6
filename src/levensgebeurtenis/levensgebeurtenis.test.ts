import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing, testBsn } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { createBrp, type StandIn, startStandIn } from '../platform/brp/index.ts';
import { announceAow, beginVoorstellen, followBrp } from './index.ts';

let h: House;
let standIn: StandIn;
let sanne: Bezoeker;
let murat: Bezoeker;
let aanbieder: number;
const gemeente = { code: '0200', naam: 'Apeldoorn' };
const maakBrp = () => createBrp({ url: standIn.url, toegang: { soort: 'sleutel', kop: 'X-API-KEY', sleutel: 'demo' } });
beforeAll(async () => {
  standIn = await startStandIn({ sleutel: 'demo', personen: [] });
  h = await openHouse({ brp: maakBrp() });
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  aanbieder = await maakAanbieder(h, { naam: 'Fiets & Co' });
});
afterAll(async () => {
  await h?.close();
  await standIn?.stop();
});

const een = async <T = Record<string, unknown>>(sql: string, waarden: unknown[] = []): Promise<T> =>
  (await h.owner.query(sql, waarden)).rows[0];
const voorstellen = async (gebeurtenis: number): Promise<{ id: number; soort: string; status: string; versie: number }[]> =>
  (
    await h.owner.query('select id, soort, status, versie from gebeurtenisvoorstel where gebeurtenis_id = $1 order by id', [
      gebeurtenis,
    ])
  ).rows;

const leg = async (inwoner: number, velden: Record<string, string>): Promise<number> => {
  const uit = await sanne.post(`/dossier/${inwoner}/gebeurtenissen/nieuw`, velden);
  expect(uit.location).toMatch(/gebeurtenissen\/\d+$/);
  return Number(uit.location?.split('/').at(-1));
};
const beslis = async (inwoner: number, gebeurtenis: number, nr: number, velden: Record<string, string> = {}) => {
  const v = (await voorstellen(gebeurtenis))[nr];
  return sanne.post(`/dossier/${inwoner}/gebeurtenissen/${gebeurtenis}/voorstel/${v?.id}`, {
    [`besluit_${v?.id}`]: 'doen',
    _versie: String(v?.versie),
    ...Object.fromEntries(Object.entries(velden).map(([naam, waarde]) => [`${naam}_${v?.id}`, waarde])),
  });
};

test('a death: nothing happens before it is confirmed; then no mail and no portal; withdrawn, all stands as it was', async () => {
  const jan = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Jan',
    achternaam: 'Stil',
    status: 'in-traject',
    uitkering: { soort: 'bijstand', toestemming: true },
  });
  const t = await maakToewijzing(h, { inwonerId: jan.id, aanbiederId: aanbieder });
  const portaal = await h.bezoeker({ rol: 'inwoner', inwonerId: jan.id });
  const mail = (onderwerp: string) =>
    een<{ id: number; status: string; inhoud: unknown }>(
      "insert into mail (gemeente_id, soort, gebruiker_id, naam, adres, onderwerp, inhoud, gemaakt_door) values ($1, 'herinnering', $2, 'Jan', 'jan@voorbeeld.nl', $3, '{}', 0) returning id, status, inhoud",
      [h.gemeenteId, portaal.gebruikerId, onderwerp],
    );
  expect((await mail('voor')).status).toBe('wacht');
  expect((await portaal.get('/mijn')).status).toBe(200);

  const fout = await sanne.post(`/dossier/${jan.id}/gebeurtenissen/nieuw`, { soort: 'overlijden', datum: '23-11-2026' });
  expect(fout.status).toBe(422);
  expect(fout.text).toContain('Deze dag ligt in de toekomst');
  const e = await leg(jan.id, { soort: 'overlijden', datum: '15-11-2026', toelichting: 'Zijn zus belde.' });
  expect((await sanne.get(`/dossier/${jan.id}/gebeurtenissen/${e}`)).text).not.toContain('Eerder stoppen is een besluit');
  expect(
    (await sanne.post(`/dossier/${jan.id}/gebeurtenissen/nieuw`, { soort: 'overlijden', datum: '15-11-2026' })).text,
  ).toContain('staat er al');
  expect(await een('select overleden_op from inwoner_persoon where inwoner_id = $1', [jan.id])).toEqual({ overleden_op: null });
  expect(await een('select status from toewijzing where id = $1', [t.id])).toEqual({ status: 'gestart' });
  const pagina = await sanne.get(`/dossier/${jan.id}/gebeurtenissen/${e}`);
  for (const tekst of ['Keuze', 'staat in geen bron', 'Fiets &amp; Co']) expect(pagina.text).toContain(tekst);
  // A form for each proposal: what is clicked in one may not be set in another.
  const ids = [...pagina.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, nr) => ids.indexOf(id) !== nr)).toEqual([]);
  expect((await murat.get(`/dossier/${jan.id}/gebeurtenissen/${e}`)).status).toBe(404);

  // putting away comes last; not needed asks why
  expect((await beslis(jan.id, e, 4)).text).toContain('Beslis eerst over de andere voorstellen');
  expect((await beslis(jan.id, e, 3, { besluit: 'niet' })).text).toContain('Schrijf op waarom dit niet nodig is');
  expect((await beslis(jan.id, e, 0)).status).toBe(303);
  expect(await een('select status, inhoud from mail where onderwerp = $1', ['voor'])).toEqual({
    status: 'vervallen',
    inhoud: null,
  });
  expect(await mail('na')).toMatchObject({ status: 'vervallen', inhoud: null });
  expect((await portaal.get('/mijn')).location).toContain('/inloggen');
  expect((await sanne.get(`/dossier/${jan.id}`)).text).toContain('Overleden op 15 november 2026');
  expect((await beslis(jan.id, e, 1, { dag: '14-11-2026' })).status).toBe(303);
  expect(await een('select status, beeindigd_op, reden from toewijzing where id = $1', [t.id])).toEqual({
    status: 'beeindigd',
    beeindigd_op: '2026-11-14',
    reden: 'Overlijden',
  });
  for (const nr of [2, 3, 4]) expect((await beslis(jan.id, e, nr)).status).toBe(303);
  expect(await een('select status from levensgebeurtenis where id = $1', [e])).toEqual({ status: 'afgehandeld' });
  expect(await een('select status from inwoner where id = $1', [jan.id])).toEqual({ status: 'afgerond' });

  // it was another Jan
  const versie = (await een<{ versie: number }>('select versie from levensgebeurtenis where id = $1', [e])).versie;
  const trek = (reden: string) =>
    sanne.post(`/dossier/${jan.id}/gebeurtenissen/${e}/intrekken`, { _versie: String(versie), reden });
  expect((await trek('')).status).toBe(422);
  expect((await trek('Het was een naamgenoot')).status).toBe(303);
  expect(await een('select overleden_op from inwoner_persoon where inwoner_id = $1', [jan.id])).toEqual({ overleden_op: null });
  expect(await een('select status, beeindigd_op, reden from toewijzing where id = $1', [t.id])).toEqual({
    status: 'gestart',
    beeindigd_op: null,
    reden: '',
  });
  expect(await een('select count(*)::int as n from uitkering where inwoner_id = $1 and vervallen_op is null', [jan.id])).toEqual({
    n: 1,
  });
  expect(await een('select status from inwoner where id = $1', [jan.id])).toEqual({ status: 'in-traject' });
  expect(await een('select actief from gebruiker where id = $1', [portaal.gebruikerId])).toEqual({ actief: true });
  expect((await mail('weer')).status).toBe('wacht');
  expect((await voorstellen(e)).map(({ status }) => status)).toEqual([
    'hersteld',
    'hersteld',
    'hersteld',
    'hersteld',
    'hersteld',
  ]);
});

test('what changed since stays, and is shown to be mended by hand', async () => {
  const fatma = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Fatma', status: 'in-traject' });
  const e = await leg(fatma.id, {
    soort: 'verhuizing',
    datum: '01-11-2026',
    straat: 'Brink',
    huisnummer: '4',
    postcode: '7311aa',
    woonplaats: 'Apeldoorn',
  });
  expect((await beslis(fatma.id, e, 0)).status).toBe(303);
  expect(await een('select straat, postcode from inwoner_persoon where inwoner_id = $1', [fatma.id])).toEqual({
    straat: 'Brink',
    postcode: '7311 AA',
  });
  // the same decision twice: both see what stands
  const [v] = await voorstellen(e);
  expect(
    (
      await sanne.post(`/dossier/${fatma.id}/gebeurtenissen/${e}/voorstel/${v?.id}`, {
        [`besluit_${v?.id}`]: 'doen',
        _versie: '1',
      })
    ).status,
  ).toBe(409);
  await h.owner.query("update inwoner_persoon set straat = 'Elders' where inwoner_id = $1", [fatma.id]);
  const versie = (await een<{ versie: number }>('select versie from levensgebeurtenis where id = $1', [e])).versie;
  await sanne.post(`/dossier/${fatma.id}/gebeurtenissen/${e}/intrekken`, {
    _versie: String(versie),
    reden: 'Toch niet verhuisd',
  });
  expect((await sanne.get(`/dossier/${fatma.id}/gebeurtenissen/${e}`)).text).toContain('Dit moet je zelf herstellen');
});

test('at night the BRP is asked: a move and a death come in once, with a line of the logboek for each; a BRP that is away is said', async () => {
  const a = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Anna',
    achternaam: 'Weg',
    bsn: testBsn(600),
    geboortedatum: '1985-01-01',
    status: 'in-traject',
  });
  const b = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Bram',
    achternaam: 'Dood',
    bsn: testBsn(601),
    geboortedatum: '1986-01-01',
    status: 'in-traject',
  });
  const c = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Cor',
    achternaam: 'Zelfde',
    bsn: testBsn(602),
    geboortedatum: '1987-01-01',
    status: 'in-traject',
  });
  const adres = { straat: 'Kanaalweg', huisnummer: '12', postcode: '7311 AB', woonplaats: 'Apeldoorn' };
  standIn.zet({
    bsn: a.bsn,
    voornamen: 'Anna',
    geslachtsnaam: 'Weg',
    geboren: '1985-01-01',
    gemeente: { code: '0150', naam: 'Deventer', sinds: '2026-11-10' },
  });
  standIn.zet({
    bsn: b.bsn,
    voornamen: 'Bram',
    geslachtsnaam: 'Dood',
    geboren: '1986-01-01',
    overleden: '2026-11-12',
    gemeente,
    adres,
  });
  standIn.zet({
    bsn: c.bsn,
    voornamen: 'Cor Jan',
    geslachtsnaam: 'Zelfde',
    geboren: '1987-01-01',
    gemeente,
    adres,
    geheim: true,
  });
  const taak = { owner: h.owner, beleid: h.beleid, bsn: h.bsn, vandaag: h.vandaag };
  expect(await followBrp({ ...taak, brp: maakBrp() })).toMatch(/inwoners nagekeken in de BRP, 2 nieuwe gebeurtenissen/);
  expect(await followBrp({ ...taak, brp: maakBrp() })).toMatch(/ 0 nieuwe/);
  const { rows } = await h.owner.query(
    "select inwoner_id, soort, datum, status from levensgebeurtenis where herkomst = 'brp' order by id",
  );
  expect(rows).toEqual([
    { inwoner_id: a.id, soort: 'verhuizing-weg', datum: '2026-11-10', status: 'open' },
    { inwoner_id: b.id, soort: 'overlijden', datum: '2026-11-12', status: 'open' },
  ]);
  expect(
    await een(
      "select count(*)::int as n, min(grond) as grond from logboek where inwoner_id = $1 and handeling = 'brp-geraadpleegd'",
      [c.id],
    ),
  ).toMatchObject({ n: 2, grond: expect.stringContaining('Wet BRP') });
  expect((await sanne.get(`/dossier/${c.id}/gegevens`)).text).toContain('Geheimhouding');
  standIn.stoor(503);
  await expect(followBrp({ ...taak, brp: maakBrp() })).rejects.toThrow('De BRP is nu niet te bereiken');
  standIn.stoor(undefined);
  expect(await followBrp({ ...taak, brp: undefined })).toContain('staat niet aan');
});

test('AP1, K3: who reaches the AOW age within three months is announced once', async () => {
  // 67 years: born on 1 February 1960
  const wim = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Wim',
    geboortedatum: '1959-12-01',
    status: 'in-traject',
  });
  const later = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Later',
    geboortedatum: '1961-12-01',
    status: 'in-traject',
  });
  const t = await maakToewijzing(h, { inwonerId: wim.id, aanbiederId: aanbieder, tot: '2027-06-30' });
  await announceAow({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag });
  await announceAow({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag });
  const { rows } = await h.owner.query(
    "select id, inwoner_id, datum from levensgebeurtenis where soort = 'aow' and inwoner_id = any($1)",
    [[wim.id, later.id]],
  );
  expect(rows).toEqual([{ id: rows[0]?.id, inwoner_id: wim.id, datum: '2026-12-01' }]);
  expect(
    await een('select soort, dag, toewijzing_id, keuze from gebeurtenisvoorstel where gebeurtenis_id = $1 order by id limit 1', [
      rows[0]?.id,
    ]),
  ).toEqual({
    soort: 'toewijzing-beeindigen',
    dag: '2026-11-30',
    toewijzing_id: t.id,
    keuze: true,
  });
});

test('name, birth date and BSN are corrected with a source; what stood there is kept; faults stand at the field', async () => {
  const p = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Yara',
    achternaam: 'Fout',
    geboortedatum: '1990-05-01',
  });
  const ander = await maakInwoner(h, { consulentId: murat.gebruikerId });
  const goed = {
    voornaam: 'Yara',
    voorvoegsel: '',
    achternaam: 'Goed',
    geboortedatum: '00-00-1990',
    bsn: '',
    bron: 'document',
    toelichting: 'Paspoort gezien',
    _versie: '1',
  };
  const verbeter = (o: Record<string, string>) => sanne.post(`/dossier/${p.id}/gegevens/verbeteren`, { ...goed, ...o });
  for (const [velden, tekst] of [
    [{ geboortedatum: '23-11-2026' }, 'ligt in de toekomst'],
    [{ bsn: '123456789' }, 'waarschijnlijk is een cijfer verwisseld'],
    [{ bsn: ander.bsn }, 'Dit BSN staat al op een ander dossier, bij Murat Aydın'],
    [{ bron: '' }, 'Kies waar je dit op baseert'],
    [{ toelichting: '' }, 'welk document je zag'],
    [{ achternaam: 'Fout', geboortedatum: '01-05-1990' }, 'Er is niets anders'],
  ] as const) {
    const uit = await verbeter(velden);
    expect(uit.status).toBe(422);
    expect(uit.text).toContain(tekst);
  }
  expect((await verbeter({ bsn: testBsn(620) })).status).toBe(303);
  expect((await verbeter({ achternaam: 'Laat' })).status).toBe(409);
  const gegevens = (await sanne.get(`/dossier/${p.id}/gegevens`)).text;
  for (const tekst of ['Yara Goed', '1990 (dag en maand onbekend)', 'Yara Fout', 'Paspoort gezien', 'naam, geboortedatum, BSN'])
    expect(gegevens).toContain(tekst);
  expect((await sanne.get('/inwoners?zoek=goed')).text).toContain('Yara Goed');
  expect((await murat.get(`/dossier/${p.id}/gegevens/verbeteren`)).status).toBe(404);
});

test('held against the BRP: differences, what is taken over, an event that goes on prefilled, and a line in the logboek', async () => {
  const p = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Ömer',
    achternaam: 'Ozturk',
    bsn: testBsn(640),
    geboortedatum: '1980-03-02',
  });
  standIn.zet({
    bsn: p.bsn,
    voornamen: 'Celal Ömer',
    voorvoegsel: 'van der',
    geslachtsnaam: 'Öztürk',
    geboren: '1980-02-03',
    gemeente,
    adres: { straat: 'Brink', huisnummer: '9', postcode: '7311 ZZ', woonplaats: 'Apeldoorn', sinds: '2026-11-02' },
    geheim: true,
  });
  const kijk = await sanne.post(`/dossier/${p.id}/gegevens/brp`);
  for (const tekst of ['Celal Ömer van der Öztürk', '3 februari 1980', 'Brink 9', 'Geheimhouding', 'Adres: leg vast'])
    expect(kijk.text).toContain(tekst);
  expect(kijk.text).not.toContain(p.bsn);
  const over = await sanne.post(`/dossier/${p.id}/gegevens/brp/overnemen`, {
    velden: ['naam', 'geboortedatum', 'geheim'],
    _versie: '1',
  });
  expect(over.status).toBe(303);
  expect(
    await een(
      'select voornaam, voorvoegsel, achternaam, geboortedatum, geheim, straat from inwoner_persoon where inwoner_id = $1',
      [p.id],
    ),
  ).toEqual({
    voornaam: 'Ömer',
    voorvoegsel: 'van der',
    achternaam: 'Öztürk',
    geboortedatum: '1980-02-03',
    geheim: true,
    straat: 'Kanaalweg',
  });
  expect((await sanne.post(`/dossier/${p.id}/gegevens/brp/overnemen`, { _versie: '2' })).text).toContain(
    'Kies wat je wilt overnemen',
  );
  const nieuw = await sanne.post(`/dossier/${p.id}/gebeurtenissen/nieuw`, {
    stap: 'invullen',
    soort: 'verhuizing',
    straat: 'Brink',
    datum: '02-11-2026',
  });
  expect(nieuw.text).toContain('value="Brink"');
  expect(
    await een(
      "select count(*)::int as n from logboek where inwoner_id = $1 and handeling = 'brp-geraadpleegd' and gebruiker_id = $2",
      [p.id, sanne.gebruikerId],
    ),
  ).toEqual({ n: 3 });
  // unknown to the BRP, and a BRP that is away
  const q = await maakInwoner(h, { consulentId: sanne.gebruikerId, bsn: testBsn(641) });
  expect((await sanne.post(`/dossier/${q.id}/gegevens/brp`)).text).toContain('De BRP kent niemand met dit BSN');
  standIn.stoor(503);
  expect((await sanne.post(`/dossier/${q.id}/gegevens/brp`)).text).toContain('De BRP is nu niet te bereiken');
  standIn.stoor(undefined);
});

test('at the aanmelding the BSN comes first: the BRP fills in what is empty and shows what differs; half a birth date is kept so', async () => {
  const bsn = testBsn(660);
  standIn.zet({
    bsn,
    voornamen: 'Abdi Rahman',
    geslachtsnaam: 'Hassan',
    geboren: '1979',
    gemeente,
    adres: { straat: 'Gentiaanstraat', huisnummer: '801', postcode: '7322 CX', woonplaats: 'Apeldoorn' },
    geheim: true,
  });
  expect((await sanne.get('/aanmelding')).text).toContain('Begin met het BSN');
  const gevuld = await sanne.post('/aanmelding', { stap: 'brp', brp_bsn: bsn });
  for (const tekst of ['value="Hassan"', 'value="00-00-1979"', 'value="7322 CX"', 'Ingevuld uit de BRP', 'Geheimhouding'])
    expect(gevuld.text).toContain(tekst);
  const anders = await sanne.post('/aanmelding', { stap: 'brp', bsn, voornaam: 'Abdi', achternaam: 'Hasan', geboortedatum: '' });
  expect(anders.text).toContain('Dit is anders in de BRP');
  expect(anders.text).toContain('value="Hasan"');
  expect((await sanne.post('/aanmelding', { stap: 'brp-alles', bsn, achternaam: 'Hasan' })).text).toContain('value="Hassan"');
  expect((await sanne.post('/aanmelding', { stap: 'brp', bsn: '' })).text).toContain('Vul eerst het BSN in');
  // A BSN that does not hold is told where it was typed.
  const fout = await sanne.post('/aanmelding', { stap: 'brp', brp_bsn: '123' });
  expect(fout.text).toMatch(/href="#veld-brp_bsn">Dit BSN klopt niet.*name="brp_bsn"/s);
  expect((await sanne.post('/aanmelding', { stap: 'brp', bsn: testBsn(661) })).text).toContain('De BRP kent niemand met dit BSN');
  const klaar = await sanne.post('/aanmelding', {
    stap: 'vastleggen',
    ontvangen_op: '20-11-2026',
    aangemeld_door: 'inwoner',
    vraag: 'Werk',
    bsn,
    voornaam: 'Abdi',
    achternaam: 'Hassan',
    geboortedatum: '00-00-1979',
    straat: 'Gentiaanstraat',
    huisnummer: '801',
    postcode: '7322CX',
    woonplaats: 'Apeldoorn',
    telefoon: '0612345678',
    contact: 'bellen',
    lezen: 'goed',
    taal: 'Somali',
    uitkering: 'geen',
  });
  expect(klaar.status).toBe(303);
  expect(
    await een('select geboortedatum, geboortedatum_bekend from inwoner_persoon where bsn_hash = $1', [h.bsn.hash(bsn)]),
  ).toEqual({ geboortedatum: '1979-01-01', geboortedatum_bekend: 'jaar' });
  expect(
    await een(
      "select count(*)::int as n from logboek where handeling = 'brp-geraadpleegd' and inwoner_id is null and gebruiker_id = $1",
      [sanne.gebruikerId],
    ),
  ).toEqual({ n: 4 });
});

test('a benefit or an address that changes on a later day holds from that day; a dossier with a place that still runs is not put away', async () => {
  const mila = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    achternaam: 'Straks',
    status: 'in-traject',
    uitkering: { soort: 'ww', toestemming: true },
  });
  await maakToewijzing(h, { inwonerId: mila.id, aanbiederId: aanbieder });
  const dag = h.vandaag.add({ days: 20 });
  const nl = `${dag.day}-${dag.month}-${dag.year}`;
  const uitkering = async () =>
    (await een<{ soort: string }>('select soort from uitkering where inwoner_id = $1 and vervallen_op is null', [mila.id]))
      ?.soort;
  const loopt = (d: typeof dag) => beginVoorstellen({ owner: h.owner, vandaag: d });
  const wia = await leg(mila.id, { soort: 'uitkering', datum: nl, uitkering: 'wia' });
  expect((await sanne.get(`/dossier/${mila.id}/gebeurtenissen/${wia}`)).text).toContain(
    'tot die dag blijft in het dossier staan',
  );
  expect((await beslis(mila.id, wia, 0)).status).toBe(303);
  expect(await uitkering()).toBe('ww');
  expect((await sanne.get(`/dossier/${mila.id}/gegevens`)).text).toMatch(/Dit verandert straks.*de uitkering wordt WIA/s);
  await loopt(dag.subtract({ days: 1 }));
  expect(await uitkering()).toBe('ww');
  expect(await loopt(dag)).toContain('1 wijziging');
  expect(await uitkering()).toBe('wia');
  expect((await sanne.get(`/dossier/${mila.id}/gegevens`)).text).not.toContain('Dit verandert straks');
  // Taken back afterwards: what stood there stands there again. Taken back beforehand: nothing begins.
  const intrekken = async (id: number) =>
    sanne.post(`/dossier/${mila.id}/gebeurtenissen/${id}/intrekken`, {
      reden: 'Het ging niet door',
      _versie: String((await een<{ versie: number }>('select versie from levensgebeurtenis where id = $1', [id])).versie),
    });
  expect((await intrekken(wia)).status).toBe(303);
  expect(await uitkering()).toBe('ww');
  const huis = await leg(mila.id, {
    soort: 'verhuizing',
    datum: nl,
    straat: 'Nieuwstraat',
    huisnummer: '1',
    postcode: '7311 AA',
    woonplaats: 'Apeldoorn',
  });
  expect((await beslis(mila.id, huis, 0)).status).toBe(303);
  expect((await intrekken(huis)).status).toBe(303);
  await loopt(dag);
  expect(await een('select straat from inwoner_persoon where inwoner_id = $1', [mila.id])).not.toEqual({ straat: 'Nieuwstraat' });
  const weg = await leg(mila.id, { soort: 'verhuizing-weg', datum: nl, gemeente: 'Deventer' });
  const rest = await voorstellen(weg);
  for (const [nr, v] of rest.entries())
    if (v.soort !== 'dossier-afronden')
      expect((await beslis(mila.id, weg, nr, { dag: nl, reden: 'Besproken' })).status).toBe(303);
  expect((await beslis(mila.id, weg, rest.length - 1)).text).toContain('Rond het dossier daarna af');
});

test('who died has no talk in the agenda any more, and the aanbieder hears it; from who moves away only what comes after that day goes', async () => {
  const afspraak = async (inwoner: number, dagen: number) => {
    const dag = h.vandaag.add({ days: dagen });
    const uit = await sanne.post(`/dossier/${inwoner}/afspraken/nieuw`, {
      _stap: 'maken',
      soort: 'voortgang',
      hoe: 'vast',
      dag1: `${dag.day}-${dag.month}-${dag.year}`,
      tijd1: '10.00',
      minuten: '45',
      vorm: 'locatie',
      plaats: 'Marktplein 1',
    });
    return Number(uit.location?.match(/afspraken\/(\d+)/)?.[1]);
  };
  const stand = async (id: number) => (await een<{ status: string }>('select status from afspraak where id = $1', [id])).status;
  const els = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Agenda', status: 'in-traject' });
  const [eerste, tweede] = [await afspraak(els.id, 3), await afspraak(els.id, 30)];
  const dag = h.vandaag.add({ days: 10 });
  const weg = await leg(els.id, { soort: 'verhuizing-weg', datum: `${dag.day}-${dag.month}-${dag.year}`, gemeente: 'Deventer' });
  const nr = async (id: number) => (await voorstellen(id)).findIndex(({ soort }) => soort === 'afspraken-afzeggen');
  expect((await beslis(els.id, weg, await nr(weg))).status).toBe(303);
  expect([await stand(eerste), await stand(tweede)]).toEqual(['vast', 'afgezegd']);
  const dood = await leg(els.id, { soort: 'overlijden', datum: `${h.vandaag.day}-${h.vandaag.month}-${h.vandaag.year}` });
  expect((await beslis(els.id, dood, 0)).status).toBe(303);
  expect((await beslis(els.id, dood, await nr(dood))).status).toBe(303);
  expect(await stand(eerste)).toBe('afgezegd');
  const tab = (await sanne.get(`/dossier/${els.id}/afspraken`)).text;
  expect(tab).toContain('er gaat geen mail en geen herinnering meer uit');
  expect(tab).not.toMatch(/Stop de herinneringen|Afspraak maken/);
});
