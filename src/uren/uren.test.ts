import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

// Sunday 22 November 2026 is week 47; tests look at week 47 and 46 on that day, and at a house on a Wednesday for the future.
let h: House;
let karin: Bezoeker;
let aanbieder: number;
let jan: number;
let ander: number;

beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

// Each test has an aanbieder of its own, so that nothing of another test stands in its week.
beforeEach(async () => {
  aanbieder = await maakAanbieder(h, {});
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder });
  const inwoner = await maakInwoner(h, { voornaam: 'Jan', achternaam: 'Hoekstra' });
  jan = (await maakToewijzing(h, { inwonerId: inwoner.id, aanbiederId: aanbieder })).id;
  const elders = await maakAanbieder(h, {});
  ander = (await maakToewijzing(h, { inwonerId: inwoner.id, aanbiederId: elders, product: 'wm-werkplek-4' })).id;
});

const versie = (tekst: string): string => /name="_versie" value="(\d+)"/.exec(tekst)?.[1] ?? '';
const live = async (toewijzing = jan) =>
  (
    await h.owner.query(
      'select datum, minuten, status, herkomst, reden, vervangt_id from uren where toewijzing_id = $1 and vervallen_op is null order by datum, id',
      [toewijzing],
    )
  ).rows;
const save = async (week: string, velden: Record<string, string>, wie = karin) =>
  wie.post(`/uren/${week}`, { _versie: versie((await wie.get(`/uren/${week}`)).text), ...velden });
const levering = (dag: string, minuten: number, regel: string) =>
  h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id, door)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, $3, 'ingestuurd', 'levering', $4, 0 from toewijzing where id = $1`,
    [jan, dag, minuten, regel],
  );
const stuur = async (week: string) => {
  const check = await karin.get(`/uren/${week}/controleren`);
  return karin.post(`/uren/${week}/insturen`, { _versie: versie(check.text) });
};

test('/uren leads to the current week; a week that does not exist is no page', async () => {
  expect((await karin.get('/uren')).location).toBe('/uren/2026-W47');
  expect((await karin.get('/uren/2026-W54')).status).toBe(404);
  expect((await karin.get('/uren/volgende')).status).toBe(404);
});

test('the grid holds the running toewijzingen of the aanbieder, by name, with sums', async () => {
  const anna = await maakInwoner(h, { voornaam: 'Anna', achternaam: 'Aalders' });
  await maakToewijzing(h, { inwonerId: anna.id, aanbiederId: aanbieder, product: 'wm-ontwikkeling-4' });
  const nieuw = await maakInwoner(h, { achternaam: 'Nietgestart' });
  await maakToewijzing(h, { inwonerId: nieuw.id, aanbiederId: aanbieder, status: 'geaccepteerd' });
  const oud = await maakInwoner(h, { achternaam: 'Afgelopen' });
  await maakToewijzing(h, { inwonerId: oud.id, aanbiederId: aanbieder, van: '2026-01-01', tot: '2026-11-15' });
  await save('2026-W47', { [`u-${jan}-0`]: '3', [`u-${jan}-1`]: '3:30' });
  const { text } = await karin.get('/uren/2026-W47');
  expect(text.indexOf('Anna Aalders')).toBeGreaterThan(0);
  expect(text.indexOf('Anna Aalders')).toBeLessThan(text.indexOf('Jan Hoekstra'));
  expect(text).not.toContain('Nietgestart');
  expect(text).not.toContain('Afgelopen');
  expect(text).toContain('12 uur per week afgesproken');
  expect(text).toContain('geen uren afgesproken');
  expect(text).toMatch(/data-wm-som-week>6,5</);
  expect((await karin.get('/uren/2026-W46')).text).toContain('Afgelopen');
});

test('save, empty and save again: concepts are overwritten in place', async () => {
  const uit = await save('2026-W47', { [`u-${jan}-0`]: '3,5', [`u-${jan}-1`]: '2', [`afw-${jan}`]: 'afspraak' });
  expect(uit.location).toBe('/uren/2026-W47?bewaard=ja');
  expect(await live()).toMatchObject([
    { datum: '2026-11-16', minuten: 210, status: 'concept', herkomst: 'scherm' },
    { datum: '2026-11-17', minuten: 120, status: 'concept' },
  ]);
  await save('2026-W47', { [`u-${jan}-0`]: '4', [`u-${jan}-1`]: '', [`afw-${jan}`]: '' });
  expect(await live()).toMatchObject([{ datum: '2026-11-16', minuten: 240 }]);
  expect((await h.owner.query('select from uren where toewijzing_id = $1', [jan])).rowCount).toBe(1);
  expect((await h.owner.query('select from afwezigheid where toewijzing_id = $1', [jan])).rowCount).toBe(0);
  const log = await h.owner.query(`select handeling from logboek where soort = 'uren' and object_id = $1`, [String(jan)]);
  expect(log.rows.map((row) => row.handeling)).toEqual(['uren-bewaard', 'uren-bewaard']);
});

test('faults: nothing is saved, everything typed is still there, the summary leads to the cell', async () => {
  const uit = await save('2026-W47', {
    [`u-${jan}-0`]: '3',
    [`u-${jan}-3`]: '25',
    [`u-${jan}-4`]: 'veel',
    [`afw-${jan}`]: 'ziek',
  });
  expect(uit.status).toBe(422);
  expect(uit.text).toContain('<title>Fout: ');
  expect(uit.text).toContain(
    `<a href="#veld-u-${jan}-3">Jan Hoekstra, donderdag: vul hoogstens 24 uur in op een dag. Er staat nu 25.</a>`,
  );
  expect(uit.text).toContain('<span>Donderdag: vul hoogstens 24 uur in op een dag. Er staat nu 25.</span>');
  expect(uit.text).toMatch(new RegExp(`id="veld-u-${jan}-3"[^>]*value="25"[^>]*aria-invalid="true"`));
  expect(uit.text).toMatch(new RegExp(`id="veld-u-${jan}-4"[^>]*value="veel"`));
  expect(uit.text).toMatch(new RegExp(`id="veld-u-${jan}-0"[^>]*value="3"`));
  expect(uit.text).toMatch(/value="ziek" selected/);
  expect(await live()).toEqual([]);
});

test('the toewijzing of another aanbieder is not touched', async () => {
  const uit = await save('2026-W47', { [`u-${jan}-0`]: '3', [`u-${ander}-0`]: '3' });
  expect(uit.status).toBe(422);
  expect(uit.text).toContain('niet loopt bij jullie');
  expect(await live()).toEqual([]);
  expect(await live(ander)).toEqual([]);
});

test('days outside the looptijd are closed with the reason and refused', async () => {
  const piet = await maakInwoner(h, { voornaam: 'Piet', achternaam: 'Zwart' });
  const kort = (await maakToewijzing(h, { inwonerId: piet.id, aanbiederId: aanbieder, van: '2026-11-18', tot: '2026-11-19' })).id;
  const { text } = await karin.get('/uren/2026-W47');
  expect(text).toContain('voor het begin van de toewijzing (18 november 2026)');
  expect(text).toContain('na het einde van de toewijzing (19 november 2026)');
  expect(text).not.toContain(`name="u-${kort}-1"`);
  expect(text).toContain(`name="u-${kort}-2"`);
  const uit = await save('2026-W47', { [`u-${kort}-1`]: '2' });
  expect(uit.status).toBe(422);
  expect(uit.text).toContain('Piet Zwart, dinsdag: deze dag ligt voor het begin');
});

test('the same form sent twice is one act; keys do not excuse a missing version', async () => {
  const page = await karin.get('/uren/2026-W47');
  const form = { _sleutel: karin.sleutel(), _versie: versie(page.text), [`u-${jan}-0`]: '3', _stap: 'controleren' };
  const [een, twee] = await Promise.all([karin.post('/uren/2026-W47', form), karin.post('/uren/2026-W47', form)]);
  expect([een.location, twee.location]).toEqual(['/uren/2026-W47/controleren', '/uren/2026-W47/controleren']);
  expect(await live()).toHaveLength(1);
  expect((await karin.post('/uren/2026-W47', { [`u-${jan}-0`]: '4' })).status).toBe(409);
});

test('two employees in one week: the second sees both versions and can go on', async () => {
  const collega = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder });
  const oud = versie((await collega.get('/uren/2026-W47')).text);
  await save('2026-W47', { [`u-${jan}-0`]: '3' });
  const uit = await collega.post('/uren/2026-W47', { _versie: oud, [`u-${jan}-0`]: '5', [`u-${jan}-1`]: '2' });
  expect(uit.status).toBe(409);
  expect(uit.text).toContain('Jan Hoekstra, maandag 16 november');
  expect(uit.text).toMatch(/5 uur[\s\S]*3 uur/);
  const velden = Object.fromEntries(
    [...uit.text.matchAll(/<input type="hidden" name="((?:u|afw)-[^"]+|_versie)" value="([^"]*)"/g)].map((m) => [
      m[1] ?? '',
      m[2] ?? '',
    ]),
  );
  expect((await collega.post('/uren/2026-W47', velden)).status).toBe(303);
  expect(await live()).toMatchObject([{ minuten: 300 }, { minuten: 120 }]);
});

test('copying last week: only what was sent in, only empty cells, together with what was typed', async () => {
  await save('2026-W46', { [`u-${jan}-0`]: '4', [`u-${jan}-2`]: '4' });
  await stuur('2026-W46');
  await save('2026-W46', { [`u-${jan}-3`]: '1' });
  const uit = await save('2026-W47', { [`u-${jan}-0`]: '2', _stap: 'overnemen' });
  expect(uit.location).toBe('/uren/2026-W47?overgenomen=1');
  expect(await live()).toMatchObject([
    { datum: '2026-11-09', status: 'ingestuurd' },
    { datum: '2026-11-11', status: 'ingestuurd' },
    { datum: '2026-11-12', status: 'concept' },
    { datum: '2026-11-16', minuten: 120, status: 'concept' },
    { datum: '2026-11-18', minuten: 240, status: 'concept' },
  ]);
  expect((await karin.get('/uren/2026-W47?overgenomen=1')).text).toContain('Eén dag is overgenomen');
});

test('check and send: warnings, confirmation, and from then on the hours stand fast', async () => {
  await h.owner.query('insert into maand (gemeente_id, maand, gesloten_door) values ($1, $2, 0) on conflict do nothing', [
    h.gemeenteId,
    '2026-11-01',
  ]);
  await save('2026-W47', { [`u-${jan}-0`]: '13', [`afw-${jan}`]: 'ziek' });
  const check = await karin.get('/uren/2026-W47/controleren');
  expect(check.text).toContain('13 uur ingevuld, 12 uur per week afgesproken');
  expect(check.text).toContain('13 uur op één dag');
  expect(check.text).toContain('november 2026 is al gesloten');
  const uit = await stuur('2026-W47');
  expect(uit.location).toBe('/uren/2026-W47/ingestuurd');
  expect((await karin.get('/uren/2026-W47/ingestuurd')).text).toContain('declaratie van november 2026');
  expect(await live()).toMatchObject([{ minuten: 780, status: 'ingestuurd' }]);
  expect((await h.owner.query('select reden, status from afwezigheid where toewijzing_id = $1', [jan])).rows).toEqual([
    { reden: 'ziek', status: 'ingestuurd' },
  ]);
  const daarna = await save('2026-W47', { [`u-${jan}-0`]: '2', [`afw-${jan}`]: '' });
  expect(daarna.status).toBe(422);
  expect(daarna.text).toContain('al 13 uur ingestuurd');
  expect(daarna.text).toContain('de afwezigheid is al ingestuurd');
  const nogEens = await karin.post('/uren/2026-W47/insturen', { _versie: versie((await karin.get('/uren/2026-W47')).text) });
  expect(nogEens.status).toBe(422);
  expect(nogEens.text).toContain('Er staat niets klaar om in te sturen');
});

test('hours that were sent in do not change, not even by the owner of the database', async () => {
  const rij = await h.owner.query<{ id: number }>("select id from uren where status = 'ingestuurd' limit 1");
  await expect(h.owner.query('update uren set minuten = minuten + 1 where id = $1', [rij.rows[0]?.id])).rejects.toMatchObject({
    code: 'WM422',
  });
});

test('a week that changed after it was checked is not sent: it is shown again', async () => {
  await save('2026-W47', { [`u-${jan}-0`]: '3' });
  const check = await karin.get('/uren/2026-W47/controleren');
  await save('2026-W47', { [`u-${jan}-0`]: '8' });
  const uit = await karin.post('/uren/2026-W47/insturen', { _versie: versie(check.text) });
  expect(uit.status).toBe(422);
  expect(uit.text).toContain('intussen gewijzigd');
  expect(await live()).toMatchObject([{ minuten: 480, status: 'concept' }]);
  expect((await karin.post('/uren/2026-W47/insturen', { _versie: versie(uit.text) })).location).toBe('/uren/2026-W47/ingestuurd');
});

describe('correcting', () => {
  const corrigeer = async (velden: Record<string, string>, stap = 'insturen') => {
    const page = await karin.get('/uren/2026-W46/corrigeren');
    return karin.post('/uren/2026-W46/corrigeren', { _versie: versie(page.text), _stap: stap, ...velden });
  };
  beforeEach(async () => {
    await save('2026-W46', { [`u-${jan}-0`]: '4', [`u-${jan}-1`]: '4', [`afw-${jan}`]: 'ziek' });
    await stuur('2026-W46');
  });

  test('each changed day asks for a reason; the old row ends and the new one names it', async () => {
    const vraag = await corrigeer({ [`u-${jan}-0`]: '3', [`u-${jan}-1`]: '4' }, 'redenen');
    expect(vraag.status).toBe(200);
    expect(vraag.text).toContain('Jan Hoekstra, maandag 9 november: waarom?');
    expect(vraag.text).not.toContain('dinsdag 10 november: waarom?');
    const zonder = await corrigeer({ [`u-${jan}-0`]: '3' });
    expect(zonder.status).toBe(422);
    expect(zonder.text).toContain('schrijf waarom deze dag anders was');
    const uit = await corrigeer({ [`u-${jan}-0`]: '3', [`waarom-${jan}-0`]: 'Eerder naar huis', [`afw-${jan}`]: 'vakantie' });
    expect(uit.location).toBe('/uren/2026-W46/gecorrigeerd');
    const rijen = (await h.owner.query('select * from uren where toewijzing_id = $1 order by id', [jan])).rows;
    expect(rijen).toHaveLength(3);
    const [oud, , nieuw] = rijen;
    expect(oud).toMatchObject({ minuten: 240, vervallen_reden: 'Eerder naar huis' });
    expect(oud.vervallen_op).not.toBeNull();
    expect(nieuw).toMatchObject({
      minuten: 180,
      vervangt_id: oud.id,
      reden: 'Eerder naar huis',
      status: 'ingestuurd',
      vervallen_op: null,
    });
    const afwezig = await h.owner.query('select reden from afwezigheid where toewijzing_id = $1 order by id', [jan]);
    expect(afwezig.rows.map((row) => row.reden)).toEqual(['ziek', 'vakantie']);
  });

  test('to zero: the row ends with its reason, nothing comes in its place', async () => {
    await corrigeer({ [`u-${jan}-0`]: '', [`waarom-${jan}-0`]: 'Was er niet' });
    expect(await live()).toMatchObject([{ datum: '2026-11-10' }]);
    const ended = await h.owner.query('select vervallen_reden from uren where toewijzing_id = $1 and vervallen_op is not null', [
      jan,
    ]);
    expect(ended.rows).toEqual([{ vervallen_reden: 'Was er niet' }]);
  });

  test('rows of a delivery on one day are shown as their sum and replaced by one row', async () => {
    await levering('2026-11-13', 60, `r-${jan}-1`);
    await levering('2026-11-13', 90, `r-${jan}-2`);
    expect((await karin.get('/uren/2026-W46/corrigeren')).text).toMatch(new RegExp(`name="u-${jan}-4" value="2,5"`));
    const vraag = await corrigeer({ [`u-${jan}-4`]: '2' }, 'redenen');
    expect(vraag.text).toContain('Deze uren kwamen uit een bestand, in 2 regels');
    await corrigeer({ [`u-${jan}-4`]: '2', [`waarom-${jan}-4`]: 'Dubbel geteld' });
    expect((await live()).filter((row) => row.datum === '2026-11-13')).toMatchObject([{ minuten: 120, herkomst: 'scherm' }]);
    const eerder = await h.owner.query(
      "select id from uren where toewijzing_id = $1 and herkomst = 'levering' and vervallen_op is not null order by id",
      [jan],
    );
    expect(eerder.rowCount).toBe(2);
    expect((await live()).find((row) => row.datum === '2026-11-13')?.vervangt_id).toBe(eerder.rows[0]?.id);
  });

  test('a delivery that came on top of a concept: the sum of that day stays one thing', async () => {
    await save('2026-W46', { [`u-${jan}-4`]: '20' });
    await levering('2026-11-13', 600, `r-${jan}-3`);
    const check = await karin.get('/uren/2026-W46/controleren');
    expect(check.text).toContain('Het concept van 20 uur telt niet mee en vervalt');
    expect((await corrigeer({ [`u-${jan}-4`]: '24:01', [`waarom-${jan}-4`]: 'meer' })).status).toBe(422);
    await corrigeer({ [`u-${jan}-4`]: '24', [`waarom-${jan}-4`]: 'De hele dag' });
    expect((await live()).filter((row) => row.datum === '2026-11-13')).toMatchObject([{ minuten: 1440, status: 'ingestuurd' }]);
  });

  test('of a toewijzing that ended early: the hours that were sent in can be taken back', async () => {
    await h.owner.query("update toewijzing set status = 'beeindigd', beeindigd_op = '2026-11-01' where id = $1", [jan]);
    const page = await karin.get('/uren/2026-W46/corrigeren');
    expect(page.text).toContain(`name="u-${jan}-0"`);
    expect(page.text).not.toContain(`name="u-${jan}-2"`);
    expect((await corrigeer({ [`u-${jan}-0`]: '3', [`waarom-${jan}-0`]: 'minder' })).status).toBe(422);
    expect((await corrigeer({ [`u-${jan}-0`]: '', [`waarom-${jan}-0`]: 'Na het einde' })).status).toBe(303);
    expect(await live()).toMatchObject([{ datum: '2026-11-10' }]);
  });

  test('nothing changed is said; the same correction sent twice is one; another version is a conflict', async () => {
    expect((await corrigeer({ [`u-${jan}-0`]: '4' }, 'redenen')).text).toContain('nog niets gewijzigd');
    const page = await karin.get('/uren/2026-W46/corrigeren');
    const form = {
      _sleutel: karin.sleutel(),
      _versie: versie(page.text),
      _stap: 'insturen',
      [`u-${jan}-0`]: '5',
      [`waarom-${jan}-0`]: 'Langer gebleven',
    };
    expect((await karin.post('/uren/2026-W46/corrigeren', form)).status).toBe(303);
    expect((await karin.post('/uren/2026-W46/corrigeren', form)).location).toBe('/uren/2026-W46/gecorrigeerd');
    expect((await h.owner.query('select from uren where toewijzing_id = $1', [jan])).rowCount).toBe(3);
    const laat = await karin.post('/uren/2026-W46/corrigeren', { ...form, _sleutel: karin.sleutel(), [`u-${jan}-0`]: '6' });
    expect(laat.status).toBe(409);
    expect(laat.text).toMatch(/6 uur[\s\S]*5 uur/);
  });
});

test('only an aanbieder comes in, and an aanbieder without residents is told what to do', async () => {
  for (const rol of ['consulent', 'financien', 'beheer'] as const)
    expect((await (await h.bezoeker({ rol })).get('/uren/2026-W47')).status).toBe(403);
  const leeg = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await leeg.get('/uren/2026-W47')).text).toContain('In deze week loopt er geen toewijzing');
});

test('on a Wednesday the rest of the week is closed', async () => {
  const woensdag = await openHouse({ vandaag: '2026-11-18' });
  try {
    const id = await maakAanbieder(woensdag);
    const inwoner = await maakInwoner(woensdag);
    const { id: toewijzing } = await maakToewijzing(woensdag, { inwonerId: inwoner.id, aanbiederId: id });
    const wie = await woensdag.bezoeker({ rol: 'aanbieder', aanbiederId: id });
    const { text } = await wie.get('/uren/2026-W47');
    expect(text).toContain(`name="u-${toewijzing}-2"`);
    expect(text).not.toContain(`name="u-${toewijzing}-3"`);
    expect(text).toContain('in de toekomst');
    expect(text).not.toContain('Week 48');
    const uit = await wie.post('/uren/2026-W47', { _versie: versie(text), [`u-${toewijzing}-3`]: '2' });
    expect(uit.status).toBe(422);
    expect((await wie.get('/uren/2026-W48')).text).toContain('Deze week moet nog beginnen');
  } finally {
    await woensdag.close();
  }
});

test('a resident who does not agree is seen by the aanbieder until the hours change', async () => {
  await levering('2026-11-10', 240, 'r1');
  await h.owner.query(
    `insert into instemming (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, onderwerp, maandag, akkoord, toelichting)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'uren', '2026-11-09', false, 'Ik was er maar 3 uur' from toewijzing where id = $1`,
    [jan],
  );
  const week = (await karin.get('/uren/2026-W46')).text;
  expect(week).toContain('Jan Hoekstra is het niet eens met de uren van deze week');
  expect(week).toContain('Ik was er maar 3 uur');
  expect((await karin.get('/uren/2026-W47')).text).toMatch(/Jan Hoekstra, <a href="\/uren\/2026-W46"/);
  const elders = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h, {}) });
  expect((await elders.get('/uren/2026-W47')).text).not.toContain('niet eens');
  await karin.post('/uren/2026-W46/corrigeren', {
    _stap: 'insturen',
    _versie: versie((await karin.get('/uren/2026-W46/corrigeren')).text),
    [`u-${jan}-1`]: '3',
    [`waarom-${jan}-1`]: 'Eerder naar huis',
  });
  expect(await live()).toMatchObject([{ datum: '2026-11-10', minuten: 180 }]);
  expect((await karin.get('/uren/2026-W46')).text).not.toContain('niet eens');
});
