import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { pdfText } from '../platform/pdf/index.ts';
import { terugkeerInhoud, terugstapInhoud } from './letters/inhoud.ts';
import { regelingBlok } from './pages/blokken.ts';
import { afspraakStand, beoordeelStap, openingen, pogingTekst, terugwegen, voorstelTrede } from './rules.ts';
import { BESLIST_SAMEN, type Terugkeerafspraak, type Terugweg } from './types.ts';

let h: House;
let sanne: Bezoeker;
let ria: Bezoeker;
let inwoner: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  inwoner = (
    await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Ria', achternaam: 'Smit', trede: 3, status: 'in-traject' })
  ).id;
  ria = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner, naam: 'Ria Smit' });
});
afterAll(() => h.close());

const pad = (deel = '') => `/dossier/${inwoner}${deel}`;
const versie = (tekst: string): string => /name="_versie" value="(\d+)"/.exec(tekst)?.[1] ?? '';
/** Sends the form of a page with the version that it was made of. */
const stuur = async (wie: Bezoeker, naar: string, velden: Record<string, string | string[]>, vanaf = naar) =>
  wie.post(naar, { _versie: versie((await wie.get(vanaf)).text), ...velden });
const een = async <T>(sql: string): Promise<T> => {
  const { rows } = await h.owner.query(sql, [inwoner]);
  return rows[0] as T;
};

const weg = (o: Partial<Terugweg> = {}): Terugweg => ({
  geregeld: true,
  in: 'terugval',
  naar: [
    { wat: 'gesprek met de wijkcoach', soort: 'gesprek' },
    { wat: 'nieuwe oriëntatie', soort: 'orientatie' },
  ],
  wie: ['Wijkcoach'],
  pogingen: undefined,
  indicatie: undefined,
  bron: 'SS Arnhem, terugval',
  toelichting: '',
  ...o,
});

describe('rules', () => {
  test('AP44, AR14: what a keuze says is not arranged; what a source says comes with it, and nothing is borrowed', () => {
    const regelingen = h.beleid.regelingen(h.gemeenteId);
    expect(terugwegen(regelingen[0]?.regeling).map(({ geregeld }) => geregeld)).toEqual([false]);
    expect(terugwegen(undefined)).toEqual([]);
    const o = { lopend: [], heeftOrientatie: true, inkomen: 'gelijk' as const };
    expect(openingen([weg()], o).map(({ soort, bron, aan }) => [soort, bron, aan])).toEqual([
      ['gesprek', 'SS Arnhem, terugval', true],
      ['orientatie', 'SS Arnhem, terugval', false],
      ['toets', 'keuze', true],
    ]);
    const lopend = [{ id: 1, product: 'x', regelingId: 1, aanbieder: 'De Tuin' }];
    expect(openingen([], { ...o, lopend, inkomen: 'minder' }).map(({ soort, bron }) => `${soort} ${bron}`)).toEqual([
      'gesprek keuze',
      'orientatie keuze',
      'toets keuze',
      'ondersteuning keuze',
      'inkomen keuze',
    ]);
  });

  test('U7: tries are counted where the regeling counts them', () => {
    expect(pogingTekst([weg()], 3)).toBeUndefined();
    expect(pogingTekst([weg({ pogingen: 2 })], 2)).toContain('eerst nog 2 pogingen');
    expect(pogingTekst([weg({ pogingen: 2 })], 3)).toContain('kan nu: terugval');
  });

  test('the letters speak to the resident: who decides, and where to, in a sentence', () => {
    const afspraak = (beslist: string) =>
      terugkeerInhoud({
        bijTrede: 4,
        terugTrede: 3,
        terugNaar: 'De plek bij De Tuin',
        tot: datum('2027-11-23'),
        beslist,
        indicatie: 'blijft',
        inkomen: 'gelijk',
        inkomenToelichting: '',
      }).samenvatting.find(({ vraag }) => vraag === 'Wie beslist daarover?')?.antwoord;
    expect(afspraak(BESLIST_SAMEN)).toEqual(['Jij en je contactpersoon samen.']);
    expect(afspraak('Het wijkteam')).toEqual(['Het wijkteam.']);
    const stap = (terugNaar: string) =>
      terugstapInhoud({
        op: datum('2026-11-23'),
        vanTrede: 4,
        naarTrede: 3,
        terugNaar,
        inkomen: 'gelijk',
        inkomenToelichting: '',
        vervolg: [],
      }).samenvatting[0]?.antwoord;
    expect(stap('De plek bij De Tuin')).toEqual(['Je gaat terug naar de plek bij De Tuin. Dat spraken wij eerder af.']);
    expect(stap('Lunchroom Aan Tafel')).toEqual(['Je gaat terug naar Lunchroom Aan Tafel. Dat spraken wij eerder af.']);
  });

  test('L4: a step back goes down, from the day of the trede of now on, and not in the future', () => {
    const van = { trede: 4 as const, peildatum: datum('2026-11-01'), vandaag: datum('2026-11-22') };
    expect(beoordeelStap({ datum: datum('2026-11-01'), naarTrede: 3 }, van)).toEqual([]);
    expect(beoordeelStap({ datum: datum('2026-10-31'), naarTrede: 4 }, van).map((r) => r.veld)).toEqual(['naar_trede', 'datum']);
    expect(beoordeelStap({ datum: datum('2026-11-23'), naarTrede: 3 }, van).map((r) => r.veld)).toEqual(['datum']);
    expect(voorstelTrede(1, undefined)).toBeUndefined();
  });

  test('an agreement stands until its last day, whatever was answered', () => {
    const a = { tot: datum('2026-11-22'), akkoord: true, afgezien: '' } as Terugkeerafspraak;
    expect(afspraakStand(a, datum('2026-11-22'))).toBe('geldt');
    expect(afspraakStand(a, datum('2026-11-23'))).toBe('vervallen');
    expect(afspraakStand({ ...a, gebruiktOp: datum('2026-11-20') }, datum('2026-11-23'))).toBe('gebruikt');
  });
});

const afspraak = {
  terug_trede: '3',
  terug_naar: 'De plek bij De Tuin',
  tot: '22-11-2027',
  beslist: 'Ria en Sanne samen',
  indicatie: 'nieuw',
  inkomen: 'minder',
};

test('a step up asks for an agreement, plans the aftercare, and both can be read', async () => {
  await sanne.post(pad('/terugkeer/afspraak'), {});
  const hoger = await h.owner.query(
    `insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, motivering, door, herkomst)
     values ($1, $2, $3, '2026-11-01', 4, 'Gaat goed.', $3, 'consulent') returning id`,
    [h.gemeenteId, inwoner, sanne.gebruikerId],
  );
  expect(hoger.rowCount).toBe(1);
  const tab = (await sanne.get(pad('/terugkeer'))).text;
  expect(tab).toContain('Spreek de weg terug af');
  expect(tab).toContain('De regeling zegt niets over terugval');
  // Where it says something, the source stands there as people read it.
  const arnhem = h.beleid.dichtstbij(h.beleid.gemeenteIdVan('0202') ?? 0, datum('2020-11-02'))?.regeling;
  expect(String(regelingBlok(terugwegen(arnhem), arnhem))).toContain('Simpel switchen');
});

test('C23: without a source the indication needs a reason; then the resident says what is wrong, and a new version is agreed', async () => {
  const zonder = await stuur(sanne, pad('/terugkeer/afspraak'), afspraak);
  expect(zonder.status).toBe(422);
  expect(zonder.text).toContain('href="#veld-indicatie_reden"');
  expect(zonder.text).toContain('De plek bij De Tuin');
  expect(
    (await stuur(sanne, pad('/terugkeer/afspraak'), { ...afspraak, indicatie_reden: 'Dan kijken we opnieuw.' })).status,
  ).toBe(303);
  expect((await ria.get('/mijn')).text).toContain('zeg of het klopt');
  const eerste = await een<{ id: number }>('select id from terugkeerafspraak where inwoner_id = $1');
  const nee = { akkoord: 'nee', reden: '' };
  expect((await stuur(ria, `/mijn/terugkeer/${eerste.id}`, nee, '/mijn/terugkeer')).text).toContain(
    'Schrijf op wat er niet klopt.',
  );
  await stuur(ria, `/mijn/terugkeer/${eerste.id}`, { ...nee, reden: 'Tot wanneer is te kort.' }, '/mijn/terugkeer');
  expect((await sanne.get(pad('/terugkeer'))).text).toContain('Tot wanneer is te kort.');
  await stuur(sanne, pad('/terugkeer/afspraak'), { ...afspraak, tot: '22-11-2028', indicatie_reden: 'Dan kijken we opnieuw.' });
  const tweede = await een<{ id: number; nummer: number }>(
    'select id, nummer from terugkeerafspraak where inwoner_id = $1 and vervangen_op is null',
  );
  expect(tweede.nummer).toBe(2);
  expect((await ria.post(`/mijn/terugkeer/${eerste.id}`, { _versie: '2', akkoord: 'ja' })).status).toBe(409);
  await stuur(ria, `/mijn/terugkeer/${tweede.id}`, { akkoord: 'ja' }, '/mijn/terugkeer');
  expect((await sanne.get(pad('/terugkeer'))).text).toContain('De inwoner is het eens');
});

test('the way back in two clicks: the trede, the agreement, and what must follow; a second time shows the conflict', async () => {
  const aanbieder = await maakAanbieder(h, { naam: 'De Tuin' });
  await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: aanbieder, product: 'wm-werkplek-4', startTrede: 4 });
  const form = (await sanne.get(pad('/terugkeer/stap'))).text;
  expect(form).toContain('Zo is het afgesproken');
  const velden = {
    _versie: versie(form),
    naar_trede: '3',
    datum: '22-11-2026',
    motivering: 'Zoals afgesproken.',
    inkomen: 'minder',
    vervolg: 'gesprek',
  };
  expect((await sanne.post(pad('/terugkeer/stap'), { ...velden, naar_trede: '5' })).status).toBe(422);
  const klaar = await sanne.post(pad('/terugkeer/stap'), velden);
  expect(klaar.status).toBe(303);
  expect((await sanne.get(klaar.location ?? '')).text).toContain('staat weer op trede 3');
  const { rows } = await h.owner.query<{ soort: string }>(
    'select soort from terugstapvervolg where inwoner_id = $1 order by id',
    [inwoner],
  );
  expect(rows.map(({ soort }) => soort)).toEqual(['gesprek', 'toets', 'ondersteuning', 'inkomen']);
  expect(
    await een('select gebruikt_op is not null as gebruikt from terugkeerafspraak where inwoner_id = $1 and nummer = 2'),
  ).toEqual({
    gebruikt: true,
  });
  const tab = (await sanne.get(pad('/terugkeer'))).text;
  expect(tab).toContain('Nu geen afspraak over de weg terug');
  expect(tab).toContain('De vorige afspraak is gebruikt op 22 november 2026.');
  expect(tab).not.toContain('Nog geen afspraak over de weg terug');
  expect((await sanne.post(pad('/terugkeer/stap'), velden)).status).toBe(409);
  const gesprek = await een<{ id: number; terugstap_id: number }>(
    "select id, terugstap_id from terugstapvervolg where inwoner_id = $1 and soort = 'gesprek'",
  );
  const af = pad(`/terugkeer/stap/${gesprek.terugstap_id}/${gesprek.id}`);
  expect((await stuur(sanne, af, { hoe: '' })).status).toBe(422);
  expect((await stuur(sanne, af, { hoe: 'Gesproken, we kijken in januari verder.' })).status).toBe(303);
  expect((await ria.get('/mijn/terugkeer')).text).toContain('naar trede 3. Dat mag altijd.');
  expect((await ria.get('/mijn/terugkeer')).text).not.toContain('Zoals afgesproken.');
  // What was agreed stays to be read, with the step that used it.
  expect((await ria.get('/mijn/terugkeer')).text).toMatch(
    /Er is nog geen nieuwe afspraak.*naar trede 3\. Dat mag altijd\. We spraken af: [^<]+\.<\/li>/s,
  );
});

test('a hand-over: nothing leaves without a yes, only what was agreed leaves, and it is kept as it left', async () => {
  const nieuw = { partij: 'lucrato', waarom: 'Zicht op werk binnen een jaar.', mee: ['treden', 'plekken'] };
  expect((await sanne.post(pad('/overdracht/nieuw'), { ...nieuw, partij: 'andere-gemeente' })).text).toContain(
    'naar welke gemeente',
  );
  expect((await sanne.post(pad('/overdracht/nieuw'), nieuw)).status).toBe(303);
  expect((await sanne.post(pad('/overdracht/nieuw'), nieuw)).text).toContain('Er loopt al een overdracht');
  const { id } = await een<{ id: number }>('select id from overdracht where inwoner_id = $1');
  const deel = pad(`/overdracht/${id}`);
  const merk = async () => /name="pakket" value="([0-9a-f]{32})"/.exec((await sanne.get(`${deel}/versturen`)).text)?.[1] ?? '';
  const doorgeven = { langs: 'gesprek', ontvanger: 'Petra de Boer, 0570 00 00 00', antwoord_tot: '06-12-2026' };
  let door: Record<string, string> = { ...doorgeven, pakket: '' };
  expect((await sanne.post(`${deel}/versturen`, { _versie: '1', ...door })).text).toContain('Dat kan nu niet');
  expect((await sanne.get(`${deel}/zip`)).status).toBe(404);
  await stuur(ria, `/mijn/overdracht/${id}`, { akkoord: 'ja', mee: ['treden'] }, '/mijn/overdracht');
  // The package is there to pass on; what changed in the dossier since is not passed on unread.
  expect((await sanne.get(`${deel}/zip`)).bytes.slice(0, 2)).toEqual(new TextEncoder().encode('PK'));
  const eerder = await merk();
  await h.owner.query("update inwoner_persoon set telefoon = '06 0000 0999' where inwoner_id = $1", [inwoner]);
  expect((await stuur(sanne, `${deel}/versturen`, { ...doorgeven, pakket: eerder })).text).toContain('Het dossier is veranderd');
  door = { ...doorgeven, pakket: await merk() };
  expect((await stuur(sanne, `${deel}/versturen`, { ...door, ontvanger: '' })).text).toContain('aan wie je het gaf');
  expect((await stuur(sanne, `${deel}/versturen`, { ...door, antwoord_tot: '01-01-2026' })).status).toBe(422);
  expect((await stuur(sanne, `${deel}/versturen`, door)).status).toBe(303);
  const pdf = await ria.get(`/mijn/overdracht/${id}/pakket`);
  const tekst = (await pdfText(pdf.bytes)).join(' ');
  expect(tekst).toContain('Ria Smit');
  expect(tekst).toContain('Trede 3');
  expect(tekst).not.toContain('De Tuin');
  expect((await sanne.get(`${deel}/pakket`)).bytes).toEqual(pdf.bytes);
  expect((await sanne.get(`${deel}/zip`)).bytes).toEqual((await sanne.get(`${deel}/zip`)).bytes);
  expect((await sanne.get(pad('/overdracht'))).text).toContain('In een gesprek met zijn drieën aan Petra de Boer');
  await stuur(sanne, `${deel}/antwoord`, { uitkomst: 'teruggegeven', tekst: 'Er is een wachtlijst.' });
  expect((await ria.get('/mijn/overdracht')).text).toContain('Het lukt daar nu niet.');
  expect((await stuur(sanne, `${deel}/afronden`, { vervolg: 'Over drie maanden opnieuw.' })).status).toBe(303);
});

test('who moved: the other municipality took over, no aftercare here, and the dossier is closed next', async () => {
  const nazorg = async () => (await een<{ n: number }>('select count(*)::int as n from nazorgmoment where inwoner_id = $1')).n;
  const voor = await nazorg();
  await sanne.post(pad('/overdracht/nieuw'), {
    partij: 'andere-gemeente',
    partij_naam: 'gemeente Zutphen',
    waarom: 'Ria verhuist naar Zutphen.',
    mee: ['treden'],
  });
  const { id } = await een<{ id: number }>('select id from overdracht where inwoner_id = $1 order by id desc limit 1');
  const deel = pad(`/overdracht/${id}`);
  await stuur(ria, `/mijn/overdracht/${id}`, { akkoord: 'ja', mee: ['treden'] }, '/mijn/overdracht');
  const merk = /name="pakket" value="([0-9a-f]{32})"/.exec((await sanne.get(`${deel}/versturen`)).text)?.[1] ?? '';
  const velden = { langs: 'mail', ontvanger: 'Wijkteam Zutphen', antwoord_tot: '06-12-2026', pakket: merk };
  expect((await stuur(sanne, `${deel}/versturen`, velden)).status).toBe(303);
  await stuur(sanne, `${deel}/antwoord`, { uitkomst: 'aangenomen', tekst: 'Wijkteam Zutphen gaat verder.' });
  expect(await nazorg()).toBe(voor);
  expect((await stuur(sanne, `${deel}/afronden`, { vervolg: 'Ria heeft daar op 1 december een gesprek.' })).status).toBe(303);
  expect((await sanne.get(pad('/overdracht'))).text).toContain('Sluit het dossier hier');
  // It stands with the consulent until it is closed: what runs here does not stop by itself.
  expect((await sanne.get('/werkvoorraad')).text).toContain('Dossier sluiten: de inwoner ging verder bij gemeente Zutphen');
  // What was just done is not named there as still to do.
  const sluiten = (await sanne.get(pad('/bewaren'))).text;
  expect(sluiten).toContain('De Tuin loopt nog');
  expect(sluiten).not.toContain('Overdracht aan');
  expect(sluiten).not.toContain('Dossier sluiten: de inwoner');
});

test('aftercare: asked on its day and not before, a doubt needs its words and a follow-up, and the fact is kept', async () => {
  await sanne.post(pad('/nazorg/plannen'), {});
  const { rows } = await h.owner.query<{ id: number; maanden: number }>(
    'select id, maanden from nazorgmoment where inwoner_id = $1 and vervallen_op is null order by maanden',
    [inwoner],
  );
  expect(rows.map(({ maanden }) => maanden)).toEqual([3, 6, 12]);
  const [eerste] = rows;
  expect((await ria.post(`/mijn/nazorg/${eerste?.id}`, { _versie: '1', uitkomst: 'goed' })).text).toContain(
    'vragen we je of je plek',
  );
  await h.owner.query("update nazorgmoment set begin = '2026-08-01', datum = '2026-11-01' where id = $1", [eerste?.id]);
  const vraag = (await ria.get('/mijn/nazorg')).text;
  expect(vraag).toContain('Is je plek nog goed?');
  const naar = `/mijn/nazorg/${eerste?.id}`;
  expect((await ria.post(naar, { _versie: '1', uitkomst: 'twijfel' })).text).toContain('Schrijf op wat er anders moet');
  expect((await ria.post(naar, { _versie: '1', uitkomst: 'twijfel', toelichting: 'Te veel dagen.' })).status).toBe(303);
  expect(await een('select duurzaam, antwoord_door from nazorgmoment where inwoner_id = $1 and uitkomst is not null')).toEqual({
    duurzaam: true,
    antwoord_door: 'inwoner',
  });
  // Who doubts is rung, and the way back is one click away.
  expect((await ria.get('/mijn/nazorg?verstuurd=ja')).text).toContain('Je contactpersoon neemt contact met je op.');
  expect((await sanne.get(pad('/nazorg'))).text).toContain(pad('/terugkeer/stap'));
  const opvolgen = pad(`/nazorg/${eerste?.id}/opvolgen`);
  expect((await stuur(sanne, opvolgen, { opvolging: 'Een dag minder afgesproken.' })).status).toBe(303);
  expect((await ria.get('/mijn/nazorg')).text).toContain('Een dag minder afgesproken.');
});

test('without an address there is no letter: a message, a step in the queue, and both pages say so', async () => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Bo', achternaam: 'Zwerver', trede: 3 });
  await h.owner.query("update inwoner_persoon set straat = '', huisnummer = '', woonplaats = '' where inwoner_id = $1", [id]);
  const bo = await h.bezoeker({ rol: 'inwoner', inwonerId: id, naam: 'Bo Zwerver' });
  const bij = (deel: string) => `/dossier/${id}${deel}`;
  const klaar = await stuur(sanne, bij('/terugkeer/stap'), {
    naar_trede: '2',
    datum: '22-11-2026',
    motivering: 'Even rust.',
    inkomen: 'gelijk',
    vervolg: 'gesprek',
  });
  expect((await sanne.get(klaar.location ?? '')).text).toContain('Er is een bericht gestuurd in plaats van een brief');
  const stappen = async () => (await sanne.get(`/werkvoorraad?zoek=Zwerver`)).text + (await sanne.get(bij(''))).text;
  expect(await stappen()).toContain('Stap terug vertellen aan de inwoner');
  expect((await bo.get('/mijn/berichten')).text).toContain('Je gaat een stap terug, en wij gaan met je verder');
  const open = await h.owner.query<{ id: number; terugstap_id: number }>(
    "select id, terugstap_id from terugstapvervolg where inwoner_id = $1 and soort = 'vertellen'",
    [id],
  );
  const { id: vervolg, terugstap_id: stap } = open.rows[0] ?? { id: 0, terugstap_id: 0 };
  await stuur(sanne, bij(`/terugkeer/stap/${stap}/${vervolg}`), { hoe: 'Gebeld op 22 november.' });
  expect(await stappen()).not.toContain('Stap terug vertellen aan de inwoner');

  await sanne.post(bij('/overdracht/nieuw'), { partij: 'lucrato', waarom: 'Zicht op werk.', mee: ['treden'] });
  const over = (await h.owner.query<{ id: number }>('select id from overdracht where inwoner_id = $1', [id])).rows[0]?.id ?? 0;
  await stuur(bo, `/mijn/overdracht/${over}`, { akkoord: 'ja', mee: ['treden'] }, '/mijn/overdracht');
  const deel = bij(`/overdracht/${over}`);
  const merk = /name="pakket" value="([0-9a-f]{32})"/.exec((await sanne.get(`${deel}/versturen`)).text)?.[1] ?? '';
  const velden = { langs: 'mail', ontvanger: 'Lucrato', antwoord_tot: '06-12-2026', pakket: merk };
  expect((await stuur(sanne, `${deel}/versturen`, velden)).status).toBe(303);
  expect((await sanne.get(bij('/overdracht'))).text).toContain('Vertel dit zelf: er kon geen brief komen');
  expect(await stappen()).toContain('Overdracht vertellen aan de inwoner');
  expect((await bo.get('/mijn/berichten')).text).toContain('om met je verder te gaan');
  expect((await stuur(sanne, `${deel}/vertellen`, { hoe: '' })).status).toBe(422);
  expect((await stuur(sanne, `${deel}/vertellen`, { hoe: 'Aan de balie verteld.' })).status).toBe(303);
  expect((await sanne.get(bij('/overdracht'))).text).toContain('Aan de balie verteld.');
  expect(await stappen()).not.toContain('Overdracht vertellen aan de inwoner');
  expect((await h.owner.query('select id from document where inwoner_id = $1', [id])).rows).toEqual([]);
});

test('another consulent does not know it, and reads nothing', async () => {
  const murat = await h.bezoeker({ rol: 'consulent' });
  for (const deel of ['/terugkeer', '/terugkeer/stap', '/overdracht', '/nazorg'])
    expect((await murat.get(pad(deel))).status).toBe(404);

  // Each of it was told by letter: the way back as agreed, the step back, what was shared and what was answered.
  const { rows: brieven } = await h.owner.query('select soort, titel from document where inwoner_id = any($1) order by id', [
    [inwoner, ...(await h.owner.query('select distinct inwoner_id as id from overdracht')).rows.map(({ id }) => id)],
  ]);
  const titels = brieven.map(({ titel }) => String(titel));
  for (const titel of ['Zo kun je terug als het niet lukt', 'Je gaat een stap terug, en wij gaan met je verder'])
    expect(titels).toContain(titel);
  expect(titels.some((titel) => titel.endsWith('om met je verder te gaan'))).toBe(true);
  expect(titels.some((titel) => titel.endsWith('gaat met je verder'))).toBe(true);
});
