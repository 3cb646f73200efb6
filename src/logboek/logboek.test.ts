import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts';
import { createOwnerPool } from '../platform/db/pool.ts';
import { type Controle, checkLogboek, leesAnkers, sealLogboek } from './index.ts';

let database: TestDatabase;
let owner: pg.Pool;

const eigenDatabase = (): void => {
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = createOwnerPool(database.address);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });
};

const REGEL = `insert into logboek (gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst, moment)
  select 0, 'systeem', 'inzage', 'inwoner', n::text, n, 'uitvoering Wmo 2015, Werkt mee', 'gelukt', 'taak', now() - interval '2 hours'
    from generate_series(1, $1::int) n returning id`;

const schrijf = async (aantal: number, bij: pg.ClientBase | pg.Pool = owner): Promise<number[]> =>
  (await bij.query<{ id: number }>(REGEL, [aantal])).rows.map(({ id }) => id);

const seal = (o: { geduld?: number; ankers?: string } = {}) => sealLogboek(owner, { geduld: 5000, ...o });
const check = (ankers: string[] = []): Promise<Controle> => checkLogboek(owner, { ankers, herkomst: 'opdrachtregel' });
const soorten = (c: Controle): string[] => c.bevindingen.map(({ soort, regels }) => [soort, ...regels].join(' '));

/** Whoever owns the database can switch the trigger off; everything is put back afterwards. */
const metEigenaar = async (sql: string, dan: () => Promise<void>): Promise<void> => {
  await owner.query('create table bewaard_logboek as table logboek; create table bewaard_verzegeling as table verzegeling');
  await owner.query('alter table logboek disable trigger blijft; alter table verzegeling disable trigger blijft');
  try {
    await owner.query(sql);
    await dan();
  } finally {
    await owner.query(`delete from logboek; insert into logboek overriding system value select * from bewaard_logboek;
      delete from verzegeling; insert into verzegeling select * from bewaard_verzegeling;
      drop table bewaard_logboek, bewaard_verzegeling;
      alter table logboek enable trigger blijft; alter table verzegeling enable trigger blijft`);
  }
};

describe('sealing', () => {
  eigenDatabase();
  test('nothing to seal is nothing sealed', async () => {
    expect(await seal()).toEqual({ regels: 0, verzegelingen: 0, uitgesteld: false });
    expect(await check()).toMatchObject({ heel: true, regels: 0, verzegelingen: 0, onverzegeld: 0 });
  });

  test('an old line that nobody seals is found; sealed, the logboek is whole', async () => {
    const ids = await schrijf(3);
    expect(soorten(await check())).toEqual([['onverzegeld', ...ids].join(' ')]);
    expect(await seal()).toMatchObject({ regels: 3, verzegelingen: 1, laatste: { id: 1, totId: ids[2] } });
    expect(await check()).toMatchObject({ heel: true, regels: 3, verzegelingen: 1, onverzegeld: 0 });
  });

  test('many lines go in seals of ten thousand', async () => {
    await schrijf(20_500);
    expect(await seal()).toMatchObject({ regels: 20_500, verzegelingen: 3 });
    expect(await check()).toMatchObject({ heel: true, regels: 20_503, verzegelingen: 4 });
  });

  test('numbers that were given to who gave up leave a hole that is no finding', async () => {
    const verbinding = await owner.connect();
    await verbinding.query('begin');
    await schrijf(2, verbinding);
    await verbinding.query('rollback');
    verbinding.release();
    await schrijf(1);
    expect(await seal()).toMatchObject({ regels: 1 });
    expect((await check()).heel).toBe(true);
  });

  test('a lower number that shows up after a higher one is waited for', async () => {
    const traag = new pg.Client(database.address);
    await traag.connect();
    await traag.query('begin');
    const [laat] = await schrijf(1, traag);
    const [vlug] = await schrijf(1);
    expect(Number(vlug)).toBeGreaterThan(Number(laat));
    expect(await seal({ geduld: 300 })).toMatchObject({ regels: 0, uitgesteld: true });
    const verzegelaar = new pg.Pool({ ...database.address, application_name: 'verzegelaar' });
    const wachtend = sealLogboek(verzegelaar, { geduld: 30_000 });
    // Who writes after the sealer has read who was writing is not waited for; a query that still runs may see a later one as well.
    const later = new pg.Client(database.address);
    await later.connect();
    await expect
      .poll(async () =>
        owner
          .query(
            "select from pg_stat_activity where application_name = 'verzegelaar' and query like '%virtualtransaction%' and state = 'idle'",
          )
          .then(({ rowCount }) => rowCount),
      )
      .toBeGreaterThan(0);
    await later.query('begin');
    await schrijf(1, later);
    await traag.query('commit');
    expect(await wachtend).toMatchObject({ regels: 2, uitgesteld: false });
    await later.query('commit');
    await Promise.all([traag.end(), later.end(), verzegelaar.end()]);
    expect(await seal()).toMatchObject({ regels: 1 });
    expect((await check()).heel).toBe(true);
  });

  test('two sealers at once make one chain', async () => {
    await schrijf(25_000);
    const beide = await Promise.all([seal(), seal()]);
    expect(beide.reduce((som, { regels }) => som + regels, 0)).toBe(25_000);
    expect((await check()).heel).toBe(true);
  });

  test('the hash of the newest seal is kept outside the database', async () => {
    const bestand = join(tmpdir(), `ankers-${process.pid}.txt`);
    await schrijf(1);
    const { laatste } = await seal({ ankers: bestand });
    await schrijf(1);
    await seal({ ankers: bestand });
    await seal({ ankers: bestand });
    const ankers = await leesAnkers(bestand);
    expect(ankers).toHaveLength(2);
    expect(ankers[0]).toBe(laatste?.keten);
    expect(await readFile(bestand, 'utf8')).toContain(` verzegeling ${laatste?.id} tot en met regel ${laatste?.totId} `);
    expect((await check(ankers)).heel).toBe(true);
    await rm(bestand);
    expect(await leesAnkers(bestand)).toEqual([]);
  });
});

describe('nobody changes a line', () => {
  eigenDatabase();
  test.each([
    ['update logboek set grond = grond'],
    ['delete from logboek where id = 1'],
    ['truncate logboek'],
    ['update verzegeling set aantal = aantal'],
    ['delete from verzegeling where id = 1'],
    ['truncate verzegeling'],
  ])('%s is refused, for the owner too', async (sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: 'WM409' });
  });
});

describe('a check names', () => {
  eigenDatabase();
  beforeAll(async () => {
    for (const aantal of [3, 2, 4]) {
      await schrijf(aantal);
      await seal();
    }
    // A number that was given and not used: there is room for a line that was never there.
    await owner.query("select nextval('logboek_id_seq')");
    await schrijf(2);
    await seal();
  });
  test.each([
    ['a changed line', "update logboek set grond = 'anders' where id = 2", ['veranderd 2']],
    ['a line given to another resident', 'update logboek set inwoner_id = 99 where id = 2', ['veranderd 2']],
    ['another moment', "update logboek set moment = moment + interval '1 microsecond' where id = 3", ['veranderd 3']],
    ['empty instead of absent', 'update logboek set aanbieder_id = 0 where id = 1', ['veranderd 1']],
    ['a deleted line', 'delete from logboek where id in (1, 3)', ['verdwenen 1 3']],
    ['every line of a seal gone', 'delete from logboek where id < 4', ['verdwenen 1 2 3']],
    [
      'two lines that changed places',
      `create temp table ruil as select * from logboek where id in (1, 2); delete from logboek where id in (1, 2);
       update ruil set id = 3 - id; insert into logboek overriding system value select * from ruil; drop table ruil`,
      ['veranderd 1 2'],
    ],
    [
      'an inserted line',
      "insert into logboek (id, gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst) overriding system value values (10, 0, 'systeem', 'x', 'x', '1', 'x', 'gelukt', 'web')",
      ['toegevoegd 10'],
    ],
    [
      'a line before the first',
      "insert into logboek (id, gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst) overriding system value values (-1, 0, 'systeem', 'x', 'x', '1', 'x', 'gelukt', 'web')",
      ['toegevoegd -1'],
    ],
    ['a removed seal', 'delete from verzegeling where id = 2', ['verzegeling-ontbreekt']],
    ['the first seal gone', 'delete from verzegeling where id = 1', ['verzegeling-ontbreekt']],
    [
      'a seal that says another number',
      'update verzegeling set aantal = aantal - 1 where id = 2',
      ['verzegeling-veranderd', 'verzegeling-veranderd'],
    ],
    [
      'a seal with another list of lines',
      "update verzegeling set regels = regels || '\\x00' where id = 1",
      ['verzegeling-veranderd'],
    ],
    [
      'a seal that was computed again after a change',
      `update logboek set grond = 'anders' where id = 2;
       update verzegeling s set regels = n.regels, hash = n.hash from (
         select string_agg(int8send(id) || substr(h, 1, 8), ''::bytea order by id) as regels, sha256(string_agg(int8send(id) || h, ''::bytea order by id)) as hash
           from (select l.id, sha256(convert_to(row(l.id, (extract(epoch from l.moment) * 1000000)::bigint, l.gemeente_id, l.gebruiker_id, l.rol, l.handeling,
             l.soort, l.object_id, l.inwoner_id, l.aanbieder_id, l.grond, l.uitkomst, l.herkomst, l.namens_id, l.noodtoegang_id)::text, 'UTF8')) as h from logboek l where id < 4) r) n where s.id = 1`,
      ['verzegeling-veranderd'],
    ],
  ])('%s', async (_, sql, verwacht) => {
    await metEigenaar(sql, async () => {
      const controle = await check();
      expect(soorten(controle)).toEqual(verwacht);
      expect(controle.heel).toBe(false);
    });
    expect((await check()).heel).toBe(true);
  });

  test('a chain that lost its end, by the anchor that was kept', async () => {
    const { keten = '' } = await check();
    await metEigenaar(
      'delete from verzegeling where id = (select max(id) from verzegeling); delete from logboek where id > (select max(tot_id) from verzegeling)',
      async () => {
        expect((await check()).heel).toBe(true);
        const controle = await check([keten]);
        expect(soorten(controle)).toEqual(['anker']);
        expect(controle.bevindingen[0]?.tekst).toContain(keten);
      },
    );
  });

  test('a chain that was made again from the start, by the anchor that was kept', async () => {
    const { keten = '' } = await check();
    await metEigenaar("update logboek set grond = 'anders' where id = 2; delete from verzegeling", async () => {
      await seal();
      expect((await check()).heel).toBe(true);
      expect(soorten(await check([keten]))).toEqual(['anker']);
    });
  });

  test('the numbers in one Dutch sentence, and what it found is kept', async () => {
    await metEigenaar('delete from logboek where id between 1 and 2', async () => {
      const { bevindingen } = await check();
      expect(bevindingen[0]).toMatchObject({ tekst: 'Regels 1 en 2 zijn verdwenen.', verzegeling: 1, aantal: 2 });
      const { rows } = await owner.query('select heel, bevindingen, herkomst from logboekcontrole order by id desc limit 1');
      expect(rows[0]).toEqual({ heel: false, bevindingen, herkomst: 'opdrachtregel' });
    });
  });
});
