/** The Rijk van Nijmegen and Amsterdam: a resident walks to each end of the route and back, by the pages, as the roles of that municipality. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let huis: House;
beforeAll(async () => {
  huis = await openHouse();
});
afterAll(() => huis.close());

type Velden = Record<string, string>;

/** One resident on the way, with whoever acts for the municipality. */
const wandelaar = async (
  h: House,
  consulent: Bezoeker,
  o: { product: string; aanbiederId: number; uitkering?: string },
): Promise<Wandelaar> => {
  const { id } = await maakInwoner(h, {
    consulentId: consulent.gebruikerId,
    status: 'in-traject',
    ...(o.uitkering ? { uitkering: { soort: o.uitkering, toestemming: true } } : {}),
  });
  const plek = { inwonerId: id, aanbiederId: o.aanbiederId, van: '2026-01-05', tot: '2027-01-04' };
  const toewijzing = (await maakToewijzing(h, { ...plek, product: o.product, minutenPerWeek: 960 })).id;
  const stapVan = async (stap: string) =>
    (
      await h.owner.query<{ id: number; versie: number; uitkomst: string; via: string }>(
        'select id, versie, uitkomst, via from trajectstap where inwoner_id = $1 and stap = $2 order by id desc limit 1',
        [id, stap],
      )
    ).rows[0] ?? { id: 0, versie: 0, uitkomst: '', via: '' };
  const post = (pad: string, velden: Velden) => consulent.post(`/dossier/${id}/route/${pad}`, velden);
  return {
    id,
    toewijzing,
    stapVan,
    post,
    begin: (stap, op, velden = {}) => post(`begin/${stap}`, { _stap: 'vastleggen', op, ...velden }),
    eind: async (stap, op, uitkomst, velden = {}) => {
      const { id: nr, versie } = await stapVan(stap);
      return post(`stap/${nr}/einde`, { _stap: 'vastleggen', _versie: String(versie), op, uitkomst, ...velden });
    },
    vraag: async (stap, velden = {}) => {
      const { id: nr, versie } = await stapVan(stap);
      return post(`stap/${nr}/vragen`, { _versie: String(versie), ...velden });
    },
    woord: async (stap, wie) =>
      (
        await h.owner.query<{ id: number }>(
          'select id from trajectoordeel where trajectstap_id = $1 and wie = $2 and oordeel is null and vervallen_op is null',
          [(await stapVan(stap)).id, wie],
        )
      ).rows[0]?.id ?? 0,
    terug: (weg, naar, op, velden = {}) =>
      post(`terug/${weg}/${naar}`, { _stap: 'vastleggen', op, toelichting: 'Het lukt nu niet.', inkomen: 'minder', ...velden }),
  };
};
interface Wandelaar {
  id: number;
  toewijzing: number;
  stapVan(stap: string): Promise<{ id: number; versie: number; uitkomst: string; via: string }>;
  post(pad: string, velden: Velden): ReturnType<Bezoeker['post']>;
  begin(stap: string, op: string, velden?: Velden): ReturnType<Bezoeker['post']>;
  eind(stap: string, op: string, uitkomst: string, velden?: Velden): ReturnType<Bezoeker['post']>;
  vraag(stap: string, velden?: Velden): ReturnType<Bezoeker['post']>;
  /** The open question to one of those who decide. */
  woord(stap: string, wie: string): Promise<number>;
  terug(weg: string, naar: string, op: string, velden?: Velden): ReturnType<Bezoeker['post']>;
}

test('Rijk van Nijmegen: plan, goals reached, talked over, each of the five destinations, and back without a blame', async () => {
  const gemeenteId = huis.beleid.gemeenteIdVan('0268') ?? 0;
  const h = { ...huis, gemeenteId };
  const femke = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Femke', functie: 'consulent van WerkBedrijf' });
  const aanbiederId = await maakAanbieder(h, { naam: 'De Waalsprong' });
  const marloes = await h.bezoeker({ rol: 'aanbieder', aanbiederId, naam: 'Marloes' });
  const klaar: string[] = [];
  for (const [stap, uitkomst] of [
    ['regulier', 'zelfstandig'],
    ['banenafspraak', 'blijft-werken'],
    ['beschut-werk', 'blijft-werken'],
    ['vrijwilligerswerk', 'blijft'],
    ['opleiding', 'volgt'],
  ] as const) {
    const w = await wandelaar(h, femke, { product: 'ow-basis-4', aanbiederId });
    // Too early: the plan comes first.
    expect((await w.begin('casus', '02-02-2026')).status).toBe(422);
    // What may not begin shows why, and no form that would be refused.
    const nietNu = (await femke.get(`/dossier/${w.id}/route/begin/casus`)).text;
    expect(nietNu).toContain('Dit kan nu niet');
    expect(nietNu).not.toContain('name="op"');
    await h.owner.query(
      `insert into plan (gemeente_id, inwoner_id, consulent_id, nummer, status, aanleiding, voorgelegd_op, geldt_op, door) values ($1, $2, $3, 1, 'geldt', 'eerste', '2026-01-12', '2026-01-14', $3)`,
      [gemeenteId, w.id, femke.gebruikerId],
    );
    expect((await w.begin('casus', '02-02-2026')).status).toBe(303);
    // NI5: mostly within a week. It stands in a queue until it is done, and its end is how it is done.
    const plicht = () =>
      h.owner.query("select dag::text, stand, op::text from trajectplicht where inwoner_id = $1 and sleutel = 'behandelen'", [
        w.id,
      ]);
    expect((await plicht()).rows).toEqual([{ dag: '2026-02-09', stand: 'open', op: null }]);
    expect((await femke.get(`/dossier/${w.id}/route`)).text).toContain('SS Rijk van Nijmegen, stand van zaken, met een keuze');
    expect((await w.eind('casus', '12-02-2026', 'bestemming')).status).toBe(303);
    expect((await plicht()).rows).toEqual([{ dag: '2026-02-09', stand: 'gedaan', op: '2026-02-12' }]);
    // NI5: the place runs on, and still it is somebody's turn.
    expect((await femke.get('/werkvoorraad')).text).toContain('Volgende stap van de route kiezen');
    // The place comes first to its end.
    expect((await w.begin(stap, '13-02-2026')).text).toContain('Rond eerst Basisarrangement op trede 4 af');
    await h.owner.query("update toewijzing set status = 'beeindigd', beeindigd_op = '2026-02-12' where id = $1", [w.toewijzing]);
    expect((await w.begin(stap, '13-02-2026', { waar: 'Bij een bedrijf' })).status).toBe(303);
    // The letter promises a way back only where the route has one.
    const brief = (await femke.get(`/dossier/${w.id}/route/stap/${(await w.stapVan(stap)).id}/brief`)).text;
    expect([stap, brief.includes('Dan kun je terug.')]).toEqual([stap, !['vrijwilligerswerk', 'opleiding'].includes(stap)]);
    if (stap === 'banenafspraak') {
      // Another workplace may be one of the same kind (NI6).
      const weg = `/dossier/${w.id}/route/terug/terugval/banenafspraak`;
      expect((await femke.get(`/dossier/${w.id}/route`)).text).toContain(weg);
      // Terugval: the consulent does not let go (NI6), and it is arranged by people, with a reason.
      const zonder = await w.terug('terugval', 'vrijwilligerswerk', '01-04-2026', { inkomen: '' });
      expect(zonder.text).toContain('Kies wat het doet met het inkomen.');
      expect((await w.terug('terugval', 'beschut-werk', '01-04-2026', { indicatie: 'blijft' })).status).toBe(303);
      expect((await w.stapVan('beschut-werk')).via).toBe('terug:terugval');
      expect((await w.eind('beschut-werk', '01-06-2026', 'verder')).status).toBe(303);
      expect((await w.begin('banenafspraak', '02-06-2026')).status).toBe(303);
    }
    expect((await w.eind(stap, '01-09-2026', uitkomst)).status).toBe(303);
    const dossier = await femke.get(`/dossier/${w.id}/route`);
    if (dossier.text.includes('Het traject is klaar')) klaar.push(stap);
    // What was tried is all of it: the place of the toewijzing too, from its first day.
    expect(dossier.text).toMatch(
      /Eerdere trajecten \(1\)[\s\S]*<h3>5 januari 2026 tot en met 1 september 2026<\/h3>[\s\S]*<li>Basisarrangement op trede 4: [\s\S]*<li>Bespreking van de casus: /,
    );
    if (stap === 'beschut-werk') {
      // NI6: months later it stops after all. The same traject goes on by the way back, with what was tried and what it does to the income.
      expect(dossier.text).toContain(`/dossier/${w.id}/route/terug/terugval/banenafspraak`);
      // Put away in between: first it is opened again. Only through, he is on the way again.
      await h.owner.query("update inwoner set status = 'afgerond' where id = $1", [w.id]);
      await h.owner.query(
        `insert into dossiersluiting (gemeente_id, inwoner_id, consulent_id, reden, toelichting, status_ervoor, gesloten_op, bewaren_tot, bewaren_bron, door)
         select gemeente_id, id, consulent_id, 'werk', '', 'in-traject', '2026-10-01', '2041-10-01', 'Wmo', consulent_id from inwoner where id = $1`,
        [w.id],
      );
      const dicht = await w.terug('terugval', 'banenafspraak', '02-11-2026', { inkomen: 'minder' });
      expect([dicht.status, dicht.text.includes('Dit dossier is gesloten')]).toEqual([422, true]);
      await h.owner.query(
        "update dossiersluiting set heropend_op = '2026-10-02', heropend_door = door, heropen_reden = 'x' where inwoner_id = $1",
        [w.id],
      );
      expect((await w.terug('terugval', 'banenafspraak', '02-11-2026', { inkomen: 'minder' })).status).toBe(303);
      const { rows: weer } = await h.owner.query('select status from inwoner where id = $1', [w.id]);
      expect(weer).toEqual([{ status: 'in-traject' }]);
      const { rows } = await h.owner.query(
        'select j.beeindigd_op, count(*)::int as stappen, max(s.terug) as terug, max(s.inkomen) as inkomen from traject j join trajectstap s on s.traject_id = j.id where j.inwoner_id = $1 group by j.id, j.beeindigd_op',
        [w.id],
      );
      expect(rows).toEqual([{ beeindigd_op: null, stappen: 3, terug: 'terugval', inkomen: 'minder' }]);
      const { rows: gelogd } = await h.owner.query(
        "select count(*)::int as n from logboek where inwoner_id = $1 and handeling = 'traject-hervat'",
        [w.id],
      );
      expect(gelogd).toEqual([{ n: 1 }]);
      expect((await femke.get(`/dossier/${w.id}/route`)).text).toContain('op de weg terug');
    }
  }
  expect(klaar).toEqual(['regulier', 'banenafspraak', 'beschut-werk', 'vrijwilligerswerk', 'opleiding']);

  // Decided, and not begun: the route leads to that place, and to no new besluit.
  const { id } = await maakInwoner(h, { consulentId: femke.gebruikerId, status: 'in-traject' });
  const wacht = { inwonerId: id, aanbiederId, product: 'ow-basis-3', van: '2027-01-04', tot: '2027-12-31' };
  const nieuw = (await maakToewijzing(h, { ...wacht, minutenPerWeek: 960, status: 'toegewezen' })).id;
  const begin = (await femke.get(`/dossier/${id}/route`)).text;
  expect(begin).toContain(`href="/dossier/${id}/toewijzingen/${nieuw}"`);
  expect(begin).toContain('Naar de plek die nog moet beginnen');

  // Whether the goals are reached: the begeleider and the kandidaat together (NI3).
  const w = await wandelaar(h, femke, { product: 'ow-basis-4', aanbiederId });
  const kandidaat = await h.bezoeker({ rol: 'inwoner', gemeenteId, inwonerId: w.id });
  await h.owner.query(
    `insert into plan (gemeente_id, inwoner_id, consulent_id, nummer, status, aanleiding, voorgelegd_op, geldt_op, door) values ($1, $2, $3, 1, 'geldt', 'eerste', '2026-01-12', '2026-01-14', $3)`,
    [gemeenteId, w.id, femke.gebruikerId],
  );
  const jaar = { inwonerId: w.id, aanbiederId, product: 'ow-ontwikkeling-loonwaarde', van: '2026-02-02', tot: '2026-10-04' };
  await maakToewijzing(h, { ...jaar, minutenPerWeek: 60, status: 'beeindigd' });
  expect((await w.begin('eind', '05-10-2026', { aanbieder: String(aanbiederId) })).status).toBe(303);
  expect((await w.vraag('eind', { voor: 'gehaald' })).status).toBe(303);
  expect((await w.eind('eind', '06-10-2026', 'gehaald')).status).toBe(422);
  const vanHaar = await w.woord('eind', 'begeleider');
  expect((await marloes.post(`/toewijzingen/routes/${vanHaar}`, { _versie: '1', oordeel: 'ja' })).status).toBe(303);
  const vanHem = await w.woord('eind', 'inwoner');
  expect((await kandidaat.post(`/mijn/route/${vanHem}`, { _versie: '1', oordeel: 'ja' })).status).toBe(303);
  expect((await w.eind('eind', '06-10-2026', 'gehaald')).status).toBe(303);
});

test('Amsterdam: three decide, the phases, a leer-werkstage, each destination, the money, and back', async () => {
  const gemeenteId = huis.beleid.gemeenteIdVan('0363') ?? 0;
  const h = { ...huis, gemeenteId };
  const simone = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Simone', functie: 'consulent Beschut Werk' });
  const ewald = await h.bezoeker({ rol: 'consulent', gemeenteId, naam: 'Ewald', functie: 'klantmanager' });
  const ruud = await h.bezoeker({ rol: 'financien', gemeenteId });
  const aanbiederId = await maakAanbieder(h, { naam: 'De Buurtkamer' });
  const tineke = await h.bezoeker({ rol: 'aanbieder', aanbiederId });
  const plek = { product: 'arbeidsmatige-dagbesteding', aanbiederId };
  const bij = { aanbieder: String(aanbiederId) };

  const beslis = async (w: Wandelaar): Promise<void> => {
    const deelnemer = await h.bezoeker({ rol: 'inwoner', gemeenteId, inwonerId: w.id });
    await w.begin('overleg', '02-02-2026', bij);
    expect((await w.eind('overleg', '02-02-2026', 'wil-en-kan')).status).toBe(303);
    await w.begin('gezamenlijk-besluit', '03-02-2026', bij);
    expect((await w.vraag('gezamenlijk-besluit', { voor: 'samen-eens' })).status).toBe(303);
    const ja = { _versie: '1', oordeel: 'ja' };
    expect((await tineke.post(`/toewijzingen/routes/${await w.woord('gezamenlijk-besluit', 'aanbieder')}`, ja)).status).toBe(303);
    expect((await deelnemer.post(`/mijn/route/${await w.woord('gezamenlijk-besluit', 'inwoner')}`, ja)).status).toBe(303);
    // Two of the three are not three (AM1).
    expect((await w.eind('gezamenlijk-besluit', '04-02-2026', 'samen-eens')).status).toBe(422);
    const klantmanager = await w.woord('gezamenlijk-besluit', 'klantmanager');
    expect((await w.post(`oordeel/${klantmanager}`, ja)).status).toBe(422);
    expect((await ewald.post(`/dossier/${w.id}/route/oordeel/${klantmanager}`, ja)).status).toBe(303);
    expect((await w.eind('gezamenlijk-besluit', '04-02-2026', 'samen-eens')).status).toBe(303);
    await h.owner.query("update inwoner set status = 'in-onderzoek' where id = $1", [w.id]);
    await w.begin('zaken-regelen', '05-02-2026', bij);
    // From the first phase that is carried out nobody is “in onderzoek” any more.
    expect((await h.owner.query('select status from inwoner where id = $1', [w.id])).rows).toEqual([{ status: 'in-traject' }]);
    await w.eind('zaken-regelen', '20-02-2026', 'geregeld');
    await w.begin('activering', '21-02-2026', bij);
    await w.eind('activering', '06-03-2026', 'geactiveerd');
    expect((await w.begin('naar-werk', '07-03-2026', bij)).status).toBe(303);
  };
  const plaats = async (w: Wandelaar, uitkomst: string, zoek: string, werk: string, velden: Velden = {}): Promise<void> => {
    await w.begin('uitstroom-kiezen', '01-07-2026');
    // One of the two is enough, so nobody has to be asked.
    expect((await simone.get(`/dossier/${w.id}/route`)).text).not.toContain('Vraag wie beslist');
    expect((await w.eind('uitstroom-kiezen', '02-07-2026', uitkomst)).status).toBe(303);
    if (uitkomst === 'beschut') {
      await w.begin('advies-beschut-werk', '03-07-2026');
      expect((await w.eind('advies-beschut-werk', '03-07-2026', 'positief')).text).toContain('Hierover beslist een ander');
      const { id: nr, versie } = await w.stapVan('advies-beschut-werk');
      await w.post(`stap/${nr}/verzoek`, {
        _versie: String(versie),
        derde_naam: 'UWV',
        vraag: 'Past het?',
        met_inwoner: 'ja',
        gevraagd: '03-07-2026',
      });
      const { rows } = await h.owner.query<{ id: number }>('select id from trajectverzoek where trajectstap_id = $1', [nr]);
      const antwoord = { _versie: '1', antwoord: 'positief', tekst: 'Ja.', ontvangen: '20-07-2026' };
      expect((await w.post(`verzoek/${rows[0]?.id}/antwoord`, antwoord)).status).toBe(303);
      expect((await w.eind('advies-beschut-werk', '20-07-2026', 'positief')).status).toBe(303);
    }
    await w.begin(zoek, '21-07-2026');
    expect((await w.eind(zoek, '31-07-2026', 'gevonden')).status).toBe(303);
    if (velden.uren !== undefined)
      // AM4: what it comes to at these hours stands on the page that is checked.
      expect((await w.begin(werk, '03-08-2026', { ...velden, _stap: 'controleren' })).text.replaceAll('\u00a0', ' ')).toContain(
        '€ 4.250,00 per jaar (€ 8.500,00 bij 36 uur per week)',
      );
    expect((await w.begin(werk, '03-08-2026', { waar: 'Hotel', ...velden })).status).toBe(303);
  };

  const een = await wandelaar(h, simone, plek);
  await beslis(een);
  expect((await een.eind('naar-werk', '13-03-2026', 'stage-nodig')).status).toBe(303);
  expect((await een.begin('leer-werkstage', '16-03-2026', { waar: 'Pantar' })).status).toBe(303);
  // The source says nothing of a longer stage: no button, and no form that would be refused.
  const stage = `/dossier/${een.id}/route/stap/${(await een.stapVan('leer-werkstage')).id}`;
  expect((await simone.get(`/dossier/${een.id}/route`)).text).not.toContain(`${stage}/verlengen`);
  const langer = (await simone.get(`${stage}/verlengen`)).text;
  expect(langer).toContain('Verlengen van Leer-werkstage is niet geregeld');
  expect(langer).not.toContain('name="tot"');
  // Three months at least (AM2).
  expect((await een.eind('leer-werkstage', '15-05-2026', 'werkfit')).text).toContain('Schrijf op waarom het eerder eindigt');
  const { id: stageId, versie: stageVersie } = await een.stapVan('leer-werkstage');
  const vraag = { derde_naam: 'Meetbureau', vraag: 'Wat is de loonwaarde?', met_inwoner: 'ja', gevraagd: '15-06-2026' };
  expect((await een.post(`stap/${stageId}/verzoek`, { _versie: String(stageVersie), ...vraag })).status).toBe(303);
  expect((await een.eind('leer-werkstage', '30-06-2026', 'werkfit')).status).toBe(303);
  // AM2: what was asked during the stage may be answered after it, where the work queue leads.
  expect((await simone.get(`/dossier/${een.id}/route`)).text).toContain('Nog gevraagd aan anderen bij: Leer-werkstage');
  const gevraagd = await h.owner.query<{ id: number }>('select id from trajectverzoek where trajectstap_id = $1', [stageId]);
  const gemeten = { _versie: '1', antwoord: 'anders', tekst: 'Gemeten.', ontvangen: '01-07-2026', loonwaarde: '45' };
  expect((await een.post(`verzoek/${gevraagd.rows[0]?.id}/antwoord`, gemeten)).status).toBe(303);
  expect((await simone.get(`/dossier/${een.id}/route`)).text).not.toContain('Nog gevraagd aan anderen');
  await plaats(een, 'beschut', 'plek-beschut', 'beschut-werk', { uren: '18' });
  const werk = await een.stapVan('beschut-werk');
  const ja = { _versie: String(werk.versie), geld_jobcoaching: 'ja' };
  expect((await een.post(`stap/${werk.id}/voorwaarden`, ja)).status).toBe(303);
  // August to October at half of 36 hours: 850000 × 18/36 × days, and 250000 × days, by the month (AM4).
  const { rows } = await h.owner.query<{ sleutel: string; som: number }>(
    'select sleutel, sum(bedrag)::int as som from trajectgeld where inwoner_id = $1 group by 1 order by 1',
    [een.id],
  );
  expect(rows).toEqual([
    { sleutel: 'begeleiding', som: 104_795 },
    { sleutel: 'jobcoaching', som: 61_644 },
  ]);
  expect((await ruud.get('/trajectgeld')).text).toContain('Hotel');
  // What it comes to for who works half of the hours stands beside what the source says of all of them.
  expect((await simone.get(`/dossier/${een.id}/route`)).text).toMatch(/Hier, bij 18 uur per week: <strong>€\s4\.250,00 per jaar/);
  // Back: generous, but not by itself (AM13).
  const zonder = await een.terug('niet-werkfit', 'dagbesteding', '02-11-2026');
  expect([zonder.status, zonder.text.includes('Schrijf op waarom de inwoner er weer terecht kan.')]).toEqual([422, true]);
  const reden = 'Er is veel begeleiding nodig, en er is plek.';
  expect((await een.terug('niet-werkfit', 'dagbesteding', '02-11-2026', { reden })).status).toBe(303);
  const { rows: plichten } = await h.owner.query<{ naam: string }>(
    "select naam from trajectplicht where inwoner_id = $1 and stand = 'open' and (sleutel like 'terug-%' or sleutel = 'contact-aanbieder') order by 1",
    [een.id],
  );
  expect(plichten.map(({ naam }) => naam)).toContain('Zelf contact opnemen met de aanbieder over de toelating');
  // The letter tells the resident what is done for him, and gives him nothing to do.
  const brief = (await simone.get(`/dossier/${een.id}/route/stap/${(await een.stapVan('dagbesteding')).id}/brief`)).text;
  for (const zin of [
    'We praten met de aanbieder over een plek voor jou',
    'We bekijken of je een nieuwe indicatie krijgt',
    'We helpen je met je inkomen',
  ])
    expect(brief).toContain(zin);
  expect((await een.eind('dagbesteding', '20-11-2026', 'blijft')).status).toBe(303);

  const twee = await wandelaar(h, simone, plek);
  await beslis(twee);
  await twee.eind('naar-werk', '30-06-2026', 'werkfit');
  await plaats(twee, 'banenafspraak', 'plek-banenafspraak', 'banenafspraak');
  expect((await twee.terug('match-mislukt', 'plek-banenafspraak', '01-09-2026', { indicatie: 'blijft' })).status).toBe(303);
  await twee.eind('plek-banenafspraak', '10-09-2026', 'gevonden');
  await twee.begin('banenafspraak', '14-09-2026', { waar: 'Bouwmarkt' });
  expect((await twee.eind('banenafspraak', '30-10-2026', 'doorgroei')).status).toBe(303);
  expect((await twee.begin('regulier-werk', '02-11-2026', { waar: 'Bouwmarkt' })).status).toBe(303);
  expect((await twee.eind('regulier-werk', '20-11-2026', 'pensioen')).status).toBe(303);
  expect((await simone.get(`/dossier/${twee.id}/route`)).text).toContain('Het traject is klaar');

  // Voluntary work rests on no indication: there is none to arrange.
  const drie = await wandelaar(h, simone, plek);
  await beslis(drie);
  await drie.eind('naar-werk', '30-06-2026', 'werkfit');
  await plaats(drie, 'regulier', 'plek-regulier', 'regulier-werk');
  // AM5: the work stands still beside a terugval. The way back that begins at the terugval takes both.
  expect((await drie.begin('terugval', '03-08-2026')).status).toBe(303);
  const bekijken = (inwoner: number) =>
    h.owner.query("select dag::text, stand, op::text from trajectplicht where inwoner_id = $1 and sleutel = 'drie-maanden'", [
      inwoner,
    ]);
  expect((await bekijken(drie.id)).rows).toEqual([{ dag: '2026-11-03', stand: 'open', op: null }]);
  expect((await simone.get(`/dossier/${drie.id}/route`)).text).toMatch(
    /Bekijken of de terugval[\s\S]{0,400}Te laat[\s\S]{0,200}\/einde"/,
  );
  // What ends by it stands on the page that is checked.
  const nazien = await drie.terug('lange-terugval', 'vrijwilligerswerk', '04-11-2026', { _stap: '' });
  expect(nazien.text).toMatch(/Eindigt daarmee[\s\S]*Regulier werk en terugval/i);
  expect((await drie.terug('lange-terugval', 'vrijwilligerswerk', '04-11-2026')).status).toBe(303);
  // Whoever went back answered the question whether it lasts longer: nobody is asked to look again.
  expect((await bekijken(drie.id)).rows).toEqual([{ dag: '2026-11-03', stand: 'gedaan', op: '2026-11-04' }]);
  const { rows: verlaten } = await h.owner.query<{ stap: string; uitkomst: string }>(
    "select stap, uitkomst from trajectstap where inwoner_id = $1 and geeindigd_op = '2026-11-04' order by stap",
    [drie.id],
  );
  expect(verlaten).toEqual([
    { stap: 'regulier-werk', uitkomst: 'terug:lange-terugval' },
    { stap: 'terugval', uitkomst: 'terug:lange-terugval' },
  ]);
  const na = (await simone.get(`/dossier/${drie.id}/route`)).text;
  expect(na).not.toContain('De nieuwe indicatie regelen');
  expect(na).not.toContain('Er komt ruimhartig een nieuwe indicatie');

  // Who works again was looked at too, in time or late.
  for (const [einde, stand] of [
    ['02-11-2026', { stand: 'gedaan', op: '2026-11-02' }],
    ['10-11-2026', { stand: 'gedaan', op: '2026-11-10' }],
  ] as const) {
    const vier = await wandelaar(h, simone, plek);
    await beslis(vier);
    await vier.eind('naar-werk', '30-06-2026', 'werkfit');
    await plaats(vier, 'regulier', 'plek-regulier', 'regulier-werk');
    await vier.begin('terugval', '03-08-2026');
    expect((await vier.eind('terugval', einde, 'hersteld')).status).toBe(303);
    expect((await bekijken(vier.id)).rows).toMatchObject([stand]);
  }
});
