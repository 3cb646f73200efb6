/** The ways of Oss and Ede through the pages, as who does it there: from each entry to each end, and back. On a day in the pilot of Oss. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { stappenIn } from '../../test/werkvoorraad.ts';
import { datum } from '../kernel/datum.ts';
import { runTrajecten } from './index.ts';

const DAG = '17-06-2019';
let h: House;
beforeAll(async () => {
  h = await openHouse({ vandaag: '2019-06-17' });
});
afterAll(() => h.close());

/** What a refused page says, without the page around it. */
const gezegd = ({ text }: Answer): string =>
  text
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 1500);
const lukt = async (wat: string, antwoord: Promise<Answer>): Promise<void> => {
  const a = await antwoord;
  if (a.status !== 303) throw new Error(`${wat}: ${a.status} ${gezegd(a)}`);
};
const rijen = async <T extends object>(vraag: string, ...met: unknown[]): Promise<T[]> =>
  (await h.owner.query<T>(vraag, met)).rows;
const stapVan = async (id: number, stap: string) =>
  (
    await rijen<{ id: number; versie: number; geeindigd_op: string | null; uitkomst: string; indicatie: string | null }>(
      'select id, versie, geeindigd_op, uitkomst, indicatie from trajectstap where inwoner_id = $1 and stap = $2 and ingetrokken_op is null order by id desc limit 1',
      id,
      stap,
    )
  )[0];
const loopt = async (id: number, stap: string): Promise<boolean> => {
  const rij = await stapVan(id, stap);
  return rij !== undefined && rij.geeindigd_op === null;
};
const afgelopen = async (id: number): Promise<string> =>
  (
    await rijen<{ uit: string }>('select einde_uitkomst as uit from traject where inwoner_id = $1 order by id desc limit 1', id)
  )[0]?.uit ?? 'geen traject';

const begin = (wie: Bezoeker, id: number, stap: string, velden: Record<string, string> = {}) =>
  wie.post(`/dossier/${id}/route/begin/${stap}`, { _stap: 'vastleggen', op: DAG, ...velden });
const eind = async (wie: Bezoeker, id: number, stap: string, velden: Record<string, string>) => {
  const rij = await stapVan(id, stap);
  return wie.post(`/dossier/${id}/route/stap/${rij?.id}/einde`, {
    _stap: 'vastleggen',
    _versie: String(rij?.versie),
    op: DAG,
    ...velden,
  });
};
const vragen = async (wie: Bezoeker, id: number, stap: string, voor: string) => {
  const rij = await stapVan(id, stap);
  return wie.post(`/dossier/${id}/route/stap/${rij?.id}/vragen`, { _versie: String(rij?.versie), voor });
};
const openVragen = async (id: number) =>
  rijen<{ id: number; wie: string }>(
    'select id, wie from trajectoordeel where inwoner_id = $1 and oordeel is null and vervallen_op is null order by id',
    id,
  );
const terug = (wie: Bezoeker, id: number, weg: string, naar: string, velden: Record<string, string> = {}) =>
  wie.post(`/dossier/${id}/route/terug/${weg}/${naar}`, {
    _stap: 'vastleggen',
    op: DAG,
    toelichting: 'Het lukt nu niet.',
    inkomen: 'gelijk',
    ...velden,
  });

/** Steps on which others decide; who is asked answers in a talk. */
const SAMEN: ReadonlySet<string> = new Set(['eigen-keuze', 'persoonlijk-plan']);

/** Walks: `stap:uitkomst`, `stap` for one that goes on, `terug:weg:naar`. What runs already does not begin again. */
const loop = async (wie: Bezoeker, id: number, zetten: readonly string[]): Promise<void> => {
  for (const zet of zetten) {
    const [stap = '', uitkomst, naar = ''] = zet.split(':');
    if (stap === 'terug') {
      await lukt(zet, terug(wie, id, uitkomst ?? '', naar));
      continue;
    }
    if (!(await loopt(id, stap))) await lukt(zet, begin(wie, id, stap));
    if (uitkomst === undefined) continue;
    if (stap === 'advies-beschut-werk') await adviesVanUwv(wie, id, uitkomst);
    if (SAMEN.has(stap)) {
      await lukt(zet, vragen(wie, id, stap, uitkomst));
      for (const vraag of await openVragen(id))
        await lukt(
          `${zet}, ${vraag.wie}`,
          wie.post(`/dossier/${id}/route/oordeel/${vraag.id}`, {
            _versie: '1',
            hoe: 'gesprek',
            ...(stap === 'eigen-keuze' ? { keuze: uitkomst } : { oordeel: 'ja' }),
          }),
        );
    }
    await lukt(zet, eind(wie, id, stap, { uitkomst }));
  }
};

const adviesVanUwv = async (wie: Bezoeker, id: number, antwoord: string): Promise<void> => {
  const rij = await stapVan(id, 'advies-beschut-werk');
  const verzoek = { derde_naam: 'UWV', vraag: 'Past beschut werk?', met_inwoner: 'ja', gevraagd: DAG };
  await lukt('verzoek', wie.post(`/dossier/${id}/route/stap/${rij?.id}/verzoek`, { _versie: String(rij?.versie), ...verzoek }));
  const [gevraagd] = await rijen<{ id: number }>('select id from trajectverzoek where trajectstap_id = $1', rij?.id);
  await lukt(
    'antwoord',
    wie.post(`/dossier/${id}/route/verzoek/${gevraagd?.id}/antwoord`, {
      _versie: '1',
      antwoord,
      tekst: 'Ons advies.',
      ontvangen: DAG,
    }),
  );
};

/** A resident with an indication that runs until `tot`. */
const inwonerMet = async (
  gemeenteId: number,
  consulent: Bezoeker,
  o: { product: string; aanbiederId: number; tot?: string; voornaam?: string },
) => {
  const { id } = await maakInwoner(
    { ...h, gemeenteId },
    { consulentId: consulent.gebruikerId, voornaam: o.voornaam ?? 'Loes', status: 'in-traject' },
  );
  const [plek] = await rijen<{ id: number }>(
    `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status,
       toegewezen_op, gestart_op, regeling_id)
     values ($1, $2, $3, $4, 'levering', $5, '07', '07ADB', '04', '2', 480, daterange('2018-01-08', $6), 'gestart', '2018-01-02', '2018-01-08', $7) returning id`,
    gemeenteId,
    id,
    consulent.gebruikerId,
    o.aanbiederId,
    o.product,
    o.tot ?? '2020-01-08',
    h.beleid.regelingen(gemeenteId)[0]?.id,
  );
  return { id, plek: plek?.id ?? 0 };
};

describe('Oss', () => {
  let oss: number;
  let hanneke: Bezoeker;
  let ria: Bezoeker;
  let jolanda: Bezoeker;
  let linde: number;
  beforeAll(async () => {
    oss = h.beleid.gemeenteIdVan('0828') ?? 0;
    linde = await maakAanbieder(h, { naam: 'De Linde' });
    [hanneke, ria, jolanda] = await Promise.all([
      h.bezoeker({ rol: 'consulent', gemeenteId: oss, naam: 'Hanneke', functie: 'consulent Wmo' }),
      h.bezoeker({ rol: 'consulent', gemeenteId: oss, naam: 'Ria', functie: 'arbeidsdeskundige' }),
      h.bezoeker({ rol: 'aanbieder', aanbiederId: linde, naam: 'Jolanda' }),
    ]);
  });
  const iemand = (o: { tot?: string; voornaam?: string } = {}) =>
    inwonerMet(oss, hanneke, { product: 'dagbesteding', aanbiederId: linde, ...o });
  const START = ['verkenning:kan-en-wil', 'eigen-keuze:doet-mee', 'plan-van-aanpak:klaar', 'persoonlijk-plan:richting'];

  test('entry from three sides, four at the table, and the resident decides himself (OS1, OS9)', async () => {
    const { id, plek } = await iemand();
    const inwoner = await h.bezoeker({ rol: 'inwoner', gemeenteId: oss, inwonerId: id, naam: 'Loes Proef' });
    const tab = (await hanneke.get(`/dossier/${id}/route`)).text;
    for (const ingang of ['Aanmelding door de inwoner zelf', 'Aanmelding door de gemeente', 'Aanmelding door de aanbieder'])
      expect(tab).toContain(`Beginnen met ${ingang}`);
    expect(tab).toContain('Of beginnen met Van VSO naar Beschut Werk');
    expect((await begin(hanneke, id, 'verkenning')).status).toBe(422);
    // OS1: before any step runs, the aanbieder finds where it draws somebody in.
    const toewijzing = (await jolanda.get(`/toewijzingen/${plek}`)).text;
    expect(toewijzing).toContain(`href="/toewijzingen/${plek}/route"`);
    expect(toewijzing).not.toContain('Zo begeleid je');
    await lukt(
      'aangedragen',
      jolanda.post(`/toewijzingen/${plek}/route/aangedragen-door-aanbieder`, { op: DAG, toelichting: 'Zij kan meer.' }),
    );
    await lukt('einde', eind(hanneke, id, 'aangedragen-door-aanbieder', { uitkomst: 'aangemeld' }));
    const wie = (await hanneke.get(`/dossier/${id}/route/begin/verkenning`)).text;
    expect(wie).toContain('Consulent Wmo, consulent Werk (en Inkomen)');
    expect(wie).toContain('Deelnemer, aanbieder');
    expect(wie).toContain('De criteria voor arbeidsvermogen van UWV, als leidraad');
    await loop(hanneke, id, ['verkenning:kan-en-wil', 'eigen-keuze']);
    expect((await eind(hanneke, id, 'eigen-keuze', { uitkomst: 'doet-mee' })).status).toBe(422);
    await lukt('vragen', vragen(hanneke, id, 'eigen-keuze', ''));
    const [vraag] = await openVragen(id);
    expect((await inwoner.get('/mijn/route')).text).toContain('Jij mag kiezen');
    await lukt('kiezen', inwoner.post(`/mijn/route/${vraag?.id}`, { _versie: '1', keuze: 'doet-niet-mee' }));
    expect((await eind(hanneke, id, 'eigen-keuze', { uitkomst: 'doet-mee' })).status).toBe(422);
    await lukt('einde', eind(hanneke, id, 'eigen-keuze', { uitkomst: 'doet-niet-mee' }));
    expect(await afgelopen(id)).toBe('doet-niet-mee');
  });

  test('the persoonlijk plan is of three: with a no of the aanbieder it does not go on (OS2, OS10)', async () => {
    const { id } = await iemand();
    await loop(hanneke, id, ['zelf-aangemeld:aangemeld', ...START.slice(0, 3), 'persoonlijk-plan']);
    const scherm = (await hanneke.get(`/dossier/${id}/route`)).text;
    expect(scherm).toMatch(/Ik wil[\s\S]*Ik kan[\s\S]*Ik heb nodig/);
    await lukt('vragen', vragen(hanneke, id, 'persoonlijk-plan', 'richting'));
    const open = await openVragen(id);
    expect(open.map(({ wie }) => wie).sort()).toEqual(['aanbieder', 'inwoner']);
    const bij = open.find(({ wie }) => wie === 'aanbieder')?.id;
    await lukt('nee', jolanda.post(`/toewijzingen/routes/${bij}`, { _versie: '1', oordeel: 'nee', reden: 'Te vroeg.' }));
    expect((await eind(hanneke, id, 'persoonlijk-plan', { uitkomst: 'richting' })).text).toContain('aanbieder zegt nee');
  });

  test('the aanbieder says itself that it did what it owes, once, on a day that can be', async () => {
    const { id } = await iemand();
    await loop(hanneke, id, ['zelf-aangemeld:aangemeld', ...START.slice(0, 3), 'persoonlijk-plan']);
    const stap = await stapVan(id, 'persoonlijk-plan');
    await h.owner.query('update trajectstap set aanbieder_id = $2 where id = $1', [stap?.id, linde]);
    const [plicht] = await rijen<{ id: number }>(
      `insert into trajectplicht (gemeente_id, trajectstap_id, inwoner_id, consulent_id, aanbieder_id, sleutel, nr, naam, wie, dag, bron)
       select s.gemeente_id, s.id, s.inwoner_id, s.consulent_id, $2, 'verslag', 0, 'Verslag maken', 'aanbieder', '2019-06-20', 'keuze' from trajectstap s where s.id = $1 returning id`,
      stap?.id,
      linde,
    );
    const pad = `/toewijzingen/routes/plicht/${plicht?.id}`;
    expect((await jolanda.get('/toewijzingen/routes')).text).toContain(`href="${pad}"`);
    expect((await jolanda.get('/toewijzingen/plichten')).text).toContain(`href="${pad}"`);
    expect((await hanneke.get(pad)).status).not.toBe(200);
    expect((await jolanda.post(pad, { _versie: '1', op: '18-06-2019', hoe: 'Gedaan.' })).text).toContain(
      'een dag die al is geweest',
    );
    expect((await jolanda.post(pad, { _versie: '1', op: DAG, hoe: '' })).status).toBe(422);
    await lukt('gedaan', jolanda.post(pad, { _versie: '1', op: DAG, hoe: 'Verslag besproken met de deelnemer.' }));
    expect((await jolanda.post(pad, { _versie: '1', op: DAG, hoe: 'Nog eens.' })).status).toBe(409);
    expect((await jolanda.get('/toewijzingen/routes')).text).not.toContain(pad);
    expect((await hanneke.get(`/dossier/${id}/route`)).text).toContain('Verslag maken');
  });

  test('to paid work and back: the indication stays, and what it does to the income is said first (OS4, OS12)', async () => {
    const { id } = await iemand();
    await loop(hanneke, id, ['zelf-aangemeld:aangemeld', ...START, 'traject:naar-werk', 'bemiddeling:werk', 'betaald-werk']);
    const pad = 'terug/uit-betaald-werk/dagbesteding';
    const vraag = (await hanneke.get(`/dossier/${id}/route/${pad}`)).text;
    expect(vraag).toContain('Ziektewet, WW, WIA dan wel IVA');
    expect(vraag).toContain('Het inkomen gaat vaak omlaag');
    expect(vraag).not.toContain('Vanaf wanneer geldt de nieuwe indicatie?');
    expect((await terug(hanneke, id, 'uit-betaald-werk', 'dagbesteding', { inkomen: '' })).text).toContain(
      'Kies wat het doet met het inkomen.',
    );
    await lukt('terug', terug(hanneke, id, 'uit-betaald-werk', 'dagbesteding', { inkomen: 'minder' }));
    expect((await stapVan(id, 'dagbesteding'))?.indicatie).toBe('blijft');
    // And forth again, to beschut werk and back to another job.
    await loop(hanneke, id, [
      'terug:schakelen:bemiddeling',
      'bemiddeling:beschut',
      'advies-beschut-werk:positief',
      'beschut-werk',
      'terug:uit-betaald-werk:bemiddeling',
      'bemiddeling:werk',
      'betaald-werk:blijft',
    ]);
    expect(await afgelopen(id)).toBe('blijft');
  });

  test.each([
    ['not able or willing', ['aangedragen-door-gemeente:aangemeld', 'verkenning:doet-niet-mee']],
    [
      'rest, mediation and day activities, switching without a new indication',
      [
        'zelf-aangemeld:aangemeld',
        ...START,
        'traject',
        'terug:schakelen:rust',
        'rust:uitgerust',
        'bemiddeling',
        'terug:schakelen:dagbesteding',
        'dagbesteding:blijft',
      ],
    ],
    ['volunteering', ['zelf-aangemeld:aangemeld', ...START, 'traject:vrijwilligerswerk', 'vrijwilligerswerk:blijft']],
  ])('an end: %s', async (_, zetten) => {
    const { id } = await iemand();
    await loop(hanneke, id, zetten);
    expect(await afgelopen(id)).toBe(zetten.at(-1)?.split(':')[1]);
  });

  test('OS4, OS12: mediation needs no indication forward, and with a reason on the way back; a place with guidance does', async () => {
    const { id } = await iemand({ tot: '2019-06-01' });
    await loop(hanneke, id, ['zelf-aangemeld:aangemeld', ...START, 'traject:naar-werk']);
    await lukt('zonder indicatie', begin(hanneke, id, 'bemiddeling'));
    await loop(hanneke, id, ['bemiddeling:werk', 'betaald-werk']);
    const inkomen = { inkomen: 'minder' };
    expect((await terug(hanneke, id, 'uit-betaald-werk', 'dagbesteding', inkomen)).text).toContain('er is er geen die nu loopt');
    const zonder = await terug(hanneke, id, 'uit-betaald-werk', 'bemiddeling', inkomen);
    expect(zonder.text).toContain('De bron zegt niet of Bemiddeling naar werk dan kan. Schrijf op waarom deze stap nu past.');
    const reden = 'De functie verviel, en hij wil door naar ander werk.';
    await lukt('met reden', terug(hanneke, id, 'uit-betaald-werk', 'bemiddeling', { ...inkomen, reden }));
    // What is not there does not stay.
    expect(
      (await hanneke.get(`/dossier/${id}/route`)).text.split('De weg tot nu toe')[1]?.split('De hele route')[0],
    ).not.toContain('De indicatie blijft gelden');
  });

  test('on an indication that lapsed nobody switches (OS4); a negative advice asks people for a reason', async () => {
    const { id } = await iemand({ tot: '2019-06-01' });
    await loop(hanneke, id, ['zelf-aangemeld:aangemeld', ...START, 'traject']);
    expect((await terug(hanneke, id, 'schakelen', 'dagbesteding')).text).toContain('er is er geen die nu loopt');
    await loop(hanneke, id, ['traject:beschut', 'advies-beschut-werk:negatief']);
    expect((await begin(hanneke, id, 'bemiddeling')).text).toContain('schrijf op waarom');
    await lukt('met reden', begin(hanneke, id, 'bemiddeling', { reden: 'UWV ziet gewoon werk. Wij zoeken samen verder.' }));
  });

  test.each([
    ['regulier', ['regulier-werk:geslaagd']],
    ['banenafspraak', ['banenafspraak', 'terug:lukt-niet-direct:van-zorg-naar-werk', 'van-zorg-naar-werk:overgedragen']],
    ['beschut', ['advies-beschut-werk:positief', 'beschut-werk:geslaagd']],
    ['dagbesteding', ['dagbesteding:geplaatst']],
    ['nog-niet', ['van-zorg-naar-werk:overgedragen', 'aangedragen-door-gemeente:aangemeld', 'verkenning:doet-niet-mee']],
  ])('a pupil of Van VSO naar Beschut Werk, tested: %s (OS5, OS13)', async (uitkomst, zetten) => {
    const { id } = await maakInwoner({ ...h, gemeenteId: oss }, { consulentId: ria.gebruikerId, geboortedatum: '2001-10-04' });
    await loop(ria, id, ['volgen']);
    const zonder = await eind(ria, id, 'volgen', { uitkomst: 'laatste-schooljaar' });
    expect([zonder.status, gezegd(zonder).includes('Schrijf op waarom het eerder eindigt')]).toEqual([422, true]);
    await lukt('volgen', eind(ria, id, 'volgen', { uitkomst: 'laatste-schooljaar', reden: 'Zij zat al in het laatste jaar.' }));
    await loop(ria, id, [`toets:${uitkomst}`, ...zetten]);
    expect(await afgelopen(id)).toBe(zetten.at(-1)?.split(':')[1]);
  });
});

describe('Ede', () => {
  let ede: number;
  let margriet: Bezoeker;
  let tarik: Bezoeker;
  let kwekerij: number;
  beforeAll(async () => {
    ede = h.beleid.gemeenteIdVan('0228') ?? 0;
    kwekerij = await maakAanbieder(h, { naam: 'De Valleirand' });
    [margriet, tarik] = await Promise.all([
      h.bezoeker({ rol: 'consulent', gemeenteId: ede, naam: 'Margriet', functie: 'consulent' }),
      h.bezoeker({ rol: 'consulent', gemeenteId: ede, naam: 'Tarik', functie: 'trajectbegeleider' }),
    ]);
  });
  const iemand = async (): Promise<number> =>
    (await inwonerMet(ede, margriet, { product: 'arbeidsmatige-dagbesteding', aanbiederId: kwekerij })).id;
  /** The hand-over with consent, taken over; then he is in the caseload of the trajectbegeleider. */
  const draagOver = async (id: number): Promise<void> => {
    const pad = `/dossier/${id}/overdracht`;
    await lukt(
      'voorstel',
      margriet.post(`${pad}/nieuw`, { partij: 'werkkracht', waarom: 'Betaald werk is in zicht.', mee: ['contact'] }),
    );
    const [o] = await rijen<{ id: number }>('select id from overdracht where inwoner_id = $1', id);
    const act = async (sleutel: string, velden: Record<string, string>) => {
      const [nu] = await rijen<{ versie: number }>('select versie from overdracht where id = $1', o?.id);
      await lukt(sleutel, margriet.post(`${pad}/${o?.id}/${sleutel}`, { _versie: String(nu?.versie), ...velden }));
    };
    await act('toestemming', { akkoord: 'ja' });
    const form = (await margriet.get(`${pad}/${o?.id}/versturen`)).text;
    const pakket = /name="pakket" value="([^"]*)"/.exec(form)?.[1] ?? '';
    await act('versturen', { langs: 'gesprek', ontvanger: 'Tarik, Werkkracht', pakket, antwoord_tot: '01-07-2019' });
    expect((await margriet.get(`/dossier/${id}/route`)).text).toContain('Warme overdracht aan Werkkracht');
    expect((await begin(margriet, id, 'toeleiding')).status).toBe(422);
    await act('antwoord', { uitkomst: 'aangenomen', tekst: 'Tarik gaat verder.' });
    // ED2: with whom of Werkkracht it goes on is said here, nobody divides again; with somebody else of the municipality it is not.
    const [nu] = await rijen<{ versie: number }>('select versie from overdracht where id = $1', o?.id);
    const vreemd = { _versie: String(nu?.versie), vervolg: 'Verder.', naar: String(margriet.gebruikerId) };
    expect((await margriet.post(`${pad}/${o?.id}/afronden`, vreemd)).status).toBe(422);
    expect((await margriet.get(`${pad}/${o?.id}/afronden`)).text).toContain('Tarik');
    await act('afronden', { vervolg: 'Tarik leidt toe naar werk.', naar: String(tarik.gebruikerId) });
    expect((await margriet.get(`/dossier/${id}`)).status).toBe(404);
  };
  const START = ['indicatie:uitgetekend', 'ontwikkeltraject:werk-in-zicht'];

  test('beside a hand-over that was taken on nobody is asked for the next step before it is rounded off (ED2)', async () => {
    const { id } = await maakInwoner({ ...h, gemeenteId: ede }, { consulentId: margriet.gebruikerId, status: 'in-traject' });
    await loop(margriet, id, START);
    const vervolg = async () => (await stappenIn(h, id)).filter((stap) => stap.startsWith('traject-vervolg'));
    expect(await vervolg()).toHaveLength(1);
    await h.owner.query(
      `insert into overdracht (gemeente_id, inwoner_id, consulent_id, partij, partij_naam, partij_bron, waarom, mee, gevraagd_op, door, toestemming, toestemming_mee,
         toestemming_op, toestemming_door, verstuurd_op, verstuurd_hoe, antwoord_tot, pakket, uitkomst, uitkomst_op, uitkomst_tekst)
       values ($1, $2, $3, 'werkkracht', 'Werkkracht', 'keuze', 'Werk in zicht.', '{contact}', $4, $3, true, '{contact}', $4, 'consulent', $4, 'In een gesprek', $4, '{}', 'aangenomen', $4, 'Ja.')`,
      [ede, id, margriet.gebruikerId, '2019-06-17'],
    );
    expect(await vervolg()).toEqual([]);
    await h.owner.query("update overdracht set vervolg_op = '2019-06-17', vervolg = 'Verder.' where inwoner_id = $1", [id]);
    expect(await vervolg()).toHaveLength(1);
  });

  test('from the participation question over a warm hand-over to a regular employer (ED1, ED2, ED4)', async () => {
    const id = await iemand();
    expect((await margriet.get(`/dossier/${id}/route/begin/indicatie`)).text).toContain('De participatievraag van de kandidaat');
    await loop(margriet, id, START);
    expect((await begin(margriet, id, 'toeleiding')).status).toBe(422);
    await draagOver(id);
    await loop(tarik, id, [
      'toeleiding:trainen',
      'ontwikkelcentrum:getraind',
      'toeleiding:werkstage',
      'werkstage:afgerond',
      'toeleiding:proefplaatsing',
      'proefplaatsing:werkgever',
      'werkgever:blijft',
    ]);
    expect(await afgelopen(id)).toBe('blijft');
  });

  test('six months for a regular employer, else a contract for a time; back in the order of the source (ED3, ED9, ED10)', async () => {
    const id = await iemand();
    await loop(margriet, id, START);
    await draagOver(id);
    await loop(tarik, id, ['toeleiding:beschut', 'advies-beschut-werk:positief', 'werkgever-zoeken']);
    const [zoeken] = await rijen<{ tot: string; dag: string }>(
      `select s.einde_gepland::text as tot, p.dag::text as dag from trajectstap s join trajectplicht p on p.trajectstap_id = s.id and p.sleutel = 'zes-maanden'
        where s.inwoner_id = $1`,
      id,
    );
    expect(zoeken).toEqual({ tot: '2019-12-16', dag: '2019-11-18' });
    // A step that lasts longer moves what is owed before its end; the day that it had stays, with why.
    const stap = await stapVan(id, 'werkgever-zoeken');
    const schuif = async (tot: string) => {
      await h.owner.query('update trajectstap set einde_gepland = $2 where id = $1', [stap?.id, tot]);
      await runTrajecten({ owner: h.owner, beleid: h.beleid, vandaag: datum('2019-06-17') });
    };
    await schuif('2020-01-16');
    const [verschoven] = await rijen<{ dag: string; was: string; reden: string }>(
      `select dag::text, was_dag::text as was, verschoven_reden as reden from trajectplicht where inwoner_id = $1 and sleutel = 'zes-maanden'`,
      id,
    );
    expect([verschoven?.was, verschoven?.dag]).toEqual(['2019-11-18', '2019-12-19']);
    expect(verschoven?.reden).toContain('tot en met 16 januari 2020');
    expect((await tarik.get(`/dossier/${id}/plichten`)).text).toMatch(/Welke dag verschoof[\s\S]*16 januari 2020/);
    await schuif('2019-12-16');
    // Not found within six months can only be said when those are over.
    const teVroeg = await eind(tarik, id, 'werkgever-zoeken', { uitkomst: 'niet-gelukt' });
    expect(teVroeg.status).toBe(422);
    expect(gezegd(teVroeg)).toContain(
      'kan vanaf 16 december 2019: dan is de termijn (ten hoogste 6 maanden) om. Nu kan: “een werkgever',
    );
    expect((await tarik.get(`/dossier/${id}/route/stap/${stap?.id}/einde`)).text).toContain('Nu nog niet.');
    const sinds = (van: string, tot: string) =>
      h.owner.query('update trajectstap set begonnen_op = $2, einde_gepland = $3 where id = $1', [stap?.id, van, tot]);
    await sinds('2018-12-18', '2019-06-17');
    await runTrajecten({ owner: h.owner, beleid: h.beleid, vandaag: datum('2019-06-17') });
    // What fell due before the end can be done before it; the end does it too, and one that is over sooner leaves nothing late behind.
    const gekozen = (inwoner: number) =>
      rijen("select dag::text, stand, op::text from trajectplicht where inwoner_id = $1 and sleutel = 'zes-maanden'", inwoner);
    expect((await tarik.get(`/dossier/${id}/route`)).text).toMatch(/Kiezen voor de voorziening[\s\S]{0,600}\/route\/plicht\//);
    await loop(tarik, id, ['werkgever-zoeken:niet-gelukt']);
    expect(await gekozen(id)).toEqual([{ dag: '2019-05-20', stand: 'gedaan', op: '2019-06-17' }]);
    const vlot = await iemand();
    await loop(margriet, vlot, START);
    await draagOver(vlot);
    await loop(tarik, vlot, ['toeleiding:beschut', 'advies-beschut-werk:positief', 'werkgever-zoeken:gevonden']);
    expect(await gekozen(vlot)).toEqual([{ dag: '2019-11-18', stand: 'vervallen', op: null }]);
    await sinds('2019-06-17', '2019-12-16');
    await loop(tarik, id, ['voorziening:alsnog', 'werkgever']);
    // A later exit asks why not an earlier one.
    const laat = await terug(tarik, id, 'terugval', 'dagbesteding', { indicatie: 'blijft' });
    expect(laat.status).toBe(422);
    expect(laat.text).toContain('behoud van werk bij de werkgever, een andere werkplek en het ontwikkelcentrum');
    await lukt('behoud', terug(tarik, id, 'terugval', 'behoud'));
    await loop(tarik, id, ['behoud:lukt-niet', 'andere-werkplek:lukt-niet', 'ontwikkelcentrum:past-niet', 'dagbesteding:blijft']);
    expect(await afgelopen(id)).toBe('blijft');
  });

  test('paid work out of sight, or no traject: the source says nothing, people decide (ED12)', async () => {
    const id = await iemand();
    await loop(margriet, id, ['indicatie:uitgetekend', 'ontwikkeltraject:niet-in-zicht']);
    const tab = (await margriet.get(`/dossier/${id}/route`)).text;
    expect(tab).toContain('volgt volgens de bron niets vasts');
    expect(tab).toContain('te weinig resultaat');
    expect(tab).toContain('nog een knip');
    expect((await begin(margriet, id, 'dagbesteding')).text).toContain('schrijf op waarom');
    await lukt('met reden', begin(margriet, id, 'dagbesteding', { reden: 'Dit is wat nu past.' }));
    await loop(margriet, id, ['dagbesteding:blijft']);
    expect(await afgelopen(id)).toBe('blijft');
  });
});
