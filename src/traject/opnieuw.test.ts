/** What other areas record ends and opens steps of Arnhem's route: a refusal ends the traject, an advice says what follows (AR15). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { stappenIn } from '../../test/werkvoorraad.ts';

let h: House;
let yvonne: Bezoeker;
beforeAll(async () => {
  const huis = await openHouse({ vandaag: '2020-09-01' });
  h = { ...huis, gemeenteId: huis.beleid.gemeenteIdVan('0202') ?? 0 };
  yvonne = await h.bezoeker({ rol: 'consulent', gemeenteId: h.gemeenteId, naam: 'Yvonne Janssen', functie: 'wijkcoach' });
  await maakMandaat(h, 'wijkcoach', '2017-01-01');
});
afterAll(() => h.close());

const iemand = async (): Promise<number> =>
  (await maakInwoner(h, { consulentId: yvonne.gebruikerId, status: 'in-onderzoek' })).id;
const begin = (id: number, stap: string, op: string, rest: Record<string, string> = {}) =>
  yvonne.post(`/dossier/${id}/route/begin/${stap}`, { _stap: 'vastleggen', op, ...rest });
const eind = async (id: number, stap: string, uitkomst: string, op: string) => {
  const { rows } = await h.owner.query<{ id: number; versie: number }>(
    'select id, versie from trajectstap where inwoner_id = $1 and stap = $2 order by id desc limit 1',
    [id, stap],
  );
  const velden = { _stap: 'vastleggen', _versie: String(rows[0]?.versie), uitkomst, op };
  return yvonne.post(`/dossier/${id}/route/stap/${rows[0]?.id}/einde`, velden);
};
const trajecten = async (id: number) =>
  (
    await h.owner.query<{ versie: string; einde: string | null; uitkomst: string }>(
      `select r.geldig_van::text as versie, t.beeindigd_op::text as einde, t.einde_uitkomst as uitkomst
         from traject t join regeling r on r.id = t.regeling_id where t.inwoner_id = $1 order by t.id`,
      [id],
    )
  ).rows;
const wijsAf = (id: number, op: string) =>
  h.owner.query(
    `with t as (insert into toets (gemeente_id, inwoner_id, consulent_id, peildatum, feiten, uitkomst, regeling_id, door)
       select $1, $2, $3, $4, '{}', '{}', min(id), $3 from regeling returning id, regeling_id)
     insert into besluit (gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, product, gronden, motivering, genomen_op, genomen_door, mandaat_id)
     select $1, $2, $3, 'afwijzing', t.id, t.regeling_id, 'aw-op-de-plek-3', '[]', 'Het past niet.', $4, $3, m.id
       from t, mandaat m where m.gemeente_id = $1`,
    [h.gemeenteId, id, yvonne.gebruikerId, op],
  );

test('AP31: a traject begins under the version of its first day, also when that day is written down later', async () => {
  const voor = await iemand();
  const klopt = await yvonne.post(`/dossier/${voor}/route/begin/gesprek`, { _stap: 'controleren', op: '15-06-2020' });
  expect(klopt.text).toMatch(/Onder de versie[\s\S]*van 1 januari 2017, die op die dag gold/);
  expect((await begin(voor, 'gesprek', '15-06-2020')).status).toBe(303);
  expect(await trajecten(voor)).toMatchObject([{ versie: '2017-01-01' }]);
  const na = await iemand();
  expect((await begin(na, 'gesprek', '01-07-2020')).status).toBe(303);
  expect(await trajecten(na)).toMatchObject([{ versie: '2020-07-01' }]);
  // What only today's version knows cannot have begun before it.
  const nooit = await yvonne.post(`/dossier/${await iemand()}/route/begin/afbakening`, {
    _stap: 'controleren',
    op: '15-06-2020',
  });
  expect(nooit.text).toContain(
    'Op 15 juni 2020 gold de versie van 1 januari 2017, en daarin staat deze stap niet. Kies een dag vanaf 1 juli 2020',
  );
});

test('a version that came in later with an earlier day: who began before it came stays, and the page says why', async () => {
  const id = await iemand();
  expect((await begin(id, 'gesprek', '06-07-2020')).status).toBe(303);
  // As if the version of july was not there yet on the sixth.
  await h.owner.query(
    "update traject set regeling_id = (select id from regeling where gemeente_id = $2 and geldig_van = '2017-01-01' order by id limit 1) where inwoner_id = $1",
    [id, h.gemeenteId],
  );
  expect((await yvonne.get(`/dossier/${id}/route`)).text).toMatch(
    /Er is een nieuwere versie, geldig vanaf 1 juli 2020[\s\S]*begon op 6 juli 2020\. Toen was die versie hier nog niet ingevoerd, en gold de versie van 1 januari 2017/,
  );
});

test('a refusal ends the traject; who comes again begins a new one, under the version of that day', async () => {
  const id = await iemand();
  expect((await begin(id, 'gesprek', '06-07-2020')).status).toBe(303);
  // As if it began before july, under the version of 2017.
  await h.owner.query(
    "update traject set regeling_id = (select id from regeling where gemeente_id = $2 and geldig_van = '2017-01-01' order by id limit 1) where inwoner_id = $1",
    [id, h.gemeenteId],
  );
  expect((await eind(id, 'gesprek', 'arrangement', '10-07-2020')).status).toBe(303);
  await wijsAf(id, '2020-08-17');
  const tab = (await yvonne.get(`/dossier/${id}/route`)).text;
  expect(tab).toContain('Het traject is klaar');
  expect(tab).toMatch(/Eerdere trajecten \(1\)[\s\S]*Toewijzing: een afwijzing/);
  expect(tab).toContain(`/dossier/${id}/route/begin/gesprek`);
  expect(await trajecten(id)).toEqual([{ versie: '2017-01-01', einde: null, uitkomst: '' }]);
  const vroeg = await begin(id, 'gesprek', '16-08-2020');
  expect(vroeg.status).toBe(422);
  expect(vroeg.text.includes('Kies een dag vanaf 17 augustus 2020: toen eindigde het vorige traject.')).toBe(true);
  // On the very day too: the refusal stays with the traject that it ended.
  expect((await begin(id, 'gesprek', '17-08-2020')).status).toBe(303);
  expect(await trajecten(id)).toEqual([
    { versie: '2017-01-01', einde: '2020-08-17', uitkomst: 'afwijzing' },
    { versie: '2020-07-01', einde: null, uitkomst: '' },
  ]);
  const nu = (await yvonne.get(`/dossier/${id}/route`)).text;
  expect(nu).toContain('De regeling geldt vanaf 1 juli 2020');
  expect(nu).not.toContain('Uitkomst: een afwijzing');
  expect((await begin(id, 'gesprek', '18-08-2020')).text).toContain('Gesprek loopt al');
});

test('AR2: a toets in which nothing fits ends the route: queue, list, filter, file and dossier say so, the resident once it was talked about', async () => {
  const { id } = await maakInwoner(h, {
    consulentId: yvonne.gebruikerId,
    status: 'in-onderzoek',
    trede: 3,
    achternaam: 'Pastniet',
  });
  const zelf = await h.bezoeker({ rol: 'inwoner', gemeenteId: h.gemeenteId, inwonerId: id });
  await h.owner.query(
    `insert into aanmelding (gemeente_id, inwoner_id, consulent_id, ontvangen_op, aangemeld_door, vraag, vastgelegd_door)
       values ($1, $2, $3, '2020-07-01', 'inwoner', 'Ik wil iets doen.', $3)`,
    [h.gemeenteId, id, yvonne.gebruikerId],
  );
  expect((await begin(id, 'gesprek', '06-07-2020')).status).toBe(303);
  expect((await eind(id, 'gesprek', 'arrangement', '10-07-2020')).status).toBe(303);
  const stand = async () =>
    [...(await yvonne.get('/inwoners?zoek=Pastniet')).text.matchAll(/wm-badge[^>]*>(?:<svg[\s\S]*?<\/svg>)?([^<]+)/g)].map(
      ([, woord]) => woord?.trim(),
    );
  expect(await stand()).toEqual(['In onderzoek']);
  await h.owner.query(
    `insert into toets (gemeente_id, inwoner_id, consulent_id, peildatum, feiten, uitkomst, regeling_id, door)
       select $1, $2, $3, '2020-08-03', '{}', '{"producten": [{"product": "aw-op-de-plek-3", "uitkomst": "niet-passend"}]}', max(id), $3 from regeling where gemeente_id = $1`,
    [h.gemeenteId, id, yvonne.gebruikerId],
  );
  // Nobody opened the werkvoorraad in between: the list itself brings it up to now.
  expect(await stand()).toEqual(['Route klaar']);
  const klaar = (await yvonne.get('/inwoners?zoek=Pastniet&status=klaar')).text;
  expect(klaar).toContain(`/dossier/${id}`);
  expect(klaar).toContain('geen plek');
  expect(klaar).not.toContain('nog geen plek');
  expect((await yvonne.get('/inwoners?zoek=Pastniet&status=in-onderzoek')).text).not.toContain(`/dossier/${id}`);
  expect((await yvonne.get('/inwoners/lijst.csv?zoek=Pastniet')).text).toContain('Route klaar');
  expect((await yvonne.get(`/dossier/${id}`)).text).toContain('Route klaar');
  expect((await yvonne.get(`/dossier/${id}/route`)).text).toContain('Het traject is klaar');
  expect(await stappenIn(h, id)).toEqual([`advies-bespreken ik /dossier/${id}/aanmelding`]);
  // What only the consulent knows yet is not said to the resident by a page.
  expect((await zelf.get('/mijn')).text).toContain('kijkt met jou wat de volgende stap is');
  await h.owner.query(
    `insert into aanmeldingfeit (gemeente_id, aanmelding_id, inwoner_id, consulent_id, soort, dag, door)
       select $1, max(id), $2, $3, 'onderzoek-afgerond', '2020-08-04', $3 from aanmelding where inwoner_id = $2`,
    [h.gemeenteId, id, yvonne.gebruikerId],
  );
  expect((await zelf.get('/mijn')).text).toContain('Je route is klaar.');
  expect((await zelf.get('/mijn/route')).text).toContain('dagbesteding of iets in je wijk past beter');
  expect(await stappenIn(h, id)).toEqual([`verslag-geven ik /dossier/${id}/aanmelding`]);
  // Who comes again begins anew.
  expect((await begin(id, 'gesprek', '20-08-2020')).status).toBe(303);
  expect(await stand()).toEqual(['In onderzoek']);
});

test('a refusal with nothing of the route recorded leaves the beginning open too', async () => {
  const id = await iemand();
  await wijsAf(id, '2020-08-17');
  expect((await yvonne.get(`/dossier/${id}/route`)).text).toContain('Hiermee kan een nieuw traject beginnen.');
  expect((await begin(id, 'gesprek', '18-08-2020')).status).toBe(303);
});

/** An oriëntatie with its advice, and what came of it. */
const orienteer = async (
  id: number,
  o: { categorie: string | null; van: string; advies: string; gevolg?: { gevolg: string; op: string; tekst: string } },
): Promise<void> => {
  const centrum = await maakAanbieder(h, { naam: 'Centrum voor Activerend Werk' });
  await h.owner.query(
    `with o as (insert into orientatie (gemeente_id, inwoner_id, consulent_id, regeling_id, product, gevraagd_door, gevraagd_op, vraag, door)
       select $1, $2, $3, id, 'aw-orientatie', 'consulent', $6, 'Wat past?', $3
         from regeling where gemeente_id = $1 and geldig_van = '2020-07-01' order by id limit 1 returning id)
     insert into orientatieadvies (gemeente_id, orientatie_id, inwoner_id, consulent_id, aanbieder_id, nummer, werkplek, opleiding, vervolg, categorie, kort, gegeven_op, door)
     select $1, o.id, $2, $3, $4, 1, 'Rustig werk', 'Niets', 'Een plek', $5, 'Een plek past.', $7, $3 from o`,
    [h.gemeenteId, id, yvonne.gebruikerId, centrum, o.categorie, o.van, o.advies],
  );
  if (o.gevolg)
    await h.owner.query(
      `update orientatie set gevolg = $2, gevolg_op = $3, gevolg_toelichting = $4, gevolg_verteld = $4, gevolg_vastgelegd_op = clock_timestamp()
        where inwoner_id = $1 and gevolg is null`,
      [id, o.gevolg.gevolg, o.gevolg.op, o.gevolg.tekst],
    );
};
const route = async (id: number): Promise<string> => (await yvonne.get(`/dossier/${id}/route`)).text;

test('AR15: the category of the advice is the outcome of the oriëntatie', async () => {
  for (const [categorie, hoort] of [
    ['stabiel arrangement', 'Volgt op Oriëntatie: stabiel arrangement.'],
    ['voldoet niet aan de criteria', 'Op Oriëntatie (voldoet niet aan de criteria) volgt volgens de bron niets vasts.'],
    [null, 'Kan volgen op Oriëntatie: ontwikkelarrangement.'],
  ] as const) {
    const id = await iemand();
    await orienteer(id, { categorie, van: '2020-08-03', advies: '2020-08-28' });
    expect(await route(id)).toContain(hoort);
  }
});

test('an oriëntatie that began on the day on which its traject ends is of that traject', async () => {
  const id = await iemand();
  const dag = '01-09-2020';
  expect((await begin(id, 'gesprek', dag)).status).toBe(303);
  expect((await eind(id, 'gesprek', 'orientatie', dag)).status).toBe(303);
  const gevolg = { gevolg: 'algemene-voorziening', op: '2020-09-01', tekst: '' };
  await orienteer(id, { categorie: 'vrijwilligerswerk', van: '2020-09-01', advies: '2020-09-01', gevolg });
  expect((await begin(id, 'gesprek', dag, { reden: 'Hij gaat vrijwilligerswerk doen.' })).status).toBe(303);
  expect((await eind(id, 'gesprek', 'wijk', dag)).status).toBe(303);
  const na = await route(id);
  expect(na).toContain('In een nieuw traject is nog geen stap gezet.');
  expect(na).toMatch(
    /Eerdere trajecten \(1\)[\s\S]*Gesprek: oriëntatie[\s\S]*Oriëntatie: vrijwilligerswerk[\s\S]*aanbod in de wijk/,
  );
  // What is written down after it was closed is of the next, on that very day too.
  await orienteer(id, { categorie: 'stabiel arrangement', van: '2020-09-01', advies: '2020-09-01' });
  const nieuw = await route(id);
  expect(nieuw).toContain('Volgt op Oriëntatie: stabiel arrangement.');
  expect(nieuw.match(/<li>Oriëntatie/g)).toHaveLength(1);
});

test('“nu niets” after the advice ends the traject, with why; who comes again begins anew', async () => {
  const id = await iemand();
  const dag = '01-09-2020';
  await begin(id, 'gesprek', dag);
  await eind(id, 'gesprek', 'orientatie', dag);
  const gevolg = { gevolg: 'geen', op: '2020-09-01', tekst: 'Hij verhuist eerst.' };
  await orienteer(id, { categorie: 'persoonlijke omstandigheden', van: '2020-09-01', advies: '2020-09-01', gevolg });
  const na = await route(id);
  expect(na).toContain('koos de inwoner nu niets. Hij verhuist eerst.');
  expect(na).toMatch(
    /Eerdere trajecten \(1\)[\s\S]*Oriëntatie: het traject stopte hier \(1 september 2020\)\. Het advies was: persoonlijke omstandigheden/,
  );
  expect(na).not.toContain('Kies samen wat past');
  const ik = await h.bezoeker({ rol: 'inwoner', gemeenteId: h.gemeenteId, inwonerId: id });
  const mijn = (await ik.get('/mijn')).text;
  expect(mijn).toContain('Je route stopte. Er volgt nu niets.');
  expect(mijn).not.toContain('belt je voor een gesprek');
  expect((await ik.get('/mijn/route')).text).toMatch(/Het advies: nu gaat iets anders voor\.[\s\S]*Hij verhuist eerst\./);
  const dossier = (await yvonne.get(`/dossier/${id}`)).text;
  expect(dossier).toContain('Advies van de oriëntatie: persoonlijke omstandigheden');
  expect(dossier).toMatch(/wm-badge--neutraal[^>]*>(?:<svg.*?<\/svg>)?Gestopt/);
  expect(dossier).toMatch(/wm-knop--primair" href="\/dossier\/\d+\/route"/);
  // Nobody waits for a next step or a trede; what is left is to put the dossier away, or to talk again.
  expect(await stappenIn(h, id)).toEqual([`vervolg-kiezen ik /dossier/${id}/bewaren`]);
  expect((await begin(id, 'gesprek', dag)).status).toBe(303);
  expect(await trajecten(id)).toMatchObject([{ einde: '2020-09-01', uitkomst: 'stopt' }, { einde: null }]);
  expect(await route(id)).toContain('Nu: <strong>Gesprek</strong>');
  expect(await stappenIn(h, id)).not.toContain(`vervolg-kiezen ik /dossier/${id}/bewaren`);
});

test('a hand-over that came back says what is to be done and by whom, and its answer-by day is no end', async () => {
  const id = await iemand();
  await begin(id, 'gesprek', '03-08-2020');
  await eind(id, 'gesprek', 'orientatie', '03-08-2020');
  await orienteer(id, {
    categorie: 'betaald werk',
    van: '2020-08-03',
    advies: '2020-08-28',
    gevolg: { gevolg: 'betaald-werk', op: '2020-08-28', tekst: '' },
  });
  await h.owner.query(
    `insert into overdracht (gemeente_id, inwoner_id, consulent_id, partij, partij_naam, partij_bron, waarom, mee, gevraagd_op, door, toestemming, toestemming_mee,
       toestemming_op, toestemming_door, verstuurd_op, verstuurd_hoe, antwoord_tot, pakket)
     values ($1, $2, $3, 'arbeidsontwikkelbedrijf', 'Arbeidsontwikkelbedrijf', 'keuze', 'Werk zoeken.', '{contact}', '2020-08-28', $3, true, '{contact}', '2020-08-28', 'consulent',
       '2020-08-28', 'In een gesprek', '2020-09-14', '{}')`,
    [h.gemeenteId, id, yvonne.gebruikerId],
  );
  const ik = await h.bezoeker({ rol: 'inwoner', gemeenteId: h.gemeenteId, inwonerId: id });
  const vervolg = async () => (await stappenIn(h, id)).filter((stap) => stap.startsWith('traject-vervolg'));
  // The hand-over is the step that runs: nobody is asked to choose the next beside it.
  expect(await vervolg()).toEqual([]);
  const tijdens = await route(id);
  expect(tijdens).toMatch(/<dt>Antwoord<\/dt><dd>uiterlijk op 14 september 2020/);
  expect(tijdens).not.toContain('<dt>Tot</dt>');
  const mijn = (await ik.get('/mijn/route')).text;
  expect(mijn).toContain('Het antwoord komt uiterlijk 14 september 2020.');
  expect(mijn).not.toContain('Tot en met 14 september 2020');
  expect((await ik.get('/mijn')).text).toContain('Het antwoord komt uiterlijk 14 september 2020.');
  await h.owner.query(
    "update overdracht set uitkomst = 'teruggegeven', uitkomst_op = '2020-09-01', uitkomst_tekst = 'Nu geen optie.' where inwoner_id = $1",
    [id],
  );
  expect(await vervolg()).toHaveLength(1);
  const terug = await route(id);
  expect(terug).toContain('Teruggegeven. Nu geen optie. Wat er nu moet: bespreek met de inwoner wat wel past');
  expect(terug).toContain('Dat doet Yvonne Janssen.');
  expect((await ik.get('/mijn/route')).text).toContain('Wat eruit kwam: dit lukte daar nu niet.');
  expect((await ik.get('/mijn')).text).toContain('Yvonne Janssen kijkt met jou wat de volgende stap is.');
});

test('a besluit after a refusal without a new talk is of a new traject, and one after an objection that was upheld is not', async () => {
  const geef = async (id: number) => {
    await h.owner.query(
      `insert into besluit (gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, product, gronden, motivering, genomen_op, genomen_door, mandaat_id)
       select gemeente_id, inwoner_id, consulent_id, 'toekenning', toets_id, regeling_id, product, gronden, 'Het past wel.', '2020-08-28', genomen_door, mandaat_id
         from besluit where inwoner_id = $1 and soort = 'afwijzing'`,
      [id],
    );
    return route(id);
  };
  const id = await iemand();
  await begin(id, 'gesprek', '06-07-2020');
  await eind(id, 'gesprek', 'arrangement', '10-07-2020');
  await wijsAf(id, '2020-08-17');
  const nieuw = await geef(id);
  expect(nieuw).toMatch(/Eerdere trajecten \(1\)[\s\S]*Toewijzing: een afwijzing/);
  expect(nieuw).not.toContain('Uitkomst: een afwijzing');
  expect(nieuw).toContain('Uitkomst: op de plek.');
  expect(nieuw).not.toContain('Het traject is klaar');
  const ik = await h.bezoeker({ rol: 'inwoner', gemeenteId: h.gemeenteId, inwonerId: id });
  // Portal and letter are one moment: until then he reads that it is decided on.
  const bekend = (soort: string) =>
    h.owner.query(
      'update besluit set bekendgemaakt_op = genomen_op, bezwaar_tot = genomen_op + 42 where inwoner_id = $1 and soort = $2',
      [id, soort],
    );
  await bekend('afwijzing');
  const voorBrief = (await ik.get('/mijn/route')).text;
  expect(voorBrief).not.toContain('Wat eruit kwam: een vaste plek');
  expect(voorBrief).toMatch(/Waar je nu bent[\s\S]*Loopt nu/);
  await bekend('toekenning');
  const mijn = (await ik.get('/mijn/route')).text;
  expect(mijn).not.toContain('Je route is klaar');
  expect(mijn).toContain('Je plek moet nog beginnen.');
  expect(mijn).toMatch(/Wat je al deed[\s\S]*een vaste plek[\s\S]*Wat je eerder deed[\s\S]*je vraag is afgewezen/);
  const herzien = await iemand();
  await begin(herzien, 'gesprek', '06-07-2020');
  await eind(herzien, 'gesprek', 'arrangement', '10-07-2020');
  await wijsAf(herzien, '2020-08-17');
  await h.owner.query(
    `insert into bezwaar (gemeente_id, inwoner_id, consulent_id, besluit_id, ontvangen_op, langs, reden, getypt, door, te_laat, beslis_uiterlijk,
       beslissing, beslist_op, beslist_door, motivering, gehoord_op)
     select gemeente_id, inwoner_id, consulent_id, id, '2020-08-18', 'brief', 'Het past wel.', 'consulent', genomen_door, false, '2020-11-09',
       'gegrond', '2020-08-27', genomen_door, 'Het past.', '2020-08-26' from besluit where inwoner_id = $1`,
    [herzien],
  );
  const zelfde = await geef(herzien);
  expect(zelfde).not.toContain('Eerdere trajecten');
  expect(zelfde).toContain('Uitkomst: een afwijzing');
});

test('who checks a step reads the day by its month, and of a talk is not asked which werkgever', async () => {
  const id = await iemand();
  const pad = `/dossier/${id}/route/begin/gesprek`;
  expect((await yvonne.get(pad)).text).toContain('Bijvoorbeeld in het gemeentehuis of bij de inwoner thuis.');
  const nagezien = await yvonne.post(pad, { _stap: 'controleren', op: '31-8-2020', einde: '2-9-2020' });
  expect(nagezien.text).toMatch(/Begint op[\s\S]*31 augustus 2020[\s\S]*Laatste dag[\s\S]*2 september 2020/);
  await begin(id, 'gesprek', '31-08-2020');
  const { rows } = await h.owner.query<{ id: number; versie: number }>(
    'select id, versie from trajectstap where inwoner_id = $1',
    [id],
  );
  const einde = { _stap: 'controleren', _versie: String(rows[0]?.versie), uitkomst: 'wijk', op: '1-9-2020' };
  const klaar = await yvonne.post(`/dossier/${id}/route/stap/${rows[0]?.id}/einde`, einde);
  expect(klaar.text).toMatch(/Laatste dag[\s\S]*1 september 2020/);
});
