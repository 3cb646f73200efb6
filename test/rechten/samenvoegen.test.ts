/** Residents with something of everything: two are made one and apart again, and one is destroyed. What any area keeps goes along. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runKopie } from '../../src/bewaren/index.ts';
import { destroyAgain, destroyAll, leesVernietigd } from '../../src/bewaren/opdracht.ts';
import { checkLogboek, sealLogboek } from '../../src/logboek/index.ts';
import { openWorld, put, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.h.close());

const rijenVan = async (inwonerId: number): Promise<Record<string, unknown[]>> => {
  const { rows } = await world.h.owner.query<{ tabel: string }>('select tabel from app.inwonertabellen() order by 1');
  const uit: Record<string, unknown[]> = {};
  for (const { tabel } of rows)
    uit[tabel] = (
      await world.h.owner.query(`select to_jsonb(x) as rij from ${tabel} x where inwoner_id = $1 order by to_jsonb(x)::text`, [
        inwonerId,
      ])
    ).rows.map(({ rij }) => rij);
  return uit;
};

test('no table of the house stands in the way of a merge or loses a line', async () => {
  const { h, kant } = world;
  const [blijft, weg] = [kant.eigen.inwoner, kant.collega.inwoner];
  // What a person has to settle first (src/samenvoegen/rules.ts) is settled.
  await h.owner.query("update toewijzing set product = 'wm-werkplek-4' where inwoner_id = $1", [weg]);
  await h.owner.query(
    "update afscherming set opgeheven_op = now(), opgeheven_door = 0, opgeheven_reden = 'x' where inwoner_id = $1",
    [weg],
  );
  await h.owner.query("update vernietigverzoek set status = 'ingetrokken' where inwoner_id = $1", [weg]);
  await h.owner.query('update orientatietoegang set beeindigd_op = now() where inwoner_id = $1', [weg]);
  await h.owner.query("update orientatie set gestopt_op = '2026-11-01', gestopt_reden = 'x' where inwoner_id = $1", [weg]);
  await h.owner.query(
    "update plan set status = 'ingetrokken', reden = 'x' where inwoner_id = $1 and status in ('concept','voorgelegd')",
    [weg],
  );
  await h.owner.query("update terugkeerafspraak set vervangen_op = '2026-11-01' where inwoner_id = $1", [weg]);
  await h.owner.query("update overdracht set gestopt_op = '2026-11-01', gestopt_reden = 'x' where inwoner_id = $1", [weg]);
  await h.owner.query("update nazorgmoment set vervallen_op = '2026-11-01', vervallen_reden = 'x' where inwoner_id = $1", [weg]);
  const voor = { blijft: await rijenVan(blijft), weg: await rijenVan(weg) };
  expect(Object.values(voor.weg).filter((rijen) => rijen.length > 0).length).toBeGreaterThan(25);
  const manager = world.wie.teammanager;
  const id = await put(h, 'samenvoeging', {
    gemeente_id: kant.eigen.gemeenteId,
    inwoner_id: blijft,
    consulent_id: world.wie.consulent.gebruikerId,
    weg_id: weg,
    weg_dossiernummer: 'x',
    reden: 'x',
    voorgesteld_door: world.wie.consulent.gebruikerId,
  });
  const als = async <T>(sql: string): Promise<T> => {
    const client = await h.owner.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true)", [
        String(manager.gebruikerId),
        String(kant.eigen.gemeenteId),
      ]);
      const { rows } = await client.query<{ uit: T }>(`select ${sql} as uit`);
      await client.query('commit');
      return rows[0]?.uit as T;
    } finally {
      client.release();
    }
  };
  const uit = await als<{ weigeringen: unknown[]; rijen: Record<string, number> }>(
    `app.voeg_samen(${id}, '{}', 'x', '2026-11-22', false)`,
  );
  expect(uit.weigeringen).toEqual([]);
  const samen = await rijenVan(blijft);
  for (const [tabel, rijen] of Object.entries(voor.weg)) {
    if (tabel === 'persoonversie' || tabel === 'samenvoeging') continue;
    const kop = `${tabel}: ${rijen.length} erbij`;
    const apart = (
      await h.owner.query(
        'select count(*)::int as n from samenvoegingrij where samenvoeging_id = $1 and tabel = $2 and inhoud is not null',
        [id, tabel],
      )
    ).rows[0]?.n;
    expect(`${tabel}: ${(samen[tabel]?.length ?? 0) + apart - (voor.blijft[tabel]?.length ?? 0)} erbij`).toBe(kop);
  }
  expect(Object.values(await rijenVan(weg)).flat()).toEqual([]);
  expect(await als<{ weg: number; mee: number }>(`app.haal_uit_elkaar(${id}, 'x', false)`)).toMatchObject({ weg: 0, mee: 0 });
  const na = { blijft: await rijenVan(blijft), weg: await rijenVan(weg) };
  const zonder = (rijen: Record<string, unknown[]>) =>
    Object.fromEntries(Object.entries(rijen).filter(([tabel]) => tabel !== 'samenvoeging'));
  expect(zonder(na.weg)).toEqual(zonder(voor.weg));
  expect(zonder(na.blijft)).toEqual(zonder(voor.blijft));
});

/** The tables in which one of these texts stands, in whatever column, with the text. */
const vind = async (...teksten: string[]): Promise<string[]> => {
  const { rows: tabellen } = await world.h.owner.query<{ tabel: string }>(
    "select relname as tabel from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const vraag = tabellen
    .map(
      ({ tabel }) =>
        `select distinct '${tabel}: ' || t as plek from "${tabel}" x, unnest($1::text[]) t where position(t in x::text) > 0`,
    )
    .join(' union all ');
  return (await world.h.owner.query<{ plek: string }>(vraag, [teksten])).rows.map(({ plek }) => plek);
};

test('a dossier with something of everything is destroyed: nobody is named anywhere, and what was paid stays', async () => {
  const { h, kant, elders } = world;
  const { inwoner, gemeenteId } = kant.elders;
  const een = async <T>(vraag: string, waarden: unknown[] = []): Promise<T> => (await h.owner.query(vraag, waarden)).rows[0];
  const bsn = await een<{ hash: string; versleuteld: string }>(
    "update inwoner_persoon set voornaam = 'Zandlopera', achternaam = 'Vergeetmijniet', zoeknaam = 'zandlopera vergeetmijniet' where inwoner_id = $1 returning encode(bsn_hash, 'hex') as hash, encode(bsn_versleuteld, 'hex') as versleuteld",
    [inwoner],
  );
  const { dossiernummer } = await een<{ dossiernummer: string }>('select dossiernummer from inwoner where id = $1', [inwoner]);
  await h.owner.query("update notitie set tekst = 'Gesprek met Zandlopera Vergeetmijniet' where inwoner_id = $1", [inwoner]);
  await h.owner.query("update uren set reden = 'Zandlopera Vergeetmijniet was ziek' where inwoner_id = $1", [inwoner]);
  await h.owner.query("update resultaat set onderbouwing = 'Zandlopera Vergeetmijniet kan het' where inwoner_id = $1", [inwoner]);
  const voor = await een<{ n: number; som: string }>('select count(*)::int as n, sum(bedrag) as som from declaratieregel');
  const urenVoor = await een(
    'select sum(u.minuten) as m from uren u where toewijzing_id in (select toewijzing_id from declaratieregel)',
  );
  expect((await vind('Vergeetmijniet', bsn.hash)).length).toBeGreaterThan(4);
  const rijen = Object.entries(await rijenVan(inwoner)).filter(([, er]) => er.length > 0);
  expect(rijen.length).toBeGreaterThan(40);

  const lijst = join(await mkdtemp(join(tmpdir(), 'vernietigd-')), 'vernietigd.txt');
  const s = { owner: h.owner, vandaag: h.vandaag, lijst, herkomst: 'taak' } as const;
  const { gemaakt } = await een<{ gemaakt: string }>('select aangemaakt_op::text as gemaakt from inwoner where id = $1', [
    inwoner,
  ]);
  const doe = () => destroyAll(s);
  const v = kant.elders.vernietiging;
  // one person alone is not enough: the database refuses
  await expect(
    h.owner.query("update vernietiging set status = 'akkoord', besloten_door = voorgesteld_door where id = $1", [v]),
  ).rejects.toThrow('vernietiging_check');
  await h.owner.query(
    "update vernietiging set status = 'akkoord', besloten_door = $2, besloten_op = now(), besluit_reden = 'nagekeken' where id = $1",
    [v, elders.teammanager.gebruikerId],
  );
  // each thing that is in the way is said, and nothing went
  const wegAls = async (): Promise<string> => {
    const uit = await doe();
    await h.owner.query("update vernietiging set status = 'akkoord' where id = $1 and status = 'mislukt'", [v]);
    return uit.geweigerd.join();
  };
  expect(await wegAls()).toContain('niet gesloten');
  await h.owner.query("update inwoner set status = 'afgerond' where id = $1", [inwoner]);
  await h.owner.query('update dossiersluiting set heropend_op = null, heropend_door = null where inwoner_id = $1', [inwoner]);
  expect(await wegAls()).toContain('afgeschermd');
  await h.owner.query(
    "update afscherming set opgeheven_op = now(), opgeheven_door = 0, opgeheven_reden = 'x' where inwoner_id = $1",
    [inwoner],
  );
  expect(await wegAls()).toContain('declaratie');
  expect((await rijenVan(inwoner)).notitie).not.toEqual([]);
  await h.owner.query('alter table declaratie disable trigger user');
  await h.owner.query(
    `update declaratie set status = 'goedgekeurd', ingediend_op = now(), ingediend_door = $2, gecontroleerd_op = now(), gecontroleerd_door = $3, goedgekeurd_op = now(), goedgekeurd_door = $4
      where gemeente_id = $1`,
    [gemeenteId, kant.elders.gebruiker, elders.financien.gebruikerId, elders.teammanager.gebruikerId],
  );
  await h.owner.query('alter table declaratie enable trigger user');

  expect(await doe()).toEqual({ vernietigd: 1, geweigerd: [] });
  expect(await doe()).toEqual({ vernietigd: 0, geweigerd: [] });
  expect(await vind('Vergeetmijniet', 'Zandlopera', dossiernummer, bsn.hash, bsn.versleuteld)).toEqual([]);
  expect(Object.values(await rijenVan(inwoner)).flat()).toEqual([]);
  expect(await een('select count(*)::int as n from gebruiker where inwoner_id = $1', [inwoner])).toEqual({ n: 0 });
  expect(await een('select count(*)::int as n, sum(bedrag) as som from declaratieregel')).toEqual(voor);
  expect(
    await een('select sum(u.minuten) as m from uren u where toewijzing_id in (select toewijzing_id from declaratieregel)'),
  ).toEqual(urenVoor);
  // until the term of the municipality is over (setting, keuze): then the hours go too, and the amounts stay; nothing is settled again
  const onder = () =>
    een('select count(*)::int as n from uren where toewijzing_id in (select toewijzing_id from declaratieregel)');
  const stel = (jaren: number, versie: number) =>
    h.owner.query(
      "insert into instelling (gemeente_id, sleutel, versie, waarde, reden, door) values ($1, 'financien-bewaren-jaren', $2, $3, 'proef', 0)",
      [gemeenteId, versie, jaren],
    );
  const { jaar } = await een<{ jaar: number }>(
    `select max(extract(year from d.maand))::int as jaar from toewijzing t join inwoner i on i.id = t.inwoner_id and i.dossiernummer = 'ZONDER-NAAM'
       join declaratieregel r on r.toewijzing_id = t.id join declaratie d on d.id = r.declaratie_id`,
  );
  const wis = async (dag: string) =>
    (await een<{ uit: { uren: number } }>('select app.vernietig_grondslag($1, null, $2::date) as uit', [gemeenteId, dag])).uit
      .uren;
  const { n: dagen } = (await onder()) as { n: number };
  expect(dagen).toBeGreaterThan(0);
  expect(await wis(`${jaar + 7}-12-31`)).toBe(0);
  await stel(9, 1);
  expect(await wis(`${jaar + 8}-01-01`)).toBe(0);
  await stel(7, 2);
  expect(await wis(`${jaar + 8}-01-01`)).toBeGreaterThan(0);
  expect(await onder()).not.toEqual({ n: dagen });
  expect(await een('select count(*)::int as n, sum(bedrag) as som from declaratieregel')).toEqual(voor);
  // the statement says what went and names nobody; the chain of the logboek fits
  const verklaring = await een<{ status: string; rijen: Record<string, number>; dossier_id: null; financien_tot: string }>(
    'select status, rijen, dossier_id, besluit_reden, financien_tot from vernietiging where id = $1',
    [v],
  );
  expect(verklaring).toMatchObject({
    status: 'uitgevoerd',
    besluit_reden: 'nagekeken',
    dossier_id: null,
    rijen: { inwoner_persoon: 1, notitie: expect.any(Number) },
    financien_tot: `${jaar + 7}-12-31`,
  });
  await sealLogboek(h.owner, { geduld: 0 });
  expect(await checkLogboek(h.owner, { ankers: [], herkomst: 'taak' })).toMatchObject({ heel: true });
  expect(await een("select inwoner_id from logboek where handeling = 'dossier-vernietigd'")).toEqual({ inwoner_id: inwoner });

  // an old back-up brings it back: it goes again; whoever was given the same number later stays
  const op = await leesVernietigd(lijst);
  expect(op.map(({ nummer }) => nummer)).toContain(inwoner);
  const terug = (moment: string) =>
    h.owner.query(
      "insert into inwoner (gemeente_id, id, dossiernummer, consulent_id, status, herkomst, aangemaakt_op) overriding system value values ($1, $2, 'terug', 0, 'in-traject', 'aanmelding', $3)",
      [gemeenteId, inwoner, moment],
    );
  await terug('2026-11-22 10:00');
  expect(await destroyAgain(s, op)).toBe(0);
  await h.owner.query('delete from inwoner where id = $1', [inwoner]);
  await terug(gemaakt);
  expect(await destroyAgain(s, op)).toBe(1);
  expect(await een('select count(*)::int as n from inwoner where id = $1', [inwoner])).toEqual({ n: 0 });
});

test('a copy of a dossier is made with the rights of the resident: own rows, no work notes, nobody else', async () => {
  const { h, kant } = world;
  const { inwoner, gemeenteId } = kant.collega;
  await h.owner.query("update werknotitie set tekst = 'Alleen voor ons' where inwoner_id = $1", [inwoner]);
  await h.owner.query("update notitie set tekst = 'Voor jou geschreven' where inwoner_id = $1", [inwoner]);
  const { rows } = await h.owner.query<{ id: number }>(
    'insert into dossierkopie (gemeente_id, inwoner_id, consulent_id, door) select gemeente_id, id, consulent_id, 0 from inwoner where id = $1 returning id',
    [inwoner],
  );
  const id = rows[0]?.id ?? 0;
  await runKopie({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag }, { gemeenteId, id });
  const kopie = (await h.owner.query<{ inhoud: Buffer }>('select inhoud from dossierkopie where id = $1', [id])).rows[0]?.inhoud;
  expect(kopie?.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  // the second file is the data: name of eleven or more letters behind thirty bytes of head
  const begin = kopie?.indexOf('dossier.json') ?? 0;
  const lengte = kopie?.readUInt32LE(begin - 12) ?? 0;
  const data = inflateRawSync(kopie?.subarray(begin + 12, begin + 12 + lengte) ?? Buffer.alloc(0)).toString('utf8');
  expect(data).toContain('Voor jou geschreven');
  expect(data).not.toContain('Alleen voor ons');
  expect(new Set([...data.matchAll(/"inwoner_id": (\d+)/g)].map(([, nummer]) => Number(nummer)))).toEqual(new Set([inwoner]));
});
