import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing, testBsn } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { tabelNaam } from '../kernel/tabelnaam.ts';
import { searchDubbelen } from './index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;
let aanbieder: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  aanbieder = await maakAanbieder(h);
});
afterAll(() => h?.close());

const een = async <T>(sql: string, waarden: unknown[] = []): Promise<T> => (await h.owner.query(sql, waarden)).rows[0];

/** Two dossiers of one person: A with Sanne, B with Murat, with something of everything. */
const paar = async (n: number) => {
  const a = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Chantal',
    achternaam: `Visser${n}`,
    geboortedatum: `19${70 + n}-01-24`,
    bsn: testBsn(700 + 2 * n),
    status: 'aangemeld',
  });
  const b = await maakInwoner(h, {
    consulentId: murat.gebruikerId,
    voornaam: 'Chantal',
    achternaam: `Visscher${n}`,
    geboortedatum: `19${70 + n}-01-24`,
    bsn: testBsn(701 + 2 * n),
    trede: 3,
    status: 'in-traject',
    uitkering: { soort: 'wajong', toestemming: true },
  });
  const t = await maakToewijzing(h, { inwonerId: b.id, aanbiederId: aanbieder });
  await h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door) values ($1, $2, $3, $4, $5, '2026-10-05', 120, 'ingestuurd', 'scherm', 0)`,
    [h.gemeenteId, t.id, b.id, murat.gebruikerId, aanbieder],
  );
  await h.owner.query("insert into uitkering (gemeente_id, inwoner_id, consulent_id, soort) values ($1, $2, $3, 'bijstand')", [
    h.gemeenteId,
    a.id,
    sanne.gebruikerId,
  ]);
  await h.owner.query(
    "insert into gebruiker (issuer, subject, rol, naam, gemeente_id, inwoner_id) values ('test', $1, 'inwoner', 'B', $2, $3)",
    [`b-${n}`, h.gemeenteId, b.id],
  );
  return { a, b, t };
};

/** Every row of a resident in every table, without what a merge is allowed to change. */
const foto = async (inwonerId: number): Promise<Record<string, unknown[]>> => {
  const uit: Record<string, unknown[]> = {};
  const { rows } = await h.owner.query<{ tabel: string }>('select tabel from app.inwonertabellen() order by 1');
  for (const { tabel } of [...rows, { tabel: 'inwoner_persoon' }, { tabel: 'inwoner_trede' }])
    uit[tabel] = (
      await h.owner.query(`select to_jsonb(x) as rij from ${tabel} x where inwoner_id = $1 order by to_jsonb(x)::text`, [
        inwonerId,
      ])
    ).rows.map((r) => r.rij);
  delete uit.samenvoeging;
  uit.inwoner = (await h.owner.query("select to_jsonb(x) - 'versie' as rij from inwoner x where id = $1", [inwonerId])).rows;
  uit.account = (
    await h.owner.query("select to_jsonb(x) - 'versie' as rij from gebruiker x where rol = 'inwoner' and inwoner_id = $1", [
      inwonerId,
    ])
  ).rows;
  return uit;
};

const stelVoor = async (a: number, b: number): Promise<{ id: number; versie: number }> => {
  expect(
    (await sanne.post(`/dossier/${a}/dubbel/voorstel`, { ander: String(b), blijft: 'dit', reden: 'Identiteitsbewijs gezien' }))
      .location,
  ).toBe(`/dossier/${a}/dubbel?gedaan=voorstel`);
  return een('select id, versie from samenvoeging where inwoner_id = $1 order by id desc limit 1', [a]);
};

test('a table with rows of a resident is moved, derived, or named here with the reason', async () => {
  const { rows } = await h.owner.query<{ tabel: string }>(
    `select c.table_name as tabel from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'inwoner_id' and t.table_type = 'BASE TABLE'
        and c.table_name not in (select tabel from app.inwonertabellen()) order by 1`,
  );
  expect(rows.map((rij) => rij.tabel)).toEqual([
    'gebruiker', // the account: one stays, see app.voeg_samen
    'inwoner_persoon', // who it is: chosen field by field
    'inwoner_trede', // derived
    'logboek', // never changes; the lines are read with those of the dossier that stays
    'mail', // what waits follows the dossier that stays, see app.samenvoeging_mail; what was sent stays as it was
    'plicht_wijziging', // a note that goes by itself
    'werkvoorraad', // derived
    'werkvoorraad_wijziging', // a note that goes by itself
    'werkvoorraadbevinding', // found anew every night
  ]);
});

test('each of those tables is said in words, when they are made one and when they are destroyed', async () => {
  const { rows } = await h.owner.query<{ tabel: string }>('select tabel from app.inwonertabellen() order by 1');
  expect(rows.map(({ tabel }) => tabel).filter((tabel) => tabelNaam(tabel) === tabel)).toEqual([]);
});

describe('two dossiers of one person', () => {
  test('mail that waits goes along and comes back; what a death withdrew is not sent', async () => {
    const { a, b } = await paar(6);
    const wacht = async (inwonerId: number) =>
      (
        await h.owner.query<{ id: number }>(
          "insert into mail (gemeente_id, soort, naam, adres, onderwerp, inhoud, gemaakt_door, inwoner_id) values ($1, 'afspraak', 'inwoner', 'b@example.org', 'Je afspraak', '{}', 0, $2) returning id",
          [h.gemeenteId, inwonerId],
        )
      ).rows[0]?.id;
    const [mail, later] = [await wacht(b.id), await wacht(b.id)];
    const van = async () =>
      (await h.owner.query('select inwoner_id, status from mail where id = any($1) order by id', [[mail, later]])).rows;
    const s = await stelVoor(a.id, b.id);
    expect((await ineke.post(`/samenvoegen/${s.id}`, { _versie: String(s.versie), reden: 'Paspoort gezien' })).status).toBe(303);
    expect(await van()).toEqual(Array(2).fill({ inwoner_id: a.id, status: 'wacht' }));
    await h.owner.query("update mail set status = 'verstuurd', verstuurd_op = now() where id = $1", [mail]);
    const uit = await een<{ versie: number }>('select versie from samenvoeging where id = $1', [s.id]);
    expect(
      (await ineke.post(`/samenvoegen/${s.id}/terug`, { _versie: String(uit.versie), reden: 'Toch twee mensen' })).status,
    ).toBe(303);
    expect(await van()).toEqual([
      { inwoner_id: a.id, status: 'verstuurd' },
      { inwoner_id: b.id, status: 'wacht' },
    ]);
    // One of the two was known to have died: then that holds for the one that stays.
    await h.owner.query("update inwoner_persoon set overleden_op = '2026-11-01' where inwoner_id = $1", [a.id]);
    const weer = await stelVoor(a.id, b.id);
    expect((await ineke.post(`/samenvoegen/${weer.id}`, { _versie: String(weer.versie), reden: 'Paspoort gezien' })).status).toBe(
      303,
    );
    expect((await van())[1]).toEqual({ inwoner_id: a.id, status: 'vervallen' });
  });

  test('are proposed by a consulent, made one by a teammanager, and apart again without losing or gaining a line', async () => {
    const { a, b, t } = await paar(1);
    const voor = { a: await foto(a.id), b: await foto(b.id) };
    // of a colleague's resident only whose it is
    const lijkt = await sanne.get(`/dossier/${a.id}/dubbel`);
    expect(lijkt.text).toContain('Al bekend bij Murat Aydın');
    expect(lijkt.text).not.toContain(`/dossier/${b.id}`);
    expect(lijkt.text).not.toContain('Visscher');
    const s = await stelVoor(a.id, b.id);
    // who proposes does not do it
    expect((await sanne.post(`/samenvoegen/${s.id}`, { _versie: String(s.versie), reden: 'x' })).status).toBe(403);
    const pagina = await ineke.get(`/samenvoegen/${s.id}`);
    for (const tekst of ['Visscher1', 'Visser1', 'toewijzingen', 'Wat blijft er staan?']) expect(pagina.text).toContain(tekst);
    // trying changes nothing
    expect({ a: await foto(a.id), b: await foto(b.id) }).toEqual(voor);

    const sleutel = ineke.sleutel();
    const velden = {
      _versie: String(s.versie),
      _sleutel: sleutel,
      reden: 'Paspoort gezien',
      van_naam: 'weg',
      van_uitkering: 'weg',
      van_bsn: 'weg',
    };
    expect((await ineke.post(`/samenvoegen/${s.id}`, velden)).location).toBe(`/samenvoegen/${s.id}?gedaan=samengevoegd`);
    expect((await ineke.post(`/samenvoegen/${s.id}`, velden)).location).toBe(`/samenvoegen/${s.id}?gedaan=samengevoegd`);
    const na = await foto(a.id);
    expect(na.toewijzing).toHaveLength(1);
    expect(na.uren).toMatchObject([{ consulent_id: sanne.gebruikerId, toewijzing_id: t.id }]);
    expect(na.inwoner_trede).toMatchObject([{ trede: 3 }]);
    expect(na.inwoner_persoon).toMatchObject([{ achternaam: 'Visscher1', bsn_einde: b.bsn.slice(-3) }]);
    expect(na.account).toHaveLength(1);
    expect(await een('select count(*)::int as n from uitkering where inwoner_id = $1 and vervallen_op is null', [a.id])).toEqual({
      n: 1,
    });
    expect(await een('select status from inwoner where id = $1', [a.id])).toEqual({ status: 'in-traject' });
    // nothing is left of B, and an old link finds A
    expect(Object.values(await foto(b.id)).flat()).toEqual([]);
    expect((await sanne.get(`/dossier/${b.id}/toewijzingen`)).location).toBe(`/dossier/${a.id}/toewijzingen`);
    expect((await murat.get(`/dossier/${b.id}`)).status).toBe(404);
    expect((await sanne.get(`/dossier/${a.id}/logboek`)).text).toContain('Dossier samengevoegd');
    expect(
      await een("select count(*)::int as n from logboek where handeling = 'dossier-samengevoegd' and inwoner_id = any($1)", [
        [a.id, b.id],
      ]),
    ).toEqual({ n: 2 });
    // a BSN that stood on the dossier finds it, and undoing waits while a third has it
    const c = await maakInwoner(h, {
      consulentId: murat.gebruikerId,
      voornaam: 'Derde',
      achternaam: 'Persoon',
      geboortedatum: '1960-02-02',
    });
    const verbeter = (bsn: string, versie: number) =>
      murat.post(`/dossier/${c.id}/gegevens/verbeteren`, {
        voornaam: 'Derde',
        voorvoegsel: '',
        achternaam: 'Persoon',
        geboortedatum: '02-02-1960',
        bsn,
        bron: 'typefout',
        toelichting: 'x',
        _versie: String(versie),
      });
    expect((await verbeter(a.bsn, 1)).status).toBe(303);
    expect((await murat.get(`/dossier/${c.id}/dubbel`)).text).toContain('Dit BSN stond eerder op dat dossier');
    expect((await ineke.get(`/samenvoegen/${s.id}/terug`)).text).toContain('staat nu op een derde dossier');
    expect((await verbeter(c.bsn, 2)).status).toBe(303);

    // after it: hours on the toewijzing that moved go back with it, a note of A stays
    await h.owner.query(
      `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door) values ($1, $2, $3, $4, $5, '2026-11-05', 60, 'ingestuurd', 'scherm', 0)`,
      [h.gemeenteId, t.id, a.id, sanne.gebruikerId, aanbieder],
    );
    await h.owner.query(
      "insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, motivering, door, herkomst) values ($1, $2, $3, '2026-11-20', 2, 'x', 0, 'consulent')",
      [h.gemeenteId, a.id, sanne.gebruikerId],
    );
    const terug = await ineke.get(`/samenvoegen/${s.id}/terug`);
    expect(terug.text).toContain('gaat mee: 1.');
    const versie = (await een<{ versie: number }>('select versie from samenvoeging where id = $1', [s.id])).versie;
    expect((await ineke.post(`/samenvoegen/${s.id}/terug`, { _versie: String(versie), reden: '' })).status).toBe(422);
    expect(
      (await ineke.post(`/samenvoegen/${s.id}/terug`, { _versie: String(versie), reden: 'Het is haar nicht' })).location,
    ).toBe(`/samenvoegen/${s.id}?gedaan=uitelkaar`);
    await h.owner.query("delete from uren where datum = '2026-11-05' and inwoner_id = $1", [b.id]);
    const weer = { a: await foto(a.id), b: await foto(b.id) };
    expect(weer.a.ladderbepaling).toHaveLength(1);
    expect(weer.b).toEqual(voor.b);
    expect({ ...weer.a, ladderbepaling: [], inwoner_trede: [] }).toEqual(voor.a);
    expect(weer.a.inwoner_trede).toMatchObject([{ trede: 2 }]);
    expect((await sanne.get(`/dossier/${b.id}`)).status).toBe(404);
    expect((await murat.get(`/dossier/${b.id}`)).status).toBe(200);
    expect((await sanne.get(`/dossier/${a.id}/dubbel`)).text).not.toContain('dezelfde geboortedatum');
    // who the other was does not stay behind
    expect(await een('select bewaard from samenvoeging where id = $1', [s.id])).toEqual({ bewaard: null });
  });

  test('with the same support in the same weeks are refused beforehand, with what to do; nothing moves', async () => {
    const { a, b } = await paar(2);
    for (const [wie, consulent] of [
      [a, sanne],
      [b, murat],
    ] as const) {
      await h.owner.query("update toewijzing set herkomst = 'levering' where inwoner_id = $1", [wie.id]);
      const toets = await een<{ id: number }>(
        "insert into toets (gemeente_id, inwoner_id, consulent_id, peildatum, feiten, uitkomst, regeling_id, door) select $1, $2, $3, '2026-10-01', '{}', '{}', (select min(id) from regeling), 0 returning id",
        [h.gemeenteId, wie.id, consulent.gebruikerId],
      );
      const mandaat = await een<{ id: number }>(
        "insert into mandaat (gemeente_id, functie, verleend_door, handeling, bereik, geldig, bron) values ($1, $2, 'x', 'beschikking-verlenen', 'x', '[2021-01-01,)', 'x') returning id",
        [h.gemeenteId, `f${wie.id}`],
      );
      const besluit = await een<{ id: number }>(
        "insert into besluit (gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, product, gronden, motivering, genomen_op, genomen_door, mandaat_id) select $1, $2, $3, 'toekenning', $4, min(id), 'wm-werkplek-3', '[]', 'x', '2026-10-01', 0, $5 from regeling returning id",
        [h.gemeenteId, wie.id, consulent.gebruikerId, toets.id, mandaat.id],
      );
      await h.owner.query(
        `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, besluit_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, looptijd, status, toegewezen_op, regeling_id)
         select $1, $2, $3, $4, $5, 'besluit', 'wm-werkplek-3', '10', '10A', '04', '2', 600, '[2026-10-01,2027-10-01)', 'gestart', '2026-10-01', min(id) from regeling`,
        [h.gemeenteId, wie.id, consulent.gebruikerId, aanbieder, besluit.id],
      );
    }
    const s = await stelVoor(a.id, b.id);
    const pagina = await ineke.get(`/samenvoegen/${s.id}`);
    expect(pagina.text).toContain('Beëindig eerst een van de twee');
    expect(pagina.text).not.toContain('Voeg de dossiers samen');
    const poging = await ineke.post(`/samenvoegen/${s.id}`, { _versie: String(s.versie), reden: 'x' });
    expect(poging.status).toBe(422);
    expect(await een('select count(*)::int as n from toewijzing where inwoner_id = $1', [b.id])).toEqual({ n: 2 });
    // a second proposal about one of them waits
    expect((await sanne.post(`/dossier/${a.id}/dubbel/voorstel`, { ander: String(b.id), reden: 'nog eens' })).text).toContain(
      'loopt al een voorstel',
    );
    // turned down: not asked again
    const lang = await ineke.post(`/samenvoegen/${s.id}/afwijzen`, {
      _versie: String(s.versie),
      afwijsreden: 'zussen '.repeat(300),
    });
    expect(lang.status).toBe(422);
    expect(lang.text).toContain('zussen zussen');
    expect(
      (await ineke.post(`/samenvoegen/${s.id}/afwijzen`, { _versie: String(s.versie), afwijsreden: 'Het zijn zussen' })).status,
    ).toBe(303);
    expect((await sanne.get(`/dossier/${a.id}/dubbel`)).text).toContain('Er is niemand die op deze inwoner lijkt');
  });
});

test('every night pairs are looked for; who was judged to be two does not come back', async () => {
  const a = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Tim',
    achternaam: 'Nachtwacht',
    geboortedatum: '1991-04-05',
  });
  const b = await maakInwoner(h, {
    consulentId: murat.gebruikerId,
    voornaam: 'Tim',
    achternaam: 'Nachtwacht',
    geboortedatum: '1991-05-04',
  });
  expect(await searchDubbelen(h.owner)).toMatch(/^\d+ nieuwe paren/);
  expect(await searchDubbelen(h.owner)).toContain('geen nieuwe');
  const mijn = await sanne.get('/samenvoegen');
  expect(mijn.text).toContain('Tim Nachtwacht');
  expect(mijn.text).toContain('bijna dezelfde geboortedatum');
  expect((await ineke.get('/samenvoegen')).text.match(/Tim Nachtwacht/g)?.length).toBeGreaterThanOrEqual(2);
  expect((await sanne.post(`/dossier/${a.id}/dubbel/niet`, { ander: String(b.id), nietreden: '' })).status).toBe(422);
  expect((await sanne.post(`/dossier/${a.id}/dubbel/niet`, { ander: String(b.id), nietreden: 'Twee broers' })).location).toBe(
    `/dossier/${a.id}/dubbel?gedaan=niet`,
  );
  await searchDubbelen(h.owner);
  expect((await sanne.get('/samenvoegen')).text).not.toContain('Tim Nachtwacht');
  // neither is hers: she may say nothing of it
  const c = await maakInwoner(h, { consulentId: murat.gebruikerId });
  expect((await sanne.post(`/dossier/${c.id}/dubbel/niet`, { ander: String(b.id), nietreden: 'x' })).status).toBe(404);
  expect((await sanne.post(`/dossier/${c.id}/dubbel/voorstel`, { ander: String(b.id), reden: 'x' })).status).toBe(404);
});

test('a double is judged from a dossier that one may see, and what was typed about nobody comes back', async () => {
  const { a, b } = await paar(9);
  const op = `/dossier/${a.id}/dubbel`;
  const typed = { ander: String(b.id), reden: 'Paspoort gezien', nietreden: 'Tweeling' };
  expect((await murat.post(`${op}/voorstel`, typed)).status).toBe(404);
  expect((await murat.post(`${op}/niet`, typed)).status).toBe(404);
  for (const ander of ['', "1'", '2147483648']) {
    const uit = await sanne.post(`${op}/niet`, { ...typed, ander });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain('Tweeling');
  }
});

test('what was not kept cannot be taken apart: a refusal', async () => {
  const { a } = await paar(8);
  const { id } = await een<{ id: number }>(
    `insert into samenvoeging (gemeente_id, inwoner_id, consulent_id, weg_id, weg_dossiernummer, status, reden, voorgesteld_door, besloten_door, besloten_op, bewaard)
       values ($1, $2, $3, 990001, '2020-990001', 'uitgevoerd', 'x', 0, $4, now(), '{}') returning id`,
    [h.gemeenteId, a.id, sanne.gebruikerId, ineke.gebruikerId],
  );
  const pagina = await ineke.get(`/samenvoegen/${id}/terug`);
  expect(pagina.status).toBe(200);
  expect(pagina.text).toContain('niet bewaard hoe het was');
  expect((await ineke.post(`/samenvoegen/${id}/terug`, { reden: 'Toch twee', _versie: '1' })).status).toBe(422);
});
