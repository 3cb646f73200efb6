import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDemoDatabase, type DemoDatabase } from '../../test/setup/demo-database.ts';
import { storeBeleid } from '../beleid/index.ts';
import { checkLogboek, sealLogboek } from '../logboek/index.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createOwnerPool, type DatabaseAddress } from '../platform/db/pool.ts';
import { prepareQueue } from '../platform/jobs.ts';
import { createBsnKluis, generateKeys, type Keys } from '../platform/keys.ts';
import { checkReservekopie, keepReservekopieen, makeReservekopie, restoreReservekopie } from './index.ts';
import { leesManifest, schrijfManifest } from './manifest.ts';
import type { Manifest } from './types.ts';

let sleutels: Keys;
let werk: string;
let bron: DemoDatabase;
let owner: pg.Pool;
let admin: pg.Client;
const databases: string[] = [];
const pools: pg.Pool[] = [];

const maak = (map: string, uit: pg.Pool = owner, o: { metSleutels?: boolean; stap?: (naam: string) => void } = {}) =>
  makeReservekopie(uit, { map, omgeving: 'demo', product: '0.1.0', sleutels, metSleutels: true, nu: new Date(), ...o });

/** An empty database of an owner who is no superuser, as a municipality would have it. */
const leeg = async (): Promise<{ address: DatabaseAddress; pool: pg.Pool }> => {
  const naam = `herstel_${databases.length}_${process.pid}`;
  databases.push(naam);
  await admin.query(`create database ${naam} owner test_eigenaar template template0`);
  const address = { ...bron.address, user: 'test_eigenaar', database: naam };
  const pool = createOwnerPool(address);
  pools.push(pool);
  return { address, pool };
};

const herstel = async (map: string, naar: pg.Pool, o: { leegEerst?: boolean; zonderSleutels?: boolean; andere?: boolean } = {}) =>
  restoreReservekopie(naar, {
    map,
    gelezen: await checkReservekopie(map),
    leegEerst: o.leegEerst ?? false,
    sleutels: o.zonderSleutels ? undefined : o.andere ? generateKeys() : sleutels,
    ankers: join(werk, 'ankers.txt'),
    achtervoegsel: 'voor-herstel',
  });

beforeAll(async () => {
  werk = await mkdtemp(join(tmpdir(), 'reservekopie-'));
  bron = await createDemoDatabase();
  sleutels = bron.keys;
  owner = createOwnerPool(bron.address);
  admin = new pg.Client({ ...bron.address, database: 'postgres' });
  await admin.connect();
  await admin.query(`do $$ declare r text; begin
    if not exists (select from pg_roles where rolname = 'test_eigenaar') then create role test_eigenaar login createrole; end if;
    for r in select rolname from pg_roles where rolname like 'wm\\_%' loop
      execute format('grant %I to test_eigenaar with admin option', r); end loop; end $$`);
  const verbinding = await owner.connect();
  await prepareQueue(verbinding);
  verbinding.release();
  await owner.query(`select pgboss.create_queue('levering', '{"policy":"standard"}');
    insert into pgboss.job (name, data, state, started_on) values ('levering', '{"id": 1, "gemeenteId": 1, "gebruikerId": 0}', 'active', now()),
      ('levering', '{"id": 2, "gemeenteId": 1, "gebruikerId": 0}', 'completed', now())`);
  await sealLogboek(owner, { geduld: 1000 });
}, 180_000);
afterAll(async () => {
  await Promise.all([owner.end(), ...pools.map((pool) => pool.end())]);
  for (const naam of databases) await admin.query(`drop database if exists ${naam} with (force)`);
  await admin.end();
  await bron.drop();
  await rm(werk, { recursive: true, force: true });
});

/** What a database is besides its rows: rules, indexes, triggers, rights, functions. */
const vorm = async (pool: pg.Pool): Promise<unknown[]> => {
  const vragen = [
    `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated as v from pg_constraint where connamespace in ('public'::regnamespace, 'app'::regnamespace)`,
    `select indexdef as v from pg_indexes where schemaname = 'public'`,
    `select tgrelid::regclass::text || ' ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text as v from pg_trigger where not tgisinternal`,
    `select tablename || ' ' || policyname || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '') || coalesce(with_check, '') as v from pg_policies`,
    `select table_name || ' ' || column_name || ' ' || grantee || ' ' || privilege_type as v from information_schema.column_privileges where grantee like 'wm\\_%' and table_schema = 'public'`,
    `select p.oid::regprocedure::text || ' ' || prosecdef as v from pg_proc p where pronamespace = 'app'::regnamespace`,
    `select relname || ' ' || relrowsecurity as v from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  ];
  return Promise.all(
    vragen.map(async (vraag) =>
      (await pool.query<{ v: string }>(`select v from (${vraag}) x order by v collate "C"`)).rows.map(({ v }) => v),
    ),
  );
};

const reeksen = (manifest: Manifest) => manifest.reeksen;

/** A good back-up, and a database into which it was put back: putting back is most of what these tests take. */
let map: string;
let gevuld: Awaited<ReturnType<typeof leeg>>;
beforeAll(async () => {
  map = join(werk, 'demo');
  await maak(map);
  gevuld = await leeg();
});
/** That database over one new connection: whoever else has one uses it. */
const alleenIn = async (): Promise<pg.Pool> => {
  pools.splice(pools.indexOf(gevuld.pool), 1);
  await gevuld.pool.end();
  gevuld = { ...gevuld, pool: createOwnerPool(gevuld.address) };
  pools.push(gevuld.pool);
  return gevuld.pool;
};

describe('there and back', () => {
  test('a back-up is whole, for this user only, and does not overwrite another', async () => {
    const { overzicht, manifest } = await checkReservekopie(map);
    expect(overzicht).toMatchObject({ map, product: '0.1.0', sleutels: true, taken: 1 });
    expect(overzicht.tabellen.inwoner).toBeGreaterThan(10);
    expect(overzicht.tabellen.sessie).toBe(0);
    expect(manifest.migraties.map(({ naam }) => naam)).toContain('2026-11-22-13-verzegeling.sql');
    for (const { name, parentPath } of await readdir(map, { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(parentPath, name));
      expect([name, (mode & 0o077).toString(8)]).toEqual([name, '0']);
    }
    await expect(maak(map)).rejects.toThrow('is niet leeg');
    // Any machine can read it.
    const tekst = gunzipSync(await readFile(join(map, 'tabellen/gemeente.copy.gz'))).toString();
    expect(tekst).toContain('\tApeldoorn\n');
    expect(await readFile(join(map, 'manifest.json'), 'utf8')).not.toContain(sleutels.zoek);
  });

  test('what comes back is equal to the last byte, for an owner who is no superuser', async () => {
    const { pool } = gevuld;
    const hersteld = await herstel(map, pool);
    expect(hersteld).toMatchObject({ bijgewerkt: [], logboek: { heel: true } });
    expect(hersteld.logboek.regels).toBeGreaterThan(100);

    const terug = join(werk, 'nog-eens');
    await maak(terug, pool);
    const [een, twee] = await Promise.all([checkReservekopie(map), checkReservekopie(terug)]);
    const { logboekcontrole: _, ...tabellen } = een.manifest.tabellen;
    expect(twee.manifest.tabellen).toMatchObject(tabellen);
    expect({ ...reeksen(twee.manifest), 'public.logboekcontrole_id_seq': 0 }).toEqual({
      ...reeksen(een.manifest),
      'public.logboekcontrole_id_seq': 0,
    });
    expect(twee.manifest.taken).toEqual(een.manifest.taken);
    expect(twee.manifest.anker).toEqual(een.manifest.anker);
    expect(await vorm(pool)).toEqual(await vorm(owner));

    // A BSN opens, a letter is the same, the next number follows on.
    const kluis = createBsnKluis(sleutels);
    const { rows } = await pool.query<{ bsn_versleuteld: Buffer }>('select bsn_versleuteld from inwoner_persoon');
    expect(rows.map((rij) => kluis.ontsleutel(rij.bsn_versleuteld)).every((bsn) => /^9999\d{5}$/.test(bsn))).toBe(true);
    const brieven = 'select id, sha256(inhoud) as som, octet_length(inhoud) as lengte from document order by id';
    expect((await pool.query(brieven)).rows).toEqual((await owner.query(brieven)).rows);
    const volgende = async (waar: pg.Pool) => {
      const {
        rows: [rij],
      } = await waar.query("select nextval('logboek_id_seq') as id, nextval('dossiernummer_reeks') as dossier");
      return rij;
    };
    expect(await volgende(pool)).toEqual(await volgende(owner));
    // Work that was busy waits again.
    const taken = await pool.query('select name, state, data from pgboss.job');
    expect(taken.rows).toMatchObject([{ name: 'levering', state: 'retry', data: { id: 1 } }]);
    await expect(pool.query('delete from logboek')).rejects.toMatchObject({ code: 'WM409' });
    expect((await checkLogboek(pool, { ankers: [een.manifest.anker?.keten ?? ''], herkomst: 'opdrachtregel' })).heel).toBe(true);
  });

  test('a database in which somebody worked is refused, unless it may be emptied; then all of it is replaced', async () => {
    const pool = await alleenIn();
    await pool.query("insert into gemeente (id, naam) values (9999, 'Nieuw')");
    await expect(herstel(map, pool)).rejects.toThrow('niet leeg');
    expect((await pool.query('select from gemeente where id = 9999')).rowCount).toBe(1);
    await herstel(map, pool, { leegEerst: true });
    expect((await pool.query('select from gemeente where id = 9999')).rowCount).toBe(0);
  });

  test('a database where the product was only started is empty', async () => {
    const { pool } = await leeg();
    await migrate(pool);
    await storeBeleid(pool);
    expect((await herstel(map, pool)).logboek.heel).toBe(true);
  });

  test('while somebody uses the database, or with tables of another, nothing is touched', async () => {
    const { pool, address } = await leeg();
    const ander = new pg.Client(address);
    await ander.connect();
    await expect(herstel(map, pool)).rejects.toThrow('gebruikt deze database nog');
    await ander.query('create table boekhouding (id int)');
    await ander.end();
    await expect(herstel(map, pool)).rejects.toThrow('niet van dit product zijn (boekhouding)');
    await expect(herstel(map, pool, { leegEerst: true })).rejects.toThrow('niet van dit product zijn');
  });

  test('other keys are refused, unless nobody has them any more', async () => {
    const { pool } = await leeg();
    await expect(herstel(map, pool, { andere: true })).rejects.toThrow('passen niet bij deze back-up');
    expect(await tabellenIn(pool)).toEqual([]);
    expect((await herstel(map, pool, { zonderSleutels: true })).logboek.heel).toBe(true);
  });
});

const tabellenIn = async (pool: pg.Pool): Promise<string[]> =>
  (
    await pool.query<{ naam: string }>(
      "select relname as naam from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    )
  ).rows.map(({ naam }) => naam);

describe('a back-up of a running system', () => {
  test('is of one moment: what is written meanwhile is not in it', async () => {
    const map = join(werk, 'draait');
    const erin = async () => Number((await owner.query('select count(*) as n from uren')).rows[0]?.n);
    const [vooraf] = [await erin()];
    let klaar: Promise<unknown> | undefined;
    const { tabellen } = await maak(map, owner, {
      stap: () => {
        klaar ??= owner.query(
          `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id, door)
             select gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, 'levering', 'x' || id, door from uren limit 5`,
        );
      },
    });
    await klaar;
    expect(tabellen.uren).toBe(vooraf);
    expect(await erin()).toBe(vooraf + 5);
  });

  test('of an older version comes back in this one, with the migrations that came since', async () => {
    const { pool } = await leeg();
    await migrate(pool, { until: '2026-11-22-10' });
    await pool.query(
      "insert into gemeente (id, naam) values (200, 'Apeldoorn'); insert into gebruiker (rol, naam, gemeente_id) values ('beheer', 'Bea', 200)",
    );
    await pool.query(`insert into logboek (gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst, moment)
      values (1, 'beheer', 'ingelogd', 'gebruiker', '1', 'toegang', 'gelukt', 'web', now() - interval '1 day')`);
    const map = join(werk, 'ouder');
    await maak(map, pool);
    expect((await checkReservekopie(map)).manifest.anker).toBeUndefined();
    const nieuw = await leeg();
    const { bijgewerkt, logboek, anker } = await herstel(map, nieuw.pool);
    expect(bijgewerkt[0]).toBe('2026-11-22-12-inloggen.sql');
    expect(bijgewerkt).toContain('2026-11-22-13-verzegeling.sql');
    expect(logboek).toEqual({ heel: true, regels: 1 });
    // The seal that the restore made, though the back-up had none.
    expect(anker).toMatch(/^[0-9a-f]{64}$/);
    expect((await checkLogboek(nieuw.pool, { ankers: [], herkomst: 'opdrachtregel' })).keten).toBe(anker);
    expect(await migrate(nieuw.pool)).toEqual([]);
    expect(await vorm(nieuw.pool)).toEqual(await vorm(owner));
  });
});

describe('what is not whole is refused, and nothing is touched', () => {
  let doel: pg.Pool;
  beforeAll(async () => {
    doel = (await leeg()).pool;
  });

  /** A copy of a good back-up with one thing broken. */
  const kapot = async (naam: string, breek: (map: string) => Promise<unknown>): Promise<string> => {
    const naar = join(werk, naam);
    await mkdir(join(naar, 'tabellen'), { recursive: true });
    for (const { name, parentPath } of (await readdir(map, { recursive: true, withFileTypes: true })).filter((e) => e.isFile())) {
      const waar = parentPath.replace(map, naar);
      await mkdir(waar, { recursive: true });
      await writeFile(join(waar, name), await readFile(join(parentPath, name)));
    }
    await breek(naar);
    return naar;
  };
  const herschrijf = async (map: string, verander: (manifest: Manifest) => Manifest): Promise<void> => {
    const bestand = join(map, 'manifest.json');
    await writeFile(bestand, schrijfManifest(verander(leesManifest(await readFile(bestand, 'utf8')))));
  };
  const HASH = 'a'.repeat(64);

  test.each<[string, (map: string) => Promise<unknown>, string]>([
    ['a folder without manifest', (map) => rm(join(map, 'manifest.json')), 'manifest.json ontbreekt'],
    ['a manifest that was cut off', (map) => truncate(join(map, 'manifest.json'), 500), 'beschadigd of niet af'],
    [
      'a manifest of something else',
      (map) => writeFile(join(map, 'manifest.json'), '{"soort":"iets"}'),
      'niet van een back-up van dit product',
    ],
    [
      'a number changed in the manifest',
      async (map) => {
        const tekst = await readFile(join(map, 'manifest.json'), 'utf8');
        await writeFile(
          join(map, 'manifest.json'),
          tekst.replace(/"rijen": (\d+)/, (_, n: string) => `"rijen": ${Number(n) + 1}`),
        );
      },
      'controlesom klopt niet',
    ],
    [
      'a manifest of a later shape',
      async (map) => {
        const tekst = await readFile(join(map, 'manifest.json'), 'utf8');
        await writeFile(join(map, 'manifest.json'), tekst.replace('"vorm": 1', '"vorm": 2'));
      },
      'in een vorm die deze versie niet kent',
    ],
    ['a table that is not there', (map) => rm(join(map, 'tabellen/inwoner.copy.gz')), 'tabellen/inwoner.copy.gz ontbreekt'],
    [
      'a table that was cut off',
      (map) => truncate(join(map, 'tabellen/uren.copy.gz'), 1000),
      'beschadigd: tabellen/uren.copy.gz',
    ],
    [
      'bytes behind a table',
      (map) => appendFile(join(map, 'tabellen/uren.copy.gz'), gzipSync('x\n')),
      'beschadigd: tabellen/uren.copy.gz',
    ],
    [
      'a bit that fell over',
      async (map) => {
        const bestand = join(map, 'tabellen/document.copy.gz');
        const bytes = await readFile(bestand);
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        await writeFile(bestand, bytes);
      },
      'beschadigd: tabellen/document.copy.gz',
    ],
    [
      'the table of another back-up',
      (map) => writeFile(join(map, 'tabellen/maand.copy.gz'), gzipSync('')),
      'beschadigd: tabellen/maand.copy.gz',
    ],
    [
      'keys that are not those',
      (map) => writeFile(join(map, 'sleutels/sleutels.json'), JSON.stringify(generateKeys())),
      'beschadigd: sleutels/sleutels.json',
    ],
    [
      'a newer version of the product',
      (map) => herschrijf(map, (m) => ({ ...m, migraties: [...m.migraties, { naam: '2027-01-01-01-later.sql', hash: HASH }] })),
      'nieuwere versie van het product: migratie 2027-01-01-01-later.sql',
    ],
    [
      'another product with the same names',
      (map) =>
        herschrijf(map, (m) => ({ ...m, migraties: m.migraties.map((een, i) => (i === 2 ? { ...een, hash: HASH } : een)) })),
      'hoort bij een ander product',
    ],
    [
      'a table that its migrations do not make',
      async (map) => {
        await writeFile(join(map, 'tabellen/vreemd.copy.gz'), gzipSync(''));
        await herschrijf(map, (m) => ({
          ...m,
          tabellen: { ...m.tabellen, vreemd: { kolommen: ['id'], rijen: 0, sha256: m.tabellen.sessie?.sha256 ?? HASH } },
        }));
      },
      'horen niet bij elkaar (vreemd)',
    ],
  ])('%s', async (naam, breek, zin) => {
    await expect(herstel(await kapot(naam.replaceAll(' ', '-'), breek), doel)).rejects.toThrow(zin);
    expect(await tabellenIn(doel)).toEqual([]);
  });

  test('rows that do not fit together undo everything, also when the database was to be emptied', async () => {
    const { createHash } = await import('node:crypto');
    const wees = await kapot('wees', async (kopie) => {
      const bestand = join(kopie, 'tabellen/doel.copy.gz');
      const tekst = gunzipSync(await readFile(bestand))
        .toString()
        .replace(/^(\d+\t\d+\t)\d+/, '$199999');
      await writeFile(bestand, gzipSync(tekst));
      const sha256 = createHash('sha256').update(tekst).digest('hex');
      await herschrijf(kopie, (m) => ({
        ...m,
        tabellen: { ...m.tabellen, doel: { ...m.tabellen.doel, sha256 } as Manifest['taken'] },
      }));
    });
    const pool = await alleenIn();
    await pool.query("insert into gemeente (id, naam) values (9999, 'Nieuw')");
    await expect(herstel(wees, pool, { leegEerst: true })).rejects.toThrow('foreign key');
    expect((await pool.query('select from gemeente where id = 9999')).rowCount).toBe(1);
    expect((await pool.query('select from doel')).rowCount).toBeGreaterThan(0);
  });
});

describe('making it', () => {
  test('what goes wrong half-way leaves nothing, and says why when that helps', async () => {
    const map = join(werk, 'vol');
    const vol = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await expect(
      maak(map, owner, {
        stap: (naam) => {
          if (naam === 'uren') throw vol;
        },
      }),
    ).rejects.toThrow('De schijf is vol. Er is geen back-up gemaakt');
    expect((await readdir(werk)).filter((naam) => naam.includes('vol'))).toEqual([]);
    // The connection that was still sending does not come back to the pool.
    expect((await owner.query('select 1 as een')).rows).toEqual([{ een: 1 }]);
  });

  test('what was killed does not look like a back-up, and the next run takes it away', async () => {
    const dood = join(werk, '.weer.onaf-999999');
    await mkdir(dood);
    await writeFile(join(dood, 'half'), 'x');
    await expect(checkReservekopie(dood)).rejects.toThrow('nooit is afgemaakt');
    // Of another name: one from just now may be somebody's on another machine, one of days ago is nobody's.
    const [vers, oud] = [join(werk, '.ander.onaf-999999'), join(werk, '.ouder.onaf-999998')];
    for (const een of [vers, oud]) await mkdir(join(een, 'tabellen'), { recursive: true });
    await utimes(join(oud, 'tabellen'), new Date(0), new Date(0));
    await mkdir(join(werk, 'weer'));
    await maak(join(werk, 'weer'));
    await expect(stat(dood)).rejects.toThrow('ENOENT');
    await expect(stat(oud)).rejects.toThrow('ENOENT');
    expect((await stat(vers)).isDirectory()).toBe(true);
    expect((await checkReservekopie(join(werk, 'weer'))).overzicht.sleutels).toBe(true);
  });

  test('an empty database and a file in the way are refused', async () => {
    const { pool } = await leeg();
    await expect(maak(join(werk, 'niets'), pool)).rejects.toThrow('er is niets om te bewaren');
    await writeFile(join(werk, 'bestand'), '');
    await expect(maak(join(werk, 'bestand'))).rejects.toThrow('is een bestand');
  });

  test('without keys it has their prints only', async () => {
    const map = join(werk, 'zonder');
    expect((await maak(map, owner, { metSleutels: false })).sleutels).toBe(false);
    expect(await readdir(map)).not.toContain('sleutels');
    const { pool } = await leeg();
    await expect(herstel(map, pool, { andere: true })).rejects.toThrow('passen niet');
  });

  test('each night one, and no more than so many; what is not ours stays', async () => {
    const map = join(werk, 'elke-nacht');
    await mkdir(join(map, 'werktmee-2020-01-01-000000'), { recursive: true });
    await mkdir(join(map, 'iets-anders'));
    const nacht = (dag: number) =>
      keepReservekopieen(owner, {
        map,
        aantal: 2,
        omgeving: 'productie',
        product: '0.1.0',
        sleutels,
        nu: new Date(Date.UTC(2026, 10, dag, 1, 30)),
      });
    for (const dag of [20, 21, 22]) await nacht(dag);
    expect(await nacht(23)).toMatch(
      /^\d+ rijen bewaard in .*werktmee-2026-11-23-013000 \(\d\.\d MB\) en nagelezen; 1 oude weggegooid\.$/,
    );
    expect((await readdir(map)).sort()).toEqual([
      'iets-anders',
      'werktmee-2020-01-01-000000',
      'werktmee-2026-11-22-013000',
      'werktmee-2026-11-23-013000',
    ]);
    expect((await checkReservekopie(join(map, 'werktmee-2026-11-23-013000'))).overzicht.sleutels).toBe(false);
    if (process.getuid?.() !== 0) {
      await chmod(map, 0o500);
      await expect(nacht(24)).rejects.toThrow('mag niet geschreven worden');
    }
  });
});
