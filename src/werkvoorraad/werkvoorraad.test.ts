import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { stappenIn } from '../../test/werkvoorraad.ts';
import { refreshWerkvoorraad, runWerkvoorraadcontrole } from './jobs.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;
let fietspunt: number;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  fietspunt = await maakAanbieder(h, { naam: 'Fietspunt Station' });
});
afterAll(() => h.close());

const meldAan = (inwonerId: number, consulentId: number, dag: string) =>
  h.owner.query(
    `insert into aanmelding (gemeente_id, inwoner_id, consulent_id, ontvangen_op, aangemeld_door, vraag, vastgelegd_door)
     values ($1, $2, $3, $4, 'inwoner', 'Ik wil werken', 0)`,
    [h.gemeenteId, inwonerId, consulentId, dag],
  );

test('facts of all areas become steps with their owner and day; the counters count what the list shows', async () => {
  const zonder = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Zonderman', status: 'aangemeld' });
  await meldAan(zonder.id, sanne.gebruikerId, '2026-09-01');
  const loopt = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    achternaam: 'Loopstra',
    trede: 3,
    uitkering: { soort: 'wajong', toestemming: null },
  });
  const t = await maakToewijzing(h, {
    inwonerId: loopt.id,
    aanbiederId: fietspunt,
    status: 'toegewezen',
    van: '2026-12-01',
    tot: '2027-11-30',
  });
  const sleutel = [h.gemeenteId, t.id, loopt.id, sanne.gebruikerId, fietspunt];
  await h.owner.query(
    `insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst) values ($1, $2, $3, $4, $5, 'anders', 'Op tijd komen')`,
    sleutel,
  );
  await h.owner.query(
    `insert into instemming (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, onderwerp, maandag, akkoord, gegeven_op)
     values ($1, $2, $3, $4, $5, 'uren', '2026-11-02', false, '2026-11-10T09:00Z')`,
    sleutel,
  );
  await h.owner.query(
    `insert into voortgang (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, hoe_gaat_het, tekst, door)
     values ($1, $2, $3, $4, $5, '2026-11-12', 'goed', 'Gaat goed', 0)`,
    sleutel,
  );
  const { text, status } = await sanne.get('/werkvoorraad');
  expect(status).toBe(200);
  for (const stuk of [
    'Trede bepalen',
    '13 oktober 2026, 40 dagen te laat',
    'Fietspunt Station accepteert de toewijzing',
    '1 december 2026, nog 9 dagen',
    'De inwoner zegt of de doelen goed zijn',
    'uren van week 45 na',
    'Voortgang lezen van Fietspunt Station',
    'Akkoord vragen aan wie de uitkering betaalt',
  ])
    expect(text).toContain(stuk);
  // do by me: trede, voortgang, benefit; resident: goals; aanbieder: accept and hours; late: trede
  const tegels = [...text.matchAll(/<strong>(\d+)<\/strong> <span>([^<]+)/g)].map(([, aantal, naam]) => `${naam} ${aantal}`);
  expect(tegels).toEqual([
    'Te doen door mij 3',
    'Wacht op inwoner 1',
    'Wacht op aanbieder 2',
    'Te laat 1',
    'Gewijzigd sinds gisteren 0',
  ]);
  const laat = await sanne.get('/werkvoorraad?laat=ja');
  expect(laat.text).toContain('1 stap, 1 tot en met 1 getoond');
  expect(laat.text).toContain('Zonderman');
  expect(laat.text).not.toContain('Loopstra</a>');
  const alle = await sanne.get('/werkvoorraad?tab=alle&sorteer=inwoner');
  expect(alle.text).toContain('2 inwoners, 1 tot en met 2 getoond');
  expect(alle.text.indexOf('Loopstra')).toBeLessThan(alle.text.indexOf('Zonderman'));
  // nothing of a colleague
  expect((await murat.get('/werkvoorraad')).text).not.toContain('Loopstra');
  const team = await ineke.get(`/werkvoorraad?consulent=${sanne.gebruikerId}`);
  expect(team.text).toContain('Loopstra');
  expect(team.text).toContain('Te doen door consulenten');
  expect((await sanne.get('/werkvoorraad?wie=x&trede=99&pagina=-1&sorteer=drop&tab=zz')).status).toBe(200);
});

test('hours that were corrected after the resident said no are no longer questioned', async () => {
  const consulent = await h.bezoeker({ rol: 'consulent' });
  const jan = await maakInwoner(h, { consulentId: consulent.gebruikerId, trede: 3 });
  const t = await maakToewijzing(h, { inwonerId: jan.id, aanbiederId: fietspunt });
  const sleutel = [h.gemeenteId, t.id, jan.id, consulent.gebruikerId, fietspunt];
  await h.owner.query(
    `insert into instemming (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, onderwerp, maandag, akkoord, gegeven_op)
     values ($1, $2, $3, $4, $5, 'uren', '2026-11-02', false, '2026-11-10T09:00Z')`,
    sleutel,
  );
  expect((await consulent.get('/werkvoorraad')).text).toContain('uren van week 45 na');
  await h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door, vastgelegd_op)
     values ($1, $2, $3, $4, $5, '2026-11-03', 60, 'ingestuurd', 'scherm', 0, '2026-11-11T09:00Z')`,
    sleutel,
  );
  expect((await consulent.get('/werkvoorraad')).text).not.toContain('uren van week 45 na');
});

test('what others did since yesterday is shown, one’s own acts and readings are not', async () => {
  const consulent = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer' });
  const jan = await maakInwoner(h, { consulentId: consulent.gebruikerId, achternaam: 'Gewijzigd' });
  await ineke.get(`/dossier/${jan.id}`);
  expect((await consulent.get('/werkvoorraad')).text).toContain('Niemand anders wijzigde iets.');
  await h.owner.query(
    `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst, moment)
     values ($1, $2, 'aanbieder', 'uren-ingestuurd', 'uren', '1', $3, 'Wmo', 'gelukt', 'web', '2026-11-21T12:00Z')`,
    [h.gemeenteId, murat.gebruikerId, jan.id],
  );
  expect((await consulent.get('/werkvoorraad')).text).toContain('Uren ingestuurd');
});

test('dividing: ticked residents go through a check page to a consulent, with all their rows', async () => {
  const een = await maakInwoner(h, { achternaam: 'Eerste', trede: 2, uitkering: { soort: 'ww', toestemming: true } });
  const twee = await maakInwoner(h, { achternaam: 'Tweede' });
  const t = await maakToewijzing(h, { inwonerId: een.id, aanbiederId: fietspunt, product: 'wm-werkplek-4' });
  await h.owner.query(
    `insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst) values ($1, $2, $3, 0, $4, 'anders', 'Leren')`,
    [h.gemeenteId, t.id, een.id, fietspunt],
  );
  const lijst = await ineke.get('/verdelen');
  expect(lijst.text).toContain('Eerste');
  expect((await ineke.get('/werkvoorraad')).text).toContain('Nog te verdelen');
  const keuze = { van: '0', inwoner: [String(een.id), String(twee.id)], consulent: String(murat.gebruikerId) };
  // A page that cannot be is the first.
  expect((await ineke.post('/verdelen', { ...keuze, pagina: '0', stap: 'wijzigen' })).status).toBe(200);
  const controle = await ineke.post('/verdelen', { ...keuze, stap: 'controleren' });
  expect(controle.text).toContain('2 inwoners');
  expect(controle.text).toContain(`name="inwoners" value="${een.id},${twee.id}"`);
  const vast = { van: '0', inwoners: `${een.id},${twee.id}`, consulent: String(murat.gebruikerId), stap: 'vastleggen' };
  const sleutel = ineke.sleutel();
  const klaar = await ineke.post('/verdelen', { ...vast, _sleutel: sleutel });
  expect(klaar.location).toBe(`/verdelen/klaar?aantal=2&consulent=${murat.gebruikerId}`);
  expect((await ineke.post('/verdelen', { ...vast, _sleutel: sleutel })).location).toBe(klaar.location);
  expect((await ineke.get(klaar.location ?? '')).text).toContain('2 inwoners zijn nu bij Murat Aydın');
  for (const tabel of ['inwoner_persoon', 'ladderbepaling', 'uitkering', 'toewijzing', 'doel']) {
    const rijen = await h.owner.query<{ consulent_id: number }>(`select consulent_id from ${tabel} where inwoner_id = $1`, [
      een.id,
    ]);
    expect(rijen.rows.map((rij) => rij.consulent_id)).toEqual([murat.gebruikerId]);
  }
  expect((await murat.get(`/dossier/${een.id}`)).status).toBe(200);
  expect((await sanne.get(`/dossier/${een.id}`)).status).toBe(404);
  const gelogd = await h.owner.query("select 1 from logboek where handeling = 'consulent-gewijzigd' and inwoner_id = any($1)", [
    [een.id, twee.id],
  ]);
  expect(gelogd.rowCount).toBe(2);
  // somebody was earlier: nothing changes
  const drie = await maakInwoner(h, { achternaam: 'Derde' });
  const botsing = await ineke.post('/verdelen', { ...vast, inwoners: `${drie.id},${een.id}` });
  expect(botsing.status).toBe(422);
  expect(botsing.text).toContain('intussen een andere consulent');
  const nog = await h.owner.query<{ consulent_id: number }>('select consulent_id from inwoner where id = $1', [drie.id]);
  expect(nog.rows[0]?.consulent_id).toBe(0);
});

test('one dossier to another consulent; the old one no longer knows of it', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Overdracht' });
  expect((await ineke.get(`/dossier/${jan.id}`)).text).toContain(`/verdelen/${jan.id}`);
  expect((await ineke.get(`/verdelen/${jan.id}`)).text).toContain('nu bij Sanne de Wit');
  const klaar = await ineke.post('/verdelen', {
    van: String(sanne.gebruikerId),
    inwoner: String(jan.id),
    consulent: String(murat.gebruikerId),
    stap: 'vastleggen',
  });
  expect(klaar.status).toBe(303);
  expect((await sanne.get(`/dossier/${jan.id}`)).status).toBe(404);
  expect((await murat.get(`/dossier/${jan.id}`)).status).toBe(200);
});

test('dividing: nothing chosen, nobody chosen, a stranger chosen', async () => {
  const jan = await maakInwoner(h, {});
  const niets = await ineke.post('/verdelen', { van: '0', stap: 'controleren' });
  expect(niets.status).toBe(422);
  expect(niets.text).toContain('Kies minstens één inwoner.');
  expect(niets.text).toContain('Kies aan wie je de inwoners geeft.');
  for (const consulent of [String(ineke.gebruikerId), '0', '999999'])
    for (const stap of ['controleren', 'vastleggen'])
      expect((await ineke.post('/verdelen', { van: '0', inwoner: String(jan.id), consulent, stap })).status).toBe(422);
  expect((await ineke.post('/verdelen', { van: '0', inwoner: '999999', consulent: String(sanne.gebruikerId) })).status).toBe(404);
  expect((await ineke.get('/verdelen/999999')).status).toBe(404);
});

test('only the teammanager divides; the werkvoorraad is for consulent and teammanager', async () => {
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: fietspunt });
  const jan = await maakInwoner(h, {});
  for (const pad of ['/verdelen', `/verdelen/${jan.id}`, '/verdelen/klaar']) {
    expect((await sanne.get(pad)).status).toBe(403);
    expect((await aanbieder.get(pad)).status).toBe(403);
  }
  const poging = { van: '0', inwoner: String(jan.id), consulent: String(sanne.gebruikerId), stap: 'vastleggen' };
  expect((await sanne.post('/verdelen', poging)).status).toBe(403);
  expect((await aanbieder.get('/werkvoorraad')).status).toBe(403);
});

test('more notes on one resident than go into a piece hide nobody behind them', async () => {
  const druk = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Druk' });
  const erna = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Erna' });
  await h.owner.query('delete from werkvoorraad_wijziging');
  const noteer = (inwonerId: number, aantal: number) =>
    h.owner.query(
      'insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) select $1, $2, $3 from generate_series(1, $4)',
      [h.gemeenteId, inwonerId, sanne.gebruikerId, aantal],
    );
  await noteer(druk.id, 300);
  await noteer(erna.id, 1);
  await refreshWerkvoorraad({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag });
  const { rows } = await h.owner.query('select from werkvoorraad_wijziging');
  expect(rows.length).toBe(0);
});

const stappen = (inwonerId: number): Promise<string[]> => stappenIn(h, inwonerId);

test('persons known twice, proposals, drafts and a perspective stand in a queue, whoever derives it', async () => {
  const van = sanne.gebruikerId;
  const een = await maakInwoner(h, { consulentId: van, achternaam: 'Tweemaal', trede: 3 });
  const ander = await maakInwoner(h, { consulentId: murat.gebruikerId, achternaam: 'Tweemaals', status: 'afgerond' });
  const q = (tekst: string, ...waarden: unknown[]) => h.owner.query(tekst, [h.gemeenteId, ...waarden]);
  await q(
    "insert into dubbelpaar (gemeente_id, eerste_id, tweede_id, score, redenen) values ($1, $2, $3, 80, '{naam}')",
    een.id,
    ander.id,
  );
  expect(await stappen(een.id)).toContain(`dubbel-beoordelen ik /dossier/${een.id}/dubbel`);
  expect(await stappen(ander.id)).toEqual([`dubbel-beoordelen ik /dossier/${ander.id}/dubbel`]);
  await q(
    "insert into samenvoeging (gemeente_id, inwoner_id, consulent_id, weg_id, weg_dossiernummer, reden, voorgesteld_door) values ($1, $2, $3, $4, 'x', 'dezelfde', $3)",
    een.id,
    van,
    ander.id,
  );
  const { rows } = await q('select id from samenvoeging where gemeente_id = $1 and inwoner_id = $2', een.id);
  expect(await stappen(een.id)).toContain(`samenvoegen-beslissen teammanager /samenvoegen/${rows[0].id}`);
  expect(await stappen(ander.id)).toEqual([]);
  expect((await ineke.get(`/samenvoegen/${rows[0].id}`)).status).toBe(200);
  expect((await ineke.get('/werkvoorraad?soort=samenvoegen-beslissen')).text).toContain(
    'Beslissen of dit dossier met een ander samengaat',
  );

  const plan = await maakInwoner(h, { consulentId: van, achternaam: 'Planloos', trede: 3 });
  // A draft of fourteen days, and one of thirteen; that of a deputy is his own affair.
  const concept = (soort: string, door: number, dagen: number) =>
    q(
      "insert into bepalingconcept (gemeente_id, inwoner_id, consulent_id, door, soort, inhoud, gewijzigd_op) values ($1, $2, $3, $4, $5, '{}', $6::date - $7::int)",
      plan.id,
      van,
      door,
      soort,
      '2026-11-22',
      dagen,
    );
  await concept('ladder', van, 13);
  await concept('zrm', murat.gebruikerId, 30);
  expect((await stappen(plan.id)).join()).not.toContain('concept-afmaken');
  await q(
    "update bepalingconcept set gewijzigd_op = '2026-11-08' where gemeente_id = $1 and soort = 'ladder' and inwoner_id = $2",
    plan.id,
  );
  expect(await stappen(plan.id)).toContain(`concept-afmaken ik /dossier/${plan.id}/ladder/nieuw`);
  for (const wie of [sanne, ineke]) {
    await q('insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) values ($1, $2, $3)', plan.id, van);
    expect((await wie.get(`/werkvoorraad?soort=concept-afmaken&consulent=${van}`)).text).toContain('Planloos');
  }

  await q(
    "insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, perspectief, perspectief_op, motivering, door, herkomst) values ($1, $2, $3, '2026-10-01', 3, 4, '2026-11-21', 'Gesprek', 0, 'consulent')",
    plan.id,
    van,
  );
  expect(await stappen(plan.id)).toContain(`perspectief-verlopen ik /dossier/${plan.id}/ladder/nieuw`);
});

test('Wmo 2015 art. 2.3.2: in the first seven days the resident is asked for a plan of his own', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  await meldAan(jan.id, sanne.gebruikerId, '2026-11-15');
  expect(await stappen(jan.id)).toContain(`eigen-plan inwoner /dossier/${jan.id}/aanmelding`);
  const els = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  await meldAan(els.id, sanne.gebruikerId, '2026-11-12');
  expect((await stappen(els.id)).join()).not.toContain('eigen-plan');
});

test('what is about no resident of the list is counted beside it, and what nobody picks up is found', async () => {
  expect((await sanne.get('/werkvoorraad')).text).not.toContain('Ook te doen');
  const melding = (kenmerk: string, op: string, consulentId: number) =>
    h.owner.query<{ id: number }>(
      `insert into melding (gemeente_id, kenmerk, inzending, weg, melder_soort, toestemming, vraag, ontvangen_op, consulent_id)
       values ($1, $2, gen_random_uuid(), 'openbaar', 'inwoner', 'zelf', 'Werk', $3, $4) returning id`,
      [h.gemeenteId, kenmerk, op, consulentId],
    );
  const oud = await melding('M-2222-2222', '2026-11-18', 0);
  await melding('M-2222-2223', '2026-11-19', 0);
  await melding('M-2222-2224', '2026-11-20', murat.gebruikerId);
  const bijSanne = (await sanne.get('/werkvoorraad')).text;
  expect(bijSanne).toContain('2 meldingen van niemand');
  expect(bijSanne).toContain('De oudste kwam binnen op 18 november 2026');
  expect((await murat.get('/werkvoorraad')).text).toContain('1 melding die jij oppakte');
  // A shielding in four weeks, and one later; somebody away from today, and one whom a colleague replaces.
  const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const schild = async (tot: string) => {
    await h.owner.query('delete from afscherming');
    await h.owner.query(
      "insert into afscherming (gemeente_id, inwoner_id, consulent_id, grond, vanaf, tot, door) values ($1, $2, $3, 'bekende-persoon', '2026-01-01', $4, $3)",
      [h.gemeenteId, inwoner.id, sanne.gebruikerId, tot],
    );
    return (await ineke.get('/werkvoorraad')).text;
  };
  expect(await schild('2026-12-21')).not.toContain('afscherming om te herzien');
  expect(await schild('2026-12-20')).toContain('1 afscherming om te herzien');
  const weg = (wie: number, vervanger: number | null, van: string) =>
    h.owner.query(
      'insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, daterange($4::date, null), $2)',
      [h.gemeenteId, wie, vervanger, van],
    );
  await weg(murat.gebruikerId, sanne.gebruikerId, '2026-11-22');
  expect((await ineke.get('/werkvoorraad')).text).not.toContain('zonder vervanger');
  await weg(sanne.gebruikerId, null, '2026-12-06');
  expect((await ineke.get('/werkvoorraad')).text).toContain('1 consulent zonder vervanger');

  // Four days and nobody began: found. Three: not yet.
  await runWerkvoorraadcontrole({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag });
  const gevonden = (await ineke.get('/werkvoorraad/controle?soort=melding-ligt')).text;
  expect(gevonden).toContain('1 gevonden');
  expect(gevonden).toContain(`href="/meldingen/${oud.rows[0]?.id}"`);
});

test('the check finds what waits in any part of a dossier and has no step', async () => {
  const zoek = async () => {
    await runWerkvoorraadcontrole({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag });
    const { rows } = await h.owner.query<{ inwoner_id: number }>(
      "select inwoner_id from werkvoorraadbevinding where soort = 'wacht-zonder-stap' and opgelost_op is null",
    );
    return rows.map(({ inwoner_id }) => inwoner_id);
  };
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  await h.owner.query(
    "insert into levensgebeurtenis (gemeente_id, inwoner_id, consulent_id, soort, datum, herkomst, door) values ($1, $2, $3, 'verhuizing', '2026-11-20', 'consulent', $3)",
    [h.gemeenteId, jan.id, sanne.gebruikerId],
  );
  await refreshWerkvoorraad({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag });
  expect(await zoek()).not.toContain(jan.id);
  await h.owner.query("delete from werkvoorraad where inwoner_id = $1 and soort = 'gebeurtenis-beslissen'", [jan.id]);
  expect(await zoek()).toContain(jan.id);
});
