import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakInwoner } from '../../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../../test/house.ts';
import { hashToken } from '../../platform/auth/token.ts';
import { runBatch, type Statement } from './batch.ts';
import { migrate } from './migrate.ts';
import { createAppPool } from './pool.ts';
import { createReader, type Entry } from './reader.ts';
import { transact, transactLevering } from './transact.ts';

let h: House;
let sanne: Bezoeker;
let entry: Entry;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne' });
  entry = { tokenHash: hashToken(sanne.token), rollen: ['consulent'], planRol: 'consulent' };
});
afterAll(() => h.close());

const adres = (): { host: string; database: string } => {
  const { host, database } = h.owner.options;
  if (!host || !database) throw new Error('de testdatabase heeft geen adres');
  return { host, database };
};

const statement = (name: string, text: string, ...values: unknown[]): Statement => ({ name, text, values });

describe('runBatch', () => {
  test('gives the rows of each statement, with the types of the pool: a date stays text', async () => {
    const [, rows, none] = await runBatch(h.owner, [
      statement('t_set', "select set_config('app.proef', $1, true)", 'ja'),
      statement(
        't_types',
        "select 12::int8 as getal, date '2026-03-29' as dag, true as waar, null::text as leeg, $1::text as tekst",
        "o'neil €",
      ),
      statement('t_none', 'select 1 where false'),
    ]);
    expect(rows).toEqual([{ getal: 12, dag: '2026-03-29', waar: true, leeg: null, tekst: "o'neil €" }]);
    expect(none).toEqual([]);
  });

  test('is one transaction: settings hold for what follows, an error undoes what came before', async () => {
    const [, seen] = await runBatch(h.owner, [
      statement('t_set', "select set_config('app.proef', $1, true)", 'binnen'),
      statement('t_get', "select current_setting('app.proef', true) as proef"),
    ]);
    expect(seen).toEqual([{ proef: 'binnen' }]);
    await h.owner.query('create table if not exists proef_batch (n int)');
    await expect(
      runBatch(h.owner, [statement('t_ins', 'insert into proef_batch values (1)'), statement('t_err', 'select 1 / $1::int', 0)]),
    ).rejects.toMatchObject({ code: '22012' });
    expect((await h.owner.query('select from proef_batch')).rowCount).toBe(0);
    await h.owner.query('drop table proef_batch');
  });

  const pid = statement('t_pid', 'select pg_backend_pid() as pid');

  test('a refusal keeps its connection, and what was prepared on it', async () => {
    const pool = createAppPool({ ...adres(), user: 'wm_app' }, 1);
    try {
      const ask = () => runBatch(pool, [pid, statement('t_again', 'select $1::int + 1 as n', 1)]);
      const [before] = await runBatch(pool, [pid]);
      // the first is prepared, the second is not, the third is never looked at
      const refused = runBatch(pool, [
        statement('t_good', 'select 1 as n'),
        statement('t_bad', 'select geen_kolom'),
        statement('t_again', 'select $1::int + 1 as n', 1),
      ]);
      await expect(refused).rejects.toMatchObject({ code: '42703' });
      for (let i = 0; i < 3; i++) expect(await ask()).toEqual([before, [{ n: 2 }]]);
      expect(await runBatch(pool, [statement('t_good', 'select 1 as n')])).toEqual([[{ n: 1 }]]);
      const wrong = { ...entry, tokenHash: hashToken('consulent.zomaar'), planRol: 'nieuw' };
      for (let i = 0; i < 3; i++) await expect(createReader(pool, wrong).actor()).rejects.toMatchObject({ code: '28000' });
      expect(await createReader(pool, { ...entry, planRol: 'nieuw' }).actor()).toMatchObject({ naam: 'Sanne' });
      expect(await runBatch(pool, [pid])).toEqual([before]);
    } finally {
      await pool.end();
    }
  });

  test('goes on when the migrations of a newer process give a table another column', async () => {
    await h.owner.query(
      'create table proef_kolom (n int); insert into proef_kolom values (1); grant select on proef_kolom to wm_app',
    );
    const ask = () => runBatch(h.pool, [statement('t_kolom', 'select * from proef_kolom')]);
    expect(await ask()).toEqual([[{ n: 1 }]]);
    await h.owner.query('alter table proef_kolom add column m int default 2');
    expect(await ask()).toEqual([[{ n: 1, m: 2 }]]);
    expect(await ask()).toEqual([[{ n: 1, m: 2 }]]);
    await h.owner.query('drop table proef_kolom');
  });
});

describe('createReader', () => {
  test('sends the queries of one tick and app.start in one round trip', async () => {
    const statements: number[] = [];
    const counting = new Proxy(h.pool, {
      get: (pool, key) => {
        if (key !== 'connect') return Reflect.get(pool, key);
        return async () => {
          const client = await pool.connect();
          statements.push(1);
          return client;
        };
      },
    });
    const { db, actor } = createReader(counting, entry);
    const [inwoners, gemeenten, wie] = await Promise.all([
      db.selectFrom('inwoner').select('id').execute(),
      db.selectFrom('gemeente').select('naam').orderBy('id').execute(),
      actor(),
    ]);
    expect(statements).toHaveLength(1);
    expect(inwoners).toEqual([]);
    expect(gemeenten[0]).toEqual({ naam: 'Apeldoorn' });
    expect(wie).toMatchObject({ rol: 'consulent', naam: 'Sanne', gemeenteNaam: 'Apeldoorn' });
  });

  test('refuses who has no session and who has the wrong role, before any query', async () => {
    const noBody = createReader(h.pool, { ...entry, tokenHash: hashToken('consulent.zomaar') });
    await expect(noBody.db.selectFrom('gemeente').selectAll().execute()).rejects.toMatchObject({ code: '28000' });
    const wrong = createReader(h.pool, { ...entry, rollen: ['beheer'] });
    await expect(wrong.db.selectFrom('gemeente').selectAll().execute()).rejects.toMatchObject({ code: 'WM403' });
  });

  test('leaves nothing of who acted behind on the connection', async () => {
    await createReader(h.pool, entry).actor();
    const rest = await h.pool.query(`select current_user::text as rol, current_setting('app.gebruiker', true) as wie`);
    expect(rest.rows).toEqual([{ rol: 'wm_app', wie: rest.rows[0]?.wie ?? null }]);
    expect(rest.rows[0]?.wie || null).toBeNull();
  });
});

describe('transact', () => {
  const dossiers = async (pool: pg.Pool) => (await pool.query('select from inwoner')).rowCount;

  test('an expected refusal undoes everything and comes out as a value', async () => {
    const before = await dossiers(h.owner);
    const answer = await transact<string>(h.pool, entry, async (db, actor, undo) => {
      await db
        .insertInto('inwoner')
        .values({ gemeente_id: h.gemeenteId, dossiernummer: 'X', consulent_id: actor.gebruikerId, herkomst: 'aanmelding' })
        .execute();
      return undo('mag niet');
    });
    expect(answer).toBe('mag niet');
    expect(await dossiers(h.owner)).toBe(before);
  });

  test('a mistake undoes everything and is thrown on; the connection can be used again', async () => {
    const before = await dossiers(h.owner);
    await expect(
      transact(h.pool, entry, async (db, actor) => {
        await db
          .insertInto('inwoner')
          .values({ gemeente_id: h.gemeenteId, dossiernummer: 'Y', consulent_id: actor.gebruikerId, herkomst: 'aanmelding' })
          .execute();
        await db.selectFrom('leveringbestand').selectAll().execute();
      }),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await dossiers(h.owner)).toBe(before);
    expect(await transact(h.pool, entry, async (_db, actor) => actor.naam)).toBe('Sanne');
  });

  test('a transaction of the import sees its own municipality only', async () => {
    await maakInwoner(h, {});
    await h.owner.query("insert into gemeente (id, naam) values (77, 'Elders')");
    const count = (gemeenteId: number) =>
      transactLevering(
        h.pool,
        { gemeenteId, gebruikerId: 0 },
        async (db) => (await db.selectFrom('inwoner').select('id').execute()).length,
      );
    expect(await count(h.gemeenteId)).toBe(1);
    expect(await count(77)).toBe(0);
  });
});

/** Asked for otherwise than by resident, so that an index for it would only cost. */
const NIET_PER_INWONER: Record<string, string> = {
  uren: 'by toewijzing: millions of rows, and each index is paid for at every import',
  afspraakantwoord: 'by afspraak',
  afspraakbericht: 'by afspraak',
  afspraakgebeurtenis: 'by afspraak',
  afspraakmoment: 'by afspraak',
  gebeurtenisvoorstel: 'by gebeurtenis',
  planantwoord: 'by plan',
  planpartij: 'by plan',
  plicht_wijziging: 'by toewijzing',
  resultaatversie: 'by resultaat',
  werkvoorraad_wijziging: 'by consulent; emptied all the time',
  afscherming: 'few, and the one that holds has an index of its own',
  mail: 'never by resident',
};

test('what is kept of a resident is found without reading that of everybody', async () => {
  const { rows } = await h.owner.query<{ tabel: string }>(`
    select c.relname as tabel from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'inwoner_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not exists (
       select from pg_index i join pg_attribute eerste on eerste.attrelid = c.oid and eerste.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisvalid
          and (i.indkey[0] = a.attnum or (eerste.attname = 'gemeente_id' and i.indkey[1] = a.attnum))
          and (i.indpred is null or pg_get_expr(i.indpred, c.oid) = '(inwoner_id IS NOT NULL)'))
     order by 1`);
  expect(rows.map(({ tabel }) => tabel).filter((tabel) => !(tabel in NIET_PER_INWONER))).toEqual([]);
  expect(Object.keys(NIET_PER_INWONER).filter((tabel) => !rows.some((rij) => rij.tabel === tabel))).toEqual([]);
});

describe('migrate', () => {
  /** A folder of migrations of our own, run on top of those of the house. */
  const folderWith = (files: Record<string, string>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'werktmee-migraties-'));
    for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
    return folder;
  };

  test('waits for a busy table without keeping others waiting, and makes an index while people write', async () => {
    const folder = folderWith({
      '2030-01-01-01-kolom.sql': 'alter table instemming add column proef int',
      '2030-01-01-02-index.sql': '-- buiten een transactie\ncreate index concurrently if not exists proef on instemming (proef)',
      '2030-01-01-03-later.sql': 'select wat_er_niet_is()',
    });
    const holder = await h.owner.connect();
    await holder.query('begin; select count(*) from instemming');
    const running = migrate(h.owner, { folder, until: '2030-01-01-02' });
    const waiting = async (): Promise<boolean> =>
      (await holder.query("select from pg_locks where relation = 'instemming'::regclass and not granted")).rowCount === 1;
    while (!(await waiting()));
    while (await waiting()); // it let go of its place in the queue: others could pass
    await holder.query('commit');
    holder.release();
    expect(await running).toEqual(['2030-01-01-01-kolom.sql', '2030-01-01-02-index.sql']);
    const { rows } = await h.owner.query("select indisvalid from pg_index where indexrelid = 'proef'::regclass");
    expect(rows).toEqual([{ indisvalid: true }]);
  });

  test('makes an index again that was left half made', async () => {
    await h.owner.query('create table dubbel (a int); insert into dubbel values (1), (1)');
    const folder = folderWith({
      '2030-02-01-01-index.sql':
        '-- buiten een transactie\ncreate unique index concurrently if not exists dubbel_a on dubbel (a)',
    });
    await expect(migrate(h.owner, { folder })).rejects.toThrow('is niet gelukt');
    await h.owner.query('truncate dubbel');
    expect(await migrate(h.owner, { folder })).toEqual(['2030-02-01-01-index.sql']);
    const { rows } = await h.owner.query("select indisvalid from pg_index where indexrelid = 'dubbel_a'::regclass");
    expect(rows).toEqual([{ indisvalid: true }]);
  });

  test('two at once run each migration once', async () => {
    const folder = folderWith({ '2030-03-01-01-eens.sql': 'create table eens (a int)' });
    const [one, two] = await Promise.all([migrate(h.owner, { folder }), migrate(h.owner, { folder })]);
    expect([...one, ...two]).toEqual(['2030-03-01-01-eens.sql']);
  });

  test('does nothing the second time, and refuses a migration that was changed afterwards', async () => {
    expect(await migrate(h.owner)).toEqual([]);
    await h.owner.query("update migratie set hash = 'anders' where naam like '%01-basis%'");
    await expect(migrate(h.owner)).rejects.toThrow('is na het uitvoeren veranderd');
  });
});
