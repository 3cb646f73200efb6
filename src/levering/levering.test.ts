import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing, testBsn } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { transactLevering } from '../platform/db/transact.ts';
import { SESSION_COOKIE } from '../web/route.ts';
import { startWorker } from '../worker.ts';
import { runLevering } from './index.ts';

let h: House;
let ineke: Bezoeker;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  h = await openHouse();
  worker = await startWorker({ ...h, bsn: h.bsn });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke' });
});
afterAll(async () => {
  await worker.stop();
  await h.close();
});

/** Posts files as a browser does. */
const lever = async (wie: Bezoeker, bestanden: Record<string, string>, velden: Record<string, string> = {}): Promise<Answer> => {
  const body = new FormData();
  for (const [naam, waarde] of Object.entries({ _sleutel: wie.sleutel(), naam: '', ...velden })) body.set(naam, waarde);
  for (const [naam, inhoud] of Object.entries(bestanden)) body.append('bestanden', new File([inhoud], naam));
  const antwoord = await h.web.app.request('/leveringen/nieuw', {
    method: 'POST',
    body,
    headers: { cookie: `${SESSION_COOKIE}=${wie.token}` },
  });
  const bytes = new Uint8Array(await antwoord.arrayBuffer());
  return {
    status: antwoord.status,
    text: new TextDecoder().decode(bytes),
    location: antwoord.headers.get('location'),
    headers: antwoord.headers,
    bytes,
  };
};
/** Waits as the browser does: the page asks for itself again as long as the work goes on. */
const totKlaar = async (pad: string): Promise<Answer> => {
  for (let poging = 0; poging < 400; poging++) {
    const pagina = await ineke.get(pad);
    if (pagina.headers.get('refresh') === null) return pagina;
    await new Promise((klaar) => setTimeout(klaar, 50));
  }
  throw new Error('de levering bleef hangen');
};
const geleverd = async (
  bestanden: Record<string, string>,
  velden?: Record<string, string>,
): Promise<{ pad: string; pagina: Answer }> => {
  const antwoord = await lever(ineke, bestanden, velden);
  expect(antwoord.status).toBe(303);
  const pad = antwoord.location ?? '';
  return { pad, pagina: await totKlaar(pad) };
};
const rijen = async <T extends object>(tekst: string, ...waarden: unknown[]): Promise<T[]> =>
  (await h.owner.query<T>(tekst, waarden)).rows;

let n = 0;
/** A resident with a running werkplek of 8 hours a week. */
const maakWerkplek = async () => {
  const agb = String(74_000_000 + ++n);
  const aanbiederId = await maakAanbieder(h, { agb });
  const bsn = testBsn(500 + n);
  const inwoner = await maakInwoner(h, { bsn, trede: 3, ladderdatum: '2026-05-01' });
  const t = await maakToewijzing(h, {
    inwonerId: inwoner.id,
    aanbiederId,
    van: '2026-07-01',
    tot: '2026-12-31',
    minutenPerWeek: 480,
  });
  return { agb, bsn, inwonerId: inwoner.id, ...t };
};
const uren = (t: { bsn: string; nummer: number }, ...regels: [string, string, string][]): string =>
  `regel_id;toewijzing;bsn;datum;uren\n${regels.map(([id, dag, tijd]) => `${id};${t.nummer};${t.bsn};${dag};${tijd}`).join('\n')}\n`;

describe('a delivery in the browser', () => {
  it('is stored with its job, loaded behind the pages, and what was uploaded does not stay', async () => {
    const t = await maakWerkplek();
    const bestand = uren(
      t,
      ['k-1', '05-10-2026', '3'],
      ['k-2', '06-10-2026', '25:00'],
      ['k-3', '30-11-2026', '2'],
      ['=1+1', 'x', '2'],
    );
    const { pad, pagina } = await geleverd({ 'uren.csv': bestand }, { naam: 'Uren oktober' });
    expect(pagina.text).toContain('4 gelezen, 1 aangenomen, 3 afgewezen');
    expect(pagina.text).toContain('Meer dan 24 uur op een dag');
    expect(pagina.text).toContain('In de toekomst');
    expect(pagina.text).not.toContain(t.bsn);
    expect((await ineke.get('/leveringen')).text).toContain('Uren oktober');
    expect(await rijen('select minuten, status, herkomst from uren where toewijzing_id = $1', t.id)).toEqual([
      { minuten: 180, status: 'ingestuurd', herkomst: 'levering' },
    ]);
    expect(await rijen('select id from leveringbestand')).toEqual([]);

    const csv = await ineke.get(`${pad}/afwijzingen.csv`);
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.headers.get('content-disposition')).toContain('attachment');
    expect(csv.text.split('\r\n')).toHaveLength(5);
    expect(csv.text).not.toContain(t.bsn);
    expect(csv.text).not.toMatch(/(^|;)"?[=+@-]/m);
  });

  it('makes residents that nobody has yet, with an encrypted BSN, and their toewijzing without a besluit', async () => {
    const bsn = testBsn(900);
    const bestanden = {
      'toewijzingen.csv': `nummer;bsn;aanbieder_agb;product;ingangsdatum;einddatum;uren_per_week;doel_trede\n8001;${bsn};74990001;wm-werkplek-3;01-07-2026;31-12-2027;8;3\n8002;${bsn};74990001;wm-ontwikkeling-4;01-01-2026;30-06-2026;;4\n`,
      'inwoners.csv': `bsn;voornaam;voorvoegsel;achternaam;geboortedatum;uitkering;toestemming_uitkering;trede;trede_datum\n${bsn};Zoë;van;Öztürk;07-01-1980;Participatiewet;N;3;01-02-2026\n`,
      'aanbieders.csv': 'agb;naam\n74990001;Het Wiel\n',
    };
    const { pagina } = await geleverd(bestanden);
    expect(pagina.text).toContain('Toestemming van de uitkerende instantie ontbreekt');
    const [inwoner] = await rijen<{ id: number; bsn_versleuteld: Buffer }>(
      `select i.id, i.consulent_id, i.status, i.herkomst, p.zoeknaam, p.straat, p.bsn_einde, p.bsn_versleuteld, u.soort, u.toestemming
         from inwoner i join inwoner_persoon p on p.inwoner_id = i.id join uitkering u on u.inwoner_id = i.id where p.bsn_hash = $1`,
      h.bsn.hash(bsn),
    );
    expect(inwoner).toMatchObject({
      consulent_id: 0,
      status: 'in-traject',
      herkomst: 'levering',
      zoeknaam: 'ozturk zoe',
      straat: '',
      bsn_einde: bsn.slice(-3),
      soort: 'bijstand',
      toestemming: false,
    });
    expect(h.bsn.ontsleutel(inwoner?.bsn_versleuteld ?? Buffer.alloc(0))).toBe(bsn);
    expect(
      await rijen(
        `select nummer, herkomst, besluit_id, traject_id, status, start_trede, doel_trede, volume, productcode, eenheid, gestart_op, beeindigd_op
           from toewijzing where inwoner_id = $1 order by nummer`,
        inwoner?.id,
      ),
    ).toMatchObject([
      {
        nummer: 8001,
        herkomst: 'levering',
        besluit_id: null,
        traject_id: null,
        status: 'gestart',
        start_trede: 3,
        volume: 480,
        productcode: '09WW3',
        beeindigd_op: null,
      },
      {
        nummer: 8002,
        status: 'beeindigd',
        start_trede: null,
        doel_trede: 4,
        volume: 160000,
        productcode: '09WO4',
        eenheid: '83',
        beeindigd_op: '2026-06-30',
      },
    ]);
    const logboek = await rijen<{ tekst: string }>(
      "select handeling as tekst from logboek where inwoner_id = $1 or soort = 'levering' and id > (select max(id) - 3 from logboek)",
      inwoner?.id,
    );
    expect(logboek.map((regel) => regel.tekst)).toEqual(expect.arrayContaining(['inwoner-geleverd', 'levering-verwerkt']));
  });

  it('only tries when asked: the outcome is there and nothing else', async () => {
    const t = await maakWerkplek();
    const { pagina } = await geleverd({ 'uren.csv': uren(t, ['p-1', '05-10-2026', '3']) }, { proef: 'ja' });
    expect(pagina.text).toContain('Dit was een proef');
    expect(await rijen('select id from uren where toewijzing_id = $1', t.id)).toEqual([]);
  });

  it('asks for files, and says of each file that cannot be read why', async () => {
    const leeg = await lever(ineke, {});
    expect(leeg.status).toBe(422);
    expect(leeg.text).toContain('Kies een of meer bestanden.');
    const { pagina } = await geleverd({ 'foto.csv': '\u0000\u0001', 'vreemd.csv': 'a;b\n1;2\n' });
    expect(pagina.text).toContain('Dit is geen tekstbestand.');
    expect(pagina.text).toContain('Aan de kolommen is niet te zien');
  });

  it('takes the same form twice as one delivery', async () => {
    const t = await maakWerkplek();
    const sleutel = ineke.sleutel();
    const bestanden = { 'uren.csv': uren(t, ['d-1', '05-10-2026', '3']) };
    const een = await lever(ineke, bestanden, { _sleutel: sleutel });
    const ander = await lever(ineke, bestanden, { _sleutel: sleutel });
    expect(ander.location).toBe(een.location);
    await totKlaar(een.location ?? '');
  });
});

describe('corrections', () => {
  it('ends the hours and adds the new ones with the reason; what was corrected on the screen stays known', async () => {
    const t = await maakWerkplek();
    await geleverd({ 'uren.csv': uren(t, ['c-1', '05-10-2026', '3'], ['c-2', '06-10-2026', '3']) });
    const { pad } = await geleverd({ 'uren.csv': uren(t, ['c-1', '05-10-2026', '4']) }, { naam: 'herstel' });
    const lijst = await ineke.get(`${pad}/correcties`);
    expect(lijst.text).toContain('uren: 3:00 uur wordt 4:00 uur');
    const id = /name="correctie"[^>]*value="(\d+)"/.exec(lijst.text)?.[1] ?? '';
    expect((await ineke.post(`${pad}/correcties`)).status).toBe(422);
    expect((await ineke.post(`${pad}/correcties`, { correctie: id })).status).toBe(303);
    expect(
      await rijen(
        'select minuten, vervallen_op is null as leeft, reden, vervangt_id is not null as vervangt, door from uren where regel_id = $1 order by id',
        'c-1',
      ),
    ).toEqual([
      { minuten: 180, leeft: false, reden: '', vervangt: false, door: ineke.gebruikerId },
      { minuten: 240, leeft: true, reden: 'Correctie uit de levering herstel', vervangt: true, door: ineke.gebruikerId },
    ]);
    expect((await ineke.post(`${pad}/correcties`, { correctie: id })).text).toContain('al overgenomen');
    expect(
      await rijen(
        "select gebruiker_id, rol from logboek where handeling = 'correctie-overgenomen' and inwoner_id = $1",
        t.inwonerId,
      ),
    ).toEqual([{ gebruiker_id: ineke.gebruikerId, rol: 'teammanager' }]);

    // An aanbieder mends c-2 on the screen: the delivered row ends and one without regel_id stands in its place.
    await h.owner.query("update uren set vervallen_op = now() where regel_id = 'c-2'");
    const { pagina } = await geleverd({ 'uren.csv': uren(t, ['c-2', '06-10-2026', '3']) });
    expect(pagina.text).toContain('1 gelezen, 1 aangenomen, 0 afgewezen');
    expect(await rijen("select id from uren where regel_id = 'c-2' and vervallen_op is null")).toEqual([]);
  });

  it('keeps the earlier result, adds a ladderbepaling, and moves the end of a toewijzing', async () => {
    const t = await maakWerkplek();
    await geleverd({ 'r.csv': `toewijzing;datum;bereikte_trede;akkoord_gemeente\n${t.nummer};01-10-2026;3;J\n` });
    await h.owner.query(`update resultaat set bewijs = '{"hash":"van het oordeel"}' where toewijzing_id = $1`, [t.id]);
    const bestanden = {
      'r.csv': `toewijzing;datum;bereikte_trede;akkoord_gemeente\n${t.nummer};01-10-2026;4;J\n`,
      'i.csv': `bsn;voornaam;achternaam;geboortedatum;uitkering;toestemming_uitkering;trede;trede_datum\n${t.bsn};Yara;Nieuw;01-05-1990;;;4;01-05-2026\n`,
      't.csv': `nummer;bsn;aanbieder_agb;product;ingangsdatum;einddatum;uren_per_week;doel_trede\n${t.nummer};${t.bsn};${t.agb};wm-werkplek-3;01-07-2026;31-10-2026;10;3\n`,
    };
    const { pad } = await geleverd(bestanden);
    const ids = [...(await ineke.get(`${pad}/correcties`)).text.matchAll(/name="correctie"[^>]*value="(\d+)"/g)].map(
      (m) => m[1] ?? '',
    );
    expect(ids).toHaveLength(3);
    expect((await ineke.post(`${pad}/correcties`, { correctie: ids })).status).toBe(303);
    // The receipt of an answer stays with that answer.
    expect(await rijen('select bereikte_trede, versie, bewijs from resultaat where toewijzing_id = $1', t.id)).toEqual([
      { bereikte_trede: 4, versie: 2, bewijs: null },
    ]);
    expect(await rijen('select bereikte_trede, versie, bewijs from resultaatversie where toewijzing_id = $1', t.id)).toEqual([
      { bereikte_trede: 3, versie: 1, bewijs: { hash: 'van het oordeel' } },
    ]);
    expect(await rijen('select trede from ladderbepaling where inwoner_id = $1 order by vastgelegd_op', t.inwonerId)).toEqual([
      { trede: 3 },
      { trede: 4 },
    ]);
    expect(await rijen('select looptijd::text as looptijd, volume, status, versie from toewijzing where id = $1', t.id)).toEqual([
      { looptijd: '[2026-07-01,2026-11-01)', volume: 600, status: 'beeindigd', versie: 2 },
    ]);
    expect(
      (await rijen<{ achternaam: string }>('select achternaam from inwoner_persoon where inwoner_id = $1', t.inwonerId))[0]
        ?.achternaam,
    ).toBe('Nieuw');
  });
});

describe('when it goes wrong', () => {
  it('says so, keeps the files, and can be tried again', async () => {
    const t = await maakWerkplek();
    await h.owner.query('alter table uren add constraint kapot check (minuten <> 61)');
    const { pad, pagina } = await geleverd({ 'uren.csv': uren(t, ['m-1', '05-10-2026', '1:01']) });
    expect(pagina.text).toContain('De levering kon niet verwerkt worden.');
    expect(pagina.text).not.toContain('kapot');
    expect(await rijen('select id from uren where toewijzing_id = $1', t.id)).toEqual([]);
    await h.owner.query('alter table uren drop constraint kapot');
    expect((await ineke.post(`${pad}/opnieuw`)).status).toBe(303);
    expect((await totKlaar(pad)).text).toContain('1 gelezen, 1 aangenomen');
    expect((await ineke.post(`${pad}/opnieuw`)).text).toContain('Deze levering hoeft niet opnieuw');
  });

  it('runs again after it was interrupted, and leaves alone what is done', async () => {
    const t = await maakWerkplek();
    const { pad } = await geleverd({ 'uren.csv': uren(t, ['i-1', '05-10-2026', '2']) });
    const taak = { gemeenteId: h.gemeenteId, gebruikerId: ineke.gebruikerId, id: Number(pad.split('/').at(-1)) };
    await runLevering({ ...h, bsn: h.bsn }, taak);
    expect(await rijen('select id from uren where toewijzing_id = $1', t.id)).toHaveLength(1);
    // As a process leaves it that died half way: nothing committed, the delivery still says that it runs.
    await h.owner.query("update levering set status = 'bezig' where id = $1", [taak.id]);
    await h.owner.query("insert into leveringbestand (gemeente_id, levering_id, naam, inhoud) values ($1, $2, 'uren.csv', $3)", [
      h.gemeenteId,
      taak.id,
      Buffer.from(uren(t, ['i-1', '05-10-2026', '2'], ['i-2', '06-10-2026', '2'])),
    ]);
    await runLevering({ ...h, bsn: h.bsn }, taak);
    expect((await ineke.get(pad)).text).toContain('2 gelezen, 2 aangenomen');
    expect(await rijen('select id from uren where toewijzing_id = $1', t.id)).toHaveLength(2);
  });
});

describe('rights', () => {
  it.each(['consulent', 'financien', 'contractmanager', 'beleid', 'beheer'] as const)('%s has no deliveries', async (rol) => {
    const wie = await h.bezoeker({ rol });
    for (const pad of [
      '/leveringen',
      '/leveringen/nieuw',
      '/leveringen/1',
      '/leveringen/1/correcties',
      '/leveringen/1/afwijzingen.csv',
    ])
      expect((await wie.get(pad)).status, pad).toBe(403);
    expect((await lever(wie, { 'a.csv': 'agb;naam\n' })).status).toBe(403);
    expect((await wie.post('/leveringen/1/opnieuw')).status).toBe(403);
    expect((await wie.post('/leveringen/1/correcties', { correctie: '1' })).status).toBe(403);
  });

  it('does not show the delivery of another municipality', async () => {
    await h.owner.query("insert into gemeente (id, naam) values (77, 'Elders') on conflict do nothing");
    const elders = await h.bezoeker({ rol: 'teammanager', gemeenteId: 77 });
    const t = await maakWerkplek();
    const { pad } = await geleverd({ 'uren.csv': uren(t, ['e-1', '05-10-2026', '99']) });
    for (const rest of ['', '/correcties', '/afwijzingen.csv']) expect((await elders.get(pad + rest)).status).toBe(404);
    expect((await elders.post(`${pad}/opnieuw`)).status).toBe(404);
    expect((await elders.get('/leveringen')).text).toContain('Er is nog niets aangeleverd');
    const gezien = await transactLevering(h.pool, { gemeenteId: 77, gebruikerId: 0 }, (db) =>
      db.selectFrom('leveringafwijzing').select('id').execute(),
    );
    expect(gezien).toEqual([]);
  });
});
