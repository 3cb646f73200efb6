/** The way of one resident of Almere: each act through the pages, with who decides, the third party, duties, money and the way back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let petra: Bezoeker;
let naima: Bezoeker;
let janneke: Bezoeker;
let ruud: Bezoeker;
let id: number;
let toewijzing: number;
beforeAll(async () => {
  h = await openHouse();
  const almere = h.beleid.gemeenteIdVan('0034') ?? 0;
  h = { ...h, gemeenteId: almere };
  petra = await h.bezoeker({ rol: 'consulent', gemeenteId: almere, naam: 'Petra Molenaar', functie: 'accountadviseur' });
  ruud = await h.bezoeker({ rol: 'financien', gemeenteId: almere, naam: 'Ruud Jonkman' });
  const vaart = await maakAanbieder(h, { naam: 'De Vaart' });
  janneke = await h.bezoeker({ rol: 'aanbieder', aanbiederId: vaart, naam: 'Janneke Smid' });
  id = (await maakInwoner(h, { consulentId: petra.gebruikerId, voornaam: 'Naima', status: 'in-traject' })).id;
  naima = await h.bezoeker({ rol: 'inwoner', gemeenteId: almere, inwonerId: id, naam: 'Naima Proef' });
  const { rows } = await h.owner.query<{ id: number }>(
    `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status,
       toegewezen_op, gestart_op, regeling_id)
     values ($1, $2, $3, $4, 'levering', 'arbeidsmatige-dagbesteding', '07', '07ADB', '01', '2', 960, '[2025-01-06,2027-01-06)', 'gestart', '2025-01-02', '2025-01-06', $5) returning id`,
    [almere, id, petra.gebruikerId, vaart, h.beleid.regelingen(almere)[0]?.id],
  );
  toewijzing = rows[0]?.id ?? 0;
});
afterAll(() => h.close());

const stapVan = async (stap: string) => {
  const { rows } = await h.owner.query<{ id: number; versie: number; uitkomst: string; einde_gepland: string | null }>(
    'select id, versie, uitkomst, einde_gepland::text from trajectstap where inwoner_id = $1 and stap = $2 order by id desc limit 1',
    [id, stap],
  );
  return rows[0] ?? { id: 0, versie: 0, uitkomst: '', einde_gepland: null };
};
const begin = (stap: string, velden: Record<string, string>) =>
  petra.post(`/dossier/${id}/route/begin/${stap}`, { _stap: 'vastleggen', ...velden });
const eind = async (stap: string, velden: Record<string, string>) => {
  const { id: nr, versie } = await stapVan(stap);
  return petra.post(`/dossier/${id}/route/stap/${nr}/einde`, { _stap: 'vastleggen', _versie: String(versie), ...velden });
};

test('the aanbieder begins with what it sees (AL1), and a step out of order is refused with what is possible', async () => {
  expect((await janneke.get(`/toewijzingen/${toewijzing}/route`)).text).toContain('Potentie gezien');
  const leeg = await janneke.post(`/toewijzingen/${toewijzing}/route/signaal`, { op: '01-06-2026', toelichting: '' });
  expect(leeg.text).toContain('Schrijf op wat je ziet.');
  expect(
    (await janneke.post(`/toewijzingen/${toewijzing}/route/signaal`, { op: '01-06-2026', toelichting: 'Ze kan meer.' })).status,
  ).toBe(303);
  expect((await petra.get('/werkvoorraad')).text).toContain('Bespreken wat De Vaart ziet');
  const vroeg = await begin('proefperiode', { op: '02-06-2026' });
  expect(vroeg.status).toBe(422);
  expect(vroeg.text).toContain('SS Almere');
  expect((await eind('signaal', { uitkomst: 'observeren', op: '05-06-2026' })).status).toBe(303);
});

test('a step is looked at before it begins; twice the same form is once', async () => {
  const velden = { op: '08-06-2026', toelichting: 'Zes weken meekijken.' };
  const controle = await petra.post(`/dossier/${id}/route/begin/observatie`, { _stap: 'controleren', ...velden });
  expect(controle.text).toContain('Klopt alles?');
  const _sleutel = petra.sleutel();
  expect((await begin('observatie', { ...velden, _sleutel })).status).toBe(303);
  expect((await begin('observatie', { ...velden, _sleutel })).status).toBe(303);
  expect((await begin('observatie', velden)).text).toContain('loopt al');
  expect((await eind('observatie', { uitkomst: 'potentie', op: '20-07-2026' })).status).toBe(303);
});

test('the choice is of the resident: nobody ends it without her word, and she gives it once', async () => {
  await begin('keuze', { op: '21-07-2026' });
  expect((await eind('keuze', { uitkomst: 'wil', op: '22-07-2026' })).status).toBe(422);
  const { id: nr, versie } = await stapVan('keuze');
  expect((await petra.post(`/dossier/${id}/route/stap/${nr}/vragen`, { _versie: String(versie) })).status).toBe(303);
  const { rows } = await h.owner.query<{ id: number }>('select id from trajectoordeel where trajectstap_id = $1', [nr]);
  const pad = `/mijn/route/${rows[0]?.id}`;
  const mijnRoute = (await naima.get('/mijn/route')).text;
  expect(mijnRoute).toContain('Wat kies je?');
  // At one look, before anything that is asked: what was done with what came out of it, where she is, what can come, and that she can go back.
  expect(mijnRoute.split('Wat kies je?')[0]).toMatch(
    /Gedaan: <\/span>We kijken mee op je werkplek[\s\S]*Jij kiest[\s\S]*Hierna kan komen:[\s\S]*Jouw plan of dagbesteding\.[\s\S]*Lukt het niet\?/,
  );
  expect((await naima.post(pad, { _versie: '1', keuze: 'iets-anders' })).status).toBe(422);
  expect((await naima.post(pad, { _versie: '1', keuze: 'wil' })).status).toBe(303);
  expect((await naima.post(pad, { _versie: '1', keuze: 'wil-niet' })).status).toBe(409);
  expect((await eind('keuze', { uitkomst: 'wil-niet', op: '22-07-2026' })).status).toBe(422);
  expect((await eind('keuze', { uitkomst: 'wil', op: '22-07-2026' })).status).toBe(303);
});

test('UWV decides: without its answer there is no outcome, and a positive answer is not a negative one', async () => {
  await begin('plan', { op: '23-07-2026' });
  await eind('plan', { uitkomst: 'opbouwen', op: '24-07-2026' });
  await begin('opbouw', { op: '27-07-2026', uren: '20', waar: 'Landgoed, tuinploeg' });
  // AL2: she reads where, and the hours that were agreed, beside the 28 of everybody.
  expect((await naima.get('/mijn/route')).text).toMatch(
    /Waar: Landgoed, tuinploeg[^<]*\.<\/p><p>Jullie spraken af: 20 uur per week\./,
  );
  // AL2: where the hours of the place stand now, from when they grow, and where that changes.
  const uren = (nu: number | null, eerder: string | null) =>
    h.owner.query('update toewijzing set minuten_per_week = $2, uren_eerder = $3 where id = $1', [toewijzing, nu, eerder]);
  await uren(1440, '[{"tot":"2026-12-06","minuten":960},{"tot":"2027-01-03","minuten":1200}]');
  const opbouw = (await petra.get(`/dossier/${id}/route`)).text;
  expect(opbouw).toContain('16, bij De Vaart<br>20 vanaf 7 december 2026<br>24 vanaf 4 januari 2027');
  expect((await janneke.get(`/toewijzingen/${toewijzing}`)).text).toContain(
    '16 uur per week, vanaf 7 december 2026 20 uur, vanaf 4 januari 2027 24 uur',
  );
  expect(opbouw).toContain(`/dossier/${id}/toewijzingen/${toewijzing}/wijzigen/uren`);
  expect(opbouw).toContain('20 uur per week');
  await uren(null, null);
  await eind('opbouw', { uitkomst: 'opgebouwd', op: '28-08-2026' });
  await begin('advies', { op: '31-08-2026' });
  expect((await eind('advies', { uitkomst: 'positief', op: '31-08-2026' })).text).toContain('Hierover beslist een ander');
  const { id: nr, versie } = await stapVan('advies');
  const vraag = { derde_naam: 'UWV', vraag: 'Past beschut werk?', met_inwoner: 'ja', gevraagd: '31-08-2026' };
  expect((await petra.post(`/dossier/${id}/route/stap/${nr}/verzoek`, { _versie: String(versie), ...vraag })).status).toBe(303);
  const { rows } = await h.owner.query<{ id: number }>('select id from trajectverzoek where trajectstap_id = $1', [nr]);
  // She reads that it was asked, and then that there is an answer; what it is, somebody tells her.
  for (const pad of ['/mijn', '/mijn/route'])
    expect((await naima.get(pad)).text, pad).toContain('Op 31 augustus 2026 vroegen we het aan UWV. We wachten op het antwoord.');
  const antwoord = { _versie: '1', antwoord: 'positief', tekst: 'Ja.', ontvangen: '07-09-2026' };
  expect((await petra.post(`/dossier/${id}/route/verzoek/${rows[0]?.id}/antwoord`, antwoord)).status).toBe(303);
  expect((await naima.get('/mijn')).text).toContain('UWV gaf antwoord. Je contactpersoon vertelt je wat het antwoord is.');
  expect((await eind('advies', { uitkomst: 'negatief', op: '07-09-2026' })).status).toBe(422);
  expect((await eind('advies', { uitkomst: 'positief', op: '07-09-2026' })).status).toBe(303);
});

test('eight weeks, the measurement in the sixth, at most three tries (AL4, AL5)', async () => {
  await begin('proefperiode', { op: '08-09-2026', waar: 'Bakkerij' });
  expect((await stapVan('proefperiode')).einde_gepland).toBe('2026-11-02');
  const { rows } = await h.owner.query<{ dag: string }>(
    "select dag::text from trajectplicht where inwoner_id = $1 and sleutel = 'loonwaardemeting'",
    [id],
  );
  expect(rows[0]?.dag).toBe('2026-10-13');
  // What the source names without an amount is no sum in a letter to the resident.
  const brief = (await petra.get(`/dossier/${id}/route/stap/${(await stapVan('proefperiode')).id}/brief`)).text;
  expect(brief).toContain('Reiskosten: de gemeente beslist of je die krijgt');
  expect(brief).toContain('We meten hoeveel werk je al aankunt (loonwaardemeting): uiterlijk 13 oktober 2026');
  for (const [van, tot] of [
    ['09-10-2026', '20-10-2026'],
    ['21-10-2026', '28-10-2026'],
  ]) {
    expect((await eind('proefperiode', { uitkomst: 'past-niet', op: van ?? '', reden: 'Past niet.' })).status).toBe(303);
    expect((await begin('proefperiode', { op: van ?? '' })).status).toBe(303);
    expect(tot).toBeDefined();
  }
  await eind('proefperiode', { uitkomst: 'past-niet', op: '28-10-2026', reden: 'Past niet.' });
  const vierde = await begin('proefperiode', { op: '29-10-2026' });
  expect(vierde.status).toBe(422);
  expect(vierde.text).toContain('al 3 keer gedaan');
  expect(vierde.text).toContain('SS Almere, terugval');
});

test('after the third the way back asks a new indicatie and help with the income, once, where the queue leads (AL5, AL11)', async () => {
  const { rows } = await h.owner.query<{ naam: string; stap: number }>(
    "select naam, trajectstap_id as stap from trajectplicht where inwoner_id = $1 and sleutel like 'terug-%' order by 1",
    [id],
  );
  const stap = (await stapVan('proefperiode')).id;
  expect(rows).toEqual(['De nieuwe indicatie regelen', 'Helpen met inkomen en uitkering'].map((naam) => ({ naam, stap })));
  const { text } = await petra.get(`/dossier/${id}/route`);
  expect(text).toMatch(new RegExp(`id="stap-${stap}".*Nog te doen na: Proefperiode \\(poging 3\\).*Helpen met inkomen`, 's'));
});

test('where one goes after the last try asks for its indicatie on the form of the way back', async () => {
  const pagina = await petra.get(`/dossier/${id}/route/begin/dagbesteding`);
  expect([pagina.status, pagina.headers.get('location')]).toEqual([303, `/dossier/${id}/route/terug/blijvend/dagbesteding`]);
  expect((await petra.get(`/dossier/${id}/route/terug/blijvend/dagbesteding`)).text).toContain(
    'Vanaf wanneer geldt de nieuwe indicatie?',
  );
});

test('the way back that is taken then asks nothing that was asked already', async () => {
  const velden = { op: '29-10-2026', toelichting: 'Drie plekken pasten niet.', inkomen: 'minder', indicatie_van: '29-10-2026' };
  const terug = await petra.post(`/dossier/${id}/route/terug/blijvend/dagbesteding`, { _stap: 'vastleggen', ...velden });
  expect(terug.status).toBe(303);
  const { rows } = await h.owner.query<{ sleutel: string }>(
    "select sleutel from trajectplicht where inwoner_id = $1 and sleutel like 'terug-%' and stand = 'open' order by 1",
    [id],
  );
  expect(rows.map(({ sleutel }) => sleutel)).toEqual(['terug-indicatie', 'terug-inkomen']);
  // What follows in this file goes another way.
  const { id: stap } = await stapVan('dagbesteding');
  await h.owner.query('delete from trajectplicht where trajectstap_id = $1', [stap]);
  await h.owner.query('delete from trajectstap where id = $1', [stap]);
});

test('money of a dienst falls due by month, finance approves it once, and what is in a file is in no other', async () => {
  await h.owner.query("update trajectstap set uitkomst = 'gelukt' where id = $1", [(await stapVan('proefperiode')).id]);
  expect((await begin('dienst', { op: '29-10-2026', waar: 'Tuincentrum', uren: '28' })).status).toBe(303);
  // What may come after is also the end: she stays, and the route is over.
  expect((await naima.get('/mijn/route')).text).toMatch(
    /Wat hierna kan komen[\s\S]*Je route kan ook klaar zijn:[\s\S]*je blijft beschut werken/,
  );
  expect((await petra.get(`/dossier/${id}/route`)).text).toMatch(
    /Nu: <strong>Beschut werk in dienst<\/strong>, sinds 29 oktober 2026[\s\S]*Hierna kan: regulier werk of einde van het traject[\s\S]*Terug kan: tijdelijk terug naar de dagbesteding of arbeidsmatige dagbesteding/,
  );
  const klaar = async () =>
    (
      await h.owner.query<{ id: number; versie: number; bedrag: number }>(
        "select id, versie, bedrag::int from trajectgeld where inwoner_id = $1 and stand = 'klaar' order by id",
        [id],
      )
    ).rows;
  const [een, ...rest] = await klaar();
  // Three days of a year of 365: 760000 * 3 / 365.
  expect([een?.bedrag, rest.length]).toEqual([6247, 0]);
  const keuze = `${een?.id}-${een?.versie}`;
  expect((await ruud.get('/trajectgeld')).text).toContain('Tuincentrum');
  expect((await ruud.get('/trajectgeld')).text).not.toContain('Naima');
  expect((await ruud.post('/trajectgeld/goedkeuren', { geld: keuze })).status).toBe(303);
  expect((await ruud.post('/trajectgeld/goedkeuren', { geld: keuze })).status).toBe(409);
  expect((await ruud.post('/trajectgeld/uitvoer', {})).status).toBe(303);
  expect((await ruud.post('/trajectgeld/uitvoer', {})).status).toBe(422);
  const { rows } = await h.owner.query<{ id: number }>('select id from trajectgelduitvoer');
  expect((await ruud.get(`/trajectgeld/uitvoer/${rows[0]?.id}`)).text).toContain(';62,47');
});

test('the way back ends what runs, opens what must happen, and takes back what was paid too much', async () => {
  const pad = `/dossier/${id}/route/terug/tijdelijk/dagbesteding-tijdelijk`;
  const velden = { _stap: 'vastleggen', op: '30-10-2026', toelichting: 'Even niet in staat.', inkomen: 'minder' };
  const controle = { ...velden, _stap: 'controleren' };
  expect((await petra.post(pad, { ...controle, toelichting: '' })).text).toContain('Schrijf op waarom deze stap nu past.');
  expect((await petra.post(pad, controle)).text).toContain('een nieuwe indicatie nodig');
  const zonder = await petra.post(pad, { ...velden, inkomen: '' });
  expect(zonder.text).toContain('Kies wat het doet met het inkomen.');
  expect((await stapVan('dienst')).uitkomst).toBe('');
  expect((await petra.post(pad, { ...velden, indicatie_van: '30-10-2026', indicatie_tot: '30-10-2027' })).status).toBe(303);
  // The days that people wrote down stay with the step.
  expect((await petra.get(`/dossier/${id}/route`)).text).toContain(
    'Afgesproken: vanaf 30 oktober 2026 tot en met 30 oktober 2027',
  );
  expect((await stapVan('dienst')).uitkomst).toBe('terug:tijdelijk');
  const { rows } = await h.owner.query<{ bedrag: number }>(
    "select bedrag::int from trajectgeld where inwoner_id = $1 and soort = 'verrekening'",
    [id],
  );
  expect(rows).toEqual([{ bedrag: -2083 }]);
  const plichten = await h.owner.query<{ naam: string; wie: string }>(
    "select naam, wie from trajectplicht where trajectstap_id = $1 and sleutel like 'terug-%' order by 1",
    [(await stapVan('dagbesteding-tijdelijk')).id],
  );
  expect(plichten.rows.map(({ naam }) => naam)).toEqual(['De nieuwe indicatie regelen', 'Helpen met inkomen en uitkering']);
  expect(new Set(plichten.rows.map(({ wie }) => wie))).toEqual(new Set(['accountadviseur']));
  const mijn = (await naima.get('/mijn/route')).text;
  expect(mijn).toContain('Een tijd terug');
  // The form says that the resident reads it: he does, and that a new indicatie is looked at.
  expect(mijn).toContain('Waarom? Even niet in staat.');
  expect(mijn).toContain('De gemeente bekijkt of je hiervoor een nieuwe indicatie krijgt');
});

test('AL11: the new indicatie is arranged by its toewijzing, and nobody has to say so', async () => {
  const stand = async () =>
    (
      await h.owner.query<{ stand: string; hoe: string; open: number }>(
        `select p.stand, p.hoe, (select count(*)::int from trajectplicht q where q.inwoner_id = p.inwoner_id and q.sleutel = 'terug-inkomen' and q.stand = 'open') as open
           from trajectplicht p where p.inwoner_id = $1 and p.sleutel = 'terug-indicatie' and p.trajectstap_id = $2`,
        [id, (await stapVan('dagbesteding-tijdelijk')).id],
      )
    ).rows;
  const [eerst] = await stand();
  expect(eerst).toMatchObject({ stand: 'open', hoe: '' });
  const voegToe = (looptijd: string) =>
    h.owner.query(
      `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status, toegewezen_op, regeling_id)
       select gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, $2, 'toegewezen', '2026-10-30', regeling_id
         from toewijzing where id = $1`,
      [toewijzing, looptijd],
    );
  // What was over before the way back is no new indicatie.
  await voegToe('[2024-01-01,2025-01-01)');
  expect((await stand())[0]?.stand).toBe('open');
  await voegToe('[2027-01-06,2028-01-06)');
  expect(await stand()).toEqual([
    {
      stand: 'gedaan',
      hoe: expect.stringMatching(/^Er is een nieuwe indicatie: toewijzing \d+, van 06-01-2027 tot en met 05-01-2028\.$/),
      open: eerst?.open,
    },
  ]);
  expect((await petra.get('/werkvoorraad')).text).not.toContain('De nieuwe indicatie regelen');
  const lijn = (await petra.get(`/dossier/${id}/route`)).text;
  expect([lijn.includes('De nieuwe indicatie is geregeld'), lijn.includes('Er is een nieuwe indicatie nodig')]).toEqual([
    true,
    false,
  ]);
  expect((await naima.get('/mijn/route')).text).not.toContain('De gemeente bekijkt of je hiervoor een nieuwe indicatie krijgt');
});

test('who does not want to move on stays on the place that runs: no new besluit, and the traject comes to its end', async () => {
  const wie = (await maakInwoner(h, { consulentId: petra.gebruikerId, voornaam: 'Marvin', status: 'in-traject' })).id;
  const marvin = await h.bezoeker({ rol: 'inwoner', gemeenteId: h.gemeenteId, inwonerId: wie, naam: 'Marvin Proef' });
  await h.owner.query(
    `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status,
       toegewezen_op, gestart_op, regeling_id)
     select gemeente_id, $2, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status,
       toegewezen_op, gestart_op, regeling_id from toewijzing where id = $1`,
    [toewijzing, wie],
  );
  const zet = (stap: string, op: string) => petra.post(`/dossier/${wie}/route/begin/${stap}`, { _stap: 'vastleggen', op });
  const laatste = async () =>
    (
      await h.owner.query<{ id: number; versie: number }>(
        'select id, versie from trajectstap where inwoner_id = $1 order by id desc limit 1',
        [wie],
      )
    ).rows[0] ?? { id: 0, versie: 0 };
  const klaar = async (uitkomst: string, op: string) => {
    const { id: nr, versie } = await laatste();
    return petra.post(`/dossier/${wie}/route/stap/${nr}/einde`, { _stap: 'vastleggen', _versie: String(versie), uitkomst, op });
  };
  await zet('signaal', '01-06-2026');
  await klaar('observeren', '02-06-2026');
  await zet('observatie', '03-06-2026');
  await klaar('potentie', '01-07-2026');
  await zet('keuze', '02-07-2026');
  const keuze = await laatste();
  // It is his to choose: until he is asked it is the consulent's turn, and after it he reads what he chose.
  expect((await petra.get('/werkvoorraad')).text).toContain('Vragen wie beslist: een stap van de route wacht');
  expect((await marvin.get('/mijn')).text).toContain('Je contactpersoon vraagt je wat je kiest.');
  await petra.post(`/dossier/${wie}/route/stap/${keuze.id}/vragen`, { _versie: String(keuze.versie) });
  expect((await marvin.get('/mijn')).text).toContain('Zeg wat je kiest of vindt van je route');
  const { rows } = await h.owner.query<{ id: number }>('select id from trajectoordeel where trajectstap_id = $1', [keuze.id]);
  expect((await marvin.post(`/mijn/route/${rows[0]?.id}`, { _versie: '1', keuze: 'wil-niet' })).status).toBe(303);
  expect((await marvin.get('/mijn')).text).toContain('Jij koos: je wilt niet naar betaald werk.');
  expect((await marvin.get('/mijn/route')).text).toContain('Jij koos: je wilt niet naar betaald werk.');
  expect((await petra.get('/werkvoorraad')).text).not.toContain('Vragen wie beslist: een stap van de route wacht');
  expect((await klaar('wil-niet', '05-07-2026')).status).toBe(303);
  const route = await petra.get(`/dossier/${wie}/route`);
  expect(route.text).toContain('Arbeidsmatige dagbesteding: op de plek die loopt');
  expect((await zet('dagbesteding', '06-07-2026')).status).toBe(303);
  expect((await klaar('blijft', '06-07-2026')).status).toBe(303);
  // AL11: what is still owed is on the page that the queue leads to, also when the traject is over.
  const over = await laatste();
  const { rows: plicht } = await h.owner.query<{ id: number }>(
    `insert into trajectplicht (gemeente_id, inwoner_id, consulent_id, trajectstap_id, sleutel, nr, naam, wie, bron)
     select gemeente_id, inwoner_id, consulent_id, id, 'terug-inkomen', 0, 'Helpen met inkomen en uitkering', 'accountadviseur', 'SS Almere, terugval' from trajectstap where id = $1 returning id`,
    [over.id],
  );
  const klaarPagina = (await petra.get(`/dossier/${wie}/route`)).text;
  expect(klaarPagina).toContain('Het traject is klaar');
  expect(klaarPagina).toMatch(
    new RegExp(`id="stap-${over.id}"[\\s\\S]*Nog te doen na: Arbeidsmatige dagbesteding[\\s\\S]*Helpen met inkomen`),
  );
  const afdoen = `/dossier/${wie}/route/plicht/${plicht[0]?.id}`;
  expect((await petra.get(afdoen)).status).toBe(200);
});
